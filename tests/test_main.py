"""The command line, as somebody types it."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import DONE, FAULTS, UNUSABLE, main
from planner.forms import COMPARE_FORMS, FORMS, record
from planner.forms.address import base_address
from planner.forms.order import read_order
from planner.language.catalogue import languages, words_for
from planner.plan.link import MOST_CHARACTERS, decode, encode, values_of
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import DATA, library
from planner.words.complaints import complaint_sentence
from tests.planted import HELPLINES, PATHWAY, Data

WORDS: Final = words_for()
OWN: Final = "?detox=12&evaluation=3&treatment=45&outpatient=20&start=2027-01-04&context=article"
BAD: Final = "?detox=366&evaluation=&treatment=45&treatment=45&v=2"
REPOSITORY: Final = Path(__file__).parents[1]

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """A copy of the data, to plant faults in."""
    return Data(tmp_path / "data")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that is not there yet."""
    return tmp_path / "plan.json"


def test_exit_codes() -> None:
    """Scripts rely on the numbers."""
    assert (DONE, FAULTS, UNUSABLE) == (0, 1, 2)


class TestCheck:
    """`check` finds every fault in data files."""

    def test_the_app_s_own_data(self, capsys: Printed) -> None:
        """Without a file, everything in the app's own data is checked."""
        files = len([*(DATA / "pathways").glob("*.toml"), DATA / HELPLINES])
        assert main(["check"]) == DONE
        assert capsys.readouterr() == (WORDS.count("cli.no-faults", files) + "\n", "")

    def test_good_files(self, capsys: Printed, data: Data) -> None:
        """Files without a fault are counted."""
        files = [str(data.folder / name) for name in (PATHWAY, HELPLINES)]
        assert main(["check", *files]) == DONE
        assert capsys.readouterr() == (WORDS.count("cli.no-faults", 2) + "\n", "")

    def test_one_file_with_many_faults(self, capsys: Printed, data: Data) -> None:
        """Each fault has a line with file, place, value and remedy; the last line counts them."""
        data.edit(PATHWAY, "[safety]\n", "[safety]\ncolor = 1\n")
        data.edit(PATHWAY, "reviewed = 2026-03-01\n", "")
        data.edit(PATHWAY, 'default_scenario = "middle"', 'default_scenario = "years"')
        data.edit(PATHWAY, "most = 12", "most = 400")
        problems = data.problems()
        assert len(problems) == 4
        assert main(["check", str(data.folder / PATHWAY)]) == FAULTS
        printed, errors = capsys.readouterr()
        *lines, last = printed.splitlines()
        assert sorted(lines) == sorted(problem.sentence(WORDS) for problem in problems)
        assert last == WORDS.count("cli.faults", 4)
        assert errors == ""
        for place, value in (
            ("safety.color", "1"),
            ("reviewed", ""),
            ("default_scenario", "'years'"),
            ("range.most", "400"),
        ):
            assert any("sample.toml" in line and place in line and value in line for line in lines)

    def test_faults_of_several_files(self, capsys: Printed, data: Data) -> None:
        """The faults of every file are in one report; a good file does not hide them."""
        data.edit(PATHWAY, 'medicine = "Samplin"', "medicine = 5")
        data.edit(HELPLINES, 'title = "Danger"\n', "")
        files = [str(data.folder / name) for name in (PATHWAY, HELPLINES)]
        assert main(["check", *files]) == FAULTS
        printed = capsys.readouterr().out
        assert "sample.toml: medicine" in printed
        assert "helplines.toml: lines[danger].title" in printed
        assert printed.splitlines()[-1] == WORDS.count("cli.faults", 2)

    @pytest.mark.parametrize(
        "content", [None, b"\xff\xfe", b"key = ["], ids=["none", "bytes", "cut"]
    )
    def test_unreadable_file(self, capsys: Printed, tmp_path: Path, content: bytes | None) -> None:
        """A file that cannot be read is a fault of that file, not an error of the program."""
        file = tmp_path / "unreadable.toml"
        if content is not None:
            file.write_bytes(content)
        assert main(["check", str(file)]) == FAULTS
        first, *_ = capsys.readouterr().out.splitlines()
        assert "unreadable.toml" in first


