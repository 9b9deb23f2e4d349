"""The page's style sheet, for what the framework's theme cannot say."""

from typing import Final

from planner import palette
from planner.palette import Color, css


def _with_theme(light: Color, dark: Color) -> str:
    return f"light-dark({css(light)}, {css(dark)})"


_CHARTS: Final = "[class*=st-key-chart]"
"""Every container of a chart: its key begins so."""


def _drawn(plain: Color, color: str) -> str:
    """Rules that give one plain color of the chart another, wherever it is drawn."""
    return "\n".join(
        f'{_CHARTS} svg [style*="{paint}: {css(plain)}"] {{ {paint}: {color} !important; }}'
        for paint in ("fill", "stroke")
    )


_FAINT: Final = "color-mix(in srgb, CanvasText 25%, Canvas)"
_TURNED: Final = (
    (palette.PAPER, palette.DARK_PAPER, "Canvas"),
    (palette.INK, palette.DARK_INK, "CanvasText"),
    (palette.QUIET, palette.DARK_QUIET, "CanvasText"),
    (palette.RULE, palette.DARK_RULE, _FAINT),
)
"""What a plain color of the chart is in dark, and where the visitor's system sets all colors."""

SHEET: Final = (
    "<style>\n"
    + "\n".join(_drawn(light, _with_theme(light, dark)) for light, dark, _ in _TURNED)
    + "\n@media (forced-colors: active) {\n"
    + "\n".join(_drawn(light, system) for light, _, system in _TURNED)
    + f"\n{_CHARTS} svg, {_CHARTS} svg text {{ forced-color-adjust: none; }}\n}}"
    + """
/* The framework writes a selected choice in the primary color, too dark on dark paper. */
[data-variant][data-selected] { color: inherit !important; }
[data-testid="stTab"][data-selected], [data-testid="stSliderThumbValue"] { color: inherit; }
:root { --focus: 2px solid light-dark(#0d131b, #ece9e3); }
:focus-visible { outline: var(--focus) !important; outline-offset: 2px; }
.stMain:focus-visible { outline-offset: -2px; }
/* These are inside a box that would cut the outline off, or out of sight: the box is outlined. */
.stNumberInput input:focus-visible, .stCheckbox input:focus-visible { outline: none !important; }
[data-testid="stNumberInputContainer"]:has(input:focus-visible),
.stCheckbox label:has(input:focus-visible) {
  outline: var(--focus); outline-offset: 2px; }
/* Where the system sets all colors, these would be told by their color alone. */
@media (forced-colors: active) {
  .stCheckbox label > span + div { forced-color-adjust: none; background: Canvas;
    border: 1px solid CanvasText; }
  .stCheckbox label[data-selected] > span + div { background: Highlight; }
  .stCheckbox label > span + div > div { background: CanvasText; }
  .stCheckbox label[data-selected] > span + div > div { background: HighlightText; }
  .stCheckbox label > span + div polyline { stroke: HighlightText; }
}
/* The framework's bar lies over the top of the page, beside the title, with its menu alone. */
.stAppHeader { top: -0.35rem; height: 3rem; min-height: 0; background: transparent; }
.stAppHeader, .stAppHeader * { pointer-events: none; }
.stAppHeader .stMainMenu, .stAppHeader .stMainMenu * { pointer-events: auto; }
/* The menu comes back at the top of the page. */
.stAppViewContainer:has(> * > .stMain[data-scrolled]) .stAppHeader { visibility: hidden; }
.stMainBlockContainer { max-width: 80rem; padding: 0.5rem clamp(1rem, 4vw, 5rem) 3rem; }
/* The links to the pages leave the menu its corner. */
.st-key-pages { padding-right: 2.5rem; }
.stHtml h1, .stHtml h2, .stHtml h3 { margin: 0; }
.stHtml > :last-child { margin-bottom: 0; }
.stMainBlockContainer h1 { padding: 0.25rem 2.5rem 0.5rem 0; line-height: 1.2;
  font-size: clamp(1.3rem, 5vw, 2rem); }
.stMainBlockContainer h2 { padding: 0.5rem 0 0.4rem; font-size: 1.25rem; line-height: 1.3; }
.stMainBlockContainer h3 { padding: 0.5rem 0 0.25rem; font-size: 1rem; }
.stHtml p, .stHtml li { text-wrap: pretty; }
.stHtml p { margin: 0 0 0.5rem; line-height: 1.45; max-width: 48rem; overflow-wrap: anywhere; }
.stHtml ul { margin: 0 0 0.75rem; padding-left: 1.25rem; max-width: 44rem; }
.stHtml li { margin: 0 0 0.35rem; line-height: 1.45; }
.stHtml small, .stHtml .note { font-size: 0.875rem; }
.stHtml h1 + p, .stHtml .note { max-width: none; }
.stHtml a { color: light-dark(#0b57a4, #8fc1f7); }
.stHtml button { font: inherit; color: inherit; background: transparent; min-height: 2.25rem;
  margin: 0.25rem 0 0.75rem; padding: 0.25rem 0.9rem; border-radius: 0.5rem; cursor: pointer;
  border: 1px solid light-dark(#6f7680, #8b93a0); }
.st-key-disclaimer { border-left: 0.375rem solid light-dark(#a8501a, #e08a4f);
  padding: 0.5rem 0.75rem; background: light-dark(#fdf3ea, #2a211a); border-radius: 0.25rem; }
.st-key-disclaimer p { margin: 0; max-width: none; }
p.help a { display: inline-block; padding: 0.35rem 1rem 0 0; font-weight: 700; }
.forms { list-style: none; padding: 0 !important; display: flex; flex-wrap: wrap; gap: 0.5rem;
  align-items: center; }
.forms li { margin: 0; }
.forms li:not(:has(a)) { order: 1; width: 100%; }
.forms a { display: inline-block; padding: 0.45rem 0.9rem; border-radius: 0.5rem;
  border: 1px solid light-dark(#6f7680, #8b93a0); text-decoration: none; }
.st-key-talk-start { margin-top: 0.5rem; }
.st-key-talk-start a { border: 1px solid light-dark(#6f7680, #8b93a0); border-radius: 0.5rem;
  min-height: 2.25rem; padding: 0.25rem 0.9rem; }
.st-key-lengths .note { margin-bottom: 0.75rem; }
.st-key-start, .st-key-context, .st-key-start-again { margin-top: 0.75rem; }
.st-key-no-date { margin-top: 0.25rem; }
.stHtml .brief { margin: 0.75rem 0 0; font-weight: 700; }
.stHtml details { max-width: 60rem; margin: 0 0 0.5rem; border-radius: 0.5rem;
  border: 1px solid light-dark(#8a8577, #6f7784); }
.stHtml summary { padding: 0.5rem 0.75rem; cursor: pointer; }
.stHtml details[open] > summary { border-bottom: 1px solid light-dark(#dee2e7, #343c48); }
.stHtml details > :not(summary) { margin-left: 0.75rem; margin-right: 0.75rem; }
.stHtml details > summary + * { margin-top: 0.5rem; }
p.months { font-weight: 700; }
.stCheckbox label { min-height: 24px; align-items: center; }
.stDateInput [role="spinbutton"], .stDateInput button, .stTooltipIcon > span > button[aria-label] {
  min-width: 24px; min-height: 24px; text-align: center; }
.st-key-lengths { padding: 0.25rem 1rem 1rem; border-radius: 0.5rem;
  border: 1px solid light-dark(#d3d6da, #343c48); }
.st-key-body [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
.st-key-body [data-testid="stColumn"] { min-width: min(20rem, 100%); }
.st-key-body .st-key-lengths [data-testid="stHorizontalBlock"] { flex-wrap: nowrap; }
/* The margins beside the days reach out, so that bars and words begin where the text does. */
[class*=st-key-chart] { width: calc(100% + 1rem); margin: 0 -0.5rem; overflow: clip; }
/* The words of a picture have no room to spread: they are in the table too. */
[class*=st-key-chart] svg * { letter-spacing: normal !important;
  word-spacing: normal !important; }
.st-key-spoken, [class*="st-key-week-"] .stMarkdownColoredText { position: absolute;
  clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
.stHtml table { border-collapse: collapse; width: 100%; }
.stHtml caption { text-align: left; padding: 0 0 0.5rem; }
.stHtml th, .stHtml td { text-align: left; vertical-align: top;
  padding: 0.4rem 1.25rem 0.4rem 0; border-bottom: 1px solid light-dark(#dee2e7, #343c48); }
#copy-link { overflow-wrap: anywhere; }
.sections ul { overflow-wrap: anywhere; }
.sections nav ul { list-style: none; padding: 0; }
.sections nav li { margin: 0; }
/* The heading above a table says the same. */
.sections caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px;
  overflow: hidden; }
.sections nav a { display: inline-block; padding: 0.25rem 0; }
.sections section { scroll-margin-top: 0.5rem; }
.sections section + section { padding-top: 0.75rem; }
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation-duration: 0s !important; animation-delay: 0s !important;
    transition-duration: 0s !important; transition-delay: 0s !important;
    scroll-behavior: auto !important; }
  /* The framework moves the height of what it opens by a script. */
  details { height: auto !important; }
}
@media (min-width: 52rem) {
  .sections { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 2.5rem; }
  .sections nav { position: sticky; top: 1rem; align-self: start; }
  .sections .back { display: none; }
  .st-key-lengths-open, .st-key-lengths .stElementContainer:has(.brief) { display: none; }
}
@media (min-width: 64rem) {
  .st-key-table th:nth-child(4) { min-width: 15rem; }
}
@media (max-width: 51.99rem) {
  .stMainBlockContainer:has(.st-key-lengths-open input:not(:checked)) .st-key-lengths {
    display: none; }
  .st-key-lengths h2 { display: none; }
  .stHtml thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px;
    overflow: hidden; }
  .stHtml table, .stHtml caption, .stHtml tbody, .stHtml tr,
  .stHtml th, .stHtml td { display: block; border: 0; padding: 0.1rem 0; }
  .stHtml tr { border-bottom: 1px solid light-dark(#dee2e7, #343c48); padding: 0.5rem 0; }
  .stHtml td::before { content: attr(data-column) ": "; font-weight: 700; }
  .stHtml td:empty { display: none; }
}
.st-key-programs button p { white-space: normal; }
@media (max-width: 40rem) {
  .stMainBlockContainer > .stVerticalBlock { gap: 0.6rem; }
  .st-key-body [data-testid="stHorizontalBlock"] { gap: 1rem; }
  .st-key-examples { gap: 0.25rem; flex-wrap: nowrap; }
  .st-key-examples button { padding: 0.25rem 0.3rem; min-height: 2.5rem; }
  .st-key-examples button p { font-size: 0.8125rem; white-space: nowrap; }
}
@media (max-width: 22.4rem) {
  .stMainBlockContainer { padding-left: 0.5rem; padding-right: 0.5rem; }
  .st-key-examples { flex-wrap: wrap; }
}
@media print {
  .stAppHeader, .st-key-pages, .st-key-examples, .st-key-lengths, .st-key-lengths-open,
  .st-key-programs, [data-testid="stPageLink"], .stHtml button { display: none; }
  [class*=st-key-chart], .stHtml table tr, .st-key-disclaimer { break-inside: avoid; }
  .stHtml h2, .stHtml h3 { break-after: avoid; }
}
</style>"""
)


def chosen_button(key: str, word: str) -> str:
    """A sheet that shows the button of this key as chosen, and adds the word to its name."""
    return f"""<style>
.st-key-{key} button, .st-key-{key} button:hover, .st-key-{key} button:focus {{
  background: light-dark(#123f73, #3876bd); color: #fff; border-color: transparent; }}
.st-key-{key} button::after {{ content: " {_in_quotes(word)}"; position: absolute;
  clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }}
@media (forced-colors: active) {{
  .st-key-{key} button {{ forced-color-adjust: none; background: Highlight; color: HighlightText; }}
}}
</style>"""


def _in_quotes(word: str) -> str:
    """The word as it stands between double quotes in a style sheet inside HTML."""
    return "".join(f"\\{ord(sign):x} " if sign in '"\\<\n' else sign for sign in word)
