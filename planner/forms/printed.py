"""The words that stand on every printed sheet: safety, disclaimer, help lines, what it is."""

from planner.forms.order import Order
from planner.helplines import HelpLine
from planner.lettering import keep_together
from planner.library import library
from planner.wording import claims


def printed(order: Order) -> dict[str, object]:
    """What `printed.typ` is told, but for the title; it adds no word."""
    return {
        "lang": order.words.language,
        "paper": order.options.paper.value,
        "safety": safety(order),
        "disclaimer": disclaimer(order),
        "help": help_lines(order),
        "footer": _footer(order),
    }


def safety(order: Order) -> dict[str, str]:
    """The safety text under its title; `lead` is what is printed in bold."""
    told = order.plan.pathway.safety
    return {
        "title": order.words.say("page.safety"),
        "lead": claims(told.full[:1], order.words),
        "text": claims((*told.full[1:], told.months), order.words),
    }


def disclaimer(order: Order) -> dict[str, str]:
    """The disclaimer; `lead` is what is printed in bold."""
    together = order.words.say("phrase.not-medical-advice").lower()
    told = order.plan.pathway.safety.disclaimer
    return {
        "lead": keep_together(claims(told[:1], order.words), together),
        "text": claims(told[1:], order.words),
    }


def help_lines(order: Order) -> list[dict[str, str | None]]:
    """Every help line, to be called from paper or by a link."""

    def told(line: HelpLine) -> dict[str, str | None]:
        return {
            "title": order.words.text(line.title),
            "about": order.words.text(line.about),
            "number": line.number,
            "tel": line.tel,
            "address": line.address,
        }

    return [told(line) for line in library().helplines.lines]


def _footer(order: Order) -> dict[str, str]:
    say = order.words.say
    version = order.words.date(order.plan.pathway.content_version)
    return {
        "not_advice": say("phrase.not-medical-advice"),
        "version": say("pdf.version", date=version),
        "page": say("pdf.page", page="{page}", pages="{pages}"),
    }