class TestExport:
    """`export` writes a plan to a file."""

    @pytest.mark.parametrize("ending", COMPARE_FORMS)
    def test_comparison(self, tmp_path: Path, ending: str) -> None:
        """With --compare, the file is that of the plan beside what the link names."""
        target = tmp_path / f"both.{ending}"
        query = "?treatment=45&with=treatment:28"
        assert main(["export", query, "--compare", "--to", str(target)]) == DONE
        today = datetime.now(UTC).date()
        order, _ = read_order(
            values_of(query), library(), base_address(), today=today, compares=True
        )
        assert target.read_bytes() == COMPARE_FORMS[ending].render(order)

    def test_bad_comparison(self, tmp_path: Path, capsys: Printed) -> None:
        """What stands beside the plan is read only with --compare, and so are its faults."""
        query, pdf, svg = "?with=x", tmp_path / "x.pdf", tmp_path / "x.svg"
        assert main(["export", query, "--compare", "--to", str(pdf)]) == UNUSABLE
        _, complaints = read_order(
            values_of(query), library(), base_address(), today=date(2027, 1, 4), compares=True
        )
        assert len(complaints) == 1
        assert capsys.readouterr().err == complaints[0] + "\n"
        assert main(["export", query, "--compare", "--to", str(svg)]) == UNUSABLE
        sentence = WORDS.say("cli.unknown-form", file=svg, known=".pdf, .png")
        assert capsys.readouterr().err == sentence + "\n"
        assert not list(tmp_path.iterdir())
        assert main(["export", query, "--to", str(svg)]) == DONE

    @pytest.mark.parametrize("query", ["", OWN, OWN.removeprefix("?")], ids=["bare", "own", "no-?"])
    def test_writes(self, capsys: Printed, target: Path, query: str) -> None:
        """The file is the form of that plan, and its name is printed."""
        plan = decode(values_of(query), library(), languages()).plan
        assert main(["export", query, "--to", str(target)]) == DONE
        expected = record.record(make_timeline(plan), WORDS)
        assert json.loads(target.read_text(encoding="utf-8")) == expected
        assert capsys.readouterr() == (WORDS.say("cli.written", file=target) + "\n", "")

    def test_keeps_a_file(self, capsys: Printed, target: Path) -> None:
        """A file that is there is kept, unless it is forced."""
        target.write_text("mine", encoding="utf-8")
        assert main(["export", OWN, "--to", str(target)]) == UNUSABLE
        assert target.read_text(encoding="utf-8") == "mine"
        assert capsys.readouterr() == ("", WORDS.say("cli.file-exists", file=target) + "\n")
        assert main(["export", OWN, "--to", str(target), "--force"]) == DONE
        assert json.loads(target.read_text(encoding="utf-8"))["start"] == "2027-01-04"

    @pytest.mark.parametrize("name", ["plan.doc", "plan", "plan.JSON.exe", ".json"])
    def test_unknown_ending(self, capsys: Printed, tmp_path: Path, name: str) -> None:
        """Another ending is refused with those that there are, and no file is made."""
        target = tmp_path / name
        known = ", ".join(f".{ending}" for ending in FORMS)
        assert main(["export", OWN, "--to", str(target)]) == UNUSABLE
        sentence = WORDS.say("cli.unknown-form", file=target, known=known)
        assert capsys.readouterr() == ("", sentence + "\n")
        assert not target.exists()

    @pytest.mark.parametrize("force", [[], ["--force"]], ids=["new", "force"])
    def test_bad_query(self, capsys: Printed, target: Path, force: list[str]) -> None:
        """Every fault of the link is named in the page's sentences, and no file is made."""
        complaints = decode(values_of(BAD), library(), languages()).complaints
        assert len(complaints) == 4
        assert main(["export", BAD, "--to", str(target), *force]) == UNUSABLE
        sentences = [complaint_sentence(complaint, WORDS) for complaint in complaints]
        assert capsys.readouterr() == ("", "\n".join(sentences) + "\n")
        assert not target.exists()

    def test_too_long(self, capsys: Printed, target: Path) -> None:
        """A link longer than the limit is refused, as the server refuses it; one within is not."""
        query = encode(default_plan(library().default)).removeprefix("?") + "&x="
        fits = query + "a" * (MOST_CHARACTERS - len(query))
        assert main(["export", fits + "a", "--to", str(target)]) == UNUSABLE
        sentence = WORDS.say("complaint.too-long", most=MOST_CHARACTERS)
        assert capsys.readouterr() == ("", sentence + "\n")
        assert not target.exists()
        assert main(["export", f"?{fits}", "--to", str(target)]) == DONE

    @pytest.mark.parametrize("force", [[], ["--force"]], ids=["new", "force"])
    @pytest.mark.parametrize("name", ["no-such-folder/plan.json", "folder.json", "file/plan.json"])
    def test_unwritable(self, capsys: Printed, tmp_path: Path, name: str, force: list[str]) -> None:
        """Where nothing can be written, one sentence says so."""
        (tmp_path / "folder.json").mkdir()
        (tmp_path / "file").write_text("", encoding="utf-8")
        assert main(["export", OWN, "--to", str(tmp_path / name), *force]) == UNUSABLE
        printed, errors = capsys.readouterr()
        assert printed == ""
        assert len(errors.splitlines()) == 1
        assert name.partition("/")[0] in errors


class TestSources:
    """`sources` prints the content page."""

    def test_names_every_conflict_and_source(self, capsys: Printed) -> None:
        """Nothing of the data's own list is left out."""
        assert main(["sources"]) == DONE
        printed = capsys.readouterr().out
        for conflict in library().default.conflicts:
            assert f"| {conflict.key} |" in printed
        for source in (*library().default.sources, *library().helplines.sources):
            assert source.title in printed


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["export", OWN], ["sources", "x"]])
def test_wrong_usage(capsys: Printed, arguments: list[str]) -> None:
    """What cannot be understood ends with a usage line and the code for it."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == UNUSABLE
    assert capsys.readouterr().err.startswith("usage: python -m planner")


def test_as_a_program(target: Path) -> None:
    """`python -m planner` is that command line, exit code included."""
    command = [sys.executable, "-m", "planner", "export", OWN, "--to", str(target)]
    first, second = (
        subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)
        for _ in range(2)
    )
    assert (first.returncode, first.stdout, first.stderr) == (
        DONE,
        WORDS.say("cli.written", file=target) + "\n",
        "",
    )
    assert (second.returncode, second.stdout, second.stderr) == (
        UNUSABLE,
        "",
        WORDS.say("cli.file-exists", file=target) + "\n",
    )
