"""Whole HTML documents, as Jinja2 templates: every value is escaped unless it is HTML already."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_FOLDER: Final = Path(__file__).resolve().parent


def filled(name: str, **values: Any) -> str:
    """The template of that name with its values; a name that it lacks is an error."""
    return _environment().get_template(name).render(values)


@cache
def part(name: str) -> str:
    """A style sheet or a script as it stands in its file."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def hash_of(inline: str) -> str:
    """The source of a content security policy that allows this inline script or style."""
    return f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["part"] = lambda number: f"{number:.4g}"
    return environment
