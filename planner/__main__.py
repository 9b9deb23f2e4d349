"""The command line: check data files, start one, write a plan to a file, list every claim."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

from planner.forms import COMPARE_FORMS, FORMS
from planner.forms.address import base_address
from planner.forms.order import CannotMakeError, read_order
from planner.language.catalogue import Words, words_for
from planner.pathway.pathway import Pathway
from planner.plan.link import MOST_CHARACTERS, values_of
from planner.reading.library import (
    DATA,
    FIRST_SETTING,
    HELPLINES,
    PROGRAMS_SETTING,
    built_in,
    library,
    load,
    look_now,
    read_helplines,
    read_pathway,
)
from planner.reading.problems import BrokenDataError, FileProblem, Problem
from planner.reading.programs.folder import ENDING, MOST_FILES, facility_files, shown_programs
from planner.reading.programs.program_file import is_facility_file, read_facility
from planner.reading.programs.starter import OWN_FOLDER, key_of, starter
from planner.reading.programs.texts import own_text_problems
from planner.words.content import content_page

DONE: Final = 0
FAULTS: Final = 1
UNUSABLE: Final = 2
"""Exit codes: done; faults were found in what was given; it could not be used at all."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    words, now = words_for(), datetime.now(UTC)
    chosen = _parser(words).parse_args(arguments)
    try:
        if chosen.command == "check":
            return check(chosen.files, words)
        if chosen.command == "new":
            today = now.astimezone().date()
            folder = chosen.to or Path(os.environ.get(PROGRAMS_SETTING) or OWN_FOLDER)
            return new(chosen.name, folder, today, words, force=chosen.force)
        if chosen.command == "export":
            return export(
                chosen.query,
                chosen.to,
                now.date(),
                words,
                force=chosen.force,
                compares=chosen.compare,
            )
        print(content_page(built_in().default, built_in().helplines, words), end="")
    except BrokenDataError as broken:
        return _refuse(broken.report(words))
    return DONE


def check(files: Sequence[Path], words: Words) -> int:
    """Print every fault in these files; in `data/` and in all programs when none is named."""
    found = _read_files(files) if files else _read_all()
    _, alike = shown_programs(found.programs)
    problems = [*found.problems, *((found.folder / name, problem) for name, problem in alike)]
    if problems:
        print(BrokenDataError(problems).report(words))
        print(words.count("cli.faults", len(problems)))
        return FAULTS
    for file, program in found.programs.items():
        print(_in_short(Path(file).name, program, words))
    print(words.count("cli.no-faults", found.files))
    return DONE


@dataclass(slots=True, kw_only=True)
class _Found:
    """What was read: how many files, the programs by their files in `folder`, and all faults."""

    files: int = 0
    folder: Path = Path()
    programs: dict[str, Pathway] = field(default_factory=dict)
    problems: list[FileProblem] = field(default_factory=list)


def _read_files(files: Sequence[Path]) -> _Found:
    found = _Found(files=len(files))
    try:
        shared = read_helplines(DATA / HELPLINES).sources
    except BrokenDataError:
        shared = None
    for file in files:
        try:
            if file.name == HELPLINES:
                read_helplines(file)
            elif is_facility_file(file):
                found.programs[str(file)] = read_facility(file, built_in().default)
            else:
                read_pathway(file, shared)
        except BrokenDataError as broken:
            found.problems += broken.problems
    return found


def _read_all() -> _Found:
    """Read `data/`, and every program in the folder of the setting.

    Without the setting it is the folder that `new` writes into, if that is here.
    """
    setting = os.environ.get(PROGRAMS_SETTING)
    found = _Found(folder=Path(setting or OWN_FOLDER))
    try:
        found.files = len(load(DATA).pathways) + 1
    except BrokenDataError as broken:
        found.problems += broken.problems
        return found
    if not setting and not found.folder.is_dir():
        return found
    try:
        names, problems = facility_files(found.folder)
    except OSError as error:
        found.problems.append((found.folder, Problem("remedy.folder", value=str(error))))
        return found
    found.problems += problems
    taken = tuple(built_in().pathways)
    for name in names[:MOST_FILES]:
        found.files += 1
        file = found.folder / name
        try:
            program = read_facility(file, built_in().default, taken, within=found.folder)
        except BrokenDataError as broken:
            found.problems += broken.problems
        else:
            found.programs[name] = program
    first, keys = os.environ.get(FIRST_SETTING), [one.key for one in found.programs.values()]
    if first and first not in keys:
        values = {"setting": FIRST_SETTING, "known": ", ".join(keys)}
        unknown = Problem("remedy.first-program", value=first, values=values)
        found.problems.append((found.folder, unknown))
    return found


def _in_short(file: str, program: Pathway, words: Words) -> str:
    """What was read of a program: a line that is still behind a # is missed here."""
    return words.say(
        "cli.program",
        file=file,
        name=program.facility,
        steps=words.count("cli.steps", len(program.stages)),
        contact=program.contact or words.say("cli.no-contact"),
    )


