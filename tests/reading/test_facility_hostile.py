"""Whatever stands in a file: it is judged in little time, in few lines, and breaks nothing."""

from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.__main__ import FAULTS, main
from planner.reading.fields import Parts
from planner.reading.library import PROGRAMS_SETTING, built_in
from planner.reading.problems import BrokenDataError, Problem
from planner.reading.programs import program_file as facility_file
from planner.reading.programs.fields import read_fields
from planner.reading.programs.folder import FacilityFolder
from planner.reading.programs.program_file import MOST_BYTES, MOST_FAULTS, read_facility
from tests.in_words import WORDS, say
from tests.programs import SMALL
from tests.programs.folder import Folder, longer

Logged = Callable[[], list[str]]

MOST_CHARACTERS: Final = 1_000
"""The most characters of one line of a report."""

MOST_SECONDS: Final = 1.0
"""The most time of a processor that one file takes."""

_DEEP: Final = ".".join(["a"] * 1_000)
_DEEPEST: Final = ".".join(["a"] * 31_000)

HOSTILE: Final = {
    "dotted-key": f"{_DEEP} = 1",
    "dotted-key-of-a-pathway": f"medicine = 1\n{_DEEP} = 1",
    "dotted-key-quoted": f"{_DEEP.replace('a', chr(34) + 'a' + chr(34))} = 1",
    "longest-key": f"{_DEEPEST} = 1",
    "longest-key-inside": f"x = {{{_DEEPEST} = 1}}",
    "longest-heading": f"[{_DEEPEST}]\na = 1",
    "heading-for-many": f"[{_DEEP}]\n" + "".join(f"k{number} = 1\n" for number in range(6_000)),
    "tables-in-tables": "a = " + "{b=" * 300 + "1" + "}" * 300,
    "lists-in-lists": "a = " + "[" * 30_000 + "]" * 30_000,
    "deep-days": SMALL.replace("30", f"{{{'.'.join('a' * 40)} = 1}}"),
    "digits": f"x = {'9' * 50_000}",
    "digits-in-base-16": f"x = 0x{'f' * 50_000}",
    "days-in-base-16": SMALL.replace("30", f"0x{'f' * 50_000}"),
    "long-name": SMALL.replace('"Small"', f'"{"a " * 31_000}"'),
    "long-name-of-words": SMALL.replace('"Small"', f'"{"stop a " * 8_900}"'),
    "long-about": f'{SMALL}about = "{"cut pills " * 6_200}"',
    "long-key": SMALL.replace('"small"', f'"{"s" * 60_000}"'),
    "long-key-of-a-step": SMALL.replace('"stay"', f'"{"s" * 60_000}"'),
    "long-key-and-many-faults": f'[[stages]]\nkey = "{"s" * 50_000}"\n'
    + "".join(f"k{number} = 1\n" for number in range(1_400)),
    "long-field": f'"{"k" * 60_000}" = 1',
    "many-signs": SMALL.replace("Small", "".join(map(chr, range(0x4E00, 0x9E00)))),
    "many-fields": "".join(f"k{number} = 1\n" for number in range(5_000)),
    "many-steps": SMALL + "[[stages]]\n" * 5_000,
    "many-steps-inline": f"stages = [{'{},' * 20_000}]",
    "many-tables": "".join(f"[t{number}]\n" for number in range(7_000)),
    "lines-in-a-key": '"a\\nb\\u001b[31m\\u202e" = 1\n',
    "spaces": " " * 60_000 + "x",
    "quotes": '"' + '\\"' * 30_000,
    "infinite": SMALL.replace("30", "inf"),
    "deep": "a = " + "[" * 400 + "]" * 400,
    "no-lists": "stages = 5\nmarkers = { a = 1 }",
    "no-tables": "stages = [1, [2], {}]\nmarkers = [[]]",
    "no-fields": '[[stages]]\nkey = ["a"]\ntitle = {}\ndays = nan',
    "placeholders": 'key = "\\u0000"\nname = "{x}"\ncontact = "{0}"',
    "empty": "",
}
"""Files that took long, ended in an exception or wrote much; each is of at most 64,000 bytes."""


def assert_readable(lines: list[str]) -> None:
    for line in lines:
        assert len(line) <= MOST_CHARACTERS
        assert line.isprintable()


