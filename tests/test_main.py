"""The command line, as somebody types it."""

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import DONE, FAULTS, UNUSABLE, main
from planner.forms import COMPARE_FORMS, FORMS
from planner.forms.address import base_address
from planner.forms.order import read_order
from planner.forms.record import record
from planner.language.catalogue import languages
from planner.pathway.pathway import MOST_OWN_DAYS
from planner.plan.link import MOST_CHARACTERS, decode, encode, values_of
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import DATA, PROGRAMS_SETTING, library
from planner.words.complaints import complaint_sentence
from tests.conftest import Command
from tests.in_words import WORDS, say
from tests.planted import HELPLINES, PATHWAY, Data
from tests.programs import HARBOR, SMALL, program
from tests.programs.folder import longer

OWN: Final = "?detox=12&evaluation=3&treatment=45&outpatient=20&start=2027-01-04&context=article"
BAD: Final = "?detox=366&evaluation=&treatment=45&treatment=45&v=2"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that is not there yet."""
    return tmp_path / "plan.json"


def test_exit_codes() -> None:
    """Scripts rely on the numbers."""
    assert (DONE, FAULTS, UNUSABLE) == (0, 1, 2)


class TestCheck:
    """`check` finds every fault in data files and in programs."""

    def test_the_app_s_own_data(self, command: Command) -> None:
        """Without a file, everything in the app's own data is checked."""
        files = len([*(DATA / "pathways").glob("*.toml"), DATA / HELPLINES])
        assert command("check") == (DONE, WORDS.count("cli.no-faults", files) + "\n", "")

    def test_files(self, command: Command, tmp_path: Path) -> None:
        """Each fault has a line with file, place, value and remedy; the last line counts them."""
        data = Data(tmp_path)
        files = [data.folder / name for name in (PATHWAY, HELPLINES)]
        assert command("check", *files) == (DONE, WORDS.count("cli.no-faults", 2) + "\n", "")
        data.edit(PATHWAY, "reviewed = 2026-03-01\n", "")
        data.edit(PATHWAY, "most = 12", "most = 400")
        data.edit(HELPLINES, 'title = "Danger"\n', "")
        sentences = [problem.sentence(file, WORDS) for file, problem in data.problems()]
        code, printed, complaint = command("check", *files)
        *lines, last = printed.splitlines()
        assert sorted(lines) == sorted(sentences)
        assert (code, last, complaint) == (FAULTS, WORDS.count("cli.faults", 3), "")

    @pytest.mark.parametrize(
        "content", [None, b"\xff\xfe", b"key = ["], ids=["none", "bytes", "cut"]
    )
    def test_unreadable_file(self, command: Command, tmp_path: Path, content: bytes | None) -> None:
        """A file that cannot be read is a fault of that file, not an error of the program."""
        file = tmp_path / "unreadable.toml"
        if content is not None:
            file.write_bytes(content)
        code, printed, _ = command("check", file)
        assert code == FAULTS
        assert printed.startswith("unreadable.toml")

    @pytest.mark.parametrize(
        ("content", "place"),
        [
            (longer(0), "stages[stay].days"),
            ("safety = []\n" + SMALL, "safety"),
            ('medicine = "Other"\n' + SMALL, "medicine"),
            (SMALL.replace('name = "Small"', ""), "name"),
            ("x = 1", "stages"),
        ],
        ids=["days", "safety", "medicine", "no-name", "nothing-of-it"],
    )
    def test_a_program_is_known_as_one(
        self, command: Command, tmp_path: Path, content: str, place: str
    ) -> None:
        """Also when its fault is to name what only the built-in pathway has."""
        file = tmp_path / "own.toml"
        file.write_text(content, encoding="utf-8")
        code, printed, _ = command("check", file)
        assert (code, f"own.toml: {place}" in printed) == (FAULTS, True)
        assert "conflicts" not in printed

    def test_the_folder_of_the_setting(
        self, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Without a file, each program is checked too, and said in short."""
        monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
        shutil.copy(HARBOR, tmp_path)
        harbor = program(HARBOR)
        steps = WORDS.count("cli.steps", len(harbor.stages))
        known = {"name": harbor.facility, "steps": steps, "contact": harbor.contact}
        code, printed, _ = command("check")
        assert (code, printed.splitlines()) == (
            DONE,
            [say("cli.program", file=HARBOR.name, **known), WORDS.count("cli.no-faults", 3)],
        )
        (tmp_path / "bad.toml").write_text(longer(0), encoding="utf-8")
        remedy = say("remedy.days", least=1, most=MOST_OWN_DAYS)
        bad = {"place": "bad.toml: stages[stay].days", "value": 0, "remedy": remedy}
        lines = [say("problem.with-value", **bad), WORDS.count("cli.faults", 1)]
        code, printed, _ = command("check")
        assert (code, printed.splitlines()) == (FAULTS, lines)
        monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path / "none"))
        code, printed, _ = command("check")
        assert (code, "none" in printed) == (FAULTS, True)


class TestExport:
    """`export` writes a plan to a file."""

    @pytest.mark.parametrize("ending", COMPARE_FORMS)
    def test_comparison(self, command: Command, tmp_path: Path, ending: str) -> None:
        """With --compare, the file is that of the plan beside what the link names."""
        target = tmp_path / f"both.{ending}"
        query = "?treatment=45&with=treatment:28"
        assert command("export", query, "--compare", "--to", target)[0] == DONE
        today = datetime.now(UTC).date()
        order, _ = read_order(
            values_of(query), library(), base_address(), today=today, compares=True
        )
        assert target.read_bytes() == COMPARE_FORMS[ending].render(order)

    def test_bad_comparison(self, command: Command, tmp_path: Path) -> None:
        """What stands beside the plan is read only with --compare, and so are its faults."""
        query, pdf, svg = "?with=x", tmp_path / "x.pdf", tmp_path / "x.svg"
        _, (complaint,) = read_order(
            values_of(query), library(), base_address(), today=date(2027, 1, 4), compares=True
        )
        refused = (UNUSABLE, "", f"{complaint}\n")
        assert command("export", query, "--compare", "--to", pdf) == refused
        sentence = say("cli.unknown-form", file=svg, known=".pdf, .png")
        refused = (UNUSABLE, "", f"{sentence}\n")
        assert command("export", query, "--compare", "--to", svg) == refused
        assert not list(tmp_path.iterdir())
        assert command("export", query, "--to", svg)[0] == DONE

    @pytest.mark.parametrize("query", ["", OWN, OWN.removeprefix("?")], ids=["bare", "own", "no-?"])
    def test_writes(self, command: Command, target: Path, query: str) -> None:
        """The file is the form of that plan, and its name is printed."""
        plan = decode(values_of(query), library(), languages()).plan
        written = say("cli.written", file=target)
        assert command("export", query, "--to", target) == (DONE, f"{written}\n", "")
        expected = record(make_timeline(plan), WORDS)
        assert json.loads(target.read_text(encoding="utf-8")) == expected

    @pytest.mark.parametrize(
        ("arguments", "name", "start"),
        [
            (["export", OWN, "--to"], "plan.json", "{"),
            (["new", "Plan", "--to"], "plan.toml", "#"),
        ],
        ids=["export", "new"],
    )
    def test_keeps_a_file(
        self, command: Command, tmp_path: Path, arguments: list[str], name: str, start: str
    ) -> None:
        """A file that is there is kept, unless it is forced."""
        target = tmp_path / name
        to = target if arguments[0] == "export" else tmp_path
        target.write_text("mine", encoding="utf-8")
        sentence = say("cli.file-exists", file=target)
        assert command(*arguments, to) == (UNUSABLE, "", f"{sentence}\n")
        assert target.read_text(encoding="utf-8") == "mine"
        assert command(*arguments, to, "--force")[0] == DONE
        assert target.read_text(encoding="utf-8").startswith(start)

    @pytest.mark.parametrize("name", ["plan.doc", "plan", "plan.JSON.exe", ".json"])
    def test_unknown_ending(self, command: Command, tmp_path: Path, name: str) -> None:
        """Another ending is refused with those that there are, and no file is made."""
        target = tmp_path / name
        known = ", ".join(f".{ending}" for ending in FORMS)
        sentence = say("cli.unknown-form", file=target, known=known)
        assert command("export", OWN, "--to", target) == (UNUSABLE, "", f"{sentence}\n")
        assert not target.exists()

    @pytest.mark.parametrize("force", [[], ["--force"]], ids=["new", "force"])
    def test_bad_query(self, command: Command, target: Path, force: list[str]) -> None:
        """Every fault of the link is named in the page's sentences, and no file is made."""
        complaints = decode(values_of(BAD), library(), languages()).complaints
        assert len(complaints) == 4
        sentences = "".join(f"{complaint_sentence(one, WORDS)}\n" for one in complaints)
        assert command("export", BAD, "--to", target, *force) == (UNUSABLE, "", sentences)
        assert not target.exists()

    def test_too_long(self, command: Command, target: Path) -> None:
        """A link longer than the limit is refused, as the server refuses it; one within is not."""
        query = encode(default_plan(library().default)).removeprefix("?") + "&x="
        fits = query + "a" * (MOST_CHARACTERS - len(query))
        sentence = say("complaint.too-long", most=MOST_CHARACTERS)
        assert command("export", f"{fits}a", "--to", target) == (UNUSABLE, "", f"{sentence}\n")
        assert not target.exists()
        assert command("export", f"?{fits}", "--to", target)[0] == DONE

    @pytest.mark.parametrize("force", [[], ["--force"]], ids=["new", "force"])
    @pytest.mark.parametrize("name", ["no-such-folder/plan.json", "folder.json", "file/plan.json"])
    def test_unwritable(
        self, command: Command, tmp_path: Path, name: str, force: list[str]
    ) -> None:
        """Where nothing can be written, one sentence says so."""
        (tmp_path / "folder.json").mkdir()
        (tmp_path / "file").write_text("", encoding="utf-8")
        code, printed, complaint = command("export", OWN, "--to", tmp_path / name, *force)
        assert (code, printed, len(complaint.splitlines())) == (UNUSABLE, "", 1)
        assert name.partition("/")[0] in complaint


def test_sources_names_every_conflict_and_source(command: Command) -> None:
    """It prints the content page: nothing of the data's own list is left out."""
    code, printed, _ = command("sources")
    assert code == DONE
    for conflict in library().default.conflicts:
        assert f"| {conflict.key} |" in printed
    for source in (*library().default.sources, *library().helplines.sources):
        assert source.title in printed


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["export", OWN], ["sources", "x"]])
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """What cannot be understood ends with a usage line and the code for it."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == UNUSABLE
    assert capsys.readouterr().err.startswith("usage: python -m planner")