def new(name: str, folder: Path, today: date, words: Words, *, force: bool) -> int:
    """Write a file to start a program of this name with, and say what to do next."""
    problems = own_text_problems(name, field="name", place="name")
    remedies = "; ".join(words.say(one.remedy, **one.values) for one in problems)
    if remedies:
        return _refuse(words.say("cli.new-refused", name=name, remedy=remedies))
    key = key_of(name, built_in().pathways)
    if key is None:
        return _refuse(words.say("cli.new-key", name=name))
    file = folder / f"{key}{ENDING}"
    content = starter(name, key, today).encode()
    # Nobody has named a folder: only then one is made.
    makes = folder == Path(OWN_FOLDER)
    refusal = _write(file, content, words, force=force, makes_folder=makes)
    if refusal is not None:
        return _refuse(refusal)
    print(words.say("cli.new-written", file=file))
    setting = os.environ.get(PROGRAMS_SETTING)
    if setting and Path(setting).resolve() == folder.resolve():
        print(words.say("cli.new-shown"))
    else:
        print(words.say("cli.new-hidden", setting=PROGRAMS_SETTING, folder=folder.resolve()))
    return DONE


def export(
    query: str, to: Path, today: date, words: Words, *, force: bool, compares: bool = False
) -> int:
    """Write the plan of a link to a file, in the form that the file's ending names.

    `today` decides whether it says that figures are old. With `compares`, what the link puts
    beside the plan is written too.
    """
    forms = COMPARE_FORMS if compares else FORMS
    form = forms.get(to.suffix.removeprefix("."))
    if form is None:
        known = ", ".join(f".{ending}" for ending in forms)
        return _refuse(words.say("cli.unknown-form", file=to, known=known))
    if len(query.removeprefix("?")) > MOST_CHARACTERS:
        return _refuse(words.say("complaint.too-long", most=MOST_CHARACTERS))
    look_now()
    order, complaints = read_order(
        values_of(query), library(), base_address(), today=today, compares=compares
    )
    refusal = form.refuses(order)
    if complaints or refusal is not None:
        return _refuse("\n".join(complaints) or str(refusal))
    try:
        content = form.render(order)
    except CannotMakeError as error:
        return _refuse(words.say("cli.cannot-make", file=to, reason=error))
    refusal = _write(to, content, words, force=force)
    if refusal is not None:
        return _refuse(refusal)
    print(words.say("cli.written", file=to))
    return DONE


def _write(
    to: Path, content: bytes, words: Words, *, force: bool, makes_folder: bool = False
) -> str | None:
    """Write a file, over another one only by force; why it could not be written."""
    try:
        if makes_folder:
            to.parent.mkdir(exist_ok=True)
        with to.open("wb" if force else "xb") as file:
            file.write(content)
    except FileExistsError:
        return words.say("cli.file-exists", file=to)
    except OSError as error:
        return words.say("cli.cannot-write", file=to, reason=error.strerror)
    return None


def _refuse(sentences: str) -> int:
    print(sentences, file=sys.stderr)
    return UNUSABLE


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m planner", description=words.say("cli.about"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help=words.say("cli.check"))
    checking.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help=words.say("cli.check-files")
    )
    starting = commands.add_parser("new", help=words.say("cli.new"))
    starting.add_argument("name", metavar="NAME", help=words.say("cli.new-name"))
    starting.add_argument("--to", type=Path, metavar="FOLDER", help=words.say("cli.new-to"))
    starting.add_argument("--force", action="store_true", help=words.say("cli.export-force"))
    exporting = commands.add_parser("export", help=words.say("cli.export"))
    exporting.add_argument("query", metavar="QUERY", help=words.say("cli.export-query"))
    exporting.add_argument(
        "--to", required=True, type=Path, metavar="FILE", help=words.say("cli.export-to")
    )
    exporting.add_argument("--compare", action="store_true", help=words.say("cli.export-compare"))
    exporting.add_argument("--force", action="store_true", help=words.say("cli.export-force"))
    commands.add_parser("sources", help=words.say("cli.sources"))
    return parser


def run() -> int:
    """The command line as a program of its own: no output that it is given ends in a traceback.

    What the output's encoding lacks is written as an escape. Whoever stops reading (`| head`) has
    read enough.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code: int | str | None = UNUSABLE
    try:
        try:
            code = main()
        except SystemExit as ended:
            code = ended.code
        sys.stdout.flush()
    except BrokenPipeError:
        _write_no_more()
    except OSError as error:
        _write_no_more()
        return _refuse(words_for().say("cli.cannot-write", file="stdout", reason=error.strerror))
    return code if isinstance(code, int) else UNUSABLE


def _nowhere() -> TextIO:
    """What is written to when an output was closed before the start."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _write_no_more() -> None:
    """Let what is left to write go nowhere: at its end Python tries once more, and complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(run())
