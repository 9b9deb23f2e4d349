"""How wide words are in the bundled font, and where their lines break."""

import struct
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont, TTLibError

FONTS: Final = Path(__file__).resolve().parents[2] / "data" / "fonts"
FAMILY: Final = "Atkinson Hyperlegible"
NO_BREAK_SPACE: Final = "\u00a0"

_MOST_WIDTHS: Final = 8192
"""As many widths are kept: a plan in five forms asks for about 2,700, another one adds 200."""

_REFUSE_WRONG_SUMS: Final = 2
_MOST_TEXTS: Final = 1024
"""As many texts are kept with their lines: most captions of a plan are those of the one before."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight in a line; `quiet` words are drawn in the lighter ink."""

    text: str
    bold: bool = False
    quiet: bool = False


Line = tuple[Run, ...]


def _file(bold: bool) -> Path:
    return FONTS / f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf"


@cache
def _advances(bold: bool) -> tuple[dict[int, float], float]:
    """Advance widths as parts of the type size, by code point; and that of an unknown one."""
    with TTFont(_file(bold), lazy=True) as font:
        units = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        advances = {code: metrics[name][0] / units for code, name in font.getBestCmap().items()}
        return advances, max(advances.values())


@lru_cache(maxsize=_MOST_WIDTHS)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width in pixels at a type size in pixels. An unknown character counts as the widest."""
    advances, widest = _advances(bold)
    return size * sum(advances.get(ord(character), widest) for character in text)


def cannot_draw(text: str) -> tuple[str, ...]:
    """The characters that the bundled font lacks, each once."""
    advances, _ = _advances(False)
    return tuple(dict.fromkeys(sign for sign in text if ord(sign) not in advances))


def broken_fonts() -> tuple[Path, ...]:
    """The font files that are missing or damaged: each part of one has a sum that tells."""
    return tuple(file for file in map(_file, (False, True)) if not _is_sound(file))


def _is_sound(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            reader = TTFont(opened, lazy=True, checkChecksums=_REFUSE_WRONG_SUMS).reader
            for part in reader.tables:
                reader[part]
    except (OSError, TTLibError, struct.error, AssertionError):
        return False
    return True


def line_width(line: Line, size: float) -> float:
    """Width in pixels of a line of runs."""
    return sum(text_width(run.text, size, run.bold) for run in line)


def keep_together(text: str, phrase: str) -> str:
    """The text with `phrase` made unbreakable."""
    return text.replace(phrase, phrase.replace(" ", NO_BREAK_SPACE))


def break_lines(runs: Iterable[Run], size: float, width: float) -> tuple[Line, ...]:
    """Lines no wider than `width` pixels; a word that is wider alone is cut with an ellipsis."""
    return _broken(tuple(runs), size, width)


@lru_cache(maxsize=_MOST_TEXTS)
def _broken(runs: Line, size: float, width: float) -> tuple[Line, ...]:
    lines: list[Line] = []
    line: list[Run] = []
    used = 0.0
    for run in runs:
        for word in run.text.split(" "):
            if not word:
                continue
            space = text_width(" ", size, run.bold) if line else 0.0
            needed = text_width(word, size, run.bold)
            if line and used + space + needed > width:
                lines.append(_joined(line))
                line, used, space = [], 0.0, 0.0
            if needed > width:
                word = _cut(word, size, run.bold, width)
                needed = text_width(word, size, run.bold)
            line.append(Run(f" {word}" if line else word, run.bold, run.quiet))
            used += space + needed
    return (*lines, _joined(line)) if line else tuple(lines)


def _joined(words: list[Run]) -> Line:
    joined: list[Run] = []
    for word in words:
        if joined and (joined[-1].bold, joined[-1].quiet) == (word.bold, word.quiet):
            joined[-1] = Run(joined[-1].text + word.text, word.bold, word.quiet)
        else:
            joined.append(word)
    return tuple(joined)


def _cut(word: str, size: float, bold: bool, width: float) -> str:
    """The longest beginning of a word that has room with an ellipsis behind it."""

    def with_ellipsis(kept: int) -> float:
        return text_width(f"{word[:kept]}…", size, bold)

    fitting = bisect_right(range(len(word) + 1), width, key=with_ellipsis)
    return f"{word[: max(0, fitting - 1)]}…"
