"""One step of the talk as the screen shows it: title, points, chart so far, sources, safety."""

from base64 import b64encode
from functools import lru_cache
from html import escape
from typing import Final

from planner import markup
from planner.address import SETTING
from planner.captions import alt_text
from planner.catalogue import Words, words
from planner.forms.order import Order
from planner.forms.qr import qr_code
from planner.forms.svg import draw
from planner.forms.typeface import font_face
from planner.library import library
from planner.link import encode_short
from planner.plan import Plan
from planner.scene import PAGE, TALK, Preset, make_scene, reveal
from planner.table_rows import source_names
from planner.talk import TalkStep, talk_steps
from planner.timeline import Timeline, make_timeline

_MOST_SHEETS: Final = 128


@lru_cache(maxsize=_MOST_SHEETS)
def steps_of(plan: Plan, language: str) -> tuple[TalkStep, ...]:
    """The steps of a plan's talk, made once for all who show it."""
    return talk_steps(make_timeline(plan), words(language))


@lru_cache(maxsize=_MOST_SHEETS)
def sheet(plan: Plan, language: str, number: int, *, dark: bool, base: str | None) -> str:
    """Step `number` (from 1) as HTML; the pictures are inside it. `base` is the app's address."""
    spoken = words(language)
    steps = steps_of(plan, language)
    step = steps[number - 1]
    timeline = make_timeline(plan)
    last = number == len(steps)
    sources = source_names(step.sources, plan.pathway, spoken)
    place = spoken.say("talk.place", number=number, count=len(steps))
    inside = spoken.text(plan.pathway.safety.inside.text)
    return (
        f'<section class="talk"><div class="talk-head">'
        f"<div>{markup.heading(step.title, 1)}{markup.bullets(step.points)}</div>"
        f"{_address(plan, spoken, base) if last else ''}</div>"
        f"{_pictures(step, timeline, spoken, dark=dark)}"
        f'<div class="talk-foot">{_whom_to_call(spoken) if last else ""}'
        f"{markup.paragraphs([inside], kind='talk-safety')}"
        f"<p>{escape(place)} · {escape(sources)}</p></div></section>"
        f'<div class="talk-help" role="dialog" tabindex="-1" hidden '
        f'aria-label="{escape(spoken.say("talk.help-lines"))}">'
        f"{markup.paragraphs([inside])}{markup.help_list(library().helplines.lines, spoken)}</div>"
        f'<div class="talk-black" hidden></div>'
    )


def _pictures(step: TalkStep, timeline: Timeline, spoken: Words, *, dark: bool) -> str:
    """The chart so far, for a wide screen and for a phone; the style sheet shows one of them."""
    if not step.shown:
        return ""
    alt = escape(alt_text(timeline, spoken))
    return "".join(
        f'<img class="{name}" alt="{alt}" '
        f'src="{_data(_drawn(step, timeline, spoken, preset, dark=dark))}">'
        for name, preset in (("talk-wide", TALK), ("talk-narrow", PAGE))
    )


def _drawn(step: TalkStep, timeline: Timeline, spoken: Words, preset: Preset, *, dark: bool) -> str:
    scene = reveal(make_scene(timeline, spoken, preset), shown=step.shown, current=step.current)
    # A picture inside the page cannot use the page's font.
    face = font_face("".join(run.text for label in scene.labels for run in label.line))
    return draw(scene, timeline, spoken, dark=dark, face=face)


def _address(plan: Plan, spoken: Words, base: str | None) -> str:
    """Where the room finds the example: a code, and an address that can be typed."""
    if base is None:
        note = spoken.say("take.no-code", setting=SETTING)
        return markup.paragraphs([note], kind="talk-no-address")
    title = spoken.say("take.code")
    code = qr_code(Order(plan=plan, language=spoken.language, base=base), title)
    picture = "" if code is None else f'<img alt="{escape(title)}" src="{_data(code.svg)}">'
    short = f"{base}/{encode_short(plan)}"
    return (
        f'<div class="talk-address">{picture}'
        f"<p>{markup.link(short, short.partition('://')[2].rstrip('/'))}</p></div>"
    )


def _whom_to_call(spoken: Words) -> str:
    """The help lines in one line of names and numbers."""
    lines = []
    for line in library().helplines.lines:
        name = spoken.text(line.title)
        if line.number is None or line.tel is None:
            lines.append(escape(name) if line.address is None else markup.link(line.address, name))
        else:
            lines.append(f"{escape(name)}: {markup.link(f'tel:{line.tel}', line.number)}")
    return f"<p>{' · '.join(lines)}</p>"


def _data(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
