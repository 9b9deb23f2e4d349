"""Published structures of real programs, as files in our own words: each can be said, and drawn."""

from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import DONE, main
from planner.chart.scene import PAGE, SLIDE, Preset, make_scene
from planner.chart.scene.shapes import DOCUMENT
from planner.forms import FORMS
from planner.forms.order import Order
from planner.pathway.pathway import Unit
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.words.table_rows import rows
from tests.in_words import WORDS
from tests.labels import assert_nothing_meets
from tests.programs import program

FILES: Final = sorted((Path(__file__).parents[1] / "programs" / "published").glob("*.toml"))
PRESETS: Final = {"page": PAGE, "slide": SLIDE, "document": DOCUMENT}
files = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


def test_all_pass_check(capsys: pytest.CaptureFixture[str]) -> None:
    """With the command that a facility uses."""
    assert len(FILES) == 10
    assert main(["check", *map(str, FILES)]) == DONE
    assert capsys.readouterr().out.endswith(WORDS.count("cli.no-faults", len(FILES)) + "\n")


@files
def test_months_and_weeks_are_said(file: Path) -> None:
    """Wherever a file counts in them, the table does."""
    own = program(file)
    stated = {row.key: row.stated for row in rows(make_timeline(default_plan(own)), WORDS)}
    for stage in own.stages:
        if stage.range is not None:
            assert ("month" in stated[stage.key]) is (stage.unit is Unit.MONTHS)
            assert ("week" in stated[stage.key].partition(".")[0]) is (stage.unit is Unit.WEEKS)
        if stage.note is not None:
            assert stage.note in stated[stage.key]


@files
@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_no_label_meets_another(file: Path, preset: Preset) -> None:
    """Also where a program takes almost two years."""
    scene = make_scene(make_timeline(default_plan(program(file))), WORDS, preset)
    assert_nothing_meets(scene)


@files
@pytest.mark.parametrize("ending", ["pdf", "svg", "xlsx", "html", "pptx", "json"])
def test_every_form_can_be_made(file: Path, ending: str) -> None:
    assert FORMS[ending].render(Order(plan=default_plan(program(file))))
