"""All that is said of a plan, a sentence or a paragraph a line, for people to read."""

from collections.abc import Iterator
from typing import Final

from planner.language.catalogue import words_for
from planner.language.lettering import NO_BREAK_SPACE
from planner.plan.comparison import Comparison
from planner.plan.plan import Plan
from planner.plan.timeline import Timeline, make_timeline
from planner.words import captions, difference_rows, differences, table_rows
from planner.words.answer_card import answer_card
from planner.words.captions import Runs
from planner.words.in_brief import phone_script, plan_as_text
from planner.words.named_days import named_days
from planner.words.plan_in_words import PlanInWords
from planner.words.talk import talk_steps
from planner.words.wording import answer, answer_title, ask_line, ninety_sentence

WORDS: Final = words_for()
LINK: Final = "https://planner.example/"


def sentences_of(plan: Plan) -> Iterator[str]:
    """What differs from plan to plan: on the page, in the picture, in the table."""
    timeline = make_timeline(plan)
    card = answer_card(timeline, WORDS)
    shown = (card.lead, card.day, card.could_be, card.missing, card.first)
    yield f"card: {' | '.join(filter(None, shown))}"
    yield f"question: {answer_title(timeline, WORDS)}"
    yield from (f"answer: {sentence}" for sentence in answer(timeline, WORDS))
    yield f"ask: {ask_line(timeline, WORDS) or '-'}"
    yield f"days in treatment: {ninety_sentence(timeline, WORDS)}"
    yield f"phone: {phone_script(timeline, WORDS)}"
    yield f"message: {plan_as_text(timeline, LINK, WORDS)}"
    yield f"example: {_read(captions.example(timeline, WORDS))}"
    for step in timeline.steps:
        yield f"bar: {_read(captions.step_caption(timeline, step, WORDS))}"
    for lane in timeline.lanes:
        yield f"lane: {_read(captions.lane_caption(lane, WORDS))}"
    yield f"guidance: {_read(captions.guidance_caption(timeline, WORDS))}"
    for named in named_days(timeline, WORDS):
        yield f"named day: {named.text}"
    for row in table_rows.rows(timeline, WORDS):
        cells = (
            row.title,
            row.length,
            row.when,
            row.could_be.replace("\n", "; "),
            row.stated,
            row.source,
        )
        yield f"table: {' | '.join(cells)}"


def all_sentences_of(plan: Plan) -> Iterator[str]:
    """That, and what is nearly the same in every plan: the rest of the picture, and the talk."""
    yield from sentences_of(plan)
    timeline = make_timeline(plan)
    yield f"table: {' | '.join(table_rows.columns(WORDS))}"
    yield f"picture: {_read(captions.title(plan.pathway, WORDS))}"
    yield f"picture: {_read(captions.lanes_heading(WORDS))}"
    yield f"picture: {_read(captions.closing(plan.pathway, WORDS))}"
    yield f"picture, for those who do not see it: {captions.alt_text(timeline, WORDS, table=True)}"
    for step in timeline.steps:
        yield f"bar, pointed at: {'; '.join(captions.step_hover(timeline, step, WORDS))}"
    yield from _talk(timeline)


def compared_sentences_of(comparison: Comparison) -> Iterator[str]:
    """What is said of plans beside one another."""
    sides = differences.make_sides(comparison, WORDS)
    for side in sides:
        yield f"plan: {side.name}"
        yield from (f"differs: {sentence}" for sentence in side.sentences)
    yield f"table: {' | '.join(difference_rows.columns(sides, WORDS))}"
    for cells in difference_rows.rows(sides, WORDS):
        yield f"table: {' | '.join(cells)}".replace("\n", "; ")
    yield f"months: {differences.months_line(comparison.plan, WORDS)}"


def _talk(timeline: Timeline) -> Iterator[str]:
    for number, step in enumerate(talk_steps(PlanInWords(timeline, WORDS)), 1):
        yield f"talk, step {number}: {step.title}"
        yield f"talk, fact: {step.fact}"
        yield from (f"talk, shown: {point}" for point in step.points)
        yield from (f"talk, note: {note}" for note in step.notes)
        for bar in step.picture.bars if step.picture else ():
            named = (bar.name, bar.length, bar.first, bar.last)
            stated = () if bar.span is None else (bar.span.least, bar.span.most)
            yield f"talk, drawn: {' | '.join(filter(None, (*named, *stated)))}"


def _read(runs: Runs) -> str:
    return " ".join(run.text for run in runs).replace(NO_BREAK_SPACE, " ")
