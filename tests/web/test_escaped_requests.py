"""The file of a link that arrived escaped once more is that of the link itself."""

from pathlib import Path
from typing import Final

import pytest

from app import app
from planner.__main__ import DONE, UNUSABLE, main
from planner.forms import COMPARE_FORMS
from planner.language.catalogue import words_for
from planner.plan.link import MOST_CHARACTERS
from tests.plan.test_escaped_links import WRITTEN, Escape, every_escape
from tests.web.asgi import ask
from tests.web.files import GOOD, TEXT, on_every_file

OWN: Final = f"?{GOOD.decode()}{WRITTEN}"


@on_every_file
@every_escape
def test_the_file_is_that_of_the_link_itself(path: str, escaped: Escape) -> None:
    """Byte for byte, options included, and its headers too."""
    wanted = ask(app, path, OWN.removeprefix("?").encode())
    assert wanted.status == 200
    assert ask(app, path, escaped(OWN).removeprefix("?").encode()) == wanted
    assert wanted != ask(app, path, GOOD.replace(b"treatment=45", b"treatment=46"))


@on_every_file
def test_a_name_in_the_wrong_case_gets_no_file(path: str) -> None:
    """Neither that of a plan nor that of an option, and the sentence names it."""
    names = ["treatment", "paper", "theme", "width", "titles"]
    names += ["with"] if path.startswith("/compare") else []
    query = "&".join(f"{name.title()}=1" for name in names)
    answer = ask(app, path, f"start=2027-01-04&{query}".encode())
    assert (answer.status, answer.headers["content-type"]) == (400, TEXT)
    told = {words_for().say("complaint.case", said=name.title(), parameter=name) for name in names}
    assert set(answer.text.splitlines()) == told


@on_every_file
def test_the_limit_holds_before_anything_is_undone(path: str) -> None:
    short = OWN.removeprefix("?")
    long = short + "%26" * MOST_CHARACTERS
    assert ask(app, path, long.encode()).status == 414


@every_escape
@pytest.mark.parametrize("compare", [[], ["--compare"]], ids=["alone", "beside"])
def test_the_command_line_reads_it_too(
    escaped: Escape, compare: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ending = next(iter(COMPARE_FORMS)) if compare else "csv"
    files = [tmp_path / f"{name}.{ending}" for name in ("plain", "escaped")]
    for query, file in zip((OWN, escaped(OWN)), files, strict=True):
        assert main(["export", query, *compare, "--to", str(file)]) == DONE
    plain, undone = (file.read_bytes() for file in files)
    assert undone == plain
    capsys.readouterr()
    assert main(["export", "?Treatment=1", "--to", str(tmp_path / "x.csv")]) == UNUSABLE
    told = words_for().say("complaint.case", said="Treatment", parameter="treatment")
    assert capsys.readouterr().err == f"{told}\n"
