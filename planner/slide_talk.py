"""Timeline -> the steps of a talk: one stage at a time, with its points, notes and sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner import captions
from planner.catalogue import Words
from planner.claims import Card, Safety
from planner.day_words import Days, days_in_words
from planner.pathway import Kind, Stage
from planner.range_words import range_note
from planner.scene import GUIDANCE_ROW
from planner.timeline import Step, Timeline
from planner.wording import answer, as_sentence_part, claims, ninety_sentence

_TAPER_AFTER: Final = Kind.DETOX
_SAFETY_POINTS: Final = 4
"""So many notes on safety can be read from the back of a room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkStep:
    """One step of a talk: a few points to show, more to say, and what it rests on.

    `shown` are the rows of the chart so far, `current` those spoken of; `sources` are keys.
    """

    key: str
    title: str
    points: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    shown: frozenset[str]
    current: frozenset[str]


def talk_steps(timeline: Timeline, words: Words) -> tuple[TalkStep, ...]:
    """The steps in their order: the example, before Day 1, each stage and lane, the whole chart."""
    pathway = timeline.plan.pathway
    safety = pathway.safety
    months = words.text(safety.months.text)
    every_row = frozenset(
        {*(step.stage.key for step in timeline.steps), *(lane.key for lane in timeline.lanes)}
    ) | {GUIDANCE_ROW}
    example = "".join(run.text for run in captions.example(timeline, words))
    if pathway.contact is not None:
        example = words.say(
            "program.with-contact", example=example, contact=as_sentence_part(pathway.contact)
        )
    steps = [
        TalkStep(
            key="example",
            title=words.say("slide-talk.example"),
            points=(
                claims((safety.hope, safety.at_home), words),
                example,
                words.text(safety.article.text),
            ),
            notes=(words.text(safety.none_right.text), months),
            sources=tuple(dict.fromkeys((*safety.article.sources, *safety.at_home.sources))),
            shown=frozenset(),
            current=frozenset(),
        ),
        _card_step("before", words.say("page.before"), pathway.before, words),
        *_rows(timeline, words),
        _safety(safety, words),
        TalkStep(
            key="whole",
            title=words.say("talk.whole"),
            points=(" ".join(answer(timeline, words)), months),
            notes=(
                words.text(safety.lasting.text),
                ninety_sentence(timeline, words),
                words.text(safety.unknown.text),
            ),
            sources=safety.months.sources,
            shown=every_row,
            current=every_row,
        ),
    ]
    return tuple(steps)


def _safety(safety: Safety, words: Words) -> TalkStep:
    """What to say of safety to a room: the first notes to read, all of them to tell."""
    notes = tuple(words.text(note.text) for note in safety.notes)
    return TalkStep(
        key="safety",
        title=words.say("page.safety"),
        points=(words.text(safety.full[0].text), *notes[:_SAFETY_POINTS]),
        notes=(claims(safety.full[1:], words), *notes[_SAFETY_POINTS:]),
        sources=tuple(dict.fromkeys(key for note in safety.notes for key in note.sources)),
        shown=frozenset(),
        current=frozenset(),
    )


def _rows(timeline: Timeline, words: Words) -> Iterator[TalkStep]:
    """A step for each stage; what guidance adds comes beside the stage that it bears on."""
    shown: set[str] = set()
    lanes = [lane for lane in timeline.lanes if lane.starts_on_day_1]
    late = [lane for lane in timeline.lanes if not lane.starts_on_day_1]
    for step in timeline.steps:
        current = {step.stage.key}
        if step.stage is _last_counted(timeline):
            current.add(GUIDANCE_ROW)
        if step.stage.open_ended:
            current.update(lane.key for lane in late)
        shown |= current
        yield _stage_step(timeline, step, frozenset(shown), frozenset(current), words)
        while lanes and (step.stage.kind is _TAPER_AFTER or step is timeline.steps[-1]):
            lane = lanes.pop(0)
            shown.add(lane.key)
            title = words.text(lane.title)
            rows = frozenset(shown)
            yield _card_step(lane.key, title, lane.card, words, rows, frozenset({lane.key}))


def _last_counted(timeline: Timeline) -> Stage:
    """The stage with which it is known how many days of treatment there are."""
    return [step.stage for step in timeline.steps if step.stage.counts][-1]


def _stage_step(
    timeline: Timeline, step: Step, shown: frozenset[str], current: frozenset[str], words: Words
) -> TalkStep:
    card = _card_step(
        step.stage.key, words.text(step.stage.title), step.stage.card, words, shown, current
    )
    fact = _fact(timeline, step, words)
    summary = words.text(step.stage.card.summary.text)
    points, notes = (fact, summary), card.notes
    if step.stage is _last_counted(timeline):
        points = (f"{fact} {ninety_sentence(timeline, words)}", summary)
        notes = (words.text(timeline.plan.pathway.guidance.about.text), *notes)
    sources = tuple(dict.fromkeys((*step.stage.sources, *card.sources)))
    return TalkStep(
        key=card.key,
        title=card.title,
        points=points,
        notes=notes,
        sources=sources,
        shown=shown,
        current=current,
    )


def _fact(timeline: Timeline, step: Step, words: Words) -> str:
    """When the stage is in this example, how long, and by whose figures it can differ."""
    if step.first_day is None:
        return words.say("slide-talk.none")
    span = Days(timeline, words).span(step.first_day, step.last_day)
    if step.stage.open_ended:
        return words.say("slide-talk.open", when=Days(timeline, words).when(step.first_day))
    length = days_in_words(step.days, words)
    stated = range_note(step, words)
    if stated is None:
        return words.say("slide-talk.length", span=span, length=length)
    return words.say("slide-talk.length-with-range", span=span, length=length, stated=stated)


def _card_step(
    key: str,
    title: str,
    card: Card,
    words: Words,
    shown: frozenset[str] = frozenset(),
    current: frozenset[str] = frozenset(),
) -> TalkStep:
    told = (card.summary, *card.happens)
    sources = dict.fromkeys(source for claim in told for source in claim.sources)
    first = card.happens[:1]
    return TalkStep(
        key=key,
        title=title,
        points=tuple(words.text(claim.text) for claim in (card.summary, *first)),
        notes=tuple(words.text(claim.text) for claim in card.happens),
        sources=tuple(sources),
        shown=shown,
        current=current,
    )
