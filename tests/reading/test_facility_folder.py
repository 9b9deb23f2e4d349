"""The folder of programs: what is shown of it, and that nothing in it stops the app."""

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import DONE, FAULTS, main
from planner.forms import FORMS
from planner.forms.order import Order
from planner.plan.plan import default_plan
from planner.reading.library import PROGRAMS_SETTING
from planner.reading.problems import Problem
from planner.reading.programs.folder import MOST_FILES, copy_problem, shown_programs
from planner.reading.programs.program_file import MOST_BYTES
from tests.in_words import WORDS
from tests.programs import HARBOR, SMALL, program
from tests.programs.folder import Folder, longer

Logged = Callable[[], list[str]]
Printed = pytest.CaptureFixture[str]

COPIES: Final = (
    *("small - Copy.toml", "small (1).toml", "small-old.toml", "Copy of small.toml"),
    *("small copy.toml", "small~.toml", "small.bak.toml", "SMALL - COPY.TOML", "1.toml.toml"),
    *("small.sync-conflict-20261120-101010-ABCDEFG.toml", "small (Anna's conflicted copy).toml"),
    *(" small.toml", "#small.toml", "backup .. x small.toml"),
)
"""What systems, editors and people call a copy of small.toml."""


@pytest.fixture
def checked(folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> Logged:
    """What `check` prints of the folder, its exit code last."""

    def lines() -> list[str]:
        monkeypatch.setenv(PROGRAMS_SETTING, str(folder.path))
        capsys.readouterr()
        code = main(["check"])
        return [*capsys.readouterr().out.splitlines(), str(code)]

    return lines


class TestChanges:
    """A file that comes, changes, breaks, and goes."""

    def test_from_nothing_to_nothing(self, folder: Folder, logged: Logged) -> None:
        assert folder.keys() == []
        folder.write(SMALL)
        assert folder.days() == [30]
        folder.write(longer(31))
        assert folder.days() == [31], "the time of a file shows a change that keeps its size"
        logged()
        folder.write(longer(0))
        assert folder.days() == [31], "a broken file keeps its last good version"
        first, second, *_ = logged()
        assert first == "small.toml keeps its last good version:"
        assert "stages[stay].days" in second
        folder.keys()
        assert logged() == [], "the reason is logged once"
        folder.write(longer(32))
        assert folder.days() == [32]
        (folder.path / "small.toml").unlink()
        assert folder.keys() == []

    def test_a_file_that_was_never_good_is_left_out(self, folder: Folder, logged: Logged) -> None:
        """It hides no other file."""
        folder.write("key = ")
        shutil.copy(HARBOR, folder.path)
        assert folder.keys() == ["harbor-example"]
        assert "small.toml is left out:" in logged()

    def test_the_same_object_until_a_file_changes(self, folder: Folder) -> None:
        """Drawings are kept by their plan: what has not changed stays what it was."""
        folder.write(SMALL)
        shutil.copy(HARBOR, folder.path)
        before = folder.seen.look()
        assert folder.seen.look() is before
        folder.write(longer(31))
        harbor, small = folder.seen.look()
        assert harbor is before[0]
        assert small is not before[1]

    def test_another_file_of_the_same_day_is_another_tag(self, folder: Folder) -> None:
        """Browsers and our own memory keep files by their tag."""

        def tag() -> str:
            (own,) = folder.seen.look()
            return FORMS["pdf"].tag(Order(plan=default_plan(own)))

        folder.write(SMALL + "# a\n")
        before = tag()
        assert tag() == before
        folder.write(SMALL + "# b\n")
        assert tag() != before

    def test_a_folder_that_comes_and_goes(self, folder: Folder, logged: Logged) -> None:
        """Its last good programs stay, and one line says so; when it is back, it is read again."""
        away = folder.path.rename(folder.path.with_name("away"))
        assert folder.keys() == folder.keys() == []
        assert len(logged()) == 1
        away.rename(folder.path)
        folder.write(SMALL)
        before = folder.seen.look()
        assert [one.key for one in before] == ["small"]
        folder.path.rename(away)
        logged()
        assert folder.seen.look() is folder.seen.look() is before
        assert len(logged()) == 1
        away.rename(folder.path)
        folder.write(longer(31))
        assert folder.days() == [31]

    def test_many_visitors_at_once(self, folder: Folder) -> None:
        """All see whole programs, while somebody writes the file."""
        folder.write(SMALL)
        folder.keys()
        seen: list[int] = []

        def look() -> None:
            for _ in range(200):
                seen.append(len(folder.seen.look()))

        threads = [threading.Thread(target=look) for _ in range(4)]
        for thread in threads:
            thread.start()
        for days in range(1, 100):
            folder.write(longer(days))
        for thread in threads:
            thread.join(timeout=20)
        assert set(seen) == {1}
        assert folder.days() == [99]


class TestWhichFiles:
    """What is a program, and what is not."""

    def test_the_key_of_the_built_in_pathway(self, folder: Folder) -> None:
        """No file takes the place of the built-in pathway."""
        folder.write(SMALL.replace('"small"', '"sample"'))
        assert folder.keys() == []

    def test_only_files_of_the_folder_itself(self, folder: Folder) -> None:
        """No folder below, no other ending, no large file, no pipe; a link inside is fine."""
        (folder.path / "gone.toml").symlink_to(folder.path / "nothing.toml")
        (folder.path / "below").mkdir()
        folder.write(SMALL, "below/small.toml")
        folder.write(SMALL, "small.toml.bak")
        (folder.path / "folder.toml").mkdir()
        os.mkfifo(folder.path / "pipe.toml")
        folder.write(SMALL + "#" * MOST_BYTES, "large.toml")
        assert folder.keys() == []
        (folder.path / "inside.toml").symlink_to(folder.path / "small.toml.bak")
        assert folder.keys() == ["small"]

    def test_a_link_out_is_refused_by_name(
        self, folder: Folder, file: Path, logged: Logged, checked: Logged
    ) -> None:
        """`check` judges as the app does."""
        file.write_text(SMALL, encoding="utf-8")
        (folder.path / "outside.toml").symlink_to(file)
        assert folder.keys() == []
        outside = Problem("remedy.file-outside").sentence(Path("outside.toml"), WORDS)
        assert outside in logged()
        assert outside in checked()

    def test_more_files_than_are_read(self, folder: Folder, logged: Logged) -> None:
        """What is shown stays, even where more files come than are read."""
        folder.write(SMALL, "small.toml")
        assert folder.keys() == ["small"]
        for number in range(MOST_FILES):
            folder.write(SMALL.replace('"small"', f'"p{number}"'), f"a{number:03}.toml")
        keys = folder.keys()
        assert (len(keys), "small" in keys) == (MOST_FILES, True)
        assert any(str(MOST_FILES + 1) in line for line in logged())

    @pytest.mark.parametrize(
        "name", ["._small.toml", ".small.toml", ".#small.toml", ".small.toml.swp", "pyproject.toml"]
    )
    def test_files_of_systems_editors_and_tools(
        self, folder: Folder, logged: Logged, checked: Logged, name: str
    ) -> None:
        """They are no programs, and no fault either."""
        folder.write("[project]\n", name)
        assert folder.keys() == []
        assert logged() == []
        assert checked()[-1] == str(DONE)

    @pytest.mark.parametrize("name", ["SMALL.TOML", "Small.Toml"])
    def test_an_ending_in_capitals(self, folder: Folder, name: str) -> None:
        """It is read: for some systems it is the same."""
        folder.write(SMALL, name)
        assert folder.keys() == ["small"]

    @pytest.mark.parametrize("name", ["small.toml.txt", "small.TOML.TXT", "small.toml.rtf"])
    def test_an_ending_that_an_editor_added(
        self, folder: Folder, logged: Logged, checked: Logged, name: str
    ) -> None:
        """Check and log name the file with what to do."""
        folder.write(SMALL, name)
        assert folder.keys() == folder.keys() == []
        sentence = Problem("remedy.file-ending").sentence(Path(name), WORDS)
        assert logged() == [sentence]
        assert checked() == [sentence, WORDS.count("cli.faults", 1), str(FAULTS)]


class TestCopies:
    """Of several files with one key, one is shown."""

    @pytest.mark.parametrize("copy", COPIES)
    def test_a_copy_beside_the_file_at_start(
        self, folder: Folder, checked: Logged, copy: str
    ) -> None:
        """The edited file is shown, whatever the copy is called; `check` names both."""
        folder.write(SMALL, copy)
        folder.write(longer(31), "small.toml")
        assert folder.days() == [31]
        sentence = copy_problem("small", shown="small.toml").sentence(folder.path / copy, WORDS)
        assert checked() == [sentence, WORDS.count("cli.faults", 1), str(FAULTS)]

    @pytest.mark.parametrize("copy", COPIES)
    @pytest.mark.parametrize("name", ["small.toml", "our house.toml"])
    def test_a_copy_that_comes_later(
        self, folder: Folder, logged: Logged, name: str, copy: str
    ) -> None:
        """The file that is shown stays, also while it is edited and broken; both are named, once.

        When it goes, the other comes up.
        """
        folder.write(SMALL, name)
        assert folder.days() == [30]
        folder.write(SMALL, copy)
        for text, days in ((longer(31), 31), ("key = ", 31), (longer(32), 32)):
            folder.write(text, name)
            assert folder.days() == [days]
        folder.write(longer(90), copy)
        assert folder.days() == [32]
        sentence = copy_problem("small", shown=name).sentence(folder.path / copy, WORDS)
        assert logged().count(sentence) == 1
        (folder.path / name).unlink()
        assert folder.days() == [90]

    def test_a_file_with_another_key_than_its_name(self, folder: Folder) -> None:
        """The shortest name is that of the file: what is added to a copy makes its name longer."""
        for copy in COPIES:
            folder.write(SMALL.replace('"small"', '"harbor"'), copy.replace("small", "house"))
        folder.write(longer(31).replace('"small"', '"harbor"'), "house.toml")
        assert folder.days() == [31]

    def test_a_name_in_other_letters(self, file: Path) -> None:
        """`<key>.toml` comes first, then the same in capitals, which some systems keep beside."""
        file.write_text(SMALL, encoding="utf-8")
        names = ["SMALL.TOML", "a.toml", "small - Copy.toml", "small.toml"]
        programs = dict.fromkeys(names, program(file))
        for first in ("small.toml", "SMALL.TOML", "a.toml", "small - Copy.toml"):
            shown, alike = shown_programs(programs)
            assert list(shown) == [first]
            assert len(alike) == len(programs) - 1
            del programs[first]

    def test_a_copy_stands_in_only_while_the_file_was_never_good(self, folder: Folder) -> None:
        """A file that was broken at the start has its place again when it is mended."""
        folder.write("key = ", "small.toml")
        folder.write(SMALL, "small - Copy.toml")
        assert folder.days() == [30]
        folder.write(longer(31), "small.toml")
        assert folder.days() == [31]

    def test_a_file_that_is_away_for_a_moment(self, folder: Folder) -> None:
        """Some editors take a file away before they write it anew."""
        folder.write(SMALL, "a.toml")
        assert folder.days() == [30]
        folder.write(longer(90), "a.bak.toml")
        (folder.path / "a.toml").unlink()
        assert folder.days() == [90]
        folder.write(longer(31), "a.toml")
        assert folder.days() == [31]

    def test_another_program_that_takes_the_key_later(self, folder: Folder) -> None:
        """It is old, but has not had this key for long."""
        folder.write(SMALL.replace('"small"', '"other"'), "a.toml")
        folder.write(SMALL, "b.toml")
        folder.keys()
        folder.write(longer(31), "a.toml")
        assert folder.days() == [30]

    @pytest.mark.parametrize("name", ["Small", "SMALL"])
    def test_two_programs_with_one_name(
        self, folder: Folder, logged: Logged, checked: Logged, capsys: Printed, name: str
    ) -> None:
        """Both are shown; the log and `check` say that people could not tell them apart."""
        other = SMALL.replace('"small"', '"other"').replace('"Small"', f'"{name}"')
        folder.write(SMALL)
        folder.write(other, "other.toml")
        assert folder.keys() == ["other", "small"]
        values = {"shown": "other.toml"}
        problem = Problem("remedy.same-name", place="name", value="Small", values=values)
        sentence = problem.sentence(Path("small.toml"), WORDS)
        assert sentence in logged()
        assert sentence in checked()
        files = [str(folder.path / one) for one in ("other.toml", "small.toml")]
        assert main(["check", *files]) == FAULTS
        assert "'Small'" in capsys.readouterr().out
