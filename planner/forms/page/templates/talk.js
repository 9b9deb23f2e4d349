"use strict";
{
  const talk = document.getElementById("talk");
  const steps = [...talk.querySelectorAll(".step")];
  const help = talk.querySelector(".cover.help");
  const black = talk.querySelector(".black");
  const alone = "alone" in talk.dataset;
  const page = alone ? null : document.querySelector("main");
  // A file on the disk has no address that a script may change.
  const served = location.protocol.startsWith("http");
  const asked = Number(new URLSearchParams(location.search).get("step"));
  let now = Number(talk.dataset.now) - 1;
  let open = alone;

  function keepInAddress(number) {
    if (!served) return;
    const address = new URL(location);
    if (number) address.searchParams.set("step", number);
    else address.searchParams.delete("step");
    history.replaceState(null, "", address);
  }

  function show(next) {
    const moved = next !== now;
    now = Math.max(0, Math.min(steps.length - 1, next));
    steps.forEach((step, place) => { step.hidden = place !== now; });
    help.hidden = black.hidden = true;
    talk.scrollTop = 0;
    if (moved) {
      talk.querySelector(".faults")?.remove();
      keepInAddress(now + 1);
    }
    steps[now].querySelector(".title").focus({preventScroll: true});
  }

  function start() {
    open = true;
    talk.hidden = false;
    if (page) page.inert = true;
    document.body.classList.add("talking");
    show(now);
  }

  function leave() {
    if (alone) return;
    open = false;
    talk.hidden = true;
    page.inert = false;
    document.body.classList.remove("talking");
    if (document.fullscreenElement) document.exitFullscreen();
    keepInAddress(null);
    document.getElementById("start").focus();
  }

  function cover(screen) {
    const covered = screen.hidden;
    help.hidden = black.hidden = true;
    screen.hidden = !covered;
    if (covered && screen === help) help.focus();
    else steps[now].querySelector(".title").focus({preventScroll: true});
  }

  function fillScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  const does = {
    // What is under a black screen comes back before anything else is shown.
    previous: () => show(black.hidden ? now - 1 : now),
    next: () => show(black.hidden ? now + 1 : now),
    first: () => show(0),
    last: () => show(steps.length - 1),
    help: () => cover(help),
    black: () => cover(black),
    fill: fillScreen,
    leave: () => {
      if (!help.hidden || !black.hidden) show(now);
      else leave();
    },
  };
  const keys = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous",
    Home: "first", End: "last", b: "black", ".": "black", h: "help", f: "fill", Escape: "leave",
  };

  // Before any button: a key is the talk's, whatever was clicked last.
  addEventListener("keydown", event => {
    if (!open || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = key === " " && event.shiftKey ? "previous" : keys[key];
    if (!act) return;
    // The help lines may be longer than a small screen.
    const scrolls = !help.hidden && help.scrollHeight > help.clientHeight;
    if (scrolls && /^(Arrow(Up|Down)|Page)/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || act === "next" || act === "previous") does[act]();
  }, true);
  // A button is pressed when the space bar comes up again.
  addEventListener("keyup", event => {
    if (open && event.key === " ") event.preventDefault();
  }, true);

  let touch = null;
  let swiped = false;
  talk.addEventListener("touchstart", event => {
    touch = event.touches.length === 1 ? event.touches[0] : null;
    swiped = false;
  }, {passive: true});
  talk.addEventListener("touchend", event => {
    if (!touch) return;
    const end = event.changedTouches[0];
    const [across, down] = [end.clientX - touch.clientX, end.clientY - touch.clientY];
    if (Math.abs(across) < 50 || Math.abs(across) < 2 * Math.abs(down)) return;
    swiped = true;
    does[across < 0 ? "next" : "previous"]();
  });

  talk.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button) does[button.dataset.does]();
    else if (!black.hidden) does.black();
    else if (help.hidden && !swiped && !event.target.closest("a")
        && !String(getSelection())) {
      does[event.clientX < innerWidth / 4 ? "previous" : "next"]();
    }
  });

  const begin = document.getElementById("start");
  if (begin) {
    begin.closest("p").hidden = false;
    begin.addEventListener("click", () => { start(); fillScreen(); });
  }
  if (!alone && asked >= 1 && asked <= steps.length) now = asked - 1;
  if (alone || asked) start();
}
