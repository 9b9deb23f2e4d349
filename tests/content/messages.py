"""Which messages of the catalogue the code uses, read from the code itself."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from tests.content import ROOT

SAYING: Final = {"say", "count"}
"""Methods of `Words` whose first argument is a message."""

TAKES_STEM: Final = "could_be"
"""The function that takes the stem of a message, and puts one of `ENDINGS` after it."""

ENDINGS: Final = (".limit", ".or-later", ".open")

FILE_ENDINGS: Final = {"css", "html", "js", "json", "pdf", "png", "svg", "toml", "typ"}
"""What makes a text of the form of an id the name of a file."""

_PLACEHOLDER: Final = "[a-z0-9-]*"
_IN_A_TEMPLATE: Final = re.compile(r'"([a-z][a-z-]*\.[a-z][a-z.-]*)"')
"""What looks like the id of a message between the quotes of a template."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A message that the code names: a pattern of ids, and where it stands.

    `values` are the placeholders it is given, or None where they are not known from the code.
    """

    pattern: str
    place: str
    values: frozenset[str] | None = None
    plural: bool = False

    @property
    def name(self) -> str:
        """The id itself, where the pattern is one."""
        return re.sub(r"\\(.)", r"\1", self.pattern)


def uses_in(code: str, ids: frozenset[str], file: str = "") -> Iterator[Use]:
    """Every use of a message in a file's code; `ids` are those of the catalogue.

    A text that looks like an id is one, wherever it stands: but no stem, and no piece of an
    f-string.
    """
    no_ids = set[ast.AST]()
    for node in ast.walk(ast.parse(code)):
        place = f"{file}:{getattr(node, 'lineno', 0)}"
        match node:
            case ast.JoinedStr(values=pieces):
                no_ids.update(pieces)
            case ast.Call(func=function, args=[message, *_]):
                name = getattr(function, "attr", getattr(function, "id", ""))
                if name in SAYING:
                    yield from _said(node, place, plural=name == "count")
                elif name == TAKES_STEM and isinstance(message, ast.Constant):
                    no_ids.add(message)
                    for ending in ENDINGS:
                        yield Use(pattern=re.escape(f"{message.value!s}{ending}"), place=place)
            case ast.Constant(value=str(text)) if node not in no_ids and _is_id(text, ids):
                yield Use(pattern=re.escape(text), place=place)


def _said(call: ast.Call, place: str, *, plural: bool) -> Iterator[Use]:
    """What a call of `say` or `count` can name, with the placeholders that it gives values for."""
    message = call.args[0]
    known = all(keyword.arg is not None for keyword in call.keywords)
    values = frozenset(keyword.arg or "" for keyword in call.keywords) if known else None
    for one in [message.body, message.orelse] if isinstance(message, ast.IfExp) else [message]:
        pattern = _pattern(one)
        if pattern is not None:
            yield Use(pattern=pattern, place=place, values=values, plural=plural)


def _pattern(message: ast.expr) -> str | None:
    """The ids that an expression can be, as a pattern; None for what is known elsewhere."""
    match message:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=ending)]) if (
            ending in ENDINGS
        ):
            return None
        case ast.JoinedStr(values=pieces):
            return "".join(
                re.escape(str(piece.value)) if isinstance(piece, ast.Constant) else _PLACEHOLDER
                for piece in pieces
            )
    # Other things are counted too, from a number on.
    return None


def _is_id(text: str, ids: frozenset[str]) -> bool:
    """Whether a text is an id, or could only be meant as one."""
    if not re.fullmatch(r"[a-z][a-z-]*(\.[a-z0-9-]+)+", text):
        return False
    family, _, rest = text.partition(".")
    return text in ids or (family in _families(ids) and rest not in FILE_ENDINGS)


@cache
def _families(ids: frozenset[str]) -> frozenset[str]:
    """What stands before the first dot of the ids."""
    return frozenset(known.partition(".")[0] for known in ids if "." in known)


def uses(ids: frozenset[str]) -> Iterator[Use]:
    """Every use of a message in app.py and planner/, and in the templates of documents."""
    for file in (ROOT / "app.py", *sorted((ROOT / "planner").rglob("*.py"))):
        yield from uses_in(file.read_text(encoding="utf-8"), ids, str(file.relative_to(ROOT)))
    for file in sorted((ROOT / "planner").rglob("*.html")):
        for name in _IN_A_TEMPLATE.findall(file.read_text(encoding="utf-8")):
            if _is_id(name, ids):
                yield Use(pattern=re.escape(name), place=str(file.relative_to(ROOT)))
