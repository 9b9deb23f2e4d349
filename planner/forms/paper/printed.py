"""The words that stand on every printed sheet: safety, disclaimer, help lines, what it is."""

import re
from collections.abc import Iterator
from typing import Any, Final

from planner.forms.order import Order
from planner.forms.qr import qr_code
from planner.language.lettering import keep_together, text_width
from planner.pathway.helplines import HelpLine
from planner.reading.library import library
from planner.words.wording import claims

SOURCE_SIZE: Final = 9.0
"""The type of sources and addresses, in points; that of `printed.typ`."""

_MILLIMETER: Final = 72 / 25.4
BESIDE_CODE: Final = 160.0
"""Points on a line beside a code; in `handout.typ`, what a column leaves for it."""

_BETWEEN_PARTS: Final = re.compile(r"(?<=[&/?=])(?!/)")
_BETWEEN_WORDS: Final = re.compile(r"(?<=[-._%])")
"""Where an address may break: after what parts it, never inside a word that has the room."""


def printed(order: Order, *, months: bool = True) -> dict[str, object]:
    """The data of `printed.typ`, but for the title; it adds no word.

    `months` is whether the safety text ends with the line on months: not where it is said below.
    """
    return {
        "lang": order.words.language,
        "paper": order.options.paper.value,
        "safety": _safety(order, months=months),
        "disclaimer": _disclaimer(order),
        "help": help_lines(order),
        "footer": _footer(order),
    }


def _safety(order: Order, *, months: bool) -> dict[str, str]:
    """The safety text under its title; `lead` is what is printed in bold."""
    safety = order.plan.pathway.safety
    return {
        "title": order.words.say("page.safety"),
        "lead": claims(safety.full[:1], order.words),
        "text": claims((*safety.full[1:], *((safety.months,) if months else ())), order.words),
    }


def _disclaimer(order: Order) -> dict[str, str]:
    """The disclaimer; `lead` is what is printed in bold."""
    together = order.words.say("phrase.not-medical-advice").lower()
    disclaimer = order.plan.pathway.safety.disclaimer
    return {
        "lead": keep_together(claims(disclaimer[:1], order.words), together),
        "text": claims(disclaimer[1:], order.words),
    }


def help_lines(order: Order) -> list[dict[str, Any]]:
    """Every help line, to be called from paper or by a link.

    What has no number has its title in the place of one.
    """

    def one(line: HelpLine) -> dict[str, Any]:
        title = order.words.text(line.title)
        numbered = line.number is not None
        return {
            "called": line.number if numbered else title,
            "title": f"{title}:" if numbered else "",
            "about": order.words.text(line.about),
            "brief": order.words.text(line.brief),
            "tel": line.tel,
            "address": line.address,
        }

    return [one(line) for line in library().helplines.lines]


def _footer(order: Order) -> dict[str, str]:
    """What stands at the foot of each page: the numbers of the two most urgent help lines too."""
    say = order.words.say
    urgent = [line.number for line in library().helplines.lines[:2] if line.number is not None]
    return {
        "not_advice": f"{say('phrase.not-medical-advice')}.",
        "not_reviewed": say("pdf.not-reviewed"),
        "help": " · ".join(urgent),
        "page": say("pdf.page", page="{page}", pages="{pages}"),
    }


def dated(order: Order) -> str:
    """Of when words and figures are; a program's own are of the day on which it checked them."""
    pathway, words = order.plan.pathway, order.words
    if pathway.checked is None:
        return words.say("pdf.version", date=words.date(pathway.content_version))
    checked, reviewed = words.date(pathway.checked), words.date(pathway.reviewed)
    return words.say("pdf.version-program", checked=checked, reviewed=reviewed)


def code(order: Order) -> dict[str, Any] | None:
    """The code of the page's address, with the length of its side in points."""
    alt = order.words.say("pdf.code")
    made = qr_code(order, alt)
    if made is None:
        return None
    return {"picture": made.svg, "side": made.side * _MILLIMETER, "alt": alt}


def address(to: str, size: float, width: float, *, shown: str = "") -> dict[str, object]:
    """An address to follow, in the parts that it may break between on lines of this width.

    `shown` is what is printed of it, where that is not all.
    """
    return {"to": to, "parts": [*address_parts(shown or to, size, width)]}


def address_parts(address: str, size: float, width: float) -> Iterator[str]:
    """The parts that an address of this type is not broken inside, on lines of this width.

    A part that is wider than a line is broken between its words, or where even a word is too wide,
    between any two letters.
    """
    for part in _BETWEEN_PARTS.split(address):
        if text_width(part, size) <= width:
            yield part
            continue
        for word in _BETWEEN_WORDS.split(part):
            yield from [word] if text_width(word, size) <= width else word
