"""A link's `with=` and the plans it stands for."""

from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.language.catalogue import languages
from planner.pathway.pathway import FILL, Kind, Pathway
from planner.plan.comparison import (
    MOST_OTHERS,
    Comparison,
    DecodedComparison,
    Difference,
    OtherExample,
    OtherLength,
    beside,
    decode_comparison,
    default_others,
    differences,
    encode_comparison,
    item_of,
    other_named,
    other_stays,
    possible_others,
    stay_stage,
)
from planner.plan.link import Decoded, Values, decode, encode, values_of
from planner.plan.plan import Plan, default_plan
from planner.reading.library import Library, library
from planner.words.complaints import complaint_sentence
from planner.words.difference_rows import rows
from planner.words.differences import figures_line, make_sides
from planner.words.wording import as_sentence_part
from tests.conftest import PlanOf
from tests.in_words import WORDS, say
from tests.programs import HARBOR, TWELVE_STEPS, library_with, program, with_steps
from tests.strategies import BUILT_IN, any_plan, lengths_for, plans

DEFAULT: Final = default_plan(BUILT_IN)
SCENARIOS: Final = {one.key: one for one in BUILT_IN.scenarios}


def decoded_from(link: str | Values, known: Library | None = None) -> DecodedComparison:
    """The comparison that a link gives."""
    values = values_of(link) if isinstance(link, str) else link
    known = known or library()
    return decode_comparison(values, decode(values, known, languages()), known)


def without_stays(pathway: Pathway) -> Pathway:
    """The pathway with none of its stages of kind treatment."""
    stages = tuple(
        replace(stage, kind=Kind.OTHER) if stage.kind is Kind.TREATMENT else stage
        for stage in pathway.stages
    )
    return replace(pathway, stages=stages)


class TestLink:
    @given(plans(), st.text() | st.text(alphabet=":,0123456789fil-treatmnmoh\x00\u202e"))
    def test_any_text_gives_a_comparison(self, plan: Plan, said: str) -> None:
        decoded = decode_comparison({"with": [said]}, Decoded(plan=plan), library())
        others = decoded.comparison.others
        assert len(others) <= MOST_OTHERS
        assert all(isinstance(one, Plan) for one in decoded.comparison.plans)
        if decoded.complaints:
            (complaint,) = decoded.complaints
            assert complaint_sentence(complaint, WORDS)
            assert others == default_others(plan, library())
        else:
            assert beside(others) == f"&with={said}"

    def test_canonical(self, plan_of: PlanOf) -> None:
        plan = plan_of("?treatment=45&start=2027-01-04")
        others = (OtherLength(key="treatment", length=28), SCENARIOS["long"])
        link = encode_comparison(Comparison(plan=plan, others=others))
        assert link == encode(plan) + "&with=treatment:28,long"

    @pytest.mark.parametrize(
        "said",
        [
            *("", "nothing", "Brief", "brief\n", "rehab:28", "treatment:", ":28", "treatment 28"),
            *("treatment:028", "treatment:366", "treatment:-1", "treatment:\u0662\u0668"),
            *("treatment:fill", "evaluation:0", "treatment:28:60"),
            *("brief,", ",brief", "brief,brief", "treatment:28,treatment:28"),
            *("brief,least,long", "brief,nothing"),
        ],
        ids=ascii,
    )
    def test_a_bad_value_takes_the_default(self, said: str) -> None:
        decoded = decoded_from(f"?treatment=45&with={quote(said)}")
        assert decoded.comparison.others == (OtherLength(key="treatment", length=28),)
        assert dict(decoded.comparison.plan.chosen())[BUILT_IN.stages[2]] == 45
        (complaint,) = decoded.complaints
        sentence = complaint_sentence(complaint, WORDS)
        assert "treatment:28" in sentence
        assert all(key in sentence for key in SCENARIOS)

    def test_every_fault_has_its_complaint(self) -> None:
        decoded = decoded_from("?detox=x&with=x")
        assert [one.parameter for one in decoded.complaints] == ["detox", "with"]

    def test_nothing_else_is_read_of_an_unknown_pathway(self) -> None:
        decoded = decoded_from("?pathway=x&with=x")
        assert [one.parameter for one in decoded.complaints] == ["pathway"]
        assert decoded.comparison == decoded_from("").comparison

    @pytest.mark.parametrize("said", ["treatment:50", "middle"])
    def test_the_plan_itself_may_stand_beside_it(self, said: str) -> None:
        decoded = decoded_from(f"?with={said}")
        assert not decoded.complaints
        assert [plan.lengths for plan in decoded.comparison.plans] == [DEFAULT.lengths] * 2


