"""Timeline -> the steps of a talk: one title, one fact, one large picture, and what to say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from planner.language.catalogue import Words
from planner.pathway.claims import Card, Claim
from planner.pathway.pathway import GuidanceLane, Kind
from planner.plan.timeline import Step, Timeline
from planner.words.day_words import Days, said_length
from planner.words.plan_in_words import PlanInWords
from planner.words.range_words import outside_note, range_sentence
from planner.words.talk_pictures import (
    Bar,
    Picture,
    lane_picture,
    ruler_picture,
    stage_picture,
    strip,
    whole_picture,
)
from planner.words.wording import as_sentence_part, stay_of

_POINTS: Final = 4
"""So many sentences, without a picture beside them, can be read from the back of a room."""

_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?]) ")

_NOTES: Final = 3
"""As much as can be said without reading it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkStep:
    """One step: a `fact` whose first sentence leads, a picture, `points` below it.

    `notes` are what to say, `question` one that the room may ask; `sources` are keys. `strip` says
    where in the whole the step is: all stages on one line, with those it is about as `current`.
    """

    key: str
    title: str
    fact: str
    points: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    question: str = ""
    sources: tuple[str, ...]
    picture: Picture | None = None
    strip: tuple[Bar, ...] = ()
    current: frozenset[str] = frozenset()


def talk_steps(in_words: PlanInWords, *, notice: str = "") -> tuple[TalkStep, ...]:
    """The steps in their order, from the example to where it can be found.

    `notice` says that figures are old; it stands on the first. Stages of 0 days have no step.
    """
    timeline, words = in_words.timeline, in_words.words
    before = timeline.plan.pathway.before
    return (
        _opening(in_words, notice),
        _card_step("before", words.say("page.before"), before, timeline, words),
        *_rows(in_words),
        _safety(timeline, words),
        _whole(in_words),
        _help(timeline, words),
    )


def lead(text: str) -> tuple[str, str]:
    """The first sentence of a text, and the rest; that is empty where there is only one."""
    first, *rest = _SENTENCE_ENDS.split(text, maxsplit=1)
    return first, " ".join(rest)


def program_name(timeline: Timeline, words: Words) -> str:
    """Whose program the talk is about; empty for the article's steps."""
    facility = timeline.plan.pathway.facility
    return "" if facility is None else as_sentence_part(words.text(facility))


def _opening(in_words: PlanInWords, notice: str) -> TalkStep:
    timeline, words = in_words.timeline, in_words.words
    safety = in_words.pathway.safety
    shown = (safety.hope, safety.at_home, safety.article)
    return TalkStep(
        key="example",
        title=in_words.chart_title,
        fact=words.say("talk.example", example=as_sentence_part(in_words.example)),
        points=(*_texts(shown, words), *([notice] if notice else [])),
        notes=_texts((safety.none_right, safety.months), words),
        question=_asked_at("example", timeline, words),
        sources=_sources((*shown, safety.none_right, safety.months)),
    )


def _rows(in_words: PlanInWords) -> Iterator[TalkStep]:
    """A step for each stage that happens; what guidance adds follows the stage it bears on."""
    timeline, words = in_words.timeline, in_words.words
    early = [lane for lane in timeline.lanes if lane.starts_on_day_1]
    late = [lane for lane in timeline.lanes if not lane.starts_on_day_1]
    # With it, it is known how many days of treatment there are.
    last_counted = [step for step in timeline.steps if step.stage.counts][-1]
    for step in timeline.steps:
        if step.happens:
            yield _stage(in_words, step)
        if step.stage.kind is Kind.DETOX or step is timeline.steps[-1]:
            yield from (_lane(timeline, lane, words) for lane in early)
            early = []
        if step is last_counted:
            yield _days_of_treatment(in_words)
        if step.stage.open_ended:
            yield from (_lane(timeline, lane, words) for lane in late)
            late = []
    yield from (_lane(timeline, lane, words) for lane in late)


def _stage(in_words: PlanInWords, step: Step) -> TalkStep:
    timeline, words, stage = in_words.timeline, in_words.words, step.stage
    number = timeline.steps.index(step) + 1
    title = words.say("caption.numbered", number=number, title=words.text(stage.title))
    return _card_step(
        stage.key,
        title,
        stage.card,
        timeline,
        words,
        fact=" ".join(_fact(timeline, step, words)),
        sources=stage.sources,
        picture=stage_picture(timeline, step, words),
        current=frozenset({stage.key}),
        more=tuple(_more(in_words, step)),
    )


def _more(in_words: PlanInWords, step: Step) -> Iterator[str]:
    """What a program says of its step in a line of its own; at the stay, how days are counted."""
    if step.stage.note is not None:
        yield in_words.words.text(step.stage.note)
    if step is stay_of(in_words.timeline) and in_words.ask is not None:
        yield in_words.ask


def _fact(timeline: Timeline, step: Step, words: Words) -> Iterator[str]:
    """How long the stage is in this example, and by whose figures that can differ."""
    if step.stage.open_ended and step.first_day is not None:
        yield words.say("talk.open", when=Days(timeline, words).when(step.first_day))
        return
    length = said_length(step, words)
    if step.fills:
        yield words.say("talk.fills", length=length, target=timeline.plan.pathway.guidance.days)
    else:
        yield words.say("talk.length", length=length)
    if step.stage.range is not None:
        yield range_sentence(step.stage.range, words)
    outside = outside_note(step, words)
    if outside is not None:
        yield words.say("talk.outside", outside=outside)


