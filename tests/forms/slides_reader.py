"""Reads slides back with python-pptx: what is on them, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import combinations
from typing import Any, Final

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from planner.catalogue import words
from planner.forms.order import Order
from planner.forms.pptx import FORM
from planner.forms.pptx_shapes import HEIGHT, PIXEL, WIDTH
from planner.forms.pptx_text import LEADING, POINT
from planner.lettering import NO_BREAK_SPACE, Run, break_lines, text_width
from planner.plan import Plan
from tests.forms.examples import BASE, order_of

WORDS: Final = words()


@dataclass(frozen=True)
class Place:
    """A rectangle of a slide, in the unit of the file."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def meets(self, other: "Place") -> bool:
        """Whether they overlap, by more than the rounding of their edges."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 1


def place_of(shape: Any) -> Place:
    """Where a shape is seen: a turned one lies on its side."""
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    if getattr(shape, "rotation", 0) in {90, 270}:
        return Place(left + (width - height) // 2, top + (height - width) // 2, height, width)
    return Place(left, top, width, height)


def deck_of(order: Order) -> Any:
    return Presentation(BytesIO(FORM.render(order)))


@lru_cache(maxsize=64)
def slides_of(plan: Plan, base: str | None = BASE) -> tuple[Any, ...]:
    """The slides of a plan, which the tests only read."""
    return tuple(deck_of(order_of(plan, base=base)).slides)


def parts_of(shapes: Any) -> Iterator[Any]:
    """Every shape that is no group, also those inside of groups."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from parts_of(shape.shapes)
        else:
            yield shape


def groups_of(slide: Any) -> dict[str, Any]:
    return {shape.name: shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP}


def alt_of(shape: Any) -> str:
    alt: str = shape.element.xpath("./*[1]/p:cNvPr")[0].get("descr", "")
    return alt


def is_decorative(shape: Any) -> bool:
    (own,) = shape.element.xpath("./*[1]/p:cNvPr")
    return bool(own.xpath(".//*[local-name()='decorative'][@val='1']"))


def texts_of(slide: Any) -> list[Any]:
    """Every shape with words."""
    return [part for part in parts_of(slide.shapes) if part.has_text_frame and part.text_frame.text]


def text_of(slide: Any, name: str) -> str:
    (found,) = [shape for shape in slide.shapes if shape.name == WORDS.say(f"slides.{name}")]
    text: str = found.text_frame.text.replace(NO_BREAK_SPACE, " ")
    return text


def height_of(shape: Any, width: float) -> float:
    """How high its words stand when their lines are so wide, in the bundled font.

    An address breaks between any two letters.
    """
    used = 0.0
    for paragraph in shape.text_frame.paragraphs:
        runs = [Run(run.text, bool(run.font.bold)) for run in paragraph.runs]
        if not runs:
            continue
        pixels = paragraph.runs[0].font.size.pt * POINT
        lines = len(break_lines(runs, pixels, width))
        if runs[0].text.startswith("http"):
            lines = int(text_width(runs[0].text, pixels) / width) + 1
        before = paragraph.space_before.pt * POINT if paragraph.space_before else 0
        used += lines * pixels * LEADING + before
    return used


def check_words(plan: Plan) -> None:
    """All words fit into their boxes."""
    for slide in slides_of(plan):
        for shape in texts_of(slide):
            used = height_of(shape, shape.width / PIXEL)
            assert used <= shape.height / PIXEL + 1, (shape.name, shape.text_frame.text)


def check_places(plan: Plan) -> None:
    """Nothing is outside of the slide, and no words stand over others or over the code."""
    for slide in slides_of(plan):
        spots = [(part, place_of(part)) for part in parts_of(slide.shapes)]
        for part, spot in spots:
            assert spot.left >= 0, part.name
            assert spot.top >= 0, part.name
            assert spot.right <= WIDTH * PIXEL, part.name
            assert spot.bottom <= HEIGHT * PIXEL, part.name
        told = [
            (part.name, spot)
            for part, spot in spots
            if part.shape_type == MSO_SHAPE_TYPE.PICTURE
            or (part.has_text_frame and part.text_frame.text)
        ]
        for (name, spot), (other, its) in combinations(told, 2):
            assert not spot.meets(its), (name, other)