class TestProgramBesideBuiltIn:
    """A facility's own program can stand beside an example of the built-in pathway."""

    def decoded(self, said: str, pathway: Pathway | None = None) -> DecodedComparison:
        """What `with=` says beside a program, that of the harbor unless another is given."""
        own = program(HARBOR) if pathway is None else pathway
        values = {"pathway": [own.key], "start": ["2027-01-04"], "with": [said]}
        return decoded_from(values, library_with(own))

    @pytest.mark.parametrize("said", ["brief", "sample.brief"])
    def test_its_example(self, said: str) -> None:
        decoded = self.decoded(said)
        assert not decoded.complaints
        own, built_in = decoded.comparison.plans
        assert own.pathway.facility is not None
        assert built_in.pathway is BUILT_IN
        assert built_in == replace(own, pathway=BUILT_IN, lengths=SCENARIOS["brief"].lengths)
        assert encode_comparison(decoded.comparison).endswith("&with=sample.brief")

    def test_beside_both(self) -> None:
        decoded = self.decoded("stay:28,sample.brief")
        others = (
            OtherLength(key="stay", length=28),
            OtherExample(pathway=BUILT_IN, scenario=SCENARIOS["brief"]),
        )
        assert decoded.comparison.others == others
        assert encode_comparison(decoded.comparison).endswith("&with=stay:28,sample.brief")

    def test_the_program_s_own_example_comes_first(self) -> None:
        harbor = program(HARBOR)
        own = replace(harbor.default, key="brief")
        named = replace(harbor, scenarios=(own,), default=own)
        assert self.decoded("brief", named).comparison.others == (own,)
        assert self.decoded("harbor-example.brief", named).comparison.others == (own,)
        (other,) = self.decoded("sample.brief", named).comparison.others
        assert other == OtherExample(pathway=BUILT_IN, scenario=SCENARIOS["brief"])

    @pytest.mark.parametrize(
        "said",
        [
            *("brief,sample.brief", "sample.nothing", "other.brief", "sample.", ".brief"),
            # A length, or a stage, of the built-in pathway.
            *("sample.treatment:28", "treatment:28"),
        ],
    )
    def test_a_bad_value_takes_the_default(self, said: str) -> None:
        decoded = self.decoded(said)
        assert decoded.comparison.others == (OtherLength(key="stay", length=28),)
        (complaint,) = decoded.complaints
        assert "sample.brief" in complaint_sentence(complaint, WORDS)

    def test_what_is_offered(self) -> None:
        plan = self.decoded("brief").comparison.plan
        offered = [item_of(one) for one in possible_others(plan, library())]
        stays = ["stay:28", "stay:60", "stay:90"]
        assert offered == [*stays, *(f"sample.{key}" for key in SCENARIOS)]

    def test_another_program(self) -> None:
        """By the keys of program and example; on the list it has its own lengths."""
        own, other = program(HARBOR), program(TWELVE_STEPS)
        known = library_with(own, other)
        decoded = decoded_from({"pathway": [own.key], "with": ["twelve-steps.own"]}, known)
        assert not decoded.complaints
        assert [plan.pathway for plan in decoded.comparison.plans] == [own, other]
        assert encode_comparison(decoded.comparison).endswith("&with=twelve-steps.own")
        offered = possible_others(decoded.comparison.plan, known)
        assert decoded.comparison.others == offered[-1:]
        assert "harbor-example.own" not in [item_of(one) for one in offered]

    def test_another_program_in_words(self) -> None:
        """Its name stands before its lengths, and whose figures they are is said."""
        own, other = program(HARBOR), program(TWELVE_STEPS)
        beside = OtherExample(pathway=other, scenario=other.default)
        comparison = Comparison(plan=default_plan(own), others=(beside,))
        sides = make_sides(comparison, WORDS)
        name = as_sentence_part(other.title)
        assert sides[1].label == say("program.example", name=name, lengths=other.default.button)
        assert sides[1].sentences[0] == say("compare.other-program", name=own.title, other=name)
        assert figures_line(sides, WORDS) == say("compare.program-figures", name=name)
        assert list(rows(sides, WORDS))

    def test_no_other_pathway_is_beside_it(self) -> None:
        assert other_named("sample.brief", DEFAULT, library()) == SCENARIOS["brief"]
        assert other_named("harbor-example.own", DEFAULT, library()) is None