def _lane(timeline: Timeline, lane: GuidanceLane, words: Words) -> TalkStep:
    return _card_step(
        lane.key,
        words.text(lane.title),
        lane.card,
        timeline,
        words,
        sources=lane.sources,
        picture=lane_picture(timeline, lane, words),
    )


def _days_of_treatment(in_words: PlanInWords) -> TalkStep:
    """How this example stands to the guidance, over a ruler of the days that it asks for."""
    timeline, words = in_words.timeline, in_words.words
    rule = timeline.plan.pathway.guidance
    counting = frozenset(step.stage.key for step in timeline.steps if step.stage.counts)
    return TalkStep(
        key=rule.key,
        title=words.text(rule.title),
        fact=in_words.ninety,
        points=_texts((rule.about,), words),
        notes=_texts((rule.why,), words),
        question=_asked_at(rule.key, timeline, words),
        sources=tuple(dict.fromkeys((*rule.sources, *_sources((rule.about, rule.why))))),
        picture=ruler_picture(timeline, words),
        strip=strip(timeline, counting, words),
        current=counting,
    )


def _safety(timeline: Timeline, words: Words) -> TalkStep:
    """What to say of safety to a room: what comes first to read, the other notes to say."""
    safety = timeline.plan.pathway.safety
    first, *more = safety.full
    alcohol, *notes = safety.notes
    shown = (alcohol, safety.disclaimer[-1], *notes[: _POINTS - 2])
    others = notes[_POINTS - 2 :]
    return TalkStep(
        key="safety",
        title=words.say("page.safety"),
        fact=words.text(first.text),
        points=_texts(shown, words),
        notes=_texts((*more, *others), words),
        question=_asked_at("safety", timeline, words),
        sources=_sources((*safety.full, *safety.notes)),
    )


def _whole(in_words: PlanInWords) -> TalkStep:
    timeline, words = in_words.timeline, in_words.words
    safety = timeline.plan.pathway.safety
    picture = whole_picture(timeline, words)
    first, *others = in_words.answer
    # Beside many rows there is no room for how early and how late the day can be.
    shown = [first, *others[: 0 if picture.is_long else 1]]
    return TalkStep(
        key="whole",
        title=words.say("talk.whole"),
        fact=" ".join(shown),
        points=_texts((safety.months,), words),
        notes=(*others[len(shown) - 1 :], *_texts((safety.lasting, safety.unknown), words)),
        question=_asked_at("whole", timeline, words),
        sources=_sources((safety.months, safety.lasting, safety.unknown)),
        picture=picture,
    )


def _help(timeline: Timeline, words: Words) -> TalkStep:
    """Where the room finds this example again, and whom to call: each form adds both.

    A program's own contact leads, or else what gives hope.
    """
    pathway = timeline.plan.pathway
    hope = pathway.safety.hope
    return TalkStep(
        key="help",
        title=words.say("talk.help"),
        fact=words.text(hope.text if pathway.contact is None else pathway.contact),
        sources=hope.sources,
    )


def _card_step(
    key: str,
    title: str,
    card: Card,
    timeline: Timeline,
    words: Words,
    *,
    fact: str = "",
    sources: tuple[str, ...] = (),
    picture: Picture | None = None,
    current: frozenset[str] = frozenset(),
    more: tuple[str, ...] = (),
) -> TalkStep:
    """The step of a card: its summary stands below the picture, or is the fact if there is none.

    `more` are points that stand below that.
    """
    summary = words.text(card.summary.text)
    if picture is None:
        points = _texts((*card.happens, *card.family)[:_POINTS], words)
    else:
        points = (*((summary,) if fact else _texts(card.happens[:1], words)), *more)
    others = (text for text in _texts((*card.happens, *card.family), words) if text not in points)
    notes = tuple(islice(others, _NOTES))
    said = (one for one in (*card.happens, *card.family) if words.text(one.text) in points + notes)
    return TalkStep(
        key=key,
        title=title,
        fact=fact or summary,
        points=points,
        notes=notes,
        question=words.text(card.questions[0].ask)
        if card.questions
        else _asked_at(key, timeline, words),
        sources=tuple(dict.fromkeys((*sources, *_sources((card.summary, *said))))),
        picture=picture,
        strip=() if picture is None else strip(timeline, current, words),
        current=current,
    )


def _texts(claims: tuple[Claim, ...], words: Words) -> tuple[str, ...]:
    return tuple(words.text(claim.text) for claim in claims)


def _sources(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """The keys of their sources, each once."""
    return tuple(dict.fromkeys(key for claim in claims for key in claim.sources))


def _asked_at(key: str, timeline: Timeline, words: Words) -> str:
    """The question of the pathway that a room may ask at a step without a card of its own."""
    pathway = timeline.plan.pathway
    cards = (pathway.before, *(stage.card for stage in pathway.stages))
    cards += tuple(lane.card for lane in pathway.lanes)
    known = (*pathway.first_call, *(one for card in cards for one in card.questions))
    return next((words.text(one.ask) for one in known if one.talk == key), "")
