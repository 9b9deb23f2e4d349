"""Plan <-> query string: the one form in which a plan is kept.

Our own codec: the framework's binding puts labels in links, drops defaults (so that an old link
would change with them), and is silent about bad values.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final, TypeVar
from urllib.parse import parse_qs, urlencode

from planner.pathway.pathway import FILL, MOST_DAYS, Length, Pathway, Stage
from planner.plan.plan import EARLIEST_START, LATEST_START, Context, Plan, default_plan
from planner.reading.checks import UNSEEN
from planner.reading.library import Library

VERSION: Final = "1"
MOST_CHARACTERS: Final = 2000
"""A longer query is refused before it is read."""

_MOST_SHOWN: Final = 40
_DAYS: Final = re.compile(r"0|[1-9][0-9]{0,2}")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ESCAPED_AND: Final = re.compile(r"\A(amp|#0*38|#x0*26);", re.IGNORECASE)
"""What is left of an escaped "&" where the next name begins."""

_SAYS_A_PLAN: Final = ("start", "context", "v", "with")
"""Parameters of a plan beside those of its stages."""

Values = Mapping[str, Sequence[str]]
"""Every value of every parameter, in the order of the address."""

Value = TypeVar("Value")


class ValueType(StrEnum):
    """What the value of a parameter must be."""

    DAYS = "days"
    DATE = "date"
    ONE_OF = "one-of"
    OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """What a parameter can be: `least` to `most` days, or one of the `known` words.

    `example` shows what else can stand there, where no list can name it all.
    """

    type: ValueType
    least: int = 0
    most: int = MOST_DAYS
    known: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One bad value in a link: the parameter, what it said (fit to show), what is possible.

    `said` is None when the parameter stands more than once; `times` then says how often. With
    `wrong_case`, it is the parameter's own name as the link writes it.
    """

    parameter: str
    said: str | None
    possible: Possible
    times: int = 1
    wrong_case: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The plan that a link gives, and what was wrong with the link."""

    plan: Plan
    complaints: tuple[Complaint, ...] = ()


def values_of(query: str) -> Values:
    """The values in a query string, with or without its leading "?", as they were meant."""
    return as_meant(_parsed(query))


def as_meant(values: Values) -> Values:
    """The values as they were before the query was escaped once more on its way, if it was.

    Some mail and web programs write "&amp;" for the "&" between two parameters, others encode the
    query as a whole. No name in a link of ours has a ";" or a "=" in it.
    """
    meant: dict[str, list[str]] = {}
    for name, said in values.items():
        for inner, inner_said in _decoded_once(name, said):
            meant.setdefault(_ESCAPED_AND.sub("", inner, count=1), []).extend(inner_said)
    return meant


def _decoded_once(name: str, said: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """The values in a name that is a query itself; any other name with its own values."""
    if "=" not in name or any(said):
        yield name, said
        return
    for inner, inner_said in _parsed(name).items():
        yield inner, [*inner_said] * len(said)


def _parsed(query: str) -> Values:
    return parse_qs(query.removeprefix("?"), keep_blank_values=True, errors="replace")


def encode(plan: Plan) -> str:
    """The canonical link of a plan, from its "?": everything explicit, in the promised order."""
    return "?" + urlencode(_pairs(plan))


def encode_short(plan: Plan, default: Pathway | None) -> str:
    """A link that is short enough to type: only what differs from the example shown first.

    It gives the same plan as long as that example stays as it is; empty for that example itself.
    `default` is the pathway of every link that names none; None where there is no such pathway.
    """
    usual = set(_pairs(default_plan(plan.pathway))[1:])
    if default is not None:
        usual.add(("pathway", default.key))
    pairs = [pair for pair in _pairs(plan) if pair not in usual]
    return "?" + urlencode(pairs) if pairs else ""


def _pairs(plan: Plan) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = [("pathway", plan.pathway.key)]
    pairs += [(stage.key, str(length)) for stage, length in plan.chosen()]
    if plan.start is not None:
        pairs.append(("start", plan.start.isoformat()))
    pairs.append(("context", plan.context.value))
    if plan.language is not None:
        pairs.append(("lang", plan.language))
    pairs.append(("v", VERSION))
    return pairs


def decode(values: Values, library: Library, languages: Sequence[str]) -> Decoded:
    """The plan of a link: a bad value takes its default and is complained of, nothing is lost."""
    reader = Reader(values)
    language = reader.one_of("lang", languages)
    key = reader.one_of("pathway", tuple(library.pathways))
    if reader.complains_of("pathway"):
        plan = default_plan(library.default)
        kept = tuple(one for one in reader.complaints if one.parameter == "pathway")
        return Decoded(plan=plan, complaints=kept)
    pathway = _unnamed(values, library) if key is None else library.pathways[key]
    lengths = _lengths(reader, pathway)
    start = reader.start()
    context = reader.one_of("context", tuple(Context))
    reader.one_of("v", (VERSION,))
    plan = Plan(
        pathway=pathway,
        lengths=lengths,
        start=start,
        context=Context.GUIDANCE if context is None else Context(context),
        language=language,
    )
    return Decoded(plan=plan, complaints=tuple(reader.complaints))


def _unnamed(values: Values, library: Library) -> Pathway:
    """The pathway of a link that names none.

    The program that is shown first is that of an address that says nothing of a plan: links with
    any length, date or context in them mean what they always meant.
    """
    if library.first is None or any(name in values for name in _SAYS_A_PLAN):
        return library.default
    stages = {stage.key for stage in library.default.stages}
    return library.default if stages & values.keys() else library.first


def _lengths(reader: "Reader", pathway: Pathway) -> tuple[Length, ...]:
    lengths: list[Length] = []
    for stage, default in zip(pathway.stages, pathway.default.lengths, strict=True):
        chosen = reader.length(stage)
        lengths.append(default if chosen is None else chosen)
    return tuple(lengths)


class Reader:
    """Takes one parameter after another, and keeps the complaints."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self.complaints: list[Complaint] = []

    def complains_of(self, parameter: str) -> bool:
        return any(one.parameter == parameter for one in self.complaints)

    def one_of(self, parameter: str, known: Sequence[str]) -> str | None:
        possible = Possible(type=ValueType.ONE_OF, known=tuple(known))
        return self.value(parameter, possible, lambda said: said if said in known else None)

    def length(self, stage: Stage) -> Length | None:
        possible = Possible(type=ValueType.DAYS, least=stage.least_choice, most=stage.most_choice)
        return self.value(stage.key, possible, partial(length_of, stage))

    def start(self) -> date | None:
        return self.value("start", Possible(type=ValueType.DATE), _start)

    def value(
        self, parameter: str, possible: Possible, read: Callable[[str], Value | None]
    ) -> Value | None:
        """What `read` makes of the parameter; None without one, and where `read` says None."""
        said = self._only(parameter, possible)
        if said is None:
            return None
        value = read(said)
        if value is None:
            self._complain(parameter, said, possible)
        return value

    def _only(self, parameter: str, possible: Possible) -> str | None:
        given = self._values.get(parameter, ())
        if len(given) > 1:
            complaint = Complaint(
                parameter=parameter, said=None, possible=possible, times=len(given)
            )
            self.complaints.append(complaint)
            return None
        for name in self._values:
            if name != parameter and name.lower() == parameter:
                self._complain(parameter, name, possible, wrong_case=True)
                return None
        return given[0] if given else None

    def _complain(
        self, parameter: str, said: str, possible: Possible, *, wrong_case: bool = False
    ) -> None:
        complaint = Complaint(
            parameter=parameter, said=fit_to_show(said), possible=possible, wrong_case=wrong_case
        )
        self.complaints.append(complaint)


def length_of(stage: Stage, said: str) -> Length | None:
    """The length that `said` writes as a link does; None when the stage does not allow it."""
    if said == FILL and stage.may_fill:
        return FILL
    if _DAYS.fullmatch(said) and stage.allows(int(said)):
        return int(said)
    return None


def _start(said: str) -> date | None:
    """A date that a plan can start on."""
    day = _day(said)
    return day if day is not None and EARLIEST_START <= day <= LATEST_START else None


def _day(said: str) -> date | None:
    """The date that `said` writes as YYYY-MM-DD, and in no other way."""
    if not _DATE.fullmatch(said):
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def fit_to_show(said: str) -> str:
    """At most 40 characters of what a link said, with control and format characters as "?"."""
    shown = "".join(
        "?" if unicodedata.category(character) in UNSEEN else character
        for character in said[:_MOST_SHOWN]
    )
    return shown if len(said) <= _MOST_SHOWN else shown[: _MOST_SHOWN - 1] + "…"
