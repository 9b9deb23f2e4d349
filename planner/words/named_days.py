"""The named days of a timeline: what stands on the axis of its pictures, in the order of days."""

from dataclasses import dataclass

from planner.language.catalogue import Words
from planner.pathway.pathway import MarkerAt
from planner.plan.timeline import MarkedDay, Timeline
from planner.words import captions
from planner.words.wording import stay_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A place on the axis, `x` days from the start, with its words.

    `row` is the key of the stage that it falls in, "" where it falls in none. The `main` ones are
    those that people look for.
    """

    x: float
    text: str
    row: str
    main: bool = False


def named_days(timeline: Timeline, words: Words, *, today: int | None = None) -> list[NamedDay]:
    """The end of the stay, the markers of the pathway, and Day `today` where that is drawn."""
    named = [_marked(timeline, marked, words) for marked in timeline.markers]
    stay = stay_of(timeline)
    if stay is not None and stay.last_day is not None:
        when = captions.short_day(timeline, stay.last_day, words)
        text = words.say("caption.stay-ends", when=when)
        named.append(NamedDay(x=stay.last_day, text=text, row=stay.stage.key, main=True))
    if today is not None and 1 <= today <= timeline.drawn_days:
        text = words.say("caption.today", when=captions.short_day(timeline, today, words))
        named.append(NamedDay(x=_noon(today), text=text, row="", main=True))
    within = [one for one in named if one.x <= timeline.drawn_days]
    return sorted(within, key=lambda one: one.x)


def _marked(timeline: Timeline, marked: MarkedDay, words: Words) -> NamedDay:
    """A marker at the noon of its Day; the guidance is reached when its Day is over."""
    reached = marked.marker.at is MarkerAt.GUIDANCE_REACHED
    return NamedDay(
        x=marked.day if reached else _noon(marked.day),
        text=captions.marker_caption(timeline, marked, words),
        main=reached,
        row=next(
            (
                step.stage.key
                for step in timeline.steps
                if step.start is not None and step.start < marked.day <= step.drawn_end
            ),
            "",
        ),
    )


def _noon(day: int) -> float:
    return day - 0.5
