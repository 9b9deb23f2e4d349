"""What stands in the picture: whose a length is, what is missing, and the year where it changes."""

from datetime import date

import pytest

from planner.language.lettering import NO_BREAK_SPACE
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words import captions
from planner.words.captions import Runs
from planner.words.table_rows import rows
from tests.conftest import PlanOf
from tests.in_words import WORDS, day, days, say
from tests.programs import TWELVE_STEPS, program
from tests.strategies import BUILT_IN


def figures_of(key: str) -> str:
    """The stated range of a stage in its source's own words."""
    (stated,) = (stage.range for stage in BUILT_IN.stages if stage.key == key)
    assert stated is not None
    assert stated.figures is not None
    return stated.figures


TITLES = {stage.key: stage.title for stage in BUILT_IN.stages}
RULE = BUILT_IN.guidance.title
DETOX = figures_of("detox")
EVALUATION = say("figures.limit", least=2, most=5)
STAY = say("figures.limit", least=21, most=80)


def read(runs: Runs) -> str:
    """The caption as it is read."""
    return " ".join(run.text for run in runs).replace(NO_BREAK_SPACE, " ")


def caption_of(plan: Plan, key: str) -> str:
    """The caption of a stage, without its place and title."""
    timeline = make_timeline(plan)
    ((number, step),) = (
        (number, step) for number, step in enumerate(timeline.steps, 1) if step.stage.key == key
    )
    title, *told = captions.step_caption(timeline, step, WORDS)
    numbered = say("caption.numbered", number=number, title=step.stage.title)
    assert (title.text, title.bold) == (numbered, True)
    return read(tuple(told))


def length(number: int, note: str) -> str:
    """A length with a note on it."""
    return f"{say('caption.length', length=days(number))} {say('caption.note', note=note)}"


def outside(whose: str, figures: str) -> str:
    """That a length is outside the figures of somebody."""
    return say("range.outside", outside=say(f"outside.{whose}"), figures=figures)


@pytest.mark.parametrize(
    ("query", "key", "said"),
    [
        pytest.param("", "treatment", length(50, say("range.article", figures=STAY)), id="inside"),
        pytest.param(
            "", "outpatient", length(20, say("caption.fills", target=70)), id="missing-days"
        ),
        pytest.param(
            *("?treatment=81", "treatment", length(81, outside("article.longer", STAY))),
            id="longer",
        ),
        pytest.param(
            *("?detox=3", "detox", length(3, outside("article.shorter", DETOX))), id="shorter"
        ),
        pytest.param(
            *("?evaluation=6", "evaluation", length(6, outside("assumption", EVALUATION))),
            id="assumption",
        ),
        pytest.param("?treatment=0", "treatment", say("caption.none"), id="none"),
    ],
)
def test_a_stage(plan_of: PlanOf, query: str, key: str, said: str) -> None:
    assert caption_of(plan_of(query), key) == said


@pytest.mark.parametrize(
    ("number", "note"),
    [
        pytest.param(5, say("range.as-chosen.facility"), id="as-stated"),
        pytest.param(6, outside("facility", say("figures.exact", length=days(5))), id="outside"),
    ],
)
def test_a_figure_is_said_once(number: int, note: str) -> None:
    plan = default_plan(program(TWELVE_STEPS)).with_length("review", number)
    assert caption_of(plan, "review") == length(number, note)


def test_a_stage_whose_days_are_all_reached_before(plan_of: PlanOf) -> None:
    plan = plan_of("?treatment=80")
    assert caption_of(plan, "outpatient") == say("caption.not-needed", target=70)
    lengths = {row.key: row.length for row in rows(make_timeline(plan), WORDS)}
    assert lengths["outpatient"] == say("table.not-needed", target=70)


def reached(first: str, last: str) -> tuple[str, str]:
    return RULE, say("caption.reached", first=first, last=last)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("", reached(day(12), day(81)), id="reached"),
        pytest.param(
            "?treatment=28&outpatient=0",
            (say("caption.counted", counted=28, target=70), say("caption.missing", missing=42)),
            id="missing",
        ),
        pytest.param(
            "?start=2027-01-04",
            reached(WORDS.short_date(date(2027, 1, 15)), WORDS.short_date(date(2027, 3, 25))),
            id="one-year",
        ),
        pytest.param(
            "?start=2026-11-20",
            reached(
                WORDS.short_date_with_year(date(2026, 12, 1)),
                WORDS.short_date_with_year(date(2027, 2, 8)),
            ),
            id="two-years",
        ),
        pytest.param(
            "?start=2026-12-28",
            reached(
                WORDS.short_date(date(2027, 1, 8)), WORDS.short_date_with_year(date(2027, 3, 18))
            ),
            id="a-later-year",
        ),
    ],
)
def test_the_guidance(plan_of: PlanOf, query: str, said: tuple[str, str]) -> None:
    """Its second part is never torn apart; a dot before it never begins a line."""
    first, second = captions.guidance_caption(make_timeline(plan_of(query)), WORDS)
    assert (first.text, first.bold) == (said[0], True)
    together = said[1].lstrip(" ·")
    dot = said[1].removesuffix(together)
    assert second.text == dot + together.replace(" ", NO_BREAK_SPACE)


NOT_REACHED = say("table.not-reached")


def from_reached(first: str, when: str) -> str:
    return say("table.from-reached", first=first, when=when)


@pytest.mark.parametrize(
    ("query", "counted", "when"),
    [
        pytest.param("", 70, from_reached(day(12), day(81)), id="reached"),
        pytest.param(
            "?start=2026-11-20",
            70,
            from_reached(
                WORDS.date(date(2026, 12, 1)),
                say("when.date", date=WORDS.date(date(2027, 2, 8)), day=81),
            ),
            id="dates-of-two-years",
        ),
        pytest.param(
            "?start=2027-01-04",
            70,
            from_reached(
                WORDS.date(date(2027, 1, 15), like=date(2027, 1, 1)),
                say("when.date", date=WORDS.date(date(2027, 3, 25)), day=81),
            ),
            id="dates-of-one-year",
        ),
        pytest.param("?treatment=28&outpatient=0", 28, NOT_REACHED, id="missing"),
        pytest.param("?treatment=0&outpatient=0", 0, NOT_REACHED, id="none"),
    ],
)
def test_the_guidance_s_row_in_the_table(
    plan_of: PlanOf, query: str, counted: int, when: str
) -> None:
    *_, row = rows(make_timeline(plan_of(query)), WORDS)
    message = "table.counted-missing" if counted < 70 else "table.counted"
    length = say(message, counted=counted, target=70, missing=70 - counted)
    assert (row.length, row.when) == (length, when)
