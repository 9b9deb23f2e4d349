"""The page's style sheet, for what the framework's theme cannot say."""

from typing import Final

from planner import palette
from planner.palette import Color, css


def _with_theme(light: Color, dark: Color) -> str:
    return f"light-dark({css(light)}, {css(dark)})"


def _turned(light: Color, dark: Color) -> str:
    """Rules that turn one plain color of the chart with the theme, wherever it is drawn."""
    color = css(light)
    return f"""
.st-key-chart svg [style*="fill: {color}"] {{ fill: {_with_theme(light, dark)} !important; }}
.st-key-chart svg [style*="stroke: {color}"] {{ stroke: {_with_theme(light, dark)} !important; }}
"""


SHEET: Final = (
    "<style>"
    + "".join(
        _turned(light, dark)
        for light, dark in (
            (palette.PAPER, palette.DARK_PAPER),
            (palette.INK, palette.DARK_INK),
            (palette.QUIET, palette.DARK_QUIET),
            (palette.RULE, palette.DARK_RULE),
        )
    )
    + """
/* The framework writes a selected choice in the primary color, too dark on dark paper. */
[data-variant][data-selected] { color: inherit !important; }
[data-testid="stTab"][data-selected], [data-testid="stSliderThumbValue"] { color: inherit; }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
/* The framework's bar lies over the top of the page, beside the title, with its menu alone. */
.stAppHeader { height: 3rem; min-height: 0; background: transparent; }
.stAppHeader, .stAppHeader * { pointer-events: none; }
.stAppHeader .stMainMenu, .stAppHeader .stMainMenu * { pointer-events: auto; }
.stMainBlockContainer { max-width: 80rem; padding: 0.5rem clamp(1rem, 4vw, 5rem) 3rem; }
.stHtml h1, .stHtml h2, .stHtml h3 { margin: 0; }
.stMainBlockContainer h1 { padding: 0.25rem 2.5rem 0.5rem 0; line-height: 1.2;
  font-size: clamp(1.3rem, 5vw, 2rem); }
.stMainBlockContainer h2 { padding: 0.5rem 0 0.4rem; font-size: 1.25rem; line-height: 1.3; }
.stMainBlockContainer h3 { padding: 0.5rem 0 0.25rem; font-size: 1rem; }
.stHtml p { margin: 0 0 0.5rem; line-height: 1.45; max-width: 48rem; overflow-wrap: anywhere; }
.stHtml ul { margin: 0 0 0.75rem; padding-left: 1.25rem; max-width: 44rem; }
.stHtml li { margin: 0 0 0.35rem; line-height: 1.45; }
.stHtml small, .stHtml .note { font-size: 0.875rem; }
.stHtml h1 + p, .stHtml .note { max-width: none; }
.stHtml a { color: light-dark(#0b57a4, #8fc1f7); }
.stHtml button { font: inherit; color: inherit; background: transparent; min-height: 2.25rem;
  padding: 0.25rem 0.9rem; border-radius: 0.5rem; cursor: pointer;
  border: 1px solid light-dark(#6f7680, #8b93a0); }
.st-key-disclaimer { border-left: 0.375rem solid light-dark(#a8501a, #e08a4f);
  padding: 0.5rem 0.75rem; background: light-dark(#fdf3ea, #2a211a); border-radius: 0.25rem; }
.st-key-disclaimer p { margin: 0; max-width: none; }
p.help a { display: inline-block; padding: 0.35rem 1rem 0 0; font-weight: 700; }
.forms { list-style: none; padding: 0 !important; display: flex; flex-wrap: wrap; gap: 0.5rem; }
.forms li { margin: 0; }
.forms a { display: inline-block; padding: 0.45rem 0.9rem; border-radius: 0.5rem;
  border: 1px solid light-dark(#6f7680, #8b93a0); text-decoration: none; }
p.months { font-weight: 700; }
.stDateInput [role="spinbutton"] { min-width: 24px; min-height: 24px; text-align: center; }
.st-key-lengths { padding: 0.25rem 1rem 1rem; border-radius: 0.5rem;
  border: 1px solid light-dark(#d3d6da, #343c48); }
.st-key-body [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
.st-key-body [data-testid="stColumn"] { min-width: min(20rem, 100%); }
.st-key-body .st-key-lengths [data-testid="stHorizontalBlock"] { flex-wrap: nowrap; }
.st-key-chart { overflow: clip; }
.st-key-spoken { position: absolute; clip-path: inset(50%); width: 1px; height: 1px;
  overflow: hidden; white-space: nowrap; }
.st-key-table table { border-collapse: collapse; width: 100%; }
.st-key-table caption { text-align: left; padding: 0 0 0.5rem; }
.st-key-table th, .st-key-table td { text-align: left; vertical-align: top;
  padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid light-dark(#dee2e7, #343c48); }
#copy-link { overflow-wrap: anywhere; }
@media (min-width: 52rem) {
  .st-key-lengths-switch { display: none; }
}
@media (max-width: 51.99rem) {
  .stMainBlockContainer:has(.st-key-lengths-open input:not(:checked)) .st-key-lengths {
    display: none; }
  .st-key-lengths h2 { display: none; }
}
@media (max-width: 40rem) {
  .stMainBlockContainer > .stVerticalBlock { gap: 0.6rem; }
  .st-key-body [data-testid="stHorizontalBlock"] { gap: 1rem; }
  .st-key-examples { gap: 0.25rem; flex-wrap: nowrap; }
  .st-key-examples button { padding: 0.25rem 0.3rem; min-height: 2.5rem; }
  .st-key-examples button p { font-size: 0.8125rem; white-space: nowrap; }
  .st-key-table thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px;
    overflow: hidden; }
  .st-key-table table, .st-key-table caption, .st-key-table tbody, .st-key-table tr,
  .st-key-table th, .st-key-table td { display: block; border: 0; padding: 0.1rem 0; }
  .st-key-table tr { border-bottom: 1px solid light-dark(#dee2e7, #343c48); padding: 0.5rem 0; }
  .st-key-table td::before { content: attr(data-column) ": "; font-weight: 700; }
  .st-key-table td:empty { display: none; }
}
@media (max-width: 22.4rem) {
  .stMainBlockContainer { padding-left: 0.5rem; padding-right: 0.5rem; }
  .st-key-examples { flex-wrap: wrap; }
}
</style>"""
)
