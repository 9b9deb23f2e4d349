"""What hypothesis draws: plans, pathways, comparisons and query strings, possible or not."""

from dataclasses import replace
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from hypothesis import strategies as st

from planner.language.catalogue import languages
from planner.pathway.claims import Card, Claim
from planner.pathway.pathway import (
    ASSUMPTION,
    FACILITY,
    FILL,
    MOST_DAYS,
    MOST_STAGES,
    Kind,
    Lane,
    Length,
    Pathway,
    Range,
    Scenario,
    Stage,
)
from planner.plan.comparison import MOST_OTHERS, Comparison, Other, OtherLength, beside
from planner.plan.link import encode
from planner.plan.plan import EARLIEST_START, LATEST_START, Context, Plan
from planner.reading.library import library

BUILT_IN: Final = library().default
_CLAIM: Final = Claim(text="A sentence.")
_COUNTED: Final = (Kind.TREATMENT, Kind.OUTPATIENT)

# Made once: to make a strategy takes longer than to draw from it.
_some_days: Final = st.integers(1, MOST_DAYS)
_maybe_days: Final = st.none() | _some_days
_kinds: Final = st.sampled_from(Kind)
_counted_kinds: Final = st.sampled_from(_COUNTED)
_lanes: Final = st.sampled_from(Lane)
_range_sources: Final = st.sampled_from((ASSUMPTION, FACILITY, "article"))
_languages: Final = st.none() | st.sampled_from(languages())

starts: Final = st.none() | st.dates(EARLIEST_START, LATEST_START)
contexts: Final = st.sampled_from(Context)


def lengths_for(stage: Stage) -> st.SearchStrategy[Length]:
    """Every length that the stage allows; those near the edges and the ranges come often."""
    stated = stage.range
    ends = () if stated is None else (stated.least, stated.most or MOST_DAYS)
    return _lengths(stage.least_choice, ends, stage.may_fill)


@lru_cache(maxsize=1024)
def _lengths(least: int, ends: tuple[int, ...], may_fill: bool) -> st.SearchStrategy[Length]:
    near = {least, 1, 2, MOST_DAYS, *(end + by for end in ends for by in (-1, 0, 1))}
    allowed = sorted(days for days in near if least <= days <= MOST_DAYS)
    days = st.sampled_from(allowed) | st.integers(least, MOST_DAYS)
    if not may_fill:
        return days
    filled: st.SearchStrategy[Length] = st.just(FILL)
    return filled | days


@st.composite
def plans(draw: st.DrawFn, pathway: Pathway = BUILT_IN) -> Plan:
    """Any plan that the pathway allows; the sample unless another is given."""
    return Plan(
        pathway=pathway,
        lengths=tuple(draw(lengths_for(stage)) for stage in pathway.stages),
        start=draw(starts),
        context=draw(contexts),
        language=draw(_languages),
    )


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """A stated range, with or without a longest length."""
    least, most = draw(_some_days), draw(_maybe_days)
    return Range(
        least=least if most is None else min(least, most),
        most=most if most is None else max(least, most),
        or_longer=draw(st.booleans()),
        source=draw(_range_sources),
        words=_CLAIM,
    )


_maybe_ranges: Final = st.none() | ranges()


