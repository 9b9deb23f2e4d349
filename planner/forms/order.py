"""What a file is made from: a plan, a language, the options of its route, and the app's address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import get_type_hints

from planner.forms.shipped import shipped_digest
from planner.language.catalogue import SOURCE_LANGUAGE, Words, languages
from planner.plan.comparison import Comparison, decode_comparison, encode_comparison
from planner.plan.link import Reader, Values, decode, encode, encode_short
from planner.plan.plan import Plan
from planner.plan.timeline import Timeline, make_timeline
from planner.reading.library import Library, library
from planner.words.complaints import complaint_sentence
from planner.words.content import NONE_OLD, Old, old_figures, old_notice
from planner.words.plan_in_words import PlanInWords, plan_in_words


class Paper(StrEnum):
    """The size of a printed page."""

    LETTER = "letter"
    A4 = "a4"


class Theme(StrEnum):
    """Dark words on light paper, or the other way round."""

    LIGHT = "light"
    DARK = "dark"


class Width(StrEnum):
    """Where a picture will be seen."""

    DOCUMENT = "document"
    SLIDE = "slide"
    PHONE = "phone"


class Titles(StrEnum):
    """Whether a calendar names the stages: a phone shows titles on its lock screen."""

    NEUTRAL = "neutral"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of a route; they are never part of a plan's link."""

    paper: Paper = Paper.LETTER
    theme: Theme = Theme.LIGHT
    width: Width = Width.DOCUMENT
    titles: Titles = Titles.NEUTRAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One file that was asked for. `base` is the app's own address, without a slash at its end.

    `base` is None where no address is known that others could open. `comparison` is the plan
    beside others, for forms that show more than the plan. `old` says which figures are old: what
    day it is today is read where the order comes in, and no form depends on more of it.
    """

    plan: Plan
    language: str = SOURCE_LANGUAGE
    options: Options = Options()
    base: str | None = None
    comparison: Comparison | None = None
    old: Old = NONE_OLD

    @property
    def in_words(self) -> PlanInWords:
        return plan_in_words(self.plan, self.language)

    @property
    def timeline(self) -> Timeline:
        return self.in_words.timeline

    @property
    def words(self) -> Words:
        return self.in_words.words

    @property
    def notice(self) -> str:
        """That figures are old, as the pages say it; empty where none are."""
        return old_notice(self.plan.pathway, self.old, self.words)

    @property
    def link(self) -> str:
        """The page of what was asked for, from the root of the app on."""
        if self.comparison is None:
            return f"/{encode(self.plan)}"
        return f"/compare{encode_comparison(self.comparison)}"

    @property
    def short_address(self) -> str | None:
        """The shortest address of its plan's page, for people who type it; None without `base`."""
        if self.base is None:
            return None
        return f"{self.base}/{encode_short(self.plan, library().unnamed)}"

    @property
    def address(self) -> str | None:
        """The whole address of that page, if the app's own is known."""
        return None if self.base is None else f"{self.base}{self.link}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: how its file ends, what it is to a browser, and what makes it.

    `options` are the names of those that its bytes depend on; `attached` is for files that a
    browser should save rather than show; `compares` for those that show a plan beside others.
    """

    ending: str
    media_type: str
    render: Callable[[Order], bytes]
    options: frozenset[str] = frozenset()
    needs_start: bool = False
    attached: bool = False
    compares: bool = False

    @property
    def path(self) -> str:
        return f"/{'compare' if self.compares else 'plan'}.{self.ending}"

    def tag(self, order: Order) -> str:
        """What the bytes of its file depend on, as one short text.

        That is everything in the order, but for options that this form does not read; the versions
        of the files of all programs in it; and what ships.
        """
        parts: dict[str, object] = {one.name: getattr(order, one.name) for one in fields(order)}
        parts["options"] = [(name, getattr(order.options, name)) for name in sorted(self.options)]
        beside = () if order.comparison is None else order.comparison.plans
        versions = [plan.pathway.fingerprint for plan in (order.plan, *beside)]
        whole = (shipped_digest(), self.path, versions, parts)
        return sha256(repr(whole).encode()).hexdigest()[:32]

    def refuses(self, order: Order) -> str | None:
        """Why this form cannot be made of this plan, in a sentence; None when it can."""
        if self.needs_start and order.plan.start is None:
            return order.words.say("form.needs-start")
        if self.compares and (order.comparison is None or not order.comparison.others):
            return order.words.say("compare.nothing")
        return None


class CannotMakeError(Exception):
    """A form could not be made; the message is for the log."""


def read_order(
    values: Values, library: Library, base: str | None, *, today: date, compares: bool = False
) -> tuple[Order, Sequence[str]]:
    """The order of a link with route options, and a sentence for each bad value in it.

    `today` decides whether its figures are old. What the link puts beside the plan is read only
    for a form that `compares`.
    """
    decoded = decode(values, library, languages())
    compared = decode_comparison(values, decoded, library) if compares else None
    reader = Reader(values)
    known = get_type_hints(Options).items()
    read = {name: reader.one_of(name, tuple(kind)) for name, kind in known}
    chosen = {name: kind(read[name]) for name, kind in known if read[name] is not None}
    order = Order(
        plan=decoded.plan,
        language=decoded.plan.language or SOURCE_LANGUAGE,
        options=Options(**chosen),
        base=base,
        comparison=None if compared is None else compared.comparison,
        old=old_figures(decoded.plan.pathway, today),
    )
    found = decoded.complaints if compared is None else compared.complaints
    complaints = (*found, *reader.complaints)
    return order, [complaint_sentence(one, order.words) for one in complaints]


def file_name(order: Order, ending: str) -> str:
    """A name that says which examples it is by their lengths, and nothing about a person.

    That of a program has its key. That of a calendar with neutral titles names neither it nor the
    medicine.
    """
    plans = (order.plan,) if order.comparison is None else order.comparison.plans
    days = "-with-".join(_lengths(make_timeline(plan)) for plan in plans)
    neutral = ending == "ics" and order.options.titles is Titles.NEUTRAL
    pathway = order.plan.pathway
    full = f"{pathway.medicine.lower()}-timeline" if pathway.facility is None else pathway.key
    name = "example" if neutral else full
    return f"{name}-{days}-days.{ending}"


def _lengths(timeline: Timeline) -> str:
    return "-".join(str(step.days) for step in timeline.steps if not step.stage.open_ended)
