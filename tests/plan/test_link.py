"""A link gives its plan back, and a bad link a plan and a complaint for each fault."""

import unicodedata
from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.language.catalogue import languages
from planner.pathway.pathway import Pathway
from planner.plan.link import (
    Decoded,
    Possible,
    ValueType,
    decode,
    encode,
    encode_short,
    fit_to_show,
    values_of,
)
from planner.plan.plan import Context, Plan, default_plan
from planner.reading.library import library
from tests.conftest import PlanOf
from tests.programs import library_with
from tests.strategies import BUILT_IN, nearly_right_queries, plans

LENGTHS = "detox=8&evaluation=3&treatment=50&outpatient=fill&aftercare=45"
WORKED = f"?pathway=sample&{LENGTHS}&start=2027-01-04&context=guidance&lang=en&v=1"
OTHERS = {
    "pathway": "sample",
    "detox": "5",
    "evaluation": "4",
    "treatment": "45",
    "outpatient": "20",
    "aftercare": "90",
    "start": "2028-02-29",
    "context": "article",
    "lang": "en",
    "v": "1",
}
"""A good value for each parameter, different from its default wherever there is another."""


def read(query: str) -> Decoded:
    return decode(values_of(query), library(), languages())


def complaining(decoded: Decoded) -> list[str]:
    return [complaint.parameter for complaint in decoded.complaints]


def test_the_worked_example(plan_of: PlanOf) -> None:
    assert encode(plan_of(WORKED)) == WORKED
    assert plan_of(WORKED) == Plan(
        pathway=BUILT_IN,
        lengths=(8, 3, 50, "fill", 45),
        start=date(2027, 1, 4),
        context=Context.GUIDANCE,
        language="en",
    )


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        pytest.param("", f"?pathway=sample&{LENGTHS}&context=guidance&v=1", id="nothing"),
        pytest.param("?", f"?pathway=sample&{LENGTHS}&context=guidance&v=1", id="only-a-mark"),
        pytest.param(
            "?v=1&context=article&treatment=28&detox=0",
            "?pathway=sample&detox=0&evaluation=3&treatment=28&outpatient=fill&aftercare=45"
            "&context=article&v=1",
            id="any-order",
        ),
        pytest.param(
            "?start=2027-01-04",
            f"?pathway=sample&{LENGTHS}&start=2027-01-04&context=guidance&v=1",
            id="start-without-lang",
        ),
        pytest.param(
            "?lang=en",
            f"?pathway=sample&{LENGTHS}&context=guidance&lang=en&v=1",
            id="lang-without-start",
        ),
        pytest.param(WORKED.removeprefix("?"), WORKED, id="without-its-mark"),
        pytest.param(WORKED.replace("sample", "%73ample"), WORKED, id="percent-encoded"),
        pytest.param(f"{WORKED}&", WORKED, id="stray-separator"),
    ],
)
def test_the_canonical_link(plan_of: PlanOf, query: str, canonical: str) -> None:
    assert encode(plan_of(query)) == canonical


@pytest.mark.parametrize(
    "parameter",
    [
        *("embed", "embed_options", "paper", "theme", "width", "titles", "with", "step"),
        *("utm_source", "name", "note", "evil[]", "%00", "\u202e"),
    ],
)
def test_an_unknown_parameter_is_ignored(plan_of: PlanOf, parameter: str) -> None:
    assert plan_of(f"{WORKED}&{quote(parameter)}=5&{quote(parameter)}=6") == plan_of(WORKED)


BAD = {
    "detox": (
        *("", "007", "00", "-0", "366", "999", "1000", "1e1", "+5", "-1", " 10", "10 ", "10\n"),
        *("\t10", "1.0", "1,0", "0x5", "1_0", "ten", "fill", "10;", "10\x00", "\u202e10"),
        *("\uff11\uff10", "\u0661\u0660", "1\u0660", "\u00b2", "\u200b10", "\u00a010", "None"),
    ),
    "evaluation": ("0", "", "366", "fill", "-1"),
    "treatment": ("fill", "366", "", "028"),
    "outpatient": ("FILL", "Fill", "fill ", " fill", "f", "", "366"),
    "aftercare": ("0", "", "366", "fill", "\u221e"),
    "start": (
        *("", "2027-02-30", "2027-02-29", "20270104", "2027-1-4", "27-01-04", "2027-13-01"),
        *("2027-W01-1", "2027-001", "1999-12-31", "2100-01-01", "0000-01-01", "9999-12-31"),
        *("2027-01-04T00:00", " 2027-01-04", "2027-01-04 ", "2027-01-04\n", "2027-01-00"),
        *("\uff12\uff10\uff12\uff17-01-04", "202\u0667-01-04", "2027\u201301\u201304"),
        *("2027/01/04", "01/04/2027", "today"),
    ),
    "context": ("", "Article", "GUIDANCE", "guidance ", "both", "article\x00"),
    "lang": ("", "xx", "EN", "en-US", "en_US", "english"),
    "v": ("", "0", "2", "01", "1.0", "\uff11"),
}


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        pytest.param(parameter, value, id=f"{parameter}-{value.encode('unicode_escape').decode()}")
        for parameter, values in BAD.items()
        for value in values
    ],
)
def test_a_bad_value_takes_its_default_and_all_else_is_kept(
    plan_of: PlanOf, parameter: str, value: str
) -> None:
    query = "&".join(f"{name}={quote(good)}" for name, good in OTHERS.items() if name != parameter)
    decoded = read(f"{query}&{parameter}={quote(value)}")
    assert complaining(decoded) == [parameter]
    assert decoded.complaints[0].said == fit_to_show(value)
    assert decoded.plan == plan_of(query)


