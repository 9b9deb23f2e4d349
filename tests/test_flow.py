"""The direction of the house: who may know whom, and how nothing may be called."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLANNER = ROOT / "planner"
FILES = sorted(PLANNER.rglob("*.py"))
ORDER = (
    *("language", "pathway", "reading", "plan", "words", "chart", "forms", "web", "ui"),
    "__main__",
)
"""The rooms of planner/, each after all that it may import; app.py stands above them all."""

MAY_IMPORT_STREAMLIT = {"ui", "web"}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


def module_name(file: Path) -> str:
    """The dotted name of a file of the repository."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    """The part of planner/ that a module stands in; "" for planner itself."""
    return module.split(".")[1] if "." in module else ""


def imports(code: str) -> Iterator[str]:
    """Every module that a file imports, wherever in it, as dotted names."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            # `from planner import captions` names a module as well.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def imports_of(file: Path) -> frozenset[str]:
    """Every module that a file of planner/ imports."""
    return frozenset(imports(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os.path, sys as s", ["os.path", "sys"]),
        (
            "from planner.chart.scene import PAGE",
            ["planner.chart.scene", "planner.chart.scene.PAGE"],
        ),
        ("def f():\n    from planner import ui", ["planner", "planner.ui"]),
    ],
    ids=["plain", "from", "inside-a-function"],
)
def test_imports_are_found(code: str, expected: list[str]) -> None:
    assert list(imports(code)) == expected


def test_every_room_has_its_place() -> None:
    assert {room(module_name(file)) for file in FILES} - {""} == set(ORDER)


def test_nothing_imports_upward() -> None:
    """All that do are named at once."""
    upward = {}
    for file in FILES:
        own = room(module_name(file))
        allowed = {*ORDER[: ORDER.index(own) + 1]} if own else set()
        rooms = {room(name) for name in imports_of(file) if name.startswith("planner.")}
        upward[module_name(file)] = rooms - allowed
    assert {module: rooms for module, rooms in upward.items() if rooms} == {}


def importers(package: str) -> list[str]:
    """The modules of planner/ that import a package, or something of it."""
    return [
        module_name(file)
        for file in FILES
        if package in {name.split(".")[0] for name in imports_of(file)}
    ]


def test_only_pages_and_server_import_streamlit() -> None:
    importing = importers("streamlit")
    assert importing
    assert [name for name in importing if room(name) not in MAY_IMPORT_STREAMLIT] == []


def test_nothing_that_ships_imports_the_tests() -> None:
    assert importers("tests") == []


def test_names() -> None:
    """No name says nothing, and none is one of the standard library.

    The framework puts the folder of the page script first on the path: a module named like one of
    the standard library would take its place.
    """
    taken = sys.stdlib_module_names | NAMES_THAT_SAY_NOTHING
    names = {part for file in FILES for part in module_name(file).split(".")} - {"__main__"}
    assert names & taken == set()
