"""`new` begins a file that is good as it is; `check` knows it, and looks into the folder."""

import shutil
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import DONE, FAULTS, UNUSABLE, main
from planner.language.catalogue import words_for
from planner.pathway.pathway import MOST_OWN_DAYS
from planner.reading.library import PROGRAMS_SETTING
from planner.reading.problems import Problem
from planner.reading.programs.starter import OWN_FOLDER, key_of, starter
from tests.programs import HARBOR, SMALL, program
from tests.programs.folder import longer

WORDS: Final = words_for()
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _without_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PROGRAMS_SETTING, raising=False)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Our program", "our-program"),
        ("  Café Größe № 5 ", "cafe-groe-no-5"),
        ("28-day stay", "day-stay"),
        ("x" * 60, "x" * 32),
        ("A - - B", "a-b"),
        ("Clonazepam", "clonazepam-2"),
        ("Дом", None),
        ("28", None),
        ("", None),
    ],
)
def test_key_of_a_name(name: str, key: str | None) -> None:
    assert key_of(name, ["clonazepam"]) == key


@pytest.mark.parametrize("name", ["Our program", 'The "Blue" House', "A  # B", "It's & Co."])
def test_the_starter_is_a_good_file(file: Path, name: str) -> None:
    """With its own name and key, and today's date; its remarks stay."""
    today = date(2027, 1, 4)
    text = starter(name, "own", today)
    assert 'key = "own"  # stands in links\n' in text
    file.write_text(text, encoding="utf-8")
    own = program(file, today)
    assert (own.facility, own.key, own.checked) == (name, "own", today)


class TestNew:
    """`python -m planner new`."""

    def test_into_the_folder_of_the_setting(
        self, capsys: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
        assert main(["new", "Our program"]) == DONE
        file = tmp_path / "our-program.toml"
        assert program(file).facility == "Our program"
        printed = capsys.readouterr().out.splitlines()
        assert printed == [
            WORDS.say("cli.new-written", file=file),
            WORDS.say("cli.new-shown"),
        ]
        assert main(["check"]) == DONE

    def test_into_a_folder_of_its_own(
        self, capsys: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where no folder is named: beside other files it could be taken for one of them."""
        monkeypatch.chdir(tmp_path)
        assert main(["new", "Our program"]) == DONE
        folder = tmp_path / OWN_FOLDER
        hidden = WORDS.say("cli.new-hidden", setting=PROGRAMS_SETTING, folder=folder)
        assert hidden in capsys.readouterr().out
        assert main(["check"]) == DONE, "what it wrote is checked before any setting is made"
        assert capsys.readouterr().out.endswith(WORDS.count("cli.no-faults", 3) + "\n")
        (folder / "our-program.toml").write_text(longer(0), encoding="utf-8")
        assert main(["check"]) == FAULTS

    def test_keeps_a_file(self, capsys: Printed, tmp_path: Path) -> None:
        """A file that is there is kept, unless it is forced."""
        file = tmp_path / "our-program.toml"
        file.write_text("mine", encoding="utf-8")
        arguments = ["new", "Our program", "--to", str(tmp_path)]
        assert main(arguments) == UNUSABLE
        assert file.read_text(encoding="utf-8") == "mine"
        assert capsys.readouterr() == ("", WORDS.say("cli.file-exists", file=file) + "\n")
        assert main([*arguments, "--force"]) == DONE
        assert program(file).key == "our-program"

    @pytest.mark.parametrize(
        "name",
        ["", " ", "Дом", "家", "x" * 61, "a\nb", "Guaranteed House", "<b>", "28", "\u202eabc"],
    )
    def test_a_name_that_cannot_be(self, capsys: Printed, tmp_path: Path, name: str) -> None:
        """One sentence says why, and no file is made."""
        assert main(["new", name, "--to", str(tmp_path)]) == UNUSABLE
        printed, complained = capsys.readouterr()
        assert printed == ""
        # The sentences go on after the name, and only one of them with a remedy.
        starts = (
            WORDS.say("cli.new-refused", name=name, remedy="\0").partition("\0")[0],
            WORDS.say("cli.new-key", name=name),
        )
        assert complained.startswith(starts)
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_is_not_there(self, capsys: Printed, tmp_path: Path) -> None:
        assert main(["new", "Ours", "--to", str(tmp_path / "none")]) == UNUSABLE
        assert len(capsys.readouterr().err.splitlines()) == 1


def fault(file: Path, place: str, value: object, remedy: str) -> str:
    """The line of a fault in a report."""
    values = {"least": 1, "most": MOST_OWN_DAYS} if remedy == "days" else {}
    problem = Problem(f"remedy.{remedy}", place=place, value=value, values=values)
    return problem.sentence(file, WORDS)


class TestCheck:
    """`python -m planner check` with programs."""

    @pytest.mark.parametrize(
        ("content", "place", "value", "remedy"),
        [
            (longer(0), "stages[stay].days", 0, "days"),
            ("safety = []\n" + SMALL, "safety", [], "fixed"),
            ('medicine = "Other"\n' + SMALL, "medicine", "Other", "fixed"),
            (SMALL.replace('name = "Small"', ""), "name", None, "missing"),
            ("x = 1", "stages", None, "missing"),
        ],
        ids=["days", "safety", "medicine", "no-name", "nothing-of-it"],
    )
    def test_a_program_is_known_as_one(
        self, capsys: Printed, file: Path, content: str, place: str, value: object, remedy: str
    ) -> None:
        """Also when its fault is to name what only the built-in pathway has."""
        file.write_text(content, encoding="utf-8")
        assert main(["check", str(file)]) == FAULTS
        printed = capsys.readouterr().out
        assert fault(file, place, value, remedy) in printed.splitlines()
        assert "conflicts" not in printed

    def test_the_folder_of_the_setting(
        self, capsys: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Without a file, each program is checked too."""
        monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
        shutil.copy(HARBOR, tmp_path)
        assert main(["check"]) == DONE
        assert capsys.readouterr().out.endswith(WORDS.count("cli.no-faults", 3) + "\n")
        (tmp_path / "bad.toml").write_text(longer(0), encoding="utf-8")
        assert main(["check"]) == FAULTS
        assert capsys.readouterr().out.splitlines() == [
            fault(Path("bad.toml"), "stages[stay].days", 0, "days"),
            WORDS.count("cli.faults", 1),
        ]

    def test_a_setting_that_names_no_folder(
        self, capsys: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path / "none"))
        assert main(["check"]) == FAULTS
        assert "none" in capsys.readouterr().out
