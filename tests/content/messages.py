"""Which messages of the catalogue the code uses, read from the code itself."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from tests.content import ROOT

SAYING: Final = {"say", "count"}
"""Methods of `Words` whose first argument is a message."""

STEMS: Final = dict.fromkeys(("could_be",), (".limit", ".or-later", ".open"))
"""Functions that take the stem of a message, and what they put after it."""

FILE_ENDINGS: Final = {"css", "html", "js", "json", "pdf", "png", "svg", "toml", "typ"}
"""What makes a text of the form of an id the name of a file."""

_PLACEHOLDER: Final = "[a-z0-9-]*"


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


@dataclass(slots=True)
class _Finder(ast.NodeVisitor):
    """Finds uses in one file; `ids` are those of the catalogue.

    `_stems` are the ids that stand in the function at hand: the only ones that a placeholder at
    the start of an f-string can hold there.
    """

    file: str
    ids: frozenset[str]
    uses: list[Use] = field(default_factory=list)
    _function: str = ""
    _stems: tuple[str, ...] = ()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outer = self._function, self._stems
        self._function = node.name
        texts = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
        self._stems = tuple(
            text for text in texts if isinstance(text, str) and _is_id(text, self.ids)
        )
        self.generic_visit(node)
        self._function, self._stems = outer

    def visit_Call(self, node: ast.Call) -> None:
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in SAYING and node.args:
            self._said(node, plural=name == "count")
        if name in STEMS and node.args and isinstance(node.args[0], ast.Constant):
            for ending in STEMS[name]:
                self._use(re.escape(f"{node.args[0].value!s}{ending}"), node)
            # A stem is no id itself.
            for part in (node.func, *node.args[1:], *node.keywords):
                self.visit(part)
        else:
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        """A text that looks like an id is one, wherever it stands."""
        if isinstance(node.value, str) and _is_id(node.value, self.ids):
            self._use(re.escape(node.value), node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """The pieces of an f-string are no ids."""
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def _said(self, node: ast.Call, *, plural: bool) -> None:
        message = node.args[0]
        choices = [message]
        if isinstance(message, ast.IfExp):
            choices = [message.body, message.orelse]
        for choice in choices:
            pattern = self._pattern(choice)
            if pattern is not None:
                known = all(keyword.arg is not None for keyword in node.keywords)
                values = frozenset(keyword.arg or "" for keyword in node.keywords)
                self._use(pattern, node, values if known else None, plural=plural)

    def _pattern(self, node: ast.expr) -> str | None:
        """The ids that an expression can be, as a pattern; None for what is known elsewhere."""
        if isinstance(node, ast.Constant):
            # Other things are counted too, from a number on.
            return re.escape(node.value) if isinstance(node.value, str) else None
        if not isinstance(node, ast.JoinedStr):
            return None
        pieces = [
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else _PLACEHOLDER
            for part in node.values
        ]
        if pieces[0] == _PLACEHOLDER:
            if self._function in STEMS:
                return None
            pieces[0] = f"(?:{'|'.join(map(re.escape, self._stems))})"
        return "".join(pieces)

    def _use(
        self,
        pattern: str,
        node: ast.expr,
        values: frozenset[str] | None = None,
        *,
        plural: bool = False,
    ) -> None:
        place = f"{self.file}:{node.lineno}"
        self.uses.append(Use(pattern=pattern, place=place, values=values, plural=plural))


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


_IN_A_TEMPLATE: Final = re.compile(r'"([a-z][a-z-]*\.[a-z][a-z.-]*)"')
"""What looks like the id of a message between the quotes of a template."""


def uses_in(code: str, ids: frozenset[str], place: str = "") -> list[Use]:
    """Every use of a message in a file's code; `ids` are those of the catalogue."""
    finder = _Finder(place, ids)
    finder.visit(ast.parse(code))
    return finder.uses


def uses(ids: frozenset[str]) -> Iterator[Use]:
    """Every use of a message in app.py and planner/, and in the templates of documents."""
    for file in (ROOT / "app.py", *sorted((ROOT / "planner").rglob("*.py"))):
        yield from uses_in(file.read_text(encoding="utf-8"), ids, str(file.relative_to(ROOT)))
    for file in sorted((ROOT / "planner").rglob("*.html")):
        named = _IN_A_TEMPLATE.findall(file.read_text(encoding="utf-8"))
        code = "\n".join(f'given("{name}")' for name in named)
        yield from uses_in(code, ids, str(file.relative_to(ROOT)))
