"""What stands on each slide of a talk, and where: title, points, chart, and the words below."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final, Protocol

from planner import captions, palette
from planner.captions import Runs
from planner.claims import Source
from planner.forms.order import Order
from planner.forms.pptx_blank import NUMBER, POINTS, TITLE
from planner.forms.pptx_chart import RowText, draw
from planner.forms.pptx_place import Chart, place
from planner.forms.pptx_shapes import HEIGHT, Shape, Sheet, outline, solid
from planner.forms.pptx_text import LEADING, POINT, Box, Paragraph, fitted
from planner.lettering import Run, text_width
from planner.library import library
from planner.scene import GUIDANCE_ROW
from planner.slide_talk import TalkStep, talk_steps
from planner.wording import ninety_sentence

_LEFT: Final = TITLE.left
_RIGHT: Final = NUMBER.right
CHART: Final = Box(444, 92, _RIGHT, 638)
"""Where the chart stands beside the points of a step."""

LAST_CHART: Final = Box(516, 92, _RIGHT, 584)
CODED_CHART: Final = Box(576, 92, _RIGHT, 584)
"""Where it stands on the last slide, with more below it and to its left; and beside a code."""

_HELP: Final = Box(_LEFT, 590, _RIGHT, 640)
_BAND: Final = Box(0, 0, 14, HEIGHT)
_RULE: Final = Box(_LEFT, 644, _RIGHT, 644)
_DISCLAIMER: Final = Box(_LEFT, 654, 850, 706)
_SOURCES: Final = Box(886, 654, _RIGHT, 706)
_OPENING: Final = Box(_LEFT, 120, 1150, 196)
_COLORS: Final = Box(_LEFT, 216, 688, 224)
_OPENING_TITLE: Final = Box(_LEFT, 250, 1150, 300)
_OPENING_POINTS: Final = Box(_LEFT, 316, 1050, 600)
_ONLY_POINTS: Final = Box(_LEFT, 140, 1050, 600)

_TITLE_SIZES: Final = (36, 32, 28, 24, 20, 16, 12, 10)
_OPENING_SIZES: Final = (48, 44, 40, *_TITLE_SIZES)
_POINT_SIZES: Final = (24, 22, 20, 18, 16, 14, 12, 10)
_LARGE_SIZES: Final = (32, 28, *_POINT_SIZES)
_LAST_SIZES: Final = _POINT_SIZES[3:]
_SMALL_SIZES: Final = (16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6)
_SOURCE_SIZES: Final = (14, 13, 12, 11, 10, 9, 8, 7, 6)
_ADDRESS_SIZES: Final = _SOURCE_SIZES[2:]

_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?]) ")

_COLORED: Final = 0.94
"""How much of its part a color on the first slide fills."""

_GAP: Final = 16
_CODE: Final = (130, 190)
"""The least and the most pixels of the QR code's side."""

_MODULE: Final = 8
"""Pixels of the QR code's picture for each of its modules."""

_RIM: Final = 2
"""Free modules around it: the slide is white as well."""

_BROKEN: Final = 1.15
"""An address takes so much more room than its letters, as no line of it comes out even."""

_INVITATION: Final = 50
"""Pixels above the address for the words that invite to open it."""


class Attachments(Protocol):
    """Gives a slide what is not in its own text, and returns the id to refer to it by."""

    def picture(self, image: bytes) -> str:
        """The id of a picture."""

    def link(self, address: str) -> str:
        """The id of an address outside."""


