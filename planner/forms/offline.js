
"use strict";
const talk = document.getElementById("talk");
const page = document.querySelector("main");
const steps = [...talk.querySelectorAll(".step")];
const black = talk.querySelector(".black");
const help = talk.querySelector(".help-lines");
const start = document.getElementById("start");
let now = -1;

function show(next) {
  now = Math.max(0, Math.min(steps.length - 1, next));
  steps.forEach((step, index) => { step.hidden = index !== now; });
  black.hidden = help.hidden = true;
  talk.hidden = false;
  page.inert = true;
  talk.scrollTop = 0;
  document.body.classList.add("talking");
  if (!talk.contains(document.activeElement)) talk.focus();
}

function leave() {
  talk.hidden = true;
  page.inert = false;
  now = -1;
  document.body.classList.remove("talking");
  if (document.fullscreenElement) document.exitFullscreen();
  start.focus();
}

function toggle(screen) {
  const shown = screen.hidden;
  black.hidden = help.hidden = true;
  screen.hidden = !shown;
}

// Uncovers the step first, if something covers it.
function close() {
  if (black.hidden && help.hidden) leave();
  else black.hidden = help.hidden = true;
}

start.closest("p").hidden = false;
start.addEventListener("click", () => {
  if (document.documentElement.requestFullscreen) {
    document.documentElement.requestFullscreen().catch(() => {});
  }
  show(0);
});

const does = {
  previous: () => show(now - 1), next: () => show(now + 1),
  "help-lines": () => toggle(help), close,
};

document.addEventListener("keydown", event => {
  if (now < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && event.target.closest("button, a")) return;
  const act = {
    ArrowRight: does.next, ArrowDown: does.next, PageDown: does.next, " ": does.next,
    ArrowLeft: does.previous, ArrowUp: does.previous, PageUp: does.previous,
    Home: () => show(0), End: () => show(steps.length - 1),
    b: () => toggle(black), B: () => toggle(black), h: () => toggle(help), H: () => toggle(help),
    Escape: close,
  }[event.key];
  if (act) { event.preventDefault(); act(); }
});

talk.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (button) does[button.dataset.does]();
  else if (!black.hidden) toggle(black);
  else if (help.hidden && !event.target.closest("a")) {
    show(now + (event.clientX < innerWidth / 4 ? -1 : 1));
  }
});
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && now >= 0) leave();
});
