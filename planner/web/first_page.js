{
// The front end would first look for its server below the address of each page, and meet a 404.
// Every page stands beside the others, whatever the prefix before them is.
const root = new URL(".", location).href;
// A lost line is told of in a line of our own, not in a dialog over the numbers to call.
window.__streamlit = {BACKEND_BASE_URL: root, HOST_CONFIG_BASE_URL: root,
  DOWNLOAD_ASSETS_BASE_URL: root, MAIN_PAGE_BASE_URL: root,
  HOST_CONFIG: {blockErrorDialogs: true}};

// The framework's files come once what the first response says is on the screen, not before it.
addEventListener("DOMContentLoaded", () => {
  const load = () => document.head.append(document.getElementById("framework").content);
  if (document.hidden) load();
  // What is drawn in one frame is on the screen a little after the next has begun.
  else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(load, 50)));
});
// It would try WebAssembly, which the policy of the page forbids, before it does without.
delete window.WebAssembly;

// What the first response says goes when the live page has drawn its chart.
const takeOver = () => {
  const first = document.getElementById("first");
  const chart = document.querySelector(".stPlotlyChart .barlayer path");
  if (!first || !chart || document.querySelector('[data-test-script-state="running"]')) return;
  document.querySelector(".stMain").scrollTop = first.scrollTop;
  first.remove();
};

// A line at the edge says that the connection is lost, once there was one.
let connected = false;
const tellOfLine = () => {
  const state = document.querySelector(".stApp")?.dataset.testConnectionState;
  connected ||= state === "CONNECTED";
  const line = document.getElementById("lost");
  if (!line) return;
  const told = connected && state !== "CONNECTED" ? line.dataset.says : "";
  if (line.textContent !== told) line.textContent = told;
};

// Its menu has the theme and print: where it could, it would offer to record the screen too.
delete window.MediaDevices?.prototype.getDisplayMedia;

// The framework cannot say that the links to the pages are for finding one's way. What it lays over
// the page stands outside the app, at the end: it has the theme of the app, and the focus comes to
// it, or Tab would have to go through the whole page first.
let entered = null;
new MutationObserver(() => {
  document.querySelector(".st-key-pages:not([role])")?.setAttribute("role", "navigation");
  const app = document.querySelector(".stApp");
  if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
  const over = document.querySelector("[data-testid=stPopoverBody]");
  if (over && over !== entered) {
    over.tabIndex = -1;
    requestAnimationFrame(() => over.focus({preventScroll: true}));
  }
  entered = over;
  takeOver();
  tellOfLine();
}).observe(document, {childList: true, subtree: true,
  attributeFilter: ["class", "data-test-script-state", "data-test-connection-state"]});

// The framework's menu stays where it is while the page scrolls: it would lie over the words.
document.addEventListener("scroll", ({target}) => {
  if (target.matches?.(".stMain")) target.toggleAttribute("data-scrolled", target.scrollTop > 16);
}, true);

// A chart cannot be drawn anew for paper: it is made smaller, so that none of it is cut off.
addEventListener("beforeprint", () => {
  for (const chart of document.querySelectorAll(".stPlotlyChart"))
    chart.style.setProperty("--fit-to-paper", Math.min(1, 640 / chart.offsetWidth));
});

// What is picked from the browser's calendar is typed into the date field; nothing is typed here.
document.addEventListener("change", ({target}) => {
  if (!target.matches?.(".pick")) return;
  const field = document.querySelector(".st-key-start input");
  const [year, month, day] = target.value.split("-").map(Number);
  field.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set
    .call(field, target.value && `${month}/${day}/${year}`);
  field.dispatchEvent(new Event("input", {bubbles: true}));
  field.blur();
  field.focus();
});
document.addEventListener("keydown", event => {
  if (!event.target.matches?.(".pick") || event.key === "Tab") return;
  event.preventDefault();
  if (event.key === "Enter" || event.key === " ") event.target.showPicker();
});

// A button copies the text of an element, and says so.
const copy = async button => {
  const source = document.getElementById(button.dataset.copies);
  const range = document.createRange();
  range.selectNodeContents(source);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  try { await navigator.clipboard.writeText(source.innerText); }
  catch { document.execCommand("copy"); }
  document.getElementById(button.dataset.says).textContent = button.dataset.done;
};

document.addEventListener("click", event => {
  const button = event.target.closest?.("button[data-copies]");
  if (button) copy(button);
});
}
