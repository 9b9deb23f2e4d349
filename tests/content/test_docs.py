"""What README.md and data/README.md say is true of what is shipped."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from importlib.util import find_spec
from types import ModuleType
from typing import Final

import pytest

from planner.__main__ import DONE, main
from planner.pathway import claims, helplines, pathway
from planner.pathway.pathway import Kind, Lane, MarkerAt, Pathway, PathwayCore, Scenario
from planner.plan.link import decode, values_of
from planner.plan.plan import default_plan
from planner.reading import words_matter
from planner.reading.checks import RESERVED
from planner.reading.library import PathwayFile, ScenarioEntry
from planner.reading.programs import program as facility
from planner.reading.programs.fields import MOST_MARKERS, MOST_PROGRAM_STEPS
from planner.reading.programs.folder import MOST_FILES
from planner.reading.programs.program_file import MOST_BYTES
from planner.reading.programs.texts import TEXTS
from tests.content import ROOT, SHIPPED
from tests.content.text_files import texts_of_files
from tests.test_flow import ORDER

ROUTES, SETTINGS, ARCHITECTURE, DICTIONARY = (
    texts_of_files()[name]
    for name in ("docs/routes.md", "docs/settings.md", "docs/architecture.md", "data/README.md")
)


def dataclasses_of(module: ModuleType) -> list[type]:
    return [
        part
        for part in vars(module).values()
        if isinstance(part, type) and is_dataclass(part) and part.__module__ == module.__name__
    ]


HEADINGS: Final[Mapping[str, str]] = {
    "PathwayFile": "A pathway",
    "ScenarioEntry": "Example",
    "GuidanceRule": "Guidance rule",
    "GuidanceLane": "Guidance lane",
    "Safety": "Safety words",
    "Level": "Level of care",
    "FacilityWords": "Words for a facility's own program",
    "Helplines": "Help lines",
    "HelpLine": "Line",
    "WhenToCall": "When to call",
    "WordsMatter": "Words to avoid",
    "Avoided": "Term to avoid",
    "FacilityFile": "A facility's own program",
    "FacilityStage": "A facility's step",
    "FacilityMarker": "A facility's marked day",
    "FacilityExample": "A facility's example",
}
"""Where the dictionary tells of a table of a file, if not under its own name."""

SHAPES: Final = [
    *(
        part
        for module in (claims, pathway, helplines, facility, words_matter)
        for part in dataclasses_of(module)
    ),
    *(PathwayFile, ScenarioEntry),
]
NOT_IN_FILES: Final = (PathwayCore, Pathway, Scenario)
"""What the library makes of a file: the dictionary tells of them beside its tables."""


def table(shape: type) -> dict[str, list[str]]:
    """The dictionary's rows on a table of a file: type, meaning, required, example by field."""
    heading = re.escape(HEADINGS.get(shape.__name__, shape.__name__))
    (chapter,) = re.findall(
        rf"^##+ {heading}(?:: `| *,|$).*?(?=^##|\Z)", DICTIONARY, re.DOTALL | re.MULTILINE
    )
    rows = [line.strip("| ").split(" | ") for line in chapter.splitlines() if line[:3] == "| `"]
    return {name: row[1:] for row in rows for name in re.findall(r"`(\w+)`", row[0])}


