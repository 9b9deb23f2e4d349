"""The day a facility last checked its figures is never a day to come."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import FAULTS, main
from planner.language.catalogue import words_for
from planner.reading.library import built_in
from planner.reading.problems import Problem
from planner.reading.programs.program_file import read_facility
from tests.programs import SMALL

TODAY: Final = date(2026, 12, 31)


@pytest.mark.parametrize(("ahead", "good"), [(-1, True), (0, True), (1, True), (2, False)])
def test_one_day_ahead_is_today_somewhere(tmp_path: Path, ahead: int, good: bool) -> None:
    """East of Greenwich the next day has begun: by UTC, tomorrow is not the future."""
    file = tmp_path / "small.toml"
    checked = TODAY + timedelta(days=ahead)
    file.write_text(SMALL.replace("2026-11-22", checked.isoformat()), encoding="utf-8")
    problems: list[Problem] = []
    program = read_facility(file, built_in().default, problems, today=TODAY)
    expected = [] if good else [("checked", "remedy.date-future")]
    assert [(one.path, one.remedy) for one in problems] == expected
    assert (program is not None) is good


def test_by_the_clock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` asks the clock."""
    file = tmp_path / "small.toml"
    file.write_text(SMALL.replace("2026-11-22", "2099-12-31"), encoding="utf-8")
    assert main(["check", str(file)]) == FAULTS
    assert words_for().say("remedy.date-future") in capsys.readouterr().out