@pytest.mark.parametrize("parameter", [name for name in OTHERS if name != "pathway"])
@pytest.mark.parametrize("times", [2, 3])
def test_a_repeated_parameter_takes_its_default_even_if_equal(
    plan_of: PlanOf, parameter: str, times: int
) -> None:
    others = "&".join(f"{name}={good}" for name, good in OTHERS.items() if name != parameter)
    decoded = read(f"{others}{f'&{parameter}={OTHERS[parameter]}' * times}")
    assert [(one.parameter, one.said, one.times) for one in decoded.complaints] == [
        (parameter, None, times)
    ]
    assert decoded.plan == plan_of(others)


@pytest.mark.parametrize(
    ("query", "possible"),
    [
        ("detox=x", Possible(type=ValueType.DAYS, least=0)),
        ("evaluation=0", Possible(type=ValueType.DAYS, least=1)),
        ("start=x", Possible(type=ValueType.DATE)),
        ("context=x", Possible(type=ValueType.ONE_OF, known=("guidance", "article"))),
        ("lang=x", Possible(type=ValueType.ONE_OF, known=languages())),
        ("v=x", Possible(type=ValueType.ONE_OF, known=("1",))),
        ("pathway=x", Possible(type=ValueType.ONE_OF, known=tuple(library().pathways))),
    ],
)
def test_a_complaint_says_what_is_possible(query: str, possible: Possible) -> None:
    assert [complaint.possible for complaint in read(query).complaints] == [possible]


def test_every_fault_of_a_link_has_its_own_complaint() -> None:
    decoded = read("detox=x&evaluation=0&treatment=1&treatment=1&outpatient=&start=1&context=A&v=2")
    expected = ["detox", "evaluation", "treatment", "outpatient", "start", "context", "v"]
    assert complaining(decoded) == expected
    assert decoded.plan == default_plan(BUILT_IN)


@pytest.mark.parametrize(
    "pathway",
    ["pathway=other", "pathway=", "pathway=Sample", "pathway=sample&pathway=sample"],
)
def test_an_unknown_pathway_gives_the_default_plan_whole(pathway: str) -> None:
    decoded = read(f"{pathway}&detox=5&treatment=28&start=2027-01-04&context=article&lang=xx")
    assert complaining(decoded) == ["pathway"]
    assert decoded.plan == default_plan(BUILT_IN)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("x" * 40, "x" * 40, id="40-characters"),
        pytest.param("x" * 41, "x" * 39 + "…", id="41-characters"),
        pytest.param("a\x00b\nc\x1bd\x7fe\x85f", "a?b?c?d?e?f", id="controls"),
        pytest.param("\u202eabc\u2066\u200f", "?abc??", id="turned-right-to-left"),
        pytest.param("a\u200bb\ufeffc\u00ad", "a?b?c?", id="invisible"),
        pytest.param("a\u2028b\u2029c", "a?b?c", id="line-separators"),
        pytest.param("\ud800\ue000\U0010ffff", "???", id="not-characters"),
        pytest.param("\x00" * 50, "?" * 39 + "…", id="many-controls"),
        pytest.param("<b>é日本</b>", "<b>é日本</b>", id="all-else-stays"),
    ],
)
def test_what_is_shown_of_a_value(said: str, shown: str) -> None:
    assert fit_to_show(said) == shown


@given(st.text(alphabet=st.characters()) | st.text(st.sampled_from("a\u202e\u2067\x00\x9f\ud800")))
def test_what_is_shown_is_brief_and_harmless(said: str) -> None:
    shown = fit_to_show(said)
    assert len(shown) == min(len(said), 40)
    assert not {unicodedata.category(one) for one in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert all(unicodedata.bidirectional(one) not in {"RLO", "LRO", "RLE", "LRE"} for one in shown)


@given(plans())
def test_a_link_is_in_the_promised_order(plan: Plan) -> None:
    expected = ["pathway", *(stage.key for stage in plan.pathway.stages)]
    expected += ["start"] if plan.start else []
    expected += ["context"]
    expected += ["lang"] if plan.language else []
    assert list(values_of(encode(plan))) == [*expected, "v"]


@given(nearly_right_queries())
def test_what_is_not_complained_of_is_kept(query: str) -> None:
    decoded = read(query)
    values, faults = values_of(query), complaining(decoded)
    assert len(faults) == len(set(faults))
    assert set(faults) <= {name.lower() for name in values}
    if "pathway" in faults:
        return
    kept = values_of(encode(decoded.plan))
    for name, given_values in values.items():
        if name in OTHERS and name not in faults:
            assert kept[name] == given_values


def test_another_pathway_has_its_own_parameters() -> None:
    stage = replace(BUILT_IN.stages[0], key="rest-1")
    other = replace(BUILT_IN, key="other", stages=(stage, *BUILT_IN.stages[1:]))
    values = values_of("pathway=other&rest-1=4&detox=5")
    decoded = decode(values, library_with(other), languages())
    assert decoded.complaints == ()
    assert decoded.plan.lengths == (4, 3, 50, "fill", 45)
    assert encode(decoded.plan).startswith("?pathway=other&rest-1=4&evaluation=3")
    assert encode_short(decoded.plan, BUILT_IN) == "?pathway=other&rest-1=4"


@given(plans())
def test_a_short_link_gives_its_plan_back(plan: Plan) -> None:
    short = encode_short(plan, BUILT_IN)
    assert len(short) <= len(encode(plan))
    assert read(short) == read(encode(plan))


def test_a_short_link_holds_only_what_differs(pathway: Pathway) -> None:
    plan = default_plan(pathway)
    assert encode_short(plan, pathway) == ""
    assert encode_short(plan.with_length("treatment", 45), pathway) == "?treatment=45"
