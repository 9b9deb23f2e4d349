"""What the style sheet of the page that compares has beside that of every page."""

from typing import Final

SHEET: Final = """<style>
.stHtml .label { margin: 0; font-weight: 700; }
.st-key-differs p.months { margin-top: 0.5rem; }
.st-key-beside [data-testid="stHorizontalBlock"] { flex-wrap: wrap; row-gap: 2rem; }
.st-key-beside [data-testid="stColumn"] { min-width: 100%; }
@media (min-width: 40.01rem) {
  .st-key-differs table { table-layout: fixed; }
  .st-key-differs thead th:first-child { width: 18%; }
}
@media (min-width: 52rem) {
  .st-key-beside [data-testid="stHorizontalBlock"] { flex-wrap: nowrap; }
  .st-key-beside [data-testid="stColumn"] { min-width: 0; }
  /* Side by side, each chart is as far down as the others, however much is told above it. */
  .st-key-beside [data-testid="stColumn"] > .stVerticalBlock { height: 100%; }
  .st-key-beside [data-testid="stLayoutWrapper"]:has(> [class*=st-key-chart-]) { margin-top: auto; }
}
</style>"""
