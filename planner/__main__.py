"""The command line: check data files, begin one, write a plan to a file, list every claim."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

from planner.forms import COMPARE_FORMS, FORMS
from planner.forms.address import base_address
from planner.forms.order import CannotMakeError, read_order
from planner.language.catalogue import Words, words
from planner.pathway.pathway import Pathway
from planner.plan.link import MOST_CHARACTERS, values_of
from planner.reading.library import (
    DATA,
    FIRST,
    SETTING,
    built_in,
    library,
    load,
    look_now,
    read_helplines,
    read_pathway,
)
from planner.reading.problems import BrokenDataError, Problem
from planner.reading.programs import starter as facility_starter
from planner.reading.programs.folder import (
    MOST_FILES,
    copy_problem,
    facility_files,
    name_problems,
    names_by_key,
)
from planner.reading.programs.program_file import is_facility_file, read_facility
from planner.reading.programs.starter import OWN_FOLDER, file_for, key_of, starter
from planner.words.content import content_page

DONE: Final = 0
FAULTS: Final = 1
UNUSABLE: Final = 2
"""Exit codes: done; faults were found in what was given; it could not be used at all."""

_HELPLINES: Final = "helplines.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    spoken, now = words(), datetime.now(UTC)
    chosen = _parser(spoken).parse_args(arguments)
    try:
        if chosen.command == "check":
            return check(chosen.files, spoken)
        if chosen.command == "new":
            today = now.astimezone().date()
            folder = chosen.to or Path(os.environ.get(SETTING) or OWN_FOLDER)
            return new(chosen.name, folder, today, spoken, force=chosen.force)
        if chosen.command == "export":
            return export(
                chosen.query,
                chosen.to,
                now.date(),
                spoken,
                force=chosen.force,
                compares=chosen.compare,
            )
        print(content_page(built_in().default, built_in().helplines, spoken), end="")
    except BrokenDataError as broken:
        return _refuse(broken.report(spoken))
    return DONE


def check(files: Sequence[Path], spoken: Words) -> int:
    """Print every fault in these files; in `data/` and in all programs when none is named."""
    problems: list[Problem] = []
    checked = len(files)
    programs: dict[str, Pathway] = {}
    if files:
        helplines = read_helplines(DATA / _HELPLINES, [])
        shared = None if helplines is None else helplines.sources
        for file in files:
            if file.name == _HELPLINES:
                read_helplines(file, problems)
            elif is_facility_file(file):
                program = read_facility(file, built_in().default, problems)
                if program is not None:
                    programs[str(file)] = program
            else:
                read_pathway(file, problems, shared)
        problems.extend(_alike(Path(), programs))
    else:
        try:
            checked = len(load(DATA).pathways) + 1
            names, programs = _check_programs(problems)
            checked += names
        except BrokenDataError as broken:
            problems.extend(broken.problems)
    if problems:
        print("\n".join(problem.sentence(spoken) for problem in problems))
        print(spoken.count("cli.faults", len(problems)))
        return FAULTS
    for name, program in programs.items():
        print(_in_short(Path(name).name, program, spoken))
    print(spoken.count("cli.no-faults", checked))
    return DONE


def _in_short(file: str, program: Pathway, words: Words) -> str:
    """What was read of a program: a line that is still behind a # is missed here."""
    return words.say(
        "cli.program",
        file=file,
        name=program.facility,
        steps=words.count("cli.steps", len(program.stages)),
        contact=program.contact or words.say("cli.no-contact"),
    )


def _check_programs(problems: list[Problem]) -> tuple[int, dict[str, Pathway]]:
    """Check every program in the folder of the setting; how many files were read, and what is good.

    Without the setting it is the folder that `new` writes into, if that is here.
    """
    setting = os.environ.get(SETTING)
    folder = Path(setting or OWN_FOLDER)
    if not setting and not folder.is_dir():
        return 0, {}
    try:
        files = facility_files(folder)
    except OSError as error:
        problems.append(Problem(folder, "", str(error), "remedy.folder"))
        return 0, {}
    problems.extend(files.problems(folder))
    taken = tuple(built_in().pathways)
    found: dict[str, Pathway] = {}
    names = files.programs[:MOST_FILES]
    for name in names:
        program = read_facility(folder / name, built_in().default, problems, taken, within=folder)
        if program is not None:
            found[name] = program
    problems.extend(_alike(folder, found))
    first = os.environ.get(FIRST)
    if first and first not in {program.key for program in found.values()}:
        known = {"setting": FIRST, "known": ", ".join(one.key for one in found.values())}
        problems.append(Problem(folder, "", first, "remedy.first-program", known))
    return len(names), found


