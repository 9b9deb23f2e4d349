"""A step that a program says may be skipped: what "could be" has it, and has it not."""

from pathlib import Path
from typing import Final

import pytest

from planner.pathway.pathway import FILL
from planner.plan.plan import default_plan
from planner.plan.timeline import Reach, Step, make_timeline
from tests.programs import with_steps

SKIPPED: Final = "least = 5\nmost = 10\nmay_be_skipped = true"
STAY: Final = ("treatment", 30)


def steps_of(file: Path, *stages: tuple[str, object] | tuple[str, object, str]) -> tuple[Step, ...]:
    """The steps of a program with such stages."""
    return make_timeline(default_plan(with_steps(file, *stages))).steps


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "program.toml"


@pytest.mark.parametrize(
    ("days", "more", "starts"),
    [
        pytest.param(7, SKIPPED, Reach(earliest=1, latest=11), id="in-the-example"),
        pytest.param(0, SKIPPED, Reach(earliest=1, latest=11), id="skipped-in-the-example"),
        pytest.param(
            *(0, "may_be_skipped = true", Reach(earliest=1, latest=1)), id="no-length-is-stated"
        ),
        pytest.param(
            *(7, "may_be_skipped = true", Reach(earliest=1, latest=8)), id="an-exact-length"
        ),
        pytest.param(7, "least = 5\nmost = 10", Reach(earliest=6, latest=11), id="not-skipped"),
        pytest.param(
            *(7, "least = 5\nor_longer = true\nmay_be_skipped = true"),
            Reach(earliest=1, latest=None, is_limit=False),
            id="no-longest",
        ),
        pytest.param(
            *(0, f"{SKIPPED}\nor_longer = true", Reach(earliest=1, latest=11, is_limit=False)),
            id="or-longer-and-skipped-in-the-example",
        ),
    ],
)
def test_what_follows(file: Path, days: int, more: str, starts: Reach) -> None:
    _, stay = steps_of(file, ("other", days, more), STAY)
    assert stay.starts == starts


def test_the_step_itself_ends_no_earlier_than_it_can_when_it_happens(file: Path) -> None:
    _, detox, _ = steps_of(file, ("other", 2), ("detox", 7, SKIPPED), STAY)
    assert detox.ends == Reach(earliest=7, latest=12)


def test_a_step_that_fills_may_be_skipped_too(file: Path) -> None:
    filling = ("outpatient", FILL, "may_be_skipped = true")
    *_, after = steps_of(file, STAY, filling, ("other", 1))
    assert after.starts == Reach(earliest=31, latest=71)
