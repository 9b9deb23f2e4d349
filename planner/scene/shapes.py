"""What a picture is made of, in days across and pixels down: the geometry that all pictures share.

Across, a place is a number of days and a shift in pixels, so that one scene is right at every
width from the preset's narrowest on: what fits and does not touch there cannot touch when the
days move further apart. Down, everything is in pixels from the top.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from planner.lettering import Line
from planner.palette import Color

_BESIDE: Final = 0.3
_UP: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """Sizes in pixels for one use; `narrowest` is the least width of the whole picture.

    `framed` pictures hold their title, key and disclaimer; others stand where all of it is beside.

    The margins are beside the days; arrowheads and centered marks reach into them. `edge` stays
    free all around a picture that stands alone; the width and the margins hold it already.
    What `stretches` is also shown wider than its narrowest, with type of the same size.
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
    stretches: bool = False

    @property
    def plot(self) -> int:
        """The least width on which the days are drawn."""
        return self.narrowest - self.left - self.right

    def leading(self, size: int) -> int:
        """The height of a line of type."""
        return round(size * 1.35)

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
    narrowest=304,
    left=8,
    right=8,
    size=13,
    title_size=15,
    small_size=12,
    bar=24,
    gap=12,
    stretches=True,
)
DOCUMENT: Final = Preset(
    narrowest=680, left=6, right=12, size=13, title_size=17, small_size=12, bar=16, gap=8
)
"""Type of 10 and 9 points when the picture is printed 7.1 inches wide."""

HANDOUT: Final = Preset(
    narrowest=780, left=6, right=12, size=13, title_size=17, small_size=12, bar=10, gap=5
)
"""Type of 9 and 8.4 points when the picture is printed 7.6 inches wide, and low rows for it."""

SLIDE: Final = Preset(
    narrowest=1220, left=20, right=20, size=20, title_size=28, small_size=16, bar=30, gap=12
)
TALK: Final = Preset(
    narrowest=1800,
    left=20,
    right=30,
    size=25,
    title_size=25,
    small_size=24,
    bar=26,
    gap=8,
    framed=False,
)
PROJECTOR: Final = Preset(
    narrowest=1840, left=30, right=30, size=28, title_size=40, small_size=24, bar=42, gap=16
)


class Texture(StrEnum):
    """How a bar is filled, and what that means."""

    SOLID = "solid"
    STRIPES = "stripes"
    FADE = "fade"
    FADED_STRIPES = "faded-stripes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar from `left` to `right` (days) and `top` to `bottom` (pixels).

    `strength` is 1 for a bar that is there, less for a part of one that fades. `row` is the key
    of the stage or lane that it belongs to, here and in the parts below; "" for the frame.
    """

    left: float
    right: float
    top: float
    bottom: float
    color: Color
    texture: Texture
    hover: str
    strength: float = 1
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line, level or upright; `over` is drawn over the bars, with a paper edge around it."""

    left: float
    right: float
    top: float
    bottom: float
    color: Color
    width: float
    dashed: bool = False
    over: bool = False
    row: str = ""


Wedge = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
"""The corners of a triangle: two on an edge, and the point; pixels across and down."""


def _wedges(top: float, bottom: float) -> tuple[Wedge, Wedge]:
    """Cuts into a bar from above and from below, around 0 across, through its outline too.

    A line down through the bar would look like the paper beside a line over it.
    """
    half, depth = half_notch(bottom - top), 0.36 * (bottom - top)
    above, below = top - 1, bottom + 1
    return (
        ((-half, above), (half, above), (0, top + depth)),
        ((-half, below), (half, below), (0, bottom - depth)),
    )


def half_notch(bar: float) -> float:
    """Half the width of a notch in a bar of some height."""
    return max(3.0, 0.16 * bar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notch:
    """Two wedges cut out of a bar from `top` to `bottom` (pixels), at `x` (days)."""

    x: float
    top: float
    bottom: float
    row: str = ""

    @property
    def wedges(self) -> tuple[Wedge, Wedge]:
        """Its parts, across from its place."""
        return _wedges(self.top, self.bottom)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A diamond (a marked day) or an arrowhead (no fixed end), centered on its place.

    A diamond has an edge of paper, so that two that nearly coincide are seen as two.
    """

    x: float
    y: float
    size: float
    color: Color
    arrow: bool = False
    hover: str = ""
    strength: float = 1
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A line of type: its left edge is `x` days and `shift` pixels; `top` to `bottom` its box.

    `clears` draws `paper` behind it, where a line would run through the words.
    """

    line: Line
    size: int
    x: float
    shift: float
    top: float
    width: float
    height: float
    clears: bool = False
    row: str = ""

    @property
    def bottom(self) -> float:
        """Where its box ends."""
        return self.top + self.height

    @property
    def paper(self) -> tuple[float, float, float, float]:
        """The paper behind it: left and right as shifts in pixels, top and bottom.

        Wider than the words, for a line that stands beside the first letter; and a little higher
        up than their box, to spare the outline of the bar below.
        """
        beside = _BESIDE * self.size
        left, right = self.shift - beside, self.shift + self.width + beside
        return left, right, self.top - _UP, self.bottom - _UP


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A sample in the key; `left` and `right` are pixels from the plot's left."""

    left: float
    right: float
    top: float
    bottom: float
    texture: Texture
    notch: bool = False

    @property
    def wedges(self) -> tuple[Wedge, Wedge]:
        """The parts of a notch, across from its middle."""
        return _wedges(self.top, self.bottom)


@dataclass(slots=True, kw_only=True)
class Scene:
    """A whole picture: `days` across, `height` pixels down, and all that is drawn."""

    preset: Preset
    days: float
    height: float = 0
    bars: list[Bar] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    notches: list[Notch] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    swatches: list[Swatch] = field(default_factory=list)
