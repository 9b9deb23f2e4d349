"""Reads slides back with python-pptx: what is on them, where, and how large."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import combinations
from typing import Any, Final

from pptx import Presentation

from planner.forms.order import Order
from planner.forms.slides.pptx import FORM
from planner.forms.slides.shapes import PIXEL, SLIDE_HEIGHT, SLIDE_WIDTH
from planner.forms.slides.text import LEADING, LEAST, POINT
from planner.language.catalogue import words_for
from planner.language.lettering import Run, break_lines, text_width
from planner.plan.plan import Plan
from planner.words.talk import TalkStep, talk_steps
from planner.words.talk_pictures import Picture
from tests.forms.examples import BASE, order_of

WORDS: Final = words_for()
FOOT: Final = ("slides.disclaimer", "slides.sources-name", "slides.number")
DEJAVU: Final = 1.2
"""How much wider than the bundled font, which tests measure with, bold DejaVu Sans is."""


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

    def meets(self, other: "Place", by: int = 1) -> bool:
        """Whether they overlap, by more than the rounding of their edges."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > by and down > by


@lru_cache(maxsize=1024)
def layout_of(slide: Any) -> dict[int, Any]:
    """The places of the layout of a slide's part, by their number."""
    return {one.placeholder_format.idx: one for one in slide.slide_layout.placeholders}


def in_layout(shape: Any) -> Any:
    """The place of the layout that a shape stands in."""
    return layout_of(shape.part)[shape.placeholder_format.idx]


def place_of(shape: Any) -> Place:
    """Where a shape is seen: a turned one lies on its side."""
    if shape.is_placeholder and not shape.element.xpath("./p:spPr/a:xfrm"):
        shape = in_layout(shape)
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    if getattr(shape, "rotation", 0) in {90, 270}:
        return Place(left + (width - height) // 2, top + (height - width) // 2, height, width)
    return Place(left, top, width, height)


def deck_of(order: Order) -> Any:
    return Presentation(BytesIO(FORM.render(order)))


def slides_of(plan: Plan, base: str | None = BASE) -> tuple[Any, ...]:
    """The slides of a plan, which the tests only read."""
    return _slides(plan, base)


@lru_cache(maxsize=64)
def _slides(plan: Plan, base: str | None) -> tuple[Any, ...]:
    return tuple(deck_of(order_of(plan, base=base)).slides)


def steps_of(plan: Plan) -> list[tuple[Any, TalkStep]]:
    """Each slide with its step; the last slide has none."""
    steps = talk_steps(order_of(plan).in_words)
    return list(zip(slides_of(plan)[:-1], steps, strict=True))


def pictures_of(plan: Plan) -> list[tuple[Any, Picture]]:
    """Each slide that has a picture, with what is drawn on it."""
    return [(slide, step.picture) for slide, step in steps_of(plan) if step.picture is not None]


def parts_of(shapes: Any) -> Iterator[Any]:
    """Every shape that is no group, also those inside of groups."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from parts_of(shape.shapes)
        else:
            yield shape


def groups_of(slide: Any) -> list[Any]:
    """The groups that say something: not those of the strip of stages."""
    return [one for one in slide.shapes if hasattr(one, "shapes") and not is_decorative(one)]


def alt_of(shape: Any) -> str:
    alt: str = shape.element.xpath("./*[1]/p:cNvPr")[0].get("descr", "")
    return alt


def is_decorative(shape: Any) -> bool:
    (own,) = shape.element.xpath("./*[1]/p:cNvPr")
    return bool(own.xpath(".//*[local-name()='decorative'][@val='1']"))


def texts_of(slide: Any) -> list[Any]:
    """Every shape with words."""
    return [part for part in parts_of(slide.shapes) if part.has_text_frame and part.text_frame.text]


def named(slide: Any, message: str) -> Any:
    """The one shape with this name."""
    (found,) = [shape for shape in slide.shapes if shape.name == WORDS.say(message)]
    return found


def notes_of(slide: Any) -> list[str]:
    """The lines of its page of notes, without headings."""
    frame = slide.notes_slide.notes_text_frame
    return [one.text for one in frame.paragraphs if one.runs and not one.runs[0].font.bold]


def size_of(shape: Any, run: Any) -> float:
    """The type of a run in points: its own, or that of its place in the layout."""
    if run.font.size is not None:
        return float(run.font.size.pt)
    return int(in_layout(shape).element.xpath(".//a:lvl1pPr/a:defRPr/@sz")[0]) / 100


def height_of(shape: Any, width: int) -> float:
    """How high its words stand in a font as wide as bold DejaVu, in pixels."""
    used = 0.0
    room = width / PIXEL / DEJAVU
    for paragraph in shape.text_frame.paragraphs:
        pixels = size_of(shape, paragraph.runs[0]) * POINT
        runs = [Run(run.text, bool(run.font.bold)) for run in paragraph.runs]
        lines = len(break_lines(runs, pixels, room))
        lines += sum(int(text_width(word, pixels) / room) for word in paragraph.text.split())
        before = paragraph.space_before.pt * POINT if paragraph.space_before else 0
        used += lines * pixels * LEADING + before
    return used


_JUDGED: Final = set[tuple[str, str, str]]()


def not_yet_judged(rule: str, plan: Plan, base: str | None) -> Iterator[Any]:
    """The slides of a plan, but for those whose like this rule has let pass: decks share many."""
    for slide in slides_of(plan, base):
        like = rule, slide.slide_layout.name, str(slide.element.cSld.spTree.xml)
        if like not in _JUDGED:
            yield slide
            _JUDGED.add(like)


def check_words(plan: Plan, base: str | None = BASE) -> None:
    """All words fit into their boxes; a row of many steps may be as low as its letters."""
    for slide in not_yet_judged("words", plan, base):
        for shape in texts_of(slide):
            runs = shape.text_frame.paragraphs[0].runs
            if not runs:
                continue
            spot, least = place_of(shape), size_of(shape, runs[0]) * POINT
            wanted, high = height_of(shape, spot.width), spot.height / PIXEL
            one_line = wanted / LEADING / least == 1 and least <= high
            assert wanted <= high + 1 or one_line, shape.name


def check_places(plan: Plan, base: str | None = BASE) -> None:
    """Nothing is outside of the slide, and no words stand over others or over the code."""
    for slide in not_yet_judged("places", plan, base):
        spots = [(part, place_of(part)) for part in parts_of(slide.shapes)]
        for part, spot in spots:
            assert min(spot.left, spot.top) >= 0, part.name
            assert spot.right <= SLIDE_WIDTH * PIXEL, part.name
            assert spot.bottom <= SLIDE_HEIGHT * PIXEL, part.name
        seen = [
            (part.name, spot)
            for part, spot in spots
            if hasattr(part, "image") or (part.has_text_frame and part.text_frame.text)
        ]
        for (name, spot), (other, its) in combinations(seen, 2):
            assert not spot.meets(its), (name, other)


def check_sizes(plan: Plan, base: str | None = BASE) -> None:
    """All type can be read from the back of a room, but the foot."""
    foot = {WORDS.say(message) for message in FOOT}
    for slide in not_yet_judged("sizes", plan, base):
        for shape in texts_of(slide):
            runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
            least = 8 if shape.name in foot else LEAST
            assert all(size_of(shape, run) >= least for run in runs), shape.text_frame.text