class TestDictionary:
    """data/README.md."""

    def test_every_field(self) -> None:
        """Nobody who does not code has to guess a field, or whether it must be there."""
        wrong = {}
        for shape in SHAPES:
            if shape not in NOT_IN_FILES:
                explained = {(name, row[2] == "yes") for name, row in table(shape).items()}
                wrong[shape.__name__] = explained ^ {
                    (one.name, one.default is MISSING and one.default_factory is MISSING)
                    for one in fields(shape)
                }
        assert {name: rows for name, rows in wrong.items() if rows} == {}

    def test_every_field_that_the_library_makes(self) -> None:
        names = {one.name for shape in NOT_IN_FILES for one in fields(shape)}
        assert [name for name in sorted(names) if f"`{name}`" not in DICTIONARY] == []

    def test_words_of_a_fixed_list(self) -> None:
        lists = (
            *((pathway.Stage, "kind", Kind), (pathway.Stage, "lane", Lane)),
            *((pathway.Marker, "at", MarkerAt), (facility.FacilityStage, "kind", Kind)),
        )
        for shape, field, known in lists:
            words = set(re.findall(r'`"([a-z-]+)"`', table(shape)[field][1]))
            assert words == {str(one) for one in known}, f"{shape.__name__}.{field}"

    def test_reserved_names(self) -> None:
        (names,) = re.findall(r"\*\*Reserved names\*\*: (.*?)\. Links", DICTIONARY, re.DOTALL)
        assert set(re.findall(r"`(\w+)`", names)) == RESERVED

    def test_limits_of_programs(self) -> None:
        """How many files, how large, how many steps and days, and how long their texts."""
        limits = f"at most {MOST_FILES}, of at most {MOST_BYTES:,} bytes each"
        assert limits in " ".join(DICTIONARY.split())
        file = table(facility.FacilityFile)
        assert f"1 to {MOST_PROGRAM_STEPS}," in file["stages"][1]
        assert f"at most {MOST_MARKERS}" in file["markers"][1]
        rows = file | table(facility.FacilityStage)
        types = {name: f"text, at most {most} characters" for name, most in TEXTS.items()}
        assert {name: row[0] for name, row in rows.items() if name in TEXTS} == types

    def test_conflicts_that_are_left_out(self) -> None:
        (keys,) = re.findall(r"(C[C0-9, \nand]+) are\s+settled by leaving", DICTIONARY)
        left_out = [
            one.key for one in SHIPPED.default.conflicts if one.settled.startswith("Left out")
        ]
        assert re.findall(r"C\d+", keys) == left_out

    def test_files(self) -> None:
        """Everything in the first table is there."""
        first = DICTIONARY.partition("\n\nThe files are read")[0]
        patterns = re.findall(r"^\| `([^`]+)`", first, re.MULTILINE)
        assert len(patterns) >= 5
        missing = [one for one in patterns if not list((ROOT / "data").glob(one.rstrip("/")))]
        assert missing == []


class TestTechnicalPages:
    """docs/routes.md, docs/settings.md and docs/architecture.md."""

    def test_links_of_plans_are_good(self) -> None:
        """Every plan link opens a plan and complains of nothing; one is the default example."""
        links = re.findall(r"[`\"][^`\"\s]*(\?[a-z-]+=[^`\"…]*)[`\"]", ROUTES)
        assert len(links) >= 2
        decoded = {link: decode(values_of(link), SHIPPED, ("en",)) for link in links}
        assert [link for link, one in decoded.items() if one.complaints] == []
        named = [one.plan for link, one in decoded.items() if link.startswith("?pathway=")]
        assert default_plan(SHIPPED.default) in named

    def test_settings(self) -> None:
        """Each setting of our own is explained, and no other one is."""
        pattern = r"[\"`](PLANNER_[A-Z_]+)"
        read = {
            name
            for file, text in texts_of_files().items()
            if file.startswith(("app.py", "planner/")) and file.endswith(".py")
            for name in re.findall(pattern, text)
        }
        assert set(re.findall(pattern, SETTINGS)) == read

    @pytest.mark.parametrize(
        "text", [ROUTES, ARCHITECTURE, DICTIONARY], ids=["routes", "flow", "data"]
    )
    def test_commands(self, text: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Each command is there."""
        commands = re.findall(r"python -m ([a-z_.]+)(?: ([a-z]+))?", text)
        assert commands
        for module, argument in commands:
            assert find_spec(module) is not None, module
            if module == "planner":
                with pytest.raises(SystemExit) as ended:
                    main([argument, "--help"])
                assert ended.value.code == DONE, argument
                capsys.readouterr()

    def test_modules(self) -> None:
        """Each file and folder that says where things are is there."""
        places = re.findall(r"`([a-z_.]+/[a-z_./-]*)`", ARCHITECTURE)
        assert len(places) > 30
        rooms = (ROOT, ROOT / "planner", ROOT / "planner" / "forms")
        missing = [one for one in places if not any((room / one).exists() for room in rooms)]
        assert missing == []

    def test_rooms_in_the_order_of_the_flow(self) -> None:
        """As the test of layers has them."""
        table = ARCHITECTURE.partition("## To change")[0]
        named = re.findall(r"^\| `planner/([a-z]+)/`", table, re.MULTILINE)
        assert named == [room for room in ORDER if not room.startswith("__")]
