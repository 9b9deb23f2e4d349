"""The file of a link that arrived escaped once more is that of the link itself."""

from pathlib import Path
from typing import Final

import pytest

from app import app
from planner.__main__ import DONE, UNUSABLE
from planner.language.catalogue import words_for
from tests.conftest import Command
from tests.plan.test_escaped_links import ESCAPES, WRITTEN, Escape, every_escape
from tests.web.asgi import ask
from tests.web.files import GOOD, on_every_file

OWN: Final = f"?{GOOD.decode()}{WRITTEN}"


@on_every_file
@every_escape
def test_the_file_is_that_of_the_link_itself(path: str, escaped: Escape) -> None:
    """Byte for byte, options included, and its headers too."""
    wanted = ask(app, path, OWN.removeprefix("?").encode())
    assert wanted.status == 200
    assert ask(app, path, escaped(OWN).removeprefix("?").encode()) == wanted


@pytest.mark.parametrize("way", ["html", "percent"])
@pytest.mark.parametrize("compare", [(), ("--compare",)], ids=["alone", "beside"])
def test_the_command_line_reads_it_too(
    way: str, compare: tuple[str, ...], tmp_path: Path, command: Command
) -> None:
    ending = "png" if compare else "csv"
    files = [tmp_path / f"{name}.{ending}" for name in ("plain", "escaped")]
    for query, file in zip((OWN, ESCAPES[way](OWN)), files, strict=True):
        assert command("export", query, *compare, "--to", file)[0] == DONE
    plain, undone = (file.read_bytes() for file in files)
    assert undone == plain


def test_a_name_in_the_wrong_case_gets_no_file_of_the_command_line(
    tmp_path: Path, command: Command
) -> None:
    code, _, complaint = command("export", "?Treatment=1", "--to", tmp_path / "x.csv")
    sentence = words_for().say("complaint.case", said="Treatment", parameter="treatment")
    assert (code, complaint) == (UNUSABLE, f"{sentence}\n")
