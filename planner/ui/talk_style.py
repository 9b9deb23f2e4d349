"""The style sheet of a talk: it fills the screen, at sizes that a room can read."""

from typing import Final

SHEET: Final = """<style>
.stMainBlockContainer.stMainBlockContainer { max-width: none; padding: 0.25rem 2vw; }
.stAppHeader { display: none; }
.st-key-pages.st-key-pages a { padding-top: 0; padding-bottom: 0; min-height: 2rem; }
.stMainBlockContainer .stVerticalBlock { gap: 0.5rem; }
.talk { font-size: clamp(1.0625rem, 1.45vw, 1.75rem); }
.talk { display: flex; flex-direction: column; gap: 0.4em; height: calc(100dvh - 4.75rem);
  min-height: 20rem; padding-top: 0.35em; box-sizing: border-box; }
.stHtml .talk .talk-topic { font-size: 2.1em; font-weight: 700; line-height: 1.2;
  margin: 0.3em 0 0.5em; }
.stMainBlockContainer .talk h1 { font-size: 1.6em; padding: 0; }
.stHtml .talk p, .stHtml .talk ul, .stHtml .talk-help p, .stHtml .talk-help ul {
  max-width: none; margin: 0; font-size: inherit; }
.stHtml .talk li, .stHtml .talk-help li { margin: 0 0 0.2em; line-height: 1.35;
  font-size: inherit; }
.stHtml .talk:not(:has(.talk-chart)) .talk-head ul { font-size: 1.5em; padding-top: 1em;
  max-width: 32em; }
.stHtml .talk:not(:has(.talk-chart)) .talk-head li { margin-bottom: 0.8em; }
.stHtml .talk:not(:has(.talk-chart)) .talk-head ul:has(li:nth-child(4)) { font-size: 1.2em; }
.talk-chart { flex: 1 1 0; min-height: 0; display: flex; gap: 2vw; }
.talk-chart > img { flex: 1 1 0; min-width: 0; height: 100%; object-fit: contain;
  object-position: left top; }
.talk-chart > .talk-narrow { display: none; }
/* The code has its own quiet edge inside; nothing may lie over it. */
.talk-address { flex: none; width: clamp(13rem, 17vw, 24rem); text-align: center; }
.talk-address img { width: 100%; height: auto; display: block; margin: 0 0 0.4em; }
.stHtml .talk-address p { overflow-wrap: anywhere; line-height: 1.3; }
.talk-foot { margin-top: auto; font-size: 0.87em; }
.stHtml .talk-safety { font-weight: 700; }
.talk-help { position: fixed; inset: 0; z-index: 1000; padding: 5vh 5vw; overflow: auto;
  font-size: clamp(1.125rem, 2.2vw, 3rem); background: light-dark(#fefdfb, #12161d); }
.stMainBlockContainer .talk-help h2 { font-size: 1.4em; padding: 0 0 0.4em; }
.stHtml .talk-help ul { padding: 0.6em 0 0.4em 1.25em; }
.stHtml .talk-help button { font-size: max(1rem, 0.8em); min-height: 2.5rem; margin: 0; }
.talk-black { position: fixed; inset: 0; z-index: 1001; background: #000; }
.talk-help[hidden], .talk-black[hidden] { display: none; }
.stMainBlockContainer:has(.st-key-talk-notes) .talk { height: calc(100dvh - 10rem); }
.st-key-talk-keys { align-items: center; }
.st-key-talk-keys button, .st-key-talk-keys button p, .st-key-talk-notes .stHtml p,
.st-key-pages a p { font-size: clamp(0.9375rem, 1.3vw, 1.5rem) !important; }
.st-key-talk-notes .stHtml p { max-width: none; margin: 0 1em 0 0; display: inline; }
.st-key-talk-keys .stHtml button { margin: 0 0.25rem 0 0; min-height: 2.5rem; }
.st-key-talk-keys button { padding: 0.25rem 0.7rem; }
/* On a wide screen the buttons stand beside the links to the pages. */
@media (min-width: 66rem) {
  .st-key-talk-keys { position: absolute; top: 0.25rem; right: 0.25rem; width: auto; }
}
/* In a full screen there is the talk alone; the buttons come back for a pointer or the Tab key. */
@media (display-mode: fullscreen) and (min-width: 66rem) {
  .st-key-pages, .st-key-talk-notes { display: none; }
  .talk { height: calc(100dvh - 1rem); }
  .st-key-talk-keys { z-index: 10; opacity: 0; background: light-dark(#fefdfb, #12161d); }
  .st-key-talk-keys:hover, .st-key-talk-keys:focus-within { opacity: 1; }
}
/* On a smaller one they are always at hand below. */
@media (max-width: 65.99rem) {
  .st-key-talk-keys { position: fixed; bottom: 0; left: 0; right: 0; z-index: 5; width: auto;
    padding: 0.25rem 2vw; background: light-dark(#fefdfb, #12161d); }
  .stMainBlockContainer.stMainBlockContainer { padding-bottom: 4rem; }
  .talk { height: calc(100dvh - 7.5rem); }
  .stMainBlockContainer:has(.st-key-talk-notes) .talk { height: calc(100dvh - 12rem); }
}
/* Where the wide chart would be too small to read: the narrow one, as high as it needs to be. */
@media (max-width: 60rem), (max-height: 30rem) {
  .talk, .stMainBlockContainer:has(.st-key-talk-notes) .talk { height: auto; min-height: 0; }
  .talk-chart { flex: none; flex-wrap: wrap; }
  .talk-chart > img { flex: 0 1 30rem; height: auto; }
  .talk-chart > .talk-wide { display: none; }
  .talk-chart > .talk-narrow { display: block; }
}
@media (max-width: 40rem) {
  .stMainBlockContainer.stMainBlockContainer { padding-bottom: 7rem; }
  .st-key-talk-first, .st-key-talk-last { display: none; }
  .st-key-talk-keys button { padding: 0.25rem 0.5rem; }
  .talk-address { width: 100%; }
  .talk-address img { width: 12.5rem; margin: 0 auto; }
}
</style>"""
