"""The words that stand on every printed sheet: safety, disclaimer, help lines, what it is."""

from typing import Any, Final

from planner.forms.order import Order
from planner.forms.paper.address_parts import address_parts
from planner.language.lettering import keep_together
from planner.pathway.helplines import HelpLine
from planner.reading.library import library
from planner.words.wording import claims

SOURCE_SIZE: Final = 9.0
"""The type of sources and addresses, in points; that of `printed.typ`."""

BESIDE_CODE: Final = 160.0
"""Points on a line beside a code; in `handout.typ`, what a column leaves for it."""


def printed(order: Order, *, months: bool = True) -> dict[str, object]:
    """The data of `printed.typ`, but for the title; it adds no word.

    `months` is whether the safety text ends with the line on months: not where it is said below.
    """
    return {
        "lang": order.words.language,
        "paper": order.options.paper.value,
        "safety": safety(order, months=months),
        "disclaimer": disclaimer(order),
        "help": help_lines(order),
        "footer": _footer(order),
    }


def safety(order: Order, *, months: bool = True) -> dict[str, str]:
    """The safety text under its title; `lead` is what is printed in bold."""
    told = order.plan.pathway.safety
    return {
        "title": order.words.say("page.safety"),
        "lead": claims(told.full[:1], order.words),
        "text": claims((*told.full[1:], *((told.months,) if months else ())), order.words),
    }


def disclaimer(order: Order) -> dict[str, str]:
    """The disclaimer; `lead` is what is printed in bold."""
    together = order.words.say("phrase.not-medical-advice").lower()
    told = order.plan.pathway.safety.disclaimer
    return {
        "lead": keep_together(claims(told[:1], order.words), together),
        "text": claims(told[1:], order.words),
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


def address(to: str, size: float, width: float, *, shown: str = "") -> dict[str, object]:
    """An address to follow, in the parts that it may break between on lines of this width.

    `shown` is what is printed of it, where that is not all.
    """
    return {"to": to, "parts": address_parts(shown or to, size, width)}
