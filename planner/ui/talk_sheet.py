"""One step of the talk as the screen shows it: title, points, chart so far, sources, safety."""

from functools import lru_cache
from html import escape
from typing import Final

from planner import markup
from planner.captions import alt_text
from planner.catalogue import Words, words
from planner.forms import talk_parts
from planner.forms.svg import draw, told
from planner.forms.typeface import font_face
from planner.plan import Plan
from planner.scene import PAGE, Scene, make_scene, reveal
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
    spoken, pathway = words(language), plan.pathway
    steps = steps_of(plan, language)
    step = steps[number - 1]
    shared = base if number == len(steps) else None
    return (
        f'<section class="talk"><div class="talk-head">'
        f"{talk_parts.opening(pathway, number, spoken)}"
        f"{markup.heading(step.title, 1)}{markup.bullets(step.points)}</div>"
        f"{_chart(step, plan, spoken, dark=dark, base=shared)}"
        f"{talk_parts.foot(step, number, len(steps), pathway, spoken)}</section>"
        f'<div class="talk-help" role="dialog" tabindex="-1" hidden '
        f'aria-label="{escape(spoken.say("talk.help-lines"))}">'
        f"{talk_parts.help_screen(pathway, spoken)}"
        f'<button type="button" data-talk="help">{escape(spoken.say("talk.close"))}</button></div>'
        f'<div class="talk-black" data-talk="black" hidden></div>'
    )


def _chart(step: TalkStep, plan: Plan, spoken: Words, *, dark: bool, base: str | None) -> str:
    """The chart so far, for a wide screen and for a phone: the style sheet shows one of them.

    With the app's address, the way to this example stands beside it.
    """
    if not step.shown:
        return ""
    timeline = make_timeline(plan)
    alt = escape(alt_text(timeline, spoken))
    scenes = {
        "talk-wide": talk_parts.chart(plan, spoken.language, beside_code=base is not None),
        "talk-narrow": make_scene(timeline, spoken, PAGE),
    }
    pictures = ""
    for name, scene in scenes.items():
        source = markup.data_address(_drawn(step, scene, timeline, spoken, dark=dark))
        pictures += f'<img class="{name}" alt="{alt}" src="{source}">'
    beside = "" if base is None else talk_parts.address(plan, spoken.language, base)
    return f'<div class="talk-chart">{pictures}{beside}</div>'


def _drawn(step: TalkStep, whole: Scene, timeline: Timeline, spoken: Words, *, dark: bool) -> str:
    scene = reveal(whole, shown=step.shown, current=step.current)
    # A picture inside the page cannot use the page's font.
    face = font_face("".join(run.text for label in scene.labels for run in label.line))
    return draw(scene, told(timeline, spoken), dark=dark, face=face)
