"""What a picture is made of: the geometry that all pictures in files share.

Across, bars and lines stand on days, words at pixels from where the days begin. Down, everything
is in pixels from the top.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from planner.chart.palette import Color
from planner.language.lettering import Line
from planner.words.marks import Mark

_BESIDE: Final = 0.3
_UP: Final = 1
_WIDEST: Final = 1.2
"""DejaVu Sans, the widest font that was seen in the place of ours, is up to 1.19 times as wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """Sizes in pixels for one use; `narrowest` is the width of the whole picture.

    `framed` pictures hold their title and disclaimer; others stand where these are beside.

    The margins are beside the days; arrowheads and centered marks reach into them. `edge` stays
    free all around a picture that stands alone; the width and the margins hold it already.
    `wider` is how much wider than in our font words may come out: a program that shows the picture
    may lack it.
    """

    narrowest: int
    left: int
    right: int
    size: int
    title_size: int
    small_size: int
    bar: int
    gap: int
    framed: bool = True
    edge: int = 0
    wider: float = 1

    @property
    def plot(self) -> int:
        """The width on which the days are drawn."""
        return self.narrowest - self.left - self.right

    @property
    def tick(self) -> float:
        """Half the height of the ticks of a range line, and half of its arrowhead."""
        return 0.24 * self.size

    def leading(self, size: int) -> int:
        """The height of a line of type."""
        return round(size * 1.35)

    def with_room(self) -> "Preset":
        """The same sizes with room for words in a wider font."""
        return replace(self, wider=_WIDEST)

    def with_edge(self, edge: int) -> "Preset":
        """These sizes in a larger picture, with so much more free all around."""
        return replace(
            self,
            narrowest=self.narrowest + 2 * edge,
            left=self.left + edge,
            right=self.right + edge,
            edge=self.edge + edge,
        )


PAGE: Final = Preset(
    narrowest=304, left=8, right=8, size=13, title_size=15, small_size=12, bar=24, gap=12
)
DOCUMENT: Final = Preset(
    narrowest=680, left=6, right=12, size=13, title_size=17, small_size=12, bar=16, gap=8
)
"""Type of 10 and 9 points when the picture is printed 7.1 inches wide."""

HANDOUT: Final = Preset(
    narrowest=528,
    left=4,
    right=10,
    size=11,
    title_size=14,
    small_size=10,
    bar=11,
    gap=4,
    framed=False,
)
"""In points, as it is printed: 7.3 inches wide."""

SLIDE: Final = Preset(
    narrowest=1220, left=20, right=20, size=20, title_size=28, small_size=16, bar=30, gap=12
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar from `left` to `right` (days) and `top` to `bottom` (pixels).

    `row` is the key of the stage or lane that it belongs to, here and in the parts below; "" for
    the frame.
    """

    left: float
    right: float
    top: float
    bottom: float
    color: Color
    mark: Mark
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeLine:
    """A line from the shortest stated length to the longest (days), at `y` (pixels).

    A tick, `tick` pixels up and down, ends it; at the right of an `or_longer` one is an arrowhead.
    """

    left: float
    right: float
    y: float
    tick: float
    or_longer: bool
    row: str = ""

    @property
    def width(self) -> float:
        return 0.45 * self.tick


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line, level or upright."""

    left: float
    right: float
    top: float
    bottom: float
    color: Color
    width: float
    dashed: bool = False
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A line of type: `left` and `top` begin its box, `width` and `height` are those of it.

    `clears` draws `paper` behind it, where a line would run through the words; so much `wider`
    than these, where they may come out in another font.
    """

    line: Line
    size: int
    left: float
    top: float
    width: float
    height: float
    clears: bool = False
    wider: float = 1
    row: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.line)

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def paper(self) -> tuple[float, float, float, float]:
        """The paper behind it: left, right, top and bottom.

        Wider than the words, for a line that stands beside the first letter; and a little higher
        up than their box, to spare the bar below.
        """
        beside = _BESIDE * self.size
        right = self.left + self.width * self.wider + beside
        return self.left - beside, right, self.top - _UP, self.bottom - _UP


@dataclass(slots=True, kw_only=True)
class Scene:
    """A whole picture: `days` across, `height` pixels down, and all that is drawn.

    `axis` is how far down the axis is, and `key` where what explains the marks begins.
    """

    preset: Preset
    days: float
    height: float = 0
    axis: float = 0
    key: float = 0
    bars: list[Bar] = field(default_factory=list)
    ranges: list[RangeLine] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
