"""The facility's files that are shipped: the example, and the one to begin with."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from planner.pathway.pathway import FILL, Pathway
from planner.reading.programs.program_file import read_facility
from tests.content import ROOT, SHIPPED
from tests.programs import TWELVE_STEPS

EXAMPLE: Final = ROOT / "data" / "examples" / "harbor-example.toml"
STARTER: Final = ROOT / "data" / "starter.toml"


def program(file: Path) -> Pathway:
    """The program of a file without faults, beside the shipped pathway."""
    return read_facility(file, SHIPPED.default)


def today() -> date:
    return datetime.now(UTC).astimezone().date()


def test_the_example() -> None:
    """Its steps, lengths, marked day, name and contact; and that there is no such place."""
    harbor = program(EXAMPLE)
    assert (harbor.key, harbor.facility) == ("harbor-example", "Harbor Example (fictional)")
    assert harbor.contact is not None
    assert [(stage.key, stage.kind) for stage in harbor.stages] == [
        *(("detox", "detox"), ("evaluation", "evaluation"), ("stay", "treatment")),
        *(("visit-home", "other"), ("day-program", "outpatient"), ("aftercare", "aftercare")),
    ]
    assert harbor.default.lengths == (7, 3, 35, 2, FILL, 60)
    days = {marker.key: (marker.day, marker.of) for marker in harbor.markers}
    assert days["family-weekend"] == (10, "stay")
    assert [one.lengths[2] for one in harbor.scenarios] == [35, 56]
    assert {stage.key for stage in harbor.stages if stage.note} == {"stay", "day-program"}


def test_no_word_on_the_article_is_said_of_a_program() -> None:
    """What rests on the article is left out by its source: no other text may speak of it."""
    texts = [
        claim.text
        for file in (EXAMPLE, TWELVE_STEPS)
        for stage in program(file).stages
        for card in [stage.card]
        for claim in (card.summary, *card.happens, *card.family)
    ]
    assert texts
    assert [text for text in texts if "article" in text] == []


def test_the_starter(tmp_path: Path) -> None:
    """`new` writes a good file, with every field that there is."""
    name = 'The "Blue" House'
    command = [sys.executable, "-m", "planner", "new", name, "--to", str(tmp_path)]
    before = today()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    own = program(tmp_path / "the-blue-house.toml")
    assert (own.facility, own.key) == (name, "the-blue-house")
    assert own.checked in {before, today()}
    fields = (
        *("key", "name", "contact", "checked", "kind", "title", "days", "least", "most"),
        *("or_longer", "may_be_skipped", "about", "day"),
    )
    text = STARTER.read_text(encoding="utf-8")
    assert [field for field in fields if f"{field} = " not in text] == []
