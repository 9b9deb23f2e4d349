"""The live chart as a browser has drawn it: its words, their paper, its lines and its bars."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from playwright.sync_api import Page, expect

from planner.plan.link import encode
from planner.plan.plan import Plan
from tests.browser.pages import RUN_MILLISECONDS

TOUCH: Final = 1.0
"""So many pixels two edges may have in common: letters do not fill their boxes."""

WORDS: Final = ".annotation text, .xtick text"
PAPERED: Final = ".annotation text"
BARS: Final = ".barlayer .point path"
LINES: Final = """.shapelayer path:not([style*="stroke-width: 0"]), .gridlayer path,
    .scatterlayer .js-line, .scatterlayer .points path, .xaxislayer-above .crisp"""

FITS: Final = """() => {
    const place = document.querySelector("[class*=st-key-chart]")?.getBoundingClientRect();
    const drawn = document.querySelector("[class*=st-key-chart] .main-svg")
        ?.getBoundingClientRect();
    return drawn && Math.abs(place.width - drawn.width) < 1
        && document.querySelector("[class*=st-key-chart] .annotation") !== null;
}"""
MOVE: Final = """address => {
    window.chartBefore = document.querySelector(".st-key-chart .main-svg");
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
}"""
BOXES: Final = """([chart, selector]) => {
    const found = [];
    for (const e of document.querySelector(chart).querySelectorAll(selector)) {
        if (!e.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        const {left, top, right, bottom} = e.getBoundingClientRect();
        const paper = e.closest(".annotation")?.querySelector("rect.bg")?.getBoundingClientRect();
        const lies = paper && [paper.left, paper.top, paper.right, paper.bottom];
        found.push([e.textContent, left, top, right, bottom, lies ?? null]);
    }
    return found;
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The edges of something in the chart, in pixels of the window; the paper behind its words."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    paper: "Box | None" = None

    def meets(self, other: "Box", touch: float = TOUCH) -> bool:
        """Whether the two have more in common than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > touch and down > touch

    def within(self, other: "Box") -> bool:
        """Whether it is inside the other."""
        return (
            other.left - TOUCH <= self.left
            and self.right <= other.right + TOUCH
            and other.top - TOUCH <= self.top
            and self.bottom <= other.bottom + TOUCH
        )


def boxes(page: Page, selector: str, chart: str = ".st-key-chart") -> list[Box]:
    """Everything in the chart that the selector finds and that can be seen."""
    found = page.evaluate(BOXES, [chart, selector])
    return [_box(text, edges, paper) for text, *edges, paper in found]


def _box(text: str, edges: Iterable[float], paper: Iterable[float] | None = None) -> Box:
    left, top, right, bottom = edges
    behind = None if paper is None else _box("", paper)
    return Box(text=text, left=left, top=top, right=right, bottom=bottom, paper=behind)


def wait_for_chart(page: Page) -> None:
    """Wait until the chart is as wide as its place, and its words stand."""
    expect(page.locator("[class*=st-key-chart] .main-svg").first).to_be_visible(
        timeout=RUN_MILLISECONDS
    )
    page.wait_for_function(FITS, timeout=RUN_MILLISECONDS)


def move_to(page: Page, plan: Plan) -> None:
    """Move the address to another plan without a load, and wait for its chart, drawn anew."""
    page.evaluate(MOVE, f"/{encode(plan)}")
    page.wait_for_function("() => !window.chartBefore.isConnected", timeout=RUN_MILLISECONDS)
    wait_for_chart(page)
    picture = page.locator(".st-key-chart").get_by_role("figure")
    last_title = re.escape(plan.pathway.stages[-1].title)
    expect(picture).to_have_attribute("aria-label", re.compile(last_title))


def faults(page: Page, chart: str = ".st-key-chart") -> list[str]:
    """What is wrong with the words of a chart: met by others, cut off, or crossed by a line."""
    words, papered = boxes(page, WORDS, chart), boxes(page, PAPERED, chart)
    (picture, *_), lines = boxes(page, ".main-svg", chart), boxes(page, LINES, chart)
    bars = boxes(page, BARS, chart)
    assert papered
    assert len(words) > len(papered)
    assert lines
    assert bars
    bare = [word for word in words if word.paper is None]
    found = [f"{one.text!r} meets {two.text!r}" for one, two in combinations(words, 2)
             if one.meets(two)]  # fmt: skip
    found += [f"{word.text!r} is cut off" for word in words if not word.within(picture)]
    found += [f"{word.text!r} has too little paper" for word in words
              if word.paper is not None and not word.within(word.paper)]  # fmt: skip
    found += [f"{word.text!r} is on a line" for word in bare
              if any(thick(line).meets(word, 0) for line in lines)]  # fmt: skip
    found += [f"{word.text!r} is on a bar" for word in words
              if any(bar.meets(word) for bar in bars)]  # fmt: skip
    return found


def thick(line: Box) -> Box:
    """A line with its width: a straight one has a box without an area."""
    edges = (line.left - 0.5, line.top - 0.5, line.right + 0.5, line.bottom + 0.5)
    return _box("", edges)
