
"use strict";
const talk = document.getElementById("talk");
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
  document.body.classList.add("talking");
  talk.focus();
}

function leave() {
  talk.hidden = true;
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

start.closest("p").hidden = false;
start.addEventListener("click", () => {
  if (document.documentElement.requestFullscreen) {
    document.documentElement.requestFullscreen().catch(() => {});
  }
  show(0);
});

document.addEventListener("keydown", event => {
  if (now < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = {
    ArrowRight: () => show(now + 1), ArrowDown: () => show(now + 1),
    PageDown: () => show(now + 1), " ": () => show(now + 1),
    ArrowLeft: () => show(now - 1), ArrowUp: () => show(now - 1), PageUp: () => show(now - 1),
    Home: () => show(0), End: () => show(steps.length - 1),
    b: () => toggle(black), B: () => toggle(black), h: () => toggle(help), H: () => toggle(help),
    Escape: leave,
  }[event.key];
  if (act) { event.preventDefault(); act(); }
});

talk.addEventListener("click", event => {
  if (!event.target.closest("a")) show(now + (event.clientX < innerWidth / 4 ? -1 : 1));
});
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && now >= 0) leave();
});