class TestDefault:
    @pytest.mark.parametrize(
        ("stay", "offered"),
        [
            *((28, [60, 90]), (60, [28, 90]), (90, [28, 60])),
            *((stay, [28, 60, 90]) for stay in (0, 45, 50, 365)),
        ],
    )
    def test_other_stays(self, stay: int, offered: list[int]) -> None:
        plan = DEFAULT.with_length("treatment", stay)
        assert [one.length for one in other_stays(plan)] == offered
        first = OtherLength(key="treatment", length=offered[0])
        assert default_others(plan, library()) == (first,)

    def test_an_example_where_nobody_stays(self) -> None:
        plan = default_plan(without_stays(BUILT_IN))
        assert stay_stage(plan) is None
        assert other_stays(plan) == ()
        assert default_others(plan, library()) == (SCENARIOS["clinic"],)

    def test_nothing_to_compare(self) -> None:
        pathway = without_stays(BUILT_IN)
        plan = default_plan(replace(pathway, scenarios=(pathway.default,)))
        decoded = decode_comparison({}, Decoded(plan=plan), library())
        assert decoded == DecodedComparison(comparison=Comparison(plan=plan, others=()))
        assert decoded.comparison.plans == (plan,)
        assert encode_comparison(decoded.comparison) == encode(plan)

    @given(any_plan)
    def test_what_is_offered_is_another_plan(self, plan: Plan) -> None:
        for other in possible_others(plan, library()):
            _, beside_it = Comparison(plan=plan, others=(other,)).plans
            assert beside_it.lengths != plan.lengths
            assert replace(beside_it, lengths=plan.lengths) == plan

    def test_the_last_stay_that_happens(self, tmp_path: Path) -> None:
        stays = ("treatment", 10), ("treatment", 5, "may_be_skipped = true")
        own = with_steps(tmp_path / "own.toml", *stays)
        plan = default_plan(own)
        assert stay_stage(plan) is own.stages[1]
        assert stay_stage(plan.with_length("s1", 0)) is own.stages[0]


class TestDifferences:
    @given(any_plan, st.data())
    def test_one_length(self, plan: Plan, data: st.DataObject) -> None:
        stage = data.draw(st.sampled_from(plan.pathway.stages))
        length = data.draw(lengths_for(stage))
        found = differences(plan, plan.with_length(stage.key, length))
        this = dict(zip((one.key for one in plan.pathway.stages), plan.lengths, strict=True))
        one = Difference(stage=stage, this=this[stage.key], other=length)
        assert found == (() if one.this == length else (one,))

    def test_stays_first(self) -> None:
        found = differences(DEFAULT, DEFAULT.with_scenario(SCENARIOS["least"]))
        assert [(one.stage.key, one.this, one.other) for one in found] == [
            ("treatment", 50, 21),
            ("detox", 8, 4),
            ("evaluation", 3, 2),
            ("outpatient", FILL, 0),
        ]