def judged(file: Path, content: bytes) -> list[str]:
    """The report on a file with this content."""
    file.write_bytes(content)
    lines: list[str] = []
    before = process_time()
    try:
        read_facility(file, built_in().default)
    except BrokenDataError as broken:
        lines = broken.report(WORDS).splitlines()
        assert lines
    assert process_time() - before < MOST_SECONDS
    assert len(lines) <= MOST_FAULTS + 1
    assert_readable(lines)
    return lines


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_file(file: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    """It is refused in little time and few lines: by name too, where it could be a pathway's."""
    assert judged(file, content.encode()[:MOST_BYTES])
    assert main(["check", str(file)]) == FAULTS
    assert_readable(capsys.readouterr().out.splitlines())


_VALUES: Final = st.recursive(
    st.sampled_from(["1", "-1", "30", '"fill"', "true", "nan", "1e9", "2026-11-22", "12:00:00"])
    | st.integers().map(str)
    | st.text(max_size=40).map(lambda text: f"'{text}'"),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda found: f"[{', '.join(found)}]")
        | st.lists(inner, max_size=3).map(
            lambda found: "{" + ", ".join(f"k{n} = {one}" for n, one in enumerate(found)) + "}"
        )
    ),
    max_leaves=6,
)
_NAMES: Final = st.sampled_from(
    [
        *("key", "name", "contact", "checked", "stages", "markers", "kind", "title", "days"),
        *("about", "least", "most", "or_longer", "may_be_skipped", "day", "safety", "a.b.c", "'x'"),
    ]
)
_LINES: Final = st.one_of(
    st.tuples(_NAMES, _VALUES).map(" = ".join),
    st.sampled_from(["[[stages]]", "[[markers]]", "[stages]", "[a.b]", "#", SMALL]),
    st.text(max_size=20),
)


@given(st.binary(max_size=2_000) | st.lists(_LINES, max_size=30).map("\n".join).map(str.encode))
@example(b"\xef\xbb\xbf" + SMALL.encode())
@example(SMALL.encode("utf-16"))
@settings(max_examples=300)
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """No bytes end in an exception."""
    judged(tmp_path_factory.getbasetemp() / "any.toml", content)


@given(st.sampled_from(SMALL.split()), st.binary(min_size=1, max_size=64), st.integers(1, 30_000))
@settings(max_examples=60)
def test_anything_many_times(
    tmp_path_factory: pytest.TempPathFactory, place: str, part: bytes, times: int
) -> None:
    """No part of a file, repeated up to the most bytes, takes long."""
    content = SMALL.encode().replace(place.encode(), part * times, 1)[:MOST_BYTES]
    judged(tmp_path_factory.getbasetemp() / "many.toml", content)


def test_the_rest_is_counted(file: Path) -> None:
    """The last line tells how many faults are not named."""
    lines = judged(file, "".join(f"k{number} = 1\n" for number in range(100)).encode())
    left = 100 + 4 - MOST_FAULTS
    assert say("remedy.more-faults", left=left) in lines[-1]


class TestFolder:
    """The folder that holds such files."""

    def test_last_good_version(self, folder: Folder, logged: Logged) -> None:
        """It stays; the reasons are logged once, in a few lines of each file."""
        names = [f"p{number}" for number in range(len(HOSTILE))]
        for name in names:
            folder.write(SMALL.replace('"small"', f'"{name}"'), f"{name}.toml")
        good = folder.seen.look()
        logged()
        for name, content in zip(names, HOSTILE.values(), strict=True):
            folder.write(content, f"{name}.toml")
        assert folder.seen.look() is good
        lines = logged()
        kept = [line for line in lines if line.endswith("keeps its last good version:")]
        assert len(kept) == len(good) == len(HOSTILE)
        assert len(lines) <= len(HOSTILE) * (MOST_FAULTS + 2)
        assert_readable(lines)
        assert folder.seen.look() is good
        assert logged() == []

    @pytest.mark.parametrize(
        "error", [ZeroDivisionError, RecursionError, MemoryError, OSError, UnicodeError]
    )
    def test_a_fault_of_ours(
        self,
        folder: Folder,
        logged: Logged,
        monkeypatch: pytest.MonkeyPatch,
        error: type[Exception],
    ) -> None:
        """Of two files, only the one with it keeps its last good version; the log names it."""
        folder.write(SMALL)
        folder.write(SMALL.replace('"small"', '"broken"'), "broken.toml")
        assert folder.days() == [30, 30]

        def broken(raw: Parts) -> tuple[Parts, list[Problem]]:
            if raw["key"] == "broken":
                raise error("something nobody thought of")
            return read_fields(raw)

        monkeypatch.setattr(facility_file, "read_fields", broken)
        folder.write(longer(32).replace('"small"', '"broken"'), "broken.toml")
        folder.write(longer(31))
        assert folder.days() == [30, 31]
        assert any(error.__name__ in message for message in logged())

    def test_a_folder_that_is_a_file(self, file: Path) -> None:
        """It holds no programs."""
        file.write_text(SMALL, encoding="utf-8")
        assert FacilityFolder(file, built_in().default).look() == ()


@pytest.mark.parametrize(
    "name", ["a\nb.toml", "a\x1b[31m.toml", "a\udcff.toml", "\u202ea.toml", f"{'a' * 250}.toml"]
)
def test_names_of_files(
    folder: Folder, logged: Logged, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """No name of a file writes lines or colors into a log."""
    folder.write("x = 1", name)
    folder.write(SMALL, name.replace("a", "b", 1))
    assert folder.keys() == ["small"]
    assert all(message.isprintable() for message in logged())
    monkeypatch.setenv(PROGRAMS_SETTING, str(folder.path))
    assert main(["check"]) == FAULTS
