"""A comparison to print, tagged by PDF/UA-1, on one page where its plans have few stages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from planner.chart.scene import Preset, Scene
from planner.forms.order import CannotMakeError, Form, Order
from planner.forms.paper import printed
from planner.forms.paper.typesetting import as_pdf
from planner.forms.picture.compare_picture import comparison_text, unframed
from planner.forms.picture.svg import draw
from planner.words.difference_rows import columns, rows
from planner.words.differences import Side, figures_line, make_sides, months_line
from planner.words.wording import program_line, short_safety

_PRINTED: Final = Preset(
    narrowest=790, left=6, right=12, size=13, title_size=15, small_size=12, bar=9, gap=4
)
"""Lower rows than on the handout, since there are two or three of each. Type of 9 points."""

_LEAST_SHARE: Final = 88
"""The characters that a help line has room for, however few it has."""

# All in points; those of `compare.typ`.
_WIDTH_POINTS: Final = 547.2
_SCALE: Final = _WIDTH_POINTS / _PRINTED.narrowest
_LEAST_SCALE: Final = 0.5
"""A picture smaller than this has type of less than 6.5 points, and stands apart."""

_LEAST_APART: Final = 0.82 * _SCALE
"""A picture on the first page, if others follow it on the next, is not much smaller than they."""

_BELOW_WORDS: Final = 340.0
_A_PLAN_MORE: Final = 70.0
"""What the words of two plans leave of a page for pictures, and how much less it is with another.

Typst knows it better, and makes a picture smaller where that was too much.
"""

_PAGE: Final = 640.0
"""What a page has without words above, but for those below its pictures."""


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
        return {
            **printed.printed(order),
            "title": say("compare.picture", medicine=order.plan.pathway.medicine),
            "names": [side.name for side in self.sides],
            "program": self._program(),
            "differs": {
                "title": say("compare.differs"),
                "plans": [
                    {"name": side.name, "text": " ".join(side.sentences)} for side in self.sides[1:]
                ],
            },
            "table": {
                "columns": columns(self.sides, order.words),
                # A text for each line of a cell.
                "rows": [
                    [cell.split("\n") for cell in row] for row in rows(self.sides, order.words)
                ],
            },
            "months": months_line(order.plan, order.words),
            "help": self._help(),
            "chart": self._chart(),
            "code": printed.code(order),
            "version": printed.dated(order),
            "link": {
                "title": say("pdf.link"),
                "address": order.address
                and printed.address(order.address, printed.SOURCE_SIZE, _WIDTH_POINTS),
            },
        }

    def _program(self) -> str:
        """Whose program it is, whose figures are whose, and that figures are old, if so."""
        pathway, words = self.order.plan.pathway, self.order.words
        line = program_line(pathway, words)
        own = [] if line is None else [line, words.text(pathway.safety.article.text)]
        return " ".join(filter(None, (*own, figures_line(self.sides, words), self.order.notice)))

    def _help(self) -> list[dict[str, Any]]:
        """The help lines; `share` is the part of the width that each needs."""
        lines = printed.help_lines(self.order)
        return [
            {**one, "share": max(_LEAST_SHARE, len(one["title"]) + len(one["about"]))}
            for one in lines
        ]

    def _chart(self) -> dict[str, Any]:
        """The pictures, and how many of them stand on the first page.

        All plans are in one if it is large enough there. Else what fits stays there, and the rest
        goes on to the next page, with the safety words again.
        """
        sides = self.sides
        free = _BELOW_WORDS - _A_PLAN_MORE * (len(sides) - 2)
        if self._scale(sides, free) >= _LEAST_SCALE:
            return self._pictures([(sides, free)], 1)
        for count in range(len(sides) - 1, 0, -1):
            here, there = sides[:count], sides[count:]
            large = self._scale(here, free) >= _LEAST_APART
            if large and self._scale(there, _PAGE) >= _LEAST_SCALE:
                return self._pictures([(here, free), (there, _PAGE)], 1)
        if self._scale(sides, _PAGE) >= _LEAST_SCALE:
            return self._pictures([(sides, _PAGE)], 0)
        return self._pictures([((side,), _PAGE / 2) for side in sides], len(sides))

    def _pictures(
        self, parts: Iterable[tuple[tuple[Side, ...], float]], here: int
    ) -> dict[str, Any]:
        """Pictures of these plans, each with its free height; `here` are on the first page.

        The safety words are said again below a picture that their box is not above.
        """
        drawn = [self._picture(sides, self._scale(sides, free)) for sides, free in parts]
        again = short_safety(self.order.plan.pathway, self.order.words)
        inside = again if here < len(drawn) or here > 1 else ""
        return {"here": here, "pictures": drawn, "inside": inside}

    def _scale(self, sides: tuple[Side, ...], free: float) -> float:
        """How large the picture of these plans can be in a free height."""
        return min(_SCALE, free / self._scene(sides, _PRINTED).height)

    def _picture(self, sides: tuple[Side, ...], scale: float) -> dict[str, Any]:
        """The picture at this scale, as wide as the page."""
        scale = max(scale, _LEAST_SCALE)
        scene = self._scene(sides, replace(_PRINTED, narrowest=round(_WIDTH_POINTS / scale)))
        words = comparison_text(sides, self.order.words)
        drawn = draw(scene, words, white=True)
        return {"picture": drawn, "height": scene.height * scale, "alt": words.description}

    def _scene(self, sides: tuple[Side, ...], preset: Preset) -> Scene:
        return unframed(sides, self.order.words, preset, among=self.sides)


FORM: Final = Form(
    ending="pdf",
    media_type="application/pdf",
    render=_of_order,
    options=frozenset({"paper"}),
    compares=True,
)
