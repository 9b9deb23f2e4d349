"""The talk as HTML: a document of its own at `/present`, and a part of the offline page."""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any, Final

from markupsafe import Markup

from planner.chart import palette
from planner.chart.palette import css
from planner.forms.order import Order
from planner.forms.page import markup
from planner.forms.page.templates import filled, hash_of, part
from planner.forms.qr import qr_code
from planner.language.lettering import FAMILY, FONTS
from planner.reading.library import library
from planner.words.table_rows import source_names
from planner.words.talk import lead, program_name, talk_steps

SCRIPT: Final = part("talk.js")
_FILES: Final = {"html": "take.html", "pptx": "take.pptx"}


def policy(pictures: str = "data:") -> str:
    """The content security policy of a document with the talk: what is inside it, and its script.

    `pictures` are the sources of its pictures and icons.
    """
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src {pictures}; "
        f"script-src {hash_of(SCRIPT)}; base-uri 'none'; form-action 'none'"
    )


def make_talk(order: Order, **alone: Any) -> dict[str, Any]:
    """What the template of the talk needs: its step `now`, from 1, is shown first.

    A talk that is `alone` is the whole document; then `leave` and `files` lead out of it, and
    `faults` are the sentences on bad values of its link.
    """
    words, timeline, pathway = order.words, order.timeline, order.plan.pathway
    first, *rest = (escape(words.text(claim.text)) for claim in pathway.safety.inside)
    code = qr_code(order, words.say("take.code"))
    return {
        "steps": talk_steps(order.in_words, notice=order.notice),
        "lead": lead,
        "safety": Markup(" ".join((f"<strong>{first}</strong>", *rest))),
        "help": Markup(markup.help_list(library().helplines.lines, words)),
        "sources": lambda step: source_names(step.sources, pathway, words),
        "program": program_name(timeline, words),
        "short": order.short_address,
        "code": "" if code is None else markup.data_address(code.svg),
        "now": 1,
        "alone": False,
        "files": (),
        "faults": (),
        **alone,
    }


def present(order: Order, *, now: int, faults: Sequence[str], link: str, head: str = "") -> str:
    """The document at `/present`, open at step `now` (from 1).

    `link` is the query of the plan; the sentences of `faults` stand over the first step shown;
    `head` is what a page of the app says of itself.
    """
    words = order.words
    files = [(f"plan.{ending}{link}", words.say(message)) for ending, message in _FILES.items()]
    talk = make_talk(order, now=now, alone=True, leave=f"./{link}", files=files, faults=faults)
    return filled(
        "present.html",
        words=words,
        medicine=order.plan.pathway.medicine,
        talk=talk,
        style=Markup(f"{faces()}{colors()}{part('talk.css')}"),
        script=Markup(SCRIPT),
        head=Markup(head),
    )


@cache
def faces() -> str:
    """The bundled font, inside the document: nothing is loaded later."""
    return "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; '
        f"src: url(data:font/woff2;base64,{b64encode(file.read_bytes()).decode()}); }}\n"
        for weight, file in (
            (400, FONTS / "AtkinsonHyperlegible-Regular.woff2"),
            (700, FONTS / "AtkinsonHyperlegible-Bold.woff2"),
        )
    )


@cache
def colors() -> str:
    """The palette as variables of a style sheet, for both themes."""
    plain = zip(("paper", "ink", "quiet", "rule"), palette.DARK.items(), strict=True)
    names = [f"--{name}: light-dark({css(one)}, {css(dark)});" for name, (one, dark) in plain]
    names += [f"--{kind.value}: {css(color)};" for kind, color in palette.KINDS.items()]
    names.append(f"--lane: {css(palette.GUIDANCE)};")
    body = f'body {{ margin: 0; font-family: "{FAMILY}", sans-serif; }}'
    return f":root {{ color-scheme: light dark; {' '.join(names)} }}\n{body}\n"
