"""The style sheet of a talk: it fills the screen, at sizes that a room can read."""

from typing import Final

SHEET: Final = """<style>
.stMainBlockContainer.stMainBlockContainer { max-width: none; padding: 0.25rem 2vw; }
.stAppHeader { display: none; }
.stMainBlockContainer .stVerticalBlock { gap: 0.5rem; }
.talk, .talk-help { font-size: clamp(1.0625rem, 1.45vw, 1.75rem); }
.talk { display: flex; flex-direction: column; gap: 0.4em; height: calc(100dvh - 4.75rem);
  min-height: 20rem; }
.talk-head { display: flex; gap: 2em; justify-content: space-between; }
.talk-address { flex: none; max-width: 16em; text-align: center; }
.talk-address img { width: 5.5em; margin: 0 auto; display: block; }
.stHtml .talk-address p { overflow-wrap: anywhere; }
.stHtml .talk .talk-no-address { font-size: 0.87em; max-width: 22em; }
.stMainBlockContainer .talk h1 { font-size: 1.6em; padding: 0; }
.stHtml .talk p, .stHtml .talk ul, .stHtml .talk-help p, .stHtml .talk-help ul {
  max-width: none; margin: 0; font-size: inherit; }
.stHtml .talk li, .stHtml .talk-help li { margin: 0 0 0.2em; line-height: 1.35;
  font-size: inherit; }
.stHtml .talk:not(:has(> img)) .talk-head ul { font-size: 1.5em; padding-top: 1em;
  max-width: 32em; }
.stHtml .talk:not(:has(> img)) .talk-head li { margin-bottom: 0.8em; }
.talk > img { flex: 1 1 0; min-height: 0; width: 100%; object-fit: contain;
  object-position: left top; }
.talk > .talk-narrow { display: none; }
.talk-foot { margin-top: auto; font-size: 0.87em; }
.stHtml .talk .talk-safety { font-weight: 700; }
.talk-help { position: fixed; inset: 0; z-index: 1000; padding: 8vh 8vw; overflow: auto;
  background: light-dark(#fefdfb, #12161d); }
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
@media (max-width: 40rem) {
  .st-key-talk-keys { position: fixed; bottom: 0; left: 0; right: 0; z-index: 5; width: auto;
    padding: 0.25rem 2vw; background: light-dark(#fefdfb, #12161d); }
  .stMainBlockContainer.stMainBlockContainer { padding-bottom: 7rem; }
  .st-key-talk-first, .st-key-talk-last { display: none; }
  .st-key-talk-keys button { padding: 0.25rem 0.5rem; }
  .talk { height: auto; }
  .talk > img { flex: none; }
  .talk > .talk-wide { display: none; }
  .talk > .talk-narrow { display: block; }
  .talk-head { flex-wrap: wrap; }
  .talk-address { max-width: none; }
}
</style>"""