def _alike(folder: Path, programs: Mapping[str, Pathway]) -> Iterator[Problem]:
    """The files of a folder that have the key, or the name, of another one."""
    by_key = names_by_key(programs)
    for key, (shown, *copies) in by_key.items():
        yield from (copy_problem(folder / copy, shown, key) for copy in copies)
    yield from name_problems(folder, {names[0]: programs[names[0]] for names in by_key.values()})


def new(name: str, folder: Path, today: date, spoken: Words, *, force: bool) -> int:
    """Write a file to begin a program of this name with, and say what to do next."""
    problems = facility_starter.name_problems(name)
    if problems:
        remedies = "; ".join(spoken.say(one.remedy, **one.values) for one in problems)
        return _refuse(spoken.say("cli.new-refused", name=name, remedy=remedies))
    key = key_of(name, built_in().pathways)
    if key is None:
        return _refuse(spoken.say("cli.new-key", name=name))
    file = file_for(key, folder)
    content = starter(name, key, today).encode()
    # Nobody has named a folder: only then one is made.
    makes = folder == Path(OWN_FOLDER)
    refusal = _write(file, content, spoken, force=force, makes_folder=makes)
    if refusal is not None:
        return _refuse(refusal)
    print(spoken.say("cli.new-written", file=file))
    setting = os.environ.get(SETTING)
    if setting and Path(setting).resolve() == folder.resolve():
        print(spoken.say("cli.new-shown"))
    else:
        print(spoken.say("cli.new-hidden", setting=SETTING, folder=folder.resolve()))
    return DONE


def export(
    query: str, to: Path, today: date, spoken: Words, *, force: bool, compares: bool = False
) -> int:
    """Write the plan of a link to a file, in the form that the file's ending names.

    `today` decides whether it says that figures are old. With `compares`, what the link puts
    beside the plan is written too.
    """
    forms = COMPARE_FORMS if compares else FORMS
    form = forms.get(to.suffix.removeprefix("."))
    if form is None:
        known = ", ".join(f".{ending}" for ending in forms)
        return _refuse(spoken.say("cli.unknown-form", file=to, known=known))
    if len(query.removeprefix("?")) > MOST_CHARACTERS:
        return _refuse(spoken.say("complaint.too-long", most=MOST_CHARACTERS))
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
        return _refuse(spoken.say("cli.cannot-make", file=to, reason=error))
    refusal = _write(to, content, spoken, force=force)
    if refusal is not None:
        return _refuse(refusal)
    print(spoken.say("cli.written", file=to))
    return DONE


def _write(
    to: Path, content: bytes, spoken: Words, *, force: bool, makes_folder: bool = False
) -> str | None:
    """Write a file, over another one only by force; why it could not be written."""
    try:
        if makes_folder:
            to.parent.mkdir(exist_ok=True)
        with to.open("wb" if force else "xb") as file:
            file.write(content)
    except FileExistsError:
        return spoken.say("cli.file-exists", file=to)
    except OSError as error:
        return spoken.say("cli.cannot-write", file=to, reason=error.strerror)
    return None


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
    beginning = commands.add_parser("new", help=spoken.say("cli.new"))
    beginning.add_argument("name", metavar="NAME", help=spoken.say("cli.new-name"))
    beginning.add_argument("--to", type=Path, metavar="FOLDER", help=spoken.say("cli.new-to"))
    beginning.add_argument("--force", action="store_true", help=spoken.say("cli.export-force"))
    exporting = commands.add_parser("export", help=spoken.say("cli.export"))
    exporting.add_argument("query", metavar="QUERY", help=spoken.say("cli.export-query"))
    exporting.add_argument(
        "--to", required=True, type=Path, metavar="FILE", help=spoken.say("cli.export-to")
    )
    exporting.add_argument("--compare", action="store_true", help=spoken.say("cli.export-compare"))
    exporting.add_argument("--force", action="store_true", help=spoken.say("cli.export-force"))
    commands.add_parser("sources", help=spoken.say("cli.sources"))
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
        return _refuse(words().say("cli.cannot-write", file="stdout", reason=error.strerror))
    return code if isinstance(code, int) else UNUSABLE


def _nowhere() -> TextIO:
    """What is written to when an output was closed before the start."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _write_no_more() -> None:
    """Let what is left to write go nowhere: at its end Python tries once more, and complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(run())
