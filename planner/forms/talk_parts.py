"""What a talk shows in a browser, with the app and without it: chart, foot, help lines, address."""

from dataclasses import replace
from functools import lru_cache
from html import escape
from typing import Final

from planner import captions, markup
from planner.catalogue import Words, words
from planner.forms.order import Order
from planner.forms.qr import qr_code
from planner.library import library
from planner.link import encode_short
from planner.pathway import Pathway
from planner.plan import Plan
from planner.scene import TALK, Scene, make_scene
from planner.table_rows import source_names
from planner.talk import TalkStep
from planner.timeline import make_timeline

BESIDE_CODE: Final = 1470
"""How wide the chart is, in pixels of a large screen, when the QR code stands beside it."""

_HIGHEST: Final = 600
"""So many pixels of a screen 1080 high are left for the chart by the words above and below."""

_HIGHEST_BESIDE_CODE: Final = 570
"""There the numbers to call stand below, too."""

_BARS: Final = ((20, 4), (15, 2), (12, 2))
"""Heights of a bar, and of the gap below it: smaller ones keep the type of a long chart large."""

_MOST_CHARTS: Final = 64


@lru_cache(maxsize=_MOST_CHARTS)
def chart(plan: Plan, language: str, *, beside_code: bool = False) -> Scene:
    """The whole chart with its key, at the sizes of a large screen; as high as fits, if it can."""
    preset = replace(TALK, narrowest=BESIDE_CODE) if beside_code else TALK
    timeline, spoken = make_timeline(plan), words(language)
    *larger, smallest = _BARS
    highest = _HIGHEST_BESIDE_CODE if beside_code else _HIGHEST
    for bar, gap in larger:
        scene = make_scene(timeline, spoken, replace(preset, bar=bar, gap=gap))
        if scene.height <= highest:
            return scene
    bar, gap = smallest
    return make_scene(timeline, spoken, replace(preset, bar=bar, gap=gap))


def opening(pathway: Pathway, number: int, spoken: Words) -> str:
    """What the talk is about, above its first step."""
    if number > 1:
        return ""
    title = "".join(run.text for run in captions.title(pathway, spoken))
    return markup.paragraphs([title], kind="talk-topic")


def foot(step: TalkStep, number: int, count: int, pathway: Pathway, spoken: Words) -> str:
    """What stands below every step: safety, place and sources; below the last, whom to call."""
    place = spoken.say("talk.place", number=number, count=count)
    sources = source_names(step.sources, pathway, spoken)
    return (
        f'<div class="talk-foot">{_whom_to_call(spoken) if number == count else ""}'
        f"{markup.led(pathway.safety.inside, spoken, kind='talk-safety')}"
        f"<p>{escape(place)} · {escape(sources)}</p></div>"
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


def help_screen(pathway: Pathway, spoken: Words) -> str:
    """What covers a step when the presenter asks for the help lines."""
    lines = library().helplines.lines
    return (
        markup.heading(spoken.say("talk.help-lines"))
        + markup.led(pathway.safety.inside, spoken, kind="talk-safety")
        + markup.help_list(lines, spoken)
    )


def address(plan: Plan, language: str, base: str) -> str:
    """Where the room finds the example: a code, and the shortest address, which can be typed."""
    order = Order(plan=plan, language=language, base=base)
    title = order.words.say("take.code")
    code = qr_code(order, title)
    picture = (
        "" if code is None else f'<img alt="{escape(title)}" src="{markup.data_address(code.svg)}">'
    )
    short = f"{base}/{encode_short(plan, library().unnamed)}"
    opens, ends, text = markup.link(short, short.partition("://")[2].rstrip("/")).partition(">")
    # A long one is broken between its parts.
    text = text.replace("&amp;", "<wbr>&amp;")
    return f'<div class="talk-address">{picture}<p>{opens}{ends}{text}</p></div>'
