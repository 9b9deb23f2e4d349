"""What the help lines are: numbers to call in a crisis, and the words that stand with them.

`planner.reading.library` reads and checks these from `data/helplines.toml`.
"""

from dataclasses import dataclass

from planner.pathway.claims import Claim, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """A neutral help line: `number` as people write it, `tel`/`sms` as a phone dials it.

    `about` says when to call it, and `brief` the same in a few words, to stand below its number.
    """

    key: str
    title: str
    about: str
    brief: str
    sources: tuple[str, ...]
    number: str | None = None
    tel: str | None = None
    sms: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Helplines:
    """The help lines, with the sentence that stands on every page and document."""

    text: Claim
    outside_us: Claim
    lines: tuple[HelpLine, ...]
    sources: tuple[Source, ...]
