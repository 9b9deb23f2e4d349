"""What is said of a plan beside another: what differs, and what follows from that.

Of the built-in pathway every sentence and row is in tests/content/golden/words.txt.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from hypothesis import given

from planner.pathway.pathway import Kind, Pathway
from planner.plan.comparison import Comparison, OtherExample, OtherLength
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.words.day_words import Days
from planner.words.difference_rows import rows
from planner.words.differences import Side, figures_line, make_sides
from tests.forms.examples import comparison_of
from tests.in_words import WORDS, day, days, say
from tests.programs import HARBOR, program, with_steps
from tests.strategies import BUILT_IN, comparisons

DEFAULT: Final = default_plan(BUILT_IN)


def table_of(sides: tuple[Side, ...]) -> dict[str, list[str]]:
    """The cells of each row by its head."""
    return {head: cells for head, *cells in rows(sides, WORDS)}


def test_how_far_aftercare_is_drawn_is_no_length() -> None:
    _, other = make_sides(comparison_of("?treatment=28&with=middle"), WORDS)
    changed = say("compare.only", title="Stay", length=days(50), other=28)
    assert other.sentences[0] == changed


def test_rows_have_a_program_s_own_titles(tmp_path: Path) -> None:
    """Where a program has one such step, the row is called as the program calls it."""
    stages = (("treatment", 35), ("outpatient", "fill"), ("aftercare", 60))
    plan = default_plan(with_steps(tmp_path / "small.toml", *stages))
    stay = OtherLength(key="s0", length=28)
    sides = make_sides(Comparison(plan=plan, others=(stay,)), WORDS)
    assert [*table_of(sides)] == [
        *(say("compare.kind.treatment"), say("compare.row-stay-ends"), "s1"),
        *(say("compare.row-target", target=70), say("compare.row-starts", title="s2")),
    ]


class TestProgramBesideBuiltIn:
    """A program and an example of the built-in pathway share no step, but kinds of steps."""

    HARBOR: Final = program(HARBOR)

    def sides(self, own: Pathway, key: str) -> tuple[Side, ...]:
        """The program, and the built-in example of this key."""
        (scenario,) = (one for one in BUILT_IN.scenarios if one.key == key)
        other = OtherExample(pathway=BUILT_IN, scenario=scenario)
        return make_sides(Comparison(plan=default_plan(own), others=(other,)), WORDS)

    def test_sentences(self) -> None:
        _, other = self.sides(self.HARBOR, "long")
        could_be = say(
            "answer.start.or-later",
            earliest=day(86),
            latest=day(97),
            change=say("change.both"),
        )
        assert other.name == say("compare.article", title="80 days")
        assert list(other.sentences) == [
            say("compare.other-steps", name="Harbor Example (fictional)"),
            say("compare.also", title=say("compare.kind.treatment"), length=days(80), other=35),
            say("compare.also", title=say("compare.kind.detox"), length=days(12), other=7),
            say("compare.only-there", titles="Visit home"),
            f"{say('compare.stay-ends', when=day(95), other=day(45))} {could_be}",
            say("compare.outpatient-there", other=days(35)),
            say("compare.reached", target=70, when=day(85), other=day(82)),
            say("compare.aftercare", when=day(96), other=day(83)),
        ]

    def test_rows_name_the_program_s_own_steps(self) -> None:
        """Its titles stand beside its figures; no row is called by any of them."""
        table = table_of(self.sides(self.HARBOR, "long"))
        own = {
            "detox": (days(7), "Detox", days(12)),
            "evaluation": (days(3), "First meetings", days(3)),
            "treatment": (days(35), "Stay at Harbor House", days(80)),
            "outpatient": (days(35), "Day program", say("compare.none")),
            "other": (days(2), "Visit home", say("compare.none")),
        }
        for kind, (cell, title, other) in own.items():
            titled = say("compare.own-title", cell=cell, titles=title)
            assert table[say(f"compare.kind.{kind}")] == [titled, other]

    def test_what_a_program_does_not_name_is_not_said_to_be_missing(self, tmp_path: Path) -> None:
        """Its file has a stay alone: nothing is said of detox, evaluation or outpatient care."""
        sides = self.sides(with_steps(tmp_path / "small.toml", ("treatment", 35)), "brief")
        for kind in ("detox", "evaluation", "outpatient"):
            assert say(f"compare.kind.{kind}") not in " ".join(sides[1].sentences)
            assert table_of(sides)[say(f"compare.kind.{kind}")][0] == say("compare.names-none")

    def test_a_program_without_a_stay(self, tmp_path: Path) -> None:
        """People may live in its other steps: nobody is told that there is no stay."""
        stages = (("other", 35), ("outpatient", 20))
        sides = self.sides(with_steps(tmp_path / "small.toml", *stages), "brief")
        assert say("compare.row-stay-ends") not in " ".join(sides[1].sentences)
        assert not any("The first plan has no stay" in one for one in sides[1].sentences)
        assert table_of(sides)[say("compare.row-stay-ends")][0] == say("compare.names-none")

    def test_whose_figures_they_are(self) -> None:
        text = BUILT_IN.safety.article.text
        sides = self.sides(self.HARBOR, "long")
        assert figures_line(sides, WORDS) == say("compare.article-figures", text=text)
        assert figures_line(make_sides(comparison_of("?with=long"), WORDS), WORDS) == ""

    def test_never_the_same(self, tmp_path: Path) -> None:
        """Also with equal lengths they are other steps."""
        stages = (("detox", 8), ("evaluation", 3), ("treatment", 30))
        sentences = self.sides(with_steps(tmp_path / "small.toml", *stages), "brief")[1].sentences
        assert say("compare.same") not in sentences
        assert not any(one.startswith("Only one length") for one in sentences)


def test_kinds_that_a_pathway_lacks_have_no_row() -> None:
    stages = tuple(
        replace(stage, kind=Kind.TREATMENT if stage.kind is Kind.OUTPATIENT else Kind.OTHER)
        for stage in BUILT_IN.stages
    )
    plan = replace(DEFAULT, pathway=replace(BUILT_IN, stages=stages))
    other = OtherLength(key="outpatient", length=28)
    sides = make_sides(Comparison(plan=plan, others=(other,)), WORDS)
    assert [*table_of(sides)] == [
        *(say("compare.kind.treatment"), say("compare.row-stay-ends")),
        say("compare.row-target", target=70),
    ]
    assert sides[1].name == say("compare.with-stay", length=days(28))


@given(comparisons)
def test_each_cell_stands_in_its_plan_s_column(comparison: Comparison) -> None:
    """With the day that its timeline has."""
    target = comparison.plan.pathway.guidance.days
    expected = []
    for timeline in map(make_timeline, comparison.plans):
        if timeline.reached_day is None:
            expected.append(say("table.missing", missing=days(timeline.missing)))
        else:
            when = Days(timeline, WORDS).when(timeline.reached_day)
            expected.append(say("table.reached", when=when))
    table = table_of(make_sides(comparison, WORDS))
    assert table[say("compare.row-target", target=target)] == expected
