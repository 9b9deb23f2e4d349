"""A file to start a program of one's own with: a commented example under a new name."""

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final

from planner.reading.checks import KEY
from planner.reading.library import DATA

_STARTER: Final = DATA / "starter.toml"
OWN_FOLDER: Final = "programs"
"""Where a program is put unless something else is said: nothing but programs stands there."""

_MOST_KEY: Final = 32
_DEVICES: Final = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that Windows gives to no file, whatever its ending
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
"""


def key_of(name: str, taken: Iterable[str]) -> str | None:
    """A key that is like the name and not taken; None when the name has no letter for one."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    # A name may be put in without its first digits: a key begins with a letter.
    parts = re.findall(r"[a-z0-9]+", letters.lstrip("0123456789 .,-"))
    key = "-".join(parts)[:_MOST_KEY].rstrip("-")
    if _DEVICES.fullmatch(key):
        key += "-program"
    while key in set(taken):
        key = f"{key[: _MOST_KEY - 2]}-2"
    return key if KEY.fullmatch(key) else None


def starter(name: str, key: str, today: date) -> str:
    fields = {
        "key": f'"{key}"',
        "name": json.dumps(name, ensure_ascii=False),
        "checked": today.isoformat(),
    }
    text = _STARTER.read_text(encoding="utf-8")
    for field, value in fields.items():
        before, line, after = re.split(rf"^({field} = .*)$", text, maxsplit=1, flags=re.MULTILINE)
        remark = line.partition("  #")[2]
        text = f"{before}{field} = {value}  #{remark}{after}"
    return text
