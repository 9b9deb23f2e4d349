"""What is said about treatment, and what that rests on: claims, sources, cards and terms.

Everything here is frozen and has no I/O. A pathway (`planner.pathway.pathway`) holds them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that figures come from; `label` is its name beside a figure.

    `checked` is the month (YYYY-MM) in which it was last compared.
    """

    key: str
    label: str
    title: str
    checked: str
    publisher: str | None = None
    year: int | None = None
    address: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence or more that is shown as it stands, with the keys of what it rests on.

    `settles` names the conflicts between article and guidance that it answers;
    `awaits_review` marks our own inference, listed for a clinician's review.
    """

    text: str
    sources: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    awaits_review: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question a family can ask; `why` and `listen` are given for the first call.

    `talk` is the key of a step of the talk without questions of its own, where a room may ask it.
    """

    ask: str
    why: str | None = None
    listen: str | None = None
    talk: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is said about one stage, or about the time before Day 1."""

    summary: Claim
    happens: tuple[Claim, ...] = ()
    family: tuple[Claim, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenToCall:
    """What calls for 911 `now`, for the prescriber `today`, and what to do in a `seizure`."""

    now: tuple[Claim, ...]
    today: tuple[Claim, ...]
    seizure: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A place where the article and guidance differ, and what this app does about it."""

    key: str
    article: str
    guidance: str
    settled: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of care as the ASAM Criteria call it; `earlier` is its name in the third edition."""

    number: str
    name: str
    earlier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that families meet in treatment, and what it means here.

    `levels` rest on the same sources as the meaning.
    """

    key: str
    name: str
    meaning: Claim
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """The safety words that no form goes without.

    The first claim of `disclaimer` and of `inside`, the short one inside pictures, is set in bold.
    `notes` stand where there is room: on pages, handout and slides. `lasting` explains the name
    that families know for symptoms that last. `compared` stands in the place of `months` where
    plans stand side by side.
    """

    hope: Claim
    full: tuple[Claim, ...]
    notes: tuple[Claim, ...]
    disclaimer: tuple[Claim, ...]
    inside: tuple[Claim, ...]
    months: Claim
    lasting: Claim
    compared: tuple[Claim, ...]
    at_home: Claim
    none_right: Claim
    article: Claim
    consensus: Claim
    unknown: Claim
