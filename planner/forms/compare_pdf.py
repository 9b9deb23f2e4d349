"""A comparison to print, tagged by PDF/UA-1, on one page where its plans have few stages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from planner import palette
from planner.address import SETTING
from planner.differences import Side, columns, make_sides, months_line, rows
from planner.forms import printed
from planner.forms.compare_picture import told, unframed
from planner.forms.order import CannotMakeError, Form, Order, Paper
from planner.forms.qr import QrCode, qr_code
from planner.forms.svg import draw_as
from planner.forms.typesetting import as_pdf
from planner.lettering import Run, break_lines
from planner.palette import css
from planner.scene import Preset, Scene
from planner.wording import program_line

_PRINTED: Final = Preset(
    narrowest=830, left=6, right=12, size=13, title_size=15, small_size=12, bar=12, gap=6
)
"""Lower rows than on the handout, since there are two or three of each. Type of 8.5 points."""

_WHITE: Final = "white"
_MILLIMETER: Final = 72 / 25.4

# All in points; those of `compare.typ`.
_WIDTH: Final = 540.0
_HIGH: Final = {Paper.LETTER: 728.0, Paper.A4: 778.0}
_SCALE: Final = _WIDTH / _PRINTED.narrowest
_LEAST_SCALE: Final = 0.46
"""A picture smaller than this has type of less than 6 points, and gets a page of its own."""

_SPARE: Final = 10.0
_LINE: Final = 1.15
"""The height of a line of type with its leading, as a part of its size."""

_TITLES: Final = 31.0
_BOX: Final = 62.0
"""The box of safety words without its texts."""

_HEADING: Final = 17.0
_TEXT: Final = 8.2
_SMALL: Final = 7.5
_FIRST_COLUMN: Final = 84.0
_ROW: Final = 4.6
_INSET: Final = 6.0
_NAME: Final = 14.0
_BESIDE_CODE: Final = 14.0
_LAST: Final = 28.0
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
                "address": order.address,
                "none": say("form.no-address", setting=SETTING),
            },
        }

    def _program(self) -> str:
        """Whose program it is, and that its figures are its own; empty for the article's steps."""
        pathway, words = self.order.plan.pathway, self.order.words
        line = program_line(pathway, words)
        return "" if line is None else f"{line} {words.text(pathway.safety.article.text)}"

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
        """All plans in one picture, on the first page if it is large there, else on the next.

        Where not even that has the room, each plan has a picture of its own.
        """
        high = _HIGH[self.order.options.paper]
        scene = self._scene(self.sides, _PRINTED)
        for apart, free in ((False, high - self._text_height(code)), (True, high - _LAST)):
            scale = min(_SCALE, free / scene.height)
            if scale >= _LEAST_SCALE:
                return {"apart": apart, "pictures": [self._picture(self.sides, scale)]}
        return {"apart": False, "pictures": [self._alone(side, high) for side in self.sides]}

    def _alone(self, side: Side, high: float) -> dict[str, Any]:
        """One plan in its own picture: two of them on a page, unless they were too small."""
        height = self._scene((side,), _PRINTED).height
        half = max(_LEAST_SCALE, (high / 2 - _SPARE) / height)
        return self._picture((side,), min(_SCALE, half, (high - _LAST) / height))

    def _picture(self, sides: tuple[Side, ...], scale: float) -> dict[str, Any]:
        """The picture at this scale, as wide as the page."""
        scene = self._scene(sides, replace(_PRINTED, narrowest=round(_WIDTH / scale)))
        words = told(sides, self.order.words)
        drawn = draw_as(scene, words).replace(css(palette.PAPER), _WHITE)
        return {"picture": drawn, "height": scene.height * scale, "alt": words.description}

    def _scene(self, sides: tuple[Side, ...], preset: Preset) -> Scene:
        return unframed(sides, self.order.words, preset, among=self.sides)

    def _text_height(self, code: QrCode | None) -> float:
        """About how high the first page is without the picture; a line or two do no harm."""
        wide = _WIDTH - (0 if code is None else code.side * _MILLIMETER + _BESIDE_CODE)
        cell = (wide - _FIRST_COLUMN) / len(self.sides) - _INSET
        heads = [[column] for column in columns(self.sides, self.order.words)]
        table = sum(
            _ROW + max(_height(lines, _SMALL, cell) for lines in cells)
            for cells in (heads, *self._rows())
        )
        texts = [one["text"] for one in self._plans()]
        names = 0 if len(texts) == 1 else len(texts) * _NAME
        differs = _HEADING + names + _height(texts, _TEXT, wide) + table
        program = _height([self._program()], _TEXT, _WIDTH)
        return _TITLES + program + self._box() + differs + _LAST + _SPARE

    def _box(self) -> float:
        boxed = (printed.safety(self.order), printed.disclaimer(self.order))
        texts = [" ".join(one.values()) for one in boxed]
        return _BOX + _height(texts, _TEXT, _WIDTH - 16)


def _height(texts: Iterable[str], size: float, width: float) -> float:
    """The height of these texts below one another."""
    lines = sum(len(break_lines((Run(text),), size, width)) for text in texts)
    return lines * size * _LINE


FORM: Final = Form(ending="pdf", media_type="application/pdf", render=_of_order, compares=True)
