"""A step that a program says may be skipped: what "could be" has it, and has it not."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given

from planner.language.catalogue import words_for
from planner.pathway.pathway import FILL
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.table_rows import rows
from tests.own_programs import can_be_longer, is_open, program_plans, with_all
from tests.programs import program, with_stages
from tests.strategies import BUILT_IN

WORDS: Final = words_for()
SKIPPED: Final = "least = 5\nmost = 10\nmay_be_skipped = true"


def made(file: Path, *stages: tuple[str, object] | tuple[str, object, str]) -> Plan:
    file.write_text(with_stages(*stages), encoding="utf-8")
    return default_plan(program(file))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "program.toml"


@given(program_plans)
def test_what_follows_starts_as_early_and_as_late_as_with_the_steps_before_so(plan: Plan) -> None:
    low, high = with_all(plan, shortest=True), with_all(plan, shortest=False)
    for step, early, late in zip(make_timeline(plan).steps, low.steps, high.steps, strict=True):
        if step.window is None:
            continue
        assert step.window.earliest_start == early.drawn_end - early.days + 1
        assert step.start_is_limit is not can_be_longer(plan, step)
        if is_open(plan, step):
            assert step.window.latest_start is None
        else:
            latest = late.drawn_end - late.days + 1
            # A step that fills the days still missing may have none left at the latest.
            assert step.window.latest_start == (latest if late.happens else late.drawn_end)


@given(program_plans)
def test_earliest_is_never_after_the_example_nor_latest_before_it(plan: Plan) -> None:
    for step in make_timeline(plan).steps:
        reaches = [(step.starts, step.first_day), (step.ends, step.last_day)]
        reaches.append((step.held, step.last_day))
        for reach, day in reaches:
            if reach is not None and day is not None:
                assert reach.earliest <= day
                assert reach.latest is None or day <= reach.latest
        if step.starts is not None and step.ends is not None:
            assert step.starts.earliest <= step.ends.earliest


@pytest.mark.parametrize(
    ("days", "more", "starts"),
    [
        pytest.param(7, SKIPPED, (1, 11), id="in-the-example"),
        pytest.param(0, SKIPPED, (1, 11), id="skipped-in-the-example"),
        pytest.param(0, "may_be_skipped = true", (1, 1), id="no-length-is-stated"),
        pytest.param(7, "may_be_skipped = true", (1, 8), id="an-exact-length"),
        pytest.param(7, "least = 5\nmost = 10", (6, 11), id="not-skipped"),
        pytest.param(
            7, "least = 5\nor_longer = true\nmay_be_skipped = true", (1, None), id="no-longest"
        ),
    ],
)
def test_by_hand(file: Path, days: int, more: str, starts: tuple[int, int | None]) -> None:
    plan = made(file, ("other", days, more), ("treatment", 30))
    _, stay = make_timeline(plan).steps
    assert stay.starts is not None
    assert (stay.starts.earliest, stay.starts.latest) == starts


def test_the_step_itself_ends_no_earlier_than_it_can_when_it_happens(file: Path) -> None:
    plan = made(file, ("other", 2), ("detox", 7, SKIPPED), ("treatment", 30))
    _, detox, _ = make_timeline(plan).steps
    assert detox.ends is not None
    assert (detox.ends.earliest, detox.ends.latest) == (7, 12)


def test_or_longer_is_told_of_a_step_that_is_skipped_in_the_example(file: Path) -> None:
    plan = made(file, ("other", 0, f"{SKIPPED}\nor_longer = true"), ("treatment", 30))
    _, stay = make_timeline(plan).steps
    assert not stay.start_is_limit
    assert not stay.latest_is_limit


def test_a_step_that_fills_may_be_skipped_too(file: Path) -> None:
    plan = made(
        file, ("treatment", 30), ("outpatient", FILL, "may_be_skipped = true"), ("other", 1)
    )
    *_, after = make_timeline(plan).steps
    assert after.starts is not None
    assert (after.starts.earliest, after.starts.latest) == (31, 71)


def test_the_table_says_why(file: Path) -> None:
    plan = made(file, ("other", 7, SKIPPED), ("treatment", 30))
    skipped, stay, *_ = rows(make_timeline(plan), WORDS)
    assert skipped.stated.endswith(WORDS.say("stated.may-be-skipped"))
    assert WORDS.say("stated.may-be-skipped") not in stay.stated


def test_only_a_program_s_own_step_is_skipped_so() -> None:
    """A stage that somebody may choose to have 0 days is not: its range holds once it happens."""
    assert any(stage.optional for stage in BUILT_IN.stages)
    assert not any(stage.may_be_skipped for stage in BUILT_IN.stages)
