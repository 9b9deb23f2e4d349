"""A comparison to print, tagged by PDF/UA-1, on one page where its plans have few stages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from planner import palette
from planner.difference_rows import columns, rows
from planner.differences import Side, figures_line, make_sides, months_line
from planner.forms import printed
from planner.forms.compare_picture import told, unframed
from planner.forms.order import CannotMakeError, Form, Order
from planner.forms.printed_fit import (
    HIGH,
    PARAGRAPH,
    SMALL,
    TEXT,
    TIGHT,
    TINY,
    WIDTH,
    box_height,
    text_height,
)
from planner.forms.qr import QrCode, qr_code
from planner.forms.svg import draw
from planner.forms.typesetting import as_pdf
from planner.palette import css
from planner.scene import Preset, Scene
from planner.wording import program_line, short_safety

_PRINTED: Final = Preset(
    narrowest=790, left=6, right=12, size=13, title_size=15, small_size=12, bar=9, gap=4
)
"""Lower rows than on the handout, since there are two or three of each. Type of 9 points."""

_WHITE: Final = "white"
_MILLIMETER: Final = 72 / 25.4

# All in points; those of `compare.typ`.
_SCALE: Final = WIDTH / _PRINTED.narrowest
_LEAST_SCALE: Final = 0.46
"""A picture smaller than this has type of less than 6 points, and does not stay with the others."""

_LEAST_APART: Final = 0.82 * _SCALE
"""A picture on the first page, if others follow it on the next, is not much smaller than they."""

_SPARE: Final = 10.0
_TITLES: Final = 35.0
_HEADING: Final = 19.5
_FIRST_COLUMN: Final = 92.0
_ROW: Final = 4.2
_INSET: Final = 6.0
_NAME: Final = 19.0
_BESIDE_CODE: Final = 14.0
_LAST: Final = 34.0
"""The months line, the address, and the space around both."""


def _of_order(order: Order) -> bytes:
    if order.comparison is None:
        raise CannotMakeError("nothing to compare was ordered")
    made = order.plan.pathway.content_version
    sheet = _Sheet(order=order, sides=make_sides(order.comparison, order.words))
    return as_pdf("compare.typ", sheet.data(), made=made)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What `compare.typ` is told of one order."""

    order: Order
    sides: tuple[Side, ...]

    def data(self) -> dict[str, object]:
        order, say = self.order, self.order.words.say
        code = qr_code(order, say("pdf.code"))
        return {
            **printed.printed(order),
            "title": say("compare.picture", medicine=order.plan.pathway.medicine),
            "names": [side.name for side in self.sides],
            "program": self._program(),
            "differs": {"title": say("compare.differs"), "plans": self._plans()},
            "table": {"columns": columns(self.sides, self.order.words), "rows": self._rows()},
            "months": months_line(order.plan, order.words),
            "chart": self._chart(code),
            "code": None if code is None else self._code(code),
            "link": {
                "title": say("pdf.link"),
                "address": order.address and printed.address(order.address, TINY, WIDTH),
            },
        }

    def _program(self) -> str:
        """Whose program it is, whose figures are whose, and that figures are old, if so."""
        pathway, words = self.order.plan.pathway, self.order.words
        line = program_line(pathway, words)
        own = [] if line is None else [line, words.text(pathway.safety.article.text)]
        told = (*own, figures_line(self.sides, words), self.order.notice)
        return " ".join(filter(None, told))

    def _code(self, code: QrCode) -> dict[str, Any]:
        alt = self.order.words.say("pdf.code")
        return {"picture": code.svg, "side": code.side * _MILLIMETER, "alt": alt}

    def _plans(self) -> list[dict[str, str]]:
        others = self.sides[1:]
        return [{"name": side.name, "text": " ".join(side.sentences)} for side in others]

    def _rows(self) -> list[list[list[str]]]:
        """The cells of each row, a text a line."""
        told = rows(self.sides, self.order.words)
        return [[cell.split("\n") for cell in cells] for cells in told]

    def _chart(self, code: QrCode | None) -> dict[str, Any]:
        """The pictures, and how many of them stand on the first page.

        All plans are in one if it is large enough there. Else what fits stays there, and the rest
        goes on to the next page, with the safety words again.
        """
        high = HIGH[self.order.options.paper]
        free, whole = high - self._text_height(code), high - _LAST - self._inside_height()
        if self._scale(self.sides, free) >= _LEAST_SCALE:
            return self._pictures([(self.sides, free)], 1)
        for count in range(len(self.sides) - 1, 0, -1):
            here, there = self.sides[:count], self.sides[count:]
            large = self._scale(here, free) >= _LEAST_APART
            if large and self._scale(there, whole) >= _LEAST_SCALE:
                return self._pictures([(here, free), (there, whole)], 1)
        if self._scale(self.sides, whole) >= _LEAST_SCALE:
            return self._pictures([(self.sides, whole)], 0)
        alone = [self._alone(side, high) for side in self.sides]
        return {"here": len(alone), "pictures": alone, "inside": self._inside()}

    def _pictures(
        self, parts: Iterable[tuple[tuple[Side, ...], float]], here: int
    ) -> dict[str, Any]:
        """Pictures of these plans, each with its free height; `here` are on the first page."""
        drawn = [self._picture(sides, self._scale(sides, free)) for sides, free in parts]
        inside = self._inside() if here < len(drawn) else ""
        return {"here": here, "pictures": drawn, "inside": inside}

    def _scale(self, sides: tuple[Side, ...], free: float) -> float:
        """How large the picture of these plans can be in a free height."""
        return min(_SCALE, free / self._scene(sides, _PRINTED).height)

    def _inside(self) -> str:
        """What is said again below a picture that the box of safety words is not above."""
        return short_safety(self.order.plan.pathway, self.order.words)

    def _inside_height(self) -> float:
        return PARAGRAPH + text_height(self._inside(), TEXT, WIDTH)

    def _alone(self, side: Side, high: float) -> dict[str, Any]:
        """One plan in its own picture: two of them on a page, unless they were too small."""
        height = self._scene((side,), _PRINTED).height
        half = max(_LEAST_SCALE, (high / 2 - _SPARE) / height)
        return self._picture(
            (side,), min(_SCALE, half, (high - _LAST - self._inside_height()) / height)
        )

    def _picture(self, sides: tuple[Side, ...], scale: float) -> dict[str, Any]:
        """The picture at this scale, as wide as the page."""
        scene = self._scene(sides, replace(_PRINTED, narrowest=round(WIDTH / scale)))
        words = told(sides, self.order.words)
        drawn = draw(scene, words).replace(css(palette.PAPER), _WHITE)
        return {"picture": drawn, "height": scene.height * scale, "alt": words.description}

    def _scene(self, sides: tuple[Side, ...], preset: Preset) -> Scene:
        return unframed(sides, self.order.words, preset, among=self.sides)

    def _text_height(self, code: QrCode | None) -> float:
        """About how high the first page is without the picture; a line or two do no harm."""
        wide = WIDTH - (0 if code is None else code.side * _MILLIMETER + _BESIDE_CODE)
        cell = (wide - _FIRST_COLUMN) / len(self.sides) - _INSET
        heads = [[column] for column in columns(self.sides, self.order.words)]
        table = sum(
            _ROW + max(_cell_height(lines, cell) for lines in cells)
            for cells in (heads, *self._rows())
        )
        texts = [one["text"] for one in self._plans()]
        names = 0 if len(texts) == 1 else len(texts) * _NAME
        told = sum(PARAGRAPH + text_height(one, TEXT, wide) for one in texts)
        differs = _HEADING + names + told + table
        program = text_height(self._program(), TEXT, WIDTH)
        months = PARAGRAPH + TEXT
        return _TITLES + program + self._box() + differs + months + _LAST + _SPARE

    def _box(self) -> float:
        boxed = [
            (f"{one.get('title', '')} {one['lead']}", one["text"])
            for one in (printed.safety(self.order), printed.disclaimer(self.order))
        ]
        lines = [
            (one["title"], one["about"], one["share"]) for one in printed.help_lines(self.order)
        ]
        return box_height(boxed, lines, 1)


def _cell_height(lines: Iterable[str], width: float) -> float:
    """The height of a cell of the table, whose lines stand below one another."""
    return sum(text_height(one, SMALL, width, TIGHT) + SMALL * TIGHT for one in lines)


FORM: Final = Form(
    ending="pdf",
    media_type="application/pdf",
    render=_of_order,
    options=frozenset({"paper"}),
    compares=True,
)
