"""The command line: check data files, write a plan to a file, list what every claim rests on."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from planner.address import base_address
from planner.catalogue import Words, words
from planner.content import content_page
from planner.forms import FORMS
from planner.forms.order import CannotMakeError, read_order
from planner.library import DATA, library, load, read_helplines, read_pathway
from planner.link import MOST_CHARACTERS, values_of
from planner.problems import BrokenDataError, Problem

DONE: Final = 0
FAULTS: Final = 1
UNUSABLE: Final = 2
"""Exit codes: done; faults were found in what was given; it could not be used at all."""

_HELPLINES: Final = "helplines.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    spoken = words()
    chosen = _parser(spoken).parse_args(arguments)
    try:
        if chosen.command == "check":
            return check(chosen.files, spoken)
        if chosen.command == "export":
            return export(chosen.query, chosen.to, spoken, force=chosen.force)
        print(content_page(library().default, library().helplines, spoken), end="")
    except BrokenDataError as broken:
        return _refuse(broken.report(spoken))
    return DONE


def check(files: Sequence[Path], spoken: Words) -> int:
    """Print every fault in these files, or in all of `data/` when none is named."""
    problems: list[Problem] = []
    checked = len(files)
    if files:
        helplines = read_helplines(DATA / _HELPLINES, [])
        shared = None if helplines is None else helplines.sources
        for file in files:
            if file.name == _HELPLINES:
                read_helplines(file, problems)
            else:
                read_pathway(file, problems, shared)
    else:
        try:
            checked = len(load().pathways) + 1
        except BrokenDataError as broken:
            problems.extend(broken.problems)
    if problems:
        print("\n".join(problem.sentence(spoken) for problem in problems))
        print(spoken.count("cli.faults", len(problems)))
        return FAULTS
    print(spoken.count("cli.no-faults", checked))
    return DONE


def export(query: str, to: Path, spoken: Words, *, force: bool) -> int:
    """Write the plan of a link to a file, in the form that the file's ending names."""
    form = FORMS.get(to.suffix.removeprefix("."))
    if form is None:
        known = ", ".join(f".{ending}" for ending in FORMS)
        return _refuse(spoken.say("cli.unknown-form", file=to, known=known))
    if len(query.removeprefix("?")) > MOST_CHARACTERS:
        return _refuse(spoken.say("complaint.too-long", most=MOST_CHARACTERS))
    order, complaints = read_order(values_of(query), library(), base_address())
    refusal = form.refuses(order)
    if complaints or refusal is not None:
        return _refuse("\n".join(complaints) or str(refusal))
    try:
        content = form.render(order)
    except CannotMakeError as error:
        return _refuse(spoken.say("cli.cannot-make", file=to, reason=error))
    try:
        with to.open("wb" if force else "xb") as file:
            file.write(content)
    except FileExistsError:
        return _refuse(spoken.say("cli.file-exists", file=to))
    except OSError as error:
        return _refuse(spoken.say("cli.cannot-write", file=to, reason=error.strerror))
    print(spoken.say("cli.written", file=to))
    return DONE


def _refuse(sentences: str) -> int:
    print(sentences, file=sys.stderr)
    return UNUSABLE


def _parser(spoken: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m planner", description=spoken.say("cli.about"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help=spoken.say("cli.check"))
    checking.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help=spoken.say("cli.check-files")
    )
    exporting = commands.add_parser("export", help=spoken.say("cli.export"))
    exporting.add_argument("query", metavar="QUERY", help=spoken.say("cli.export-query"))
    exporting.add_argument(
        "--to", required=True, type=Path, metavar="FILE", help=spoken.say("cli.export-to")
    )
    exporting.add_argument("--force", action="store_true", help=spoken.say("cli.export-force"))
    commands.add_parser("sources", help=spoken.say("cli.sources"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
