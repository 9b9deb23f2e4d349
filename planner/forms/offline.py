"""One self-contained page that works without the internet: chart, words, table, questions, talk."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

from planner.catalogue import Words
from planner.forms.order import Form, Order
from planner.forms.svg import draw
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
    paragraphs,
    questions,
    source_list,
    sourced,
)
from planner.pathway import Pathway
from planner.scene import PAGE, TALK, make_scene, reveal
from planner.scene.shapes import DOCUMENT
from planner.table_rows import source_names
from planner.talk import TalkStep, talk_steps
from planner.timeline import Timeline
from planner.wording import answer, ask_line, claims, ninety_sentence, program_line

_PARTS: Final = Path(__file__).resolve().parent


def _of_order(order: Order) -> bytes:
    return "".join(_page(order)).encode()


FORM: Final = Form(ending="html", media_type="text/html", render=_of_order)


def _page(order: Order) -> Iterator[str]:
    words, timeline = order.words, order.timeline
    pathway = order.plan.pathway
    style, script = _style(), _read("offline.js")
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; "
        f"script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )
    title = escape(words.say("page.tab", medicine=pathway.medicine))
    yield (
        f'<!DOCTYPE html><html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{title}</title>'
        f"<style>{style}</style></head><body><main>"
    )
    yield from _head(timeline, words)
    yield from _details(timeline, words)
    yield from _closing(order, timeline, words)
    yield "</main>"
    yield from _talk(timeline, words)
    yield f"<script>{script}</script></body></html>\n"


def _head(timeline: Timeline, words: Words) -> Iterator[str]:
    pathway = timeline.plan.pathway
    safety = pathway.safety
    yield f"<h1>{escape(words.say('page.title', medicine=pathway.medicine))}</h1>"
    yield paragraphs([words.say("page.purpose")])
    program = program_line(pathway, words)
    if program is not None:
        yield paragraphs([f"{program} {words.text(safety.article.text)}"])
    yield f'<div class="safety">{_at_once(pathway, words)}</div>'
    yield (
        f'<p class="talk-start" hidden><button type="button" id="start">'
        f"{escape(words.say('talk.start'))}</button> {escape(words.say('talk.keys'))}</p>"
    )
    yield heading(words.say("page.answer"))
    yield paragraphs([" ".join(answer(timeline, words))])
    yield paragraphs([words.text(safety.months.text)], kind="months")
    wide = draw(make_scene(timeline, words, DOCUMENT), timeline, words, name="wide")
    narrow = draw(make_scene(timeline, words, PAGE), timeline, words, name="narrow")
    yield f'<div class="wide">{wide}</div><div class="narrow">{narrow}</div>'
    rule = pathway.guidance
    yield heading(words.say("page.ninety", target=rule.days))
    ask = ask_line(timeline, words)
    for sentence in (ninety_sentence(timeline, words), ask, words.text(rule.why.text)):
        if sentence is not None:
            yield paragraphs([sentence])


def _details(timeline: Timeline, words: Words) -> Iterator[str]:
    pathway = timeline.plan.pathway
    safety = pathway.safety
    yield heading(words.say("page.safety"))
    yield paragraphs([claims(safety.full, words)]) + paragraphs([claims(safety.disclaimer, words)])
    yield sourced(safety.notes, pathway, words)
    yield heading(words.say("page.table")) + days_table(timeline, words)
    yield heading(words.say("page.first-call"))
    yield questions(pathway.first_call, words)
    yield heading(words.say("page.steps"))
    for title, told in cards(pathway, timeline.lanes, words):
        body = card(told, pathway, words, level=4)
        yield f"<section>{heading(title, 3)}{body}</section>"
    yield heading(words.say("page.unknown"))
    yield paragraphs([words.text(safety.unknown.text)])
    yield paragraphs([words.text(safety.dependence.text)])


def _closing(order: Order, timeline: Timeline, words: Words) -> Iterator[str]:
    lines = library().helplines
    yield heading(words.say("content.help")) + paragraphs([words.text(lines.text.text)])
    yield help_list(lines.lines, words) + paragraphs([words.text(lines.outside_us.text)])
    pathway = timeline.plan.pathway
    yield heading(words.say("page.sources"))
    yield paragraphs([words.text(pathway.safety.article.text)]) + source_list(pathway, words)
    if order.address is not None:
        link = escape(order.address)
        yield f'<p class="link">{escape(words.say("page.link"))}: <a href="{link}">{link}</a></p>'
    yield paragraphs([words.say("offline.works")], kind="note")


def _talk(timeline: Timeline, words: Words) -> Iterator[str]:
    """The steps of the talk, which only the script shows, one at a time over the whole screen."""
    scene = make_scene(timeline, words, TALK)
    safety = words.text(timeline.plan.pathway.safety.inside.text)
    steps = talk_steps(timeline, words)
    yield f'<div id="talk" hidden tabindex="-1" aria-label="{escape(words.say("talk.name"))}">'
    for index, step in enumerate(steps):
        picture = ""
        if step.shown:
            part = reveal(scene, shown=step.shown, current=step.current)
            picture = draw(part, timeline, words, name=f"step-{index + 1}")
        yield _talk_step(step, index + 1, len(steps), picture, safety, timeline, words)
    at_once = _at_once(timeline.plan.pathway, words)
    yield f'<section class="help-lines" hidden>{at_once}</section>'
    yield '<section class="black" hidden></section></div>'


def _at_once(pathway: Pathway, words: Words) -> str:
    """What must be seen first: the safety sentence, and whom to call."""
    links = help_links(library().helplines.lines[:2], words)
    return paragraphs([words.text(pathway.safety.inside.text)]) + links


def _talk_step(
    step: TalkStep,
    number: int,
    count: int,
    picture: str,
    safety: str,
    timeline: Timeline,
    words: Words,
) -> str:
    points = bullets(step.points)
    sources = source_names(step.sources, timeline.plan.pathway, words)
    place = escape(words.say("talk.place", number=number, count=count))
    return (
        f'<section class="step" hidden><h2>{escape(step.title)}</h2>{points}{picture}'
        f"<footer>{paragraphs([safety])}<p><small>{escape(sources)}</small> {place}</p>"
        f"</footer></section>"
    )


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
    return f"\n{faces}{_read('offline.css')}"


@cache
def _read(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