@st.composite
def pathways(draw: st.DrawFn, least: int = 4, most: int = MOST_STAGES) -> Pathway:
    """A pathway of the app's form, with stages of its own and a guidance of 1 to 365 days.

    One stage counts at least; only the last that counts may fill; only the last of all may have
    no end, and it is none that counts.
    """
    kinds = draw(st.lists(_kinds, min_size=least, max_size=most))
    sure = draw(st.integers(0, len(kinds) - 1))
    kinds[sure] = draw(_counted_kinds)
    last_counted = max(place for place, kind in enumerate(kinds) if kind in _COUNTED)
    fills = draw(st.booleans())
    stages: list[Stage] = []
    for place, kind in enumerate(kinds):
        may_fill = fills and place == last_counted
        stages.append(
            Stage(
                key=f"stage-{place + 1}",
                kind=kind,
                title=f"Stage {place + 1}",
                lane=draw(_lanes),
                card=Card(summary=_CLAIM),
                range=None if may_fill else draw(_maybe_ranges),
                optional=may_fill or draw(st.booleans()),
                may_fill=may_fill,
            )
        )
    if kinds[-1] not in _COUNTED and draw(st.booleans()):
        stages[-1] = replace(stages[-1], open_ended=True, optional=False, range=None)
    example = Scenario(
        key="example",
        button="Example",
        title="An example",
        lengths=tuple(stage.least_choice for stage in stages),
    )
    return replace(
        BUILT_IN,
        key="generated",
        stages=tuple(stages),
        scenarios=(example,),
        default=example,
        guidance=replace(BUILT_IN.guidance, days=draw(_some_days)),
    )


any_plan: Final = plans() | pathways().flatmap(plans)
"""Plans of the sample and of generated pathways."""


todays: Final = st.none() | st.integers(-10, 500)
"""The Day number of today, if that is known."""


def others_of(plan: Plan) -> st.SearchStrategy[tuple[Other, ...]]:
    """One or two different others that a link can name."""
    lengths = st.sampled_from(plan.pathway.stages).flatmap(
        lambda stage: st.builds(OtherLength, key=st.just(stage.key), length=lengths_for(stage))
    )
    either: st.SearchStrategy[Other] = lengths | st.sampled_from(plan.pathway.scenarios)
    return st.lists(
        either, min_size=1, max_size=MOST_OTHERS, unique_by=lambda one: beside((one,))
    ).map(tuple)


def beside_others(drawn: st.SearchStrategy[Plan]) -> st.SearchStrategy[Comparison]:
    """Comparisons of these plans that a link can name."""
    return drawn.flatmap(
        lambda plan: st.builds(Comparison, plan=st.just(plan), others=others_of(plan))
    )


comparisons: Final = beside_others(any_plan)
"""Comparisons of any plan."""

_NAMES: Final = (
    *("pathway", "start", "context", "lang", "v"),
    *(stage.key for stage in BUILT_IN.stages),
    *("embed", "theme", "with", "step", "Detox", "name", ""),
)
_VALUES: Final = (
    *("", " ", "0", "1", "7", "14", "60", "90", "365", "366", "007", "-1", "+5", "1e1", "1.5"),
    *(" 10", "10 ", "10\n", "\u0661\u0660", "\uff11\uff10", "fill", "FILL", "\x00", "\u202e10"),
    *("2027-01-04", "2028-02-29", "2027-02-30", "20270104", "1999-12-31", "2100-01-01"),
    *("sample", "Sample", "guidance", "article", "Article", "en", "xx", "2"),
)


@st.composite
def nearly_right_queries(draw: st.DrawFn) -> str:
    """A canonical link with a few parameters left out, doubled, moved or changed."""
    pairs = [part.partition("=")[::2] for part in encode(draw(plans()))[1:].split("&")]
    pairs = draw(st.permutations([pair for pair in pairs if draw(st.integers(0, 9))]))
    others = st.tuples(st.sampled_from(_NAMES), st.sampled_from(_VALUES) | st.text(max_size=50))
    for name, value in draw(st.lists(others, max_size=4)):
        where = draw(st.integers(0, len(pairs)))
        pairs[where:where] = [(quote(name), quote(value, errors="surrogatepass"))]
    lead = draw(st.sampled_from(("", "?")))
    return lead + "&".join(f"{name}={value}" for name, value in pairs)


queries: Final = (
    nearly_right_queries() | st.text() | st.text(alphabet="?&=;%+#07aefdtoxpwy-\x00\u202e\udc80")
)
"""Query strings that are nearly right, or as nobody would write them."""
