"""One self-contained page that works without the internet: chart, words, table, questions, talk."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

from planner import palette
from planner.catalogue import Words
from planner.catalogue import words as words_of
from planner.forms import talk_parts
from planner.forms.drawing import themed
from planner.forms.order import Form, Order
from planner.forms.svg import Picture, Told, draw, told
from planner.lettering import FAMILY, FONTS
from planner.library import library
from planner.markup import (
    bullets,
    card,
    cards,
    days_table,
    heading,
    help_links,
    help_list,
    led,
    paragraphs,
    questions,
    source_list,
    sourced,
    when_to_call,
)
from planner.palette import css
from planner.pathway import GuidanceLane, Pathway
from planner.scene import PAGE, make_scene
from planner.scene.shapes import DOCUMENT
from planner.talk import TalkStep, talk_steps
from planner.timeline import Timeline
from planner.timeline_frame import timeline_frame
from planner.wording import (
    answer,
    answer_title,
    ask_line,
    claims,
    ninety_sentence,
    program_line,
    purpose,
)

_PARTS: Final = Path(__file__).resolve().parent
_MOST_PATHWAYS: Final = 64


def _of_order(order: Order) -> bytes:
    return "".join(_page(order)).encode()


FORM: Final = Form(ending="html", media_type="text/html", render=_of_order)


def policy() -> str:
    """The content security policy of the page: what is inside it, and of scripts its own."""
    return (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
        f"script-src '{_hash(_read('offline.js'))}'; base-uri 'none'; form-action 'none'"
    )


def _page(order: Order) -> Iterator[str]:
    words, timeline = order.words, order.timeline
    pathway = order.plan.pathway
    style, script = _style(), _read("offline.js")
    title = escape(words.say("page.tab", medicine=pathway.medicine))
    yield (
        f'<!DOCTYPE html><html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{title}</title>'
        f"<style>{style}</style></head><body><main>"
    )
    narrow = Picture(make_scene(timeline, words, PAGE))
    said = told(timeline, words)
    yield from _head(order, narrow, said)
    yield from _details(timeline, words)
    yield from _closing(order, timeline, words)
    yield "</main>"
    yield from _talk(order, narrow, said)
    yield f"<script>{script}</script></body></html>\n"


def _head(order: Order, narrow: Picture, said: Told) -> Iterator[str]:
    timeline, words, pathway = order.timeline, order.words, order.plan.pathway
    safety = pathway.safety
    yield f"<h1>{escape(words.say('page.title', medicine=pathway.medicine))}</h1>"
    yield paragraphs([purpose(pathway, words)])
    origin = (safety.article,) if pathway.facility is None else ()
    yield paragraphs([claims((safety.none_right, safety.at_home, *origin), words)])
    program = program_line(pathway, words)
    if program is not None:
        yield paragraphs([f"{program} {words.text(safety.article.text)}"])
    if order.notice:
        yield paragraphs([order.notice])
    at_once = led(safety.inside, words)
    at_once += help_links(library().helplines.lines[:2], words)
    yield f'<div class="safety">{at_once}</div>'
    yield (
        f'<p class="talk-start" hidden><button type="button" id="start">'
        f"{escape(words.say('talk.start'))}</button> {escape(words.say('talk.keys'))}</p>"
    )
    yield heading(answer_title(timeline, words))
    yield paragraphs([" ".join(answer(timeline, words))])
    yield paragraphs([words.text(safety.months.text)], kind="months")
    yield paragraphs([words.text(safety.lasting.text)])
    wide = draw(make_scene(timeline, words, DOCUMENT), said, name="wide")
    on_phone = narrow.svg(said, name="narrow")
    yield f'<div class="wide">{wide}</div><div class="narrow">{on_phone}</div>'
    rule = pathway.guidance
    yield heading(words.say("page.ninety", target=rule.days))
    ask = ask_line(timeline, words)
    about = words.text(rule.about.text)
    for sentence in (ninety_sentence(timeline, words), ask, about, words.text(rule.why.text)):
        if sentence is not None:
            yield paragraphs([sentence])


def _details(timeline: Timeline, words: Words) -> Iterator[str]:
    pathway = timeline.plan.pathway
    safety = pathway.safety
    yield heading(words.say("page.safety"))
    yield led(safety.disclaimer, words) + paragraphs([claims(safety.full, words)])
    yield heading(words.say("page.urgent"), 3) + when_to_call(pathway, words, level=4)
    yield heading(words.say("page.more-safety"), 3) + sourced(safety.notes, pathway, words)
    yield heading(words.say("page.table")) + days_table(timeline_frame(timeline, words), words)
    yield heading(words.say("page.first-call"))
    yield questions(pathway.first_call, words)
    yield heading(words.say("page.steps"))
    yield _cards(pathway, timeline.lanes, words.language)
    yield heading(words.say("page.insurance")) + card(pathway.insurance, pathway, words)
    yield heading(words.say("page.unknown"))
    yield paragraphs([words.text(safety.unknown.text)])


@lru_cache(maxsize=_MOST_PATHWAYS)
def _cards(pathway: Pathway, lanes: tuple[GuidanceLane, ...], language: str) -> str:
    """What happens in each step: the same for all plans of a pathway."""
    spoken = words_of(language)
    return "".join(
        f"<section>{heading(title, 3)}{card(told, pathway, spoken, level=4)}</section>"
        for title, told in cards(pathway, lanes, spoken)
    )


def _closing(order: Order, timeline: Timeline, words: Words) -> Iterator[str]:
    yield _help_and_sources(timeline.plan.pathway, words.language)
    if order.address is not None:
        link = escape(order.address)
        yield f'<p class="link">{escape(words.say("page.link"))}: <a href="{link}">{link}</a></p>'
    yield paragraphs([words.say("offline.works")], kind="note")


@lru_cache(maxsize=_MOST_PATHWAYS)
def _help_and_sources(pathway: Pathway, language: str) -> str:
    """Whom to call, and what the figures come from: the same for all plans of a pathway."""
    spoken, lines = words_of(language), library().helplines
    return "".join(
        (
            heading(spoken.say("content.help")) + paragraphs([spoken.text(lines.text.text)]),
            help_list(lines.lines, spoken) + paragraphs([spoken.text(lines.outside_us.text)]),
            heading(spoken.say("page.sources")),
            source_list(pathway, spoken),
        )
    )


def _talk(order: Order, narrow: Picture, said: Told) -> Iterator[str]:
    """The steps of the talk, which only the script shows, one at a time over the whole screen."""
    words, pathway = order.words, order.plan.pathway
    steps = talk_steps(order.timeline, words)
    yield (
        f'<div id="talk" hidden tabindex="-1" role="dialog" aria-modal="true" '
        f'aria-label="{escape(words.say("talk.name"))}">'
    )
    wide = Picture(talk_parts.chart(order.plan, words.language))
    for number, step in enumerate(steps, start=1):
        beside = ""
        if number == len(steps) and order.base is not None:
            wide = Picture(talk_parts.chart(order.plan, words.language, beside_code=True))
            beside = talk_parts.address(order.plan, words.language, order.base)
        chart = ""
        if step.shown:
            pictures = _pictures(step, number, said, {"wide": wide, "narrow": narrow})
            chart = f'<div class="talk-chart">{pictures}{beside}</div>'
        yield (
            f'<section class="step" hidden>{talk_parts.opening(pathway, number, words)}'
            f"{heading(step.title)}{bullets(step.points)}"
            f"{chart}{talk_parts.foot(step, number, len(steps), pathway, words)}</section>"
        )
    yield (
        f'<section class="help-lines" hidden>{talk_parts.help_screen(pathway, words)}</section>'
        f'<section class="black" hidden></section><div class="keys">'
    )
    for name in ("previous", "next", "help-lines", "close"):
        label = escape(words.say(f"talk.{name}"))
        yield f'<button type="button" data-does="{name}">{label}</button> '
    yield "</div></div>"


def _pictures(step: TalkStep, number: int, said: Told, charts: Mapping[str, Picture]) -> str:
    """The chart so far, for a wide screen and for a phone: the style sheet shows one of them."""
    pictures = ""
    for name, chart in charts.items():
        picture = chart.svg(said, step=step, name=f"step-{number}-{name}")
        placed = picture.replace("<svg ", '<svg preserveAspectRatio="xMinYMin" ', 1)
        pictures += f'<div class="{name}">{placed}</div>'
    return pictures


@cache
def _style() -> str:
    faces = "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; '
        f"src: url(data:font/ttf;base64,{b64encode(file.read_bytes()).decode()}); }}\n"
        for weight, file in (
            (400, FONTS / "AtkinsonHyperlegible-Regular.ttf"),
            (700, FONTS / "AtkinsonHyperlegible-Bold.ttf"),
        )
    )
    return f"\n{faces}{''.join(_turned())}{_read('offline.css')}"


def _turned() -> Iterator[str]:
    """Rules that give the plain colors of the pictures their dark ones in a dark theme."""
    for plain in (palette.PAPER, palette.INK, palette.QUIET, palette.RULE):
        light, dark = css(plain), css(themed(plain, dark=True))
        for paint in ("fill", "stroke"):
            yield f'svg [{paint}="{light}"] {{ {paint}: light-dark({light}, {dark}); }}\n'


@cache
def _read(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