class Talk:
    """The slides of one order."""

    def __init__(self, order: Order) -> None:
        self.words = order.words
        self.steps = _with_notice(talk_steps(order.timeline, order.words), order.notice)
        self._order = order
        self._timeline = order.timeline
        self._pathway = order.plan.pathway
        helplines = library().helplines
        self._help = order.words.text(helplines.text.text)
        self._known = (*self._pathway.sources, *helplines.sources)
        self._rows = self._row_texts()
        self._stages = frozenset(stage.key for stage in self._pathway.stages)
        self._colors = {
            **{stage.key: palette.KINDS[stage.kind] for stage in self._pathway.stages},
            **{lane.key: palette.GUIDANCE for lane in self._pathway.lanes},
        }
        self._chart = place(self._timeline, self.words, CHART)

    @property
    def title(self) -> str:
        """What the talk is about."""
        return "".join(run.text for run in captions.title(self._pathway, self.words))

    def source(self, key: str) -> Source | None:
        """A source that claims name; None for an assumption or a facility's figure."""
        return next((source for source in self._known if source.key == key), None)

    def source_label(self, key: str) -> str:
        """A source as it is named beside a figure."""
        source = self.source(key)
        if source is None:
            return self.words.say(f"source.{key}")
        return self.words.text(source.label)

    def shapes(self, step: TalkStep, attachments: Attachments) -> list[Shape]:
        """All of one slide, in the order of reading."""
        sheet = Sheet(self.words.tag)
        color = self._colors.get(step.key, palette.INK)
        band = sheet.ornament(self.words.say("slides.band"), _BAND, solid(color))
        if step is self.steps[0]:
            told = self._opening(sheet, step)
        elif step is self.steps[-1]:
            told = self._closing(sheet, step, attachments)
        elif step.shown:
            points = self._points(sheet, step, POINTS, _POINT_SIZES)
            told = [self._title(sheet, step), points, *self._drawn(sheet, self._chart, step)]
        else:
            points = self._points(sheet, step, _ONLY_POINTS, _LARGE_SIZES)
            told = [self._title(sheet, step), points]
        return [band, *told, *self._foot(sheet, step)]

    def _row_texts(self) -> dict[str, RowText]:
        """The rows from the back to the front: the line of the guidance runs over all others."""
        words, pathway = self.words, self._pathway
        told = {lane.key: words.text(lane.card.summary.text) for lane in pathway.lanes}
        told |= {step.key: step.points[0] for step in self.steps}
        told[GUIDANCE_ROW] = ninety_sentence(self._timeline, words)
        titles = [(stage.key, stage.title) for stage in pathway.stages]
        titles += [(lane.key, lane.title) for lane in self._timeline.lanes]
        titles.append((GUIDANCE_ROW, pathway.guidance.title))
        rows = {}
        for key, title in titles:
            name = words.text(title)
            alt = words.say("slides.row", title=name, told=told[key])
            rows[key] = RowText(name=name, alt=alt)
        return rows

    def _title(self, sheet: Sheet, step: TalkStep, box: Box = TITLE) -> Shape:
        paragraphs, _ = fitted([(Run(step.title, bold=True),)], box, _TITLE_SIZES)
        name = self.words.say("slides.title")
        return sheet.placeholder('type="title"', name, box, paragraphs, anchor="ctr")

    def _points(self, sheet: Sheet, step: TalkStep, box: Box, sizes: tuple[int, ...]) -> Shape:
        """The points as large as they fit; the first sentence says the most, so it is bold."""
        first, *others = step.points
        texts = [_led(first), *((Run(point),) for point in others)]
        paragraphs, _ = fitted(texts, box, sizes)
        return sheet.placeholder('idx="1"', self.words.say("slides.points"), box, paragraphs)

    def _opening(self, sheet: Sheet, step: TalkStep) -> list[Shape]:
        title = captions.title(self._pathway, self.words)
        large, _ = fitted([title], _OPENING, _OPENING_SIZES)
        return [
            sheet.words(self.title, _OPENING, large, anchor="b"),
            *self._color_row(sheet),
            self._title(sheet, step, _OPENING_TITLE),
            self._points(sheet, step, _OPENING_POINTS, _POINT_SIZES),
        ]

    def _color_row(self, sheet: Sheet) -> Iterator[Shape]:
        """The colors of the stages in their order, as the chart will show them."""
        stages = self._pathway.stages
        part = _COLORS.width / len(stages)
        for index, stage in enumerate(stages):
            left = _COLORS.left + index * part
            box = replace(_COLORS, left=left, right=left + part * _COLORED)
            yield sheet.ornament(
                self.words.say("slides.band"), box, solid(palette.KINDS[stage.kind])
            )

    def _drawn(self, sheet: Sheet, chart: Chart, step: TalkStep) -> list[Shape]:
        return draw(sheet, chart, self.words, self._rows, shown=step.shown, current=step.current)

    def _closing(self, sheet: Sheet, step: TalkStep, attachments: Attachments) -> list[Shape]:
        """The whole chart, the answer, the way to this example, and who to call."""
        say = self.words.say
        first, *others = step.points
        texts = [_led(first), *((Run(point, bold=True),) for point in others)]
        coded = self._order.address is not None
        drawn = CODED_CHART if coded else LAST_CHART
        left = Box(_LEFT, drawn.top, drawn.left - 2 * _GAP, drawn.bottom)
        room = replace(left, bottom=left.bottom - _GAP - _CODE[0]) if coded else left
        paragraphs, used = fitted(texts, room, _LAST_SIZES if coded else _POINT_SIZES)
        points = replace(left, bottom=left.top + min(used, room.height))
        below = replace(left, top=points.bottom + _GAP)
        chart = place(self._timeline, self.words, drawn)
        calls, _ = fitted([(Run(self._help, bold=True),)], _HELP, _SMALL_SIZES)
        return [
            self._title(sheet, step),
            sheet.placeholder('idx="1"', say("slides.points"), points, paragraphs),
            *self._drawn(sheet, chart, step),
            *self._way_here(sheet, below, attachments),
            sheet.words(say("slides.help"), _HELP, calls),
        ]

    def _way_here(self, sheet: Sheet, room: Box, attachments: Attachments) -> list[Shape]:
        """The code and the address of this example; none on the slide if it has no address."""
        say, address = self.words.say, self._order.address
        if address is None:
            return []
        side = min(room.height, _CODE[1])
        beside = Box(room.left + side + _GAP, room.bottom - side, room.right, room.bottom)
        invitation = Paragraph(line=(Run(say("slides.open"), bold=True),), size=14)
        link = Paragraph(
            line=(Run(address),),
            size=_address_size(address, beside),
            before=6,
            link=attachments.link(address),
        )
        told = sheet.words(say("slides.link"), beside, [invitation, link], anchor="ctr")
        image, rim = _code(address)
        start = room.left - rim * side
        code = Box(start, beside.top, start + side, room.bottom)
        alt = say("slides.code", address=address)
        picture = sheet.picture(say("slides.code-name"), code, attachments.picture(image), alt)
        return [picture, told]

    def _foot(self, sheet: Sheet, step: TalkStep) -> Iterator[Shape]:
        """The disclaimer and the step's sources, under a line; and the slide's number."""
        say = self.words.say
        yield sheet.line(say("slides.rule"), _RULE, outline(palette.RULE, 1.5))
        lead, rest, *_ = captions.closing(self._pathway, self.words)
        disclaimer = (lead, rest)
        paragraphs, _ = fitted([disclaimer], _DISCLAIMER, _SMALL_SIZES)
        yield sheet.words(say("slides.disclaimer"), _DISCLAIMER, paragraphs)
        if step.sources:
            names = ", ".join(self.source_label(key) for key in step.sources)
            told = (Run(say("slides.sources", sources=names), quiet=True),)
            paragraphs, _ = fitted([told], _SOURCES, _SOURCE_SIZES)
            yield sheet.words(say("slides.sources-name"), _SOURCES, paragraphs)
        yield sheet.slide_number(say("slides.number"), NUMBER, self.steps.index(step) + 1)


def _with_notice(steps: tuple[TalkStep, ...], notice: str) -> tuple[TalkStep, ...]:
    """The steps with a notice that figures are old on the first, if there is one."""
    first, *others = steps
    return (replace(first, points=(*first.points, notice)), *others) if notice else steps


def _led(text: str) -> Runs:
    """A text with its first sentence in bold."""
    first, *rest = _SENTENCE_ENDS.split(text, maxsplit=1)
    return (Run(first, bold=True), *map(Run, rest))


def _code(address: str) -> tuple[bytes, float]:
    """The QR code of an address as a PNG, and how much of its width is the free rim."""
    import segno

    file = BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(file, kind="png", scale=_MODULE, border=_RIM)
    return file.getvalue(), _RIM / code.symbol_size(border=_RIM)[0]


def _address_size(address: str, box: Box) -> float:
    """The largest type at which an address fits when it is broken between any two letters."""
    for size in _ADDRESS_SIZES:
        pixels = size * POINT
        lines = math.ceil(text_width(address, pixels) * _BROKEN / box.width)
        if lines * pixels * LEADING + _INVITATION <= box.height:
            return size
    return _ADDRESS_SIZES[-1]
