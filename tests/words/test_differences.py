"""What is said of a plan beside another: what differs, and what follows from that."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given

from planner.pathway.pathway import Kind, Pathway
from planner.plan.comparison import Comparison, OtherExample, OtherLength
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.words.day_words import Days
from planner.words.difference_rows import columns, rows
from planner.words.differences import Side, figures_line, make_sides
from tests.forms.examples import comparison_of
from tests.in_words import WORDS, day, days, say
from tests.programs import HARBOR, program, with_steps
from tests.strategies import BUILT_IN, comparisons

DEFAULT: Final = default_plan(BUILT_IN)
DETOX, _, TREATMENT, OUTPATIENT, AFTERCARE = (stage.title for stage in BUILT_IN.stages)


def fills(length: int) -> str:
    """A length that is that of the days missing to the guidance."""
    return say("length.fills", length=days(length), target=70)


def changed(title: str, here: str, first: object) -> str:
    """The one length that is changed, and what it is in the first plan."""
    return say("compare.only", title=title, length=here, other=first)


def what_differs(which: str, title: str, here: int, first: int) -> str:
    """One of the lengths that differ."""
    return say(f"compare.{which}", title=title, length=days(here), other=first)


def could_be(message: str, first: int, last: int, *, limit: bool = False) -> str:
    """An earliest and a latest day."""
    form = "limit" if limit else "or-later"
    change = say("change.both")
    return say(f"{message}.{form}", earliest=day(first), latest=day(last), change=change)


def ends(message: str, here: int, first: int, *held: int, limit: bool = False) -> str:
    """When a stay ends here and in the first plan, and when it could."""
    sentence = say(f"compare.stay-{message}", when=day(here), other=day(first))
    return f"{sentence} {could_be('answer.start', *held, limit=limit)}"


def on(message: str, here: int, first: int = 0) -> str:
    """What is on a day here, and on which in the first plan."""
    return say(f"compare.{message}", target=70, when=day(here), other=day(first))


def outpatient(message: str, here: int, first: object = "") -> str:
    """How much outpatient care there is here and in the first plan."""
    return say(f"compare.outpatient-{message}", length=days(here), target=70, other=first)


def sides_of(query: str) -> tuple[Side, ...]:
    """The plans of a link in which nothing is wrong."""
    return make_sides(comparison_of(query), WORDS)


def table_of(sides: tuple[Side, ...]) -> dict[str, list[str]]:
    """The cells of each row by its head."""
    return {head: cells for head, *cells in rows(sides, WORDS)}


THIS = say("compare.this-stay", days=50)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param("", [THIS, say("compare.with-stay", length=days(28))], id="default"),
        pytest.param(
            "?treatment=0&with=treatment:1,treatment:80",
            [
                say("compare.this-no-stay"),
                say("compare.with-stay", length=days(1)),
                say("compare.with-stay", length=days(80)),
            ],
            id="two",
        ),
        pytest.param(
            "?with=treatment:0,long",
            [THIS, say("compare.with-no-stay"), say("compare.example", title="80 days")],
            id="none-and-example",
        ),
        pytest.param(
            "?with=detox:5,outpatient:fill",
            [
                THIS,
                say("compare.with-length", title=DETOX, length=days(5)),
                say("compare.with-length", title=OUTPATIENT, length=fills(20)),
            ],
            id="other-stages",
        ),
    ],
)
def test_names(query: str, names: list[str]) -> None:
    sides = sides_of(query)
    assert [side.name for side in sides] == names
    assert columns(sides, WORDS) == (say("compare.what"), *(side.label for side in sides))


def test_an_example_has_a_short_label() -> None:
    """What stands over a column is as short as in the list that it is chosen from."""
    this, long, length = sides_of("?with=least,detox:5")
    assert long.name == say("compare.example", title="The least of all, without visits")
    assert long.label == say("compare.example", title="Least")
    assert (this.label, length.label) == (this.name, length.name)


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        pytest.param(
            "?treatment=45",
            [
                changed(TREATMENT, days(28), 45),
                ends("ends", 39, 56, 34, 45),
                outpatient("reaches", 42, 25),
                on("reached-same", 81),
                on("aftercare-same", 82),
            ],
            id="another-stay",
        ),
        pytest.param(
            "?with=long",
            [
                what_differs("first", TREATMENT, 80, 50),
                what_differs("also", DETOX, 12, 8),
                ends("ends", 95, 61, 86, 97),
                outpatient("there", 0, days(20)),
                on("reached", 85, 81),
                on("aftercare", 96, 82),
            ],
            id="example",
        ),
        pytest.param(
            "?treatment=28&outpatient=10&with=treatment:50",
            [
                changed(TREATMENT, days(50), 28),
                ends("ends", 61, 39, 56, 67),
                outpatient("same", 10),
                say("compare.missing", target=70, missing=days(10), other=32),
                on("aftercare", 72, 50),
            ],
            id="days-missing-in-each",
        ),
        pytest.param(
            "?with=clinic",
            [
                what_differs("first", TREATMENT, 0, 50),
                what_differs("also", DETOX, 0, 8),
                on("stay-there", 0, 61),
                outpatient("alone", 70, 20),
                on("reached", 73, 81),
                on("aftercare", 74, 82),
            ],
            id="no-stay",
        ),
        pytest.param(
            "?detox=0&treatment=0&outpatient=0&with=treatment:28",
            [
                changed(TREATMENT, days(28), 0),
                ends("here", 31, 0, 30, 33, limit=True),
                say("compare.missing", target=70, missing=days(42), other=70),
                on("aftercare", 32, 4),
            ],
            id="no-stay-in-this-plan",
        ),
        pytest.param(
            "?with=outpatient:0",
            [
                changed(OUTPATIENT, days(0), fills(20)),
                ends("ends-same", 61, 61, 56, 67),
                outpatient("there", 0, days(20)),
                say("compare.reached-there", target=70, missing=days(20), other=day(81)),
                on("aftercare", 62, 82),
            ],
            id="not-reached",
        ),
        pytest.param(
            "?outpatient=0&with=outpatient:fill",
            [
                changed(OUTPATIENT, fills(20), days(0)),
                ends("ends-same", 61, 61, 56, 67),
                outpatient("here", 20),
                say("compare.reached-here", target=70, when=day(81), missing=days(20)),
                on("aftercare", 82, 62),
            ],
            id="reached-only-beside-it",
        ),
        pytest.param(
            "?outpatient=20&with=outpatient:fill",
            [
                changed(OUTPATIENT, fills(20), days(20)),
                ends("ends-same", 61, 61, 56, 67),
                outpatient("same", 20),
                on("reached-same", 81),
                on("aftercare-same", 82),
            ],
            id="the-missing-days-or-as-many",
        ),
        pytest.param(
            "?treatment=80&outpatient=0&with=outpatient:fill",
            [
                changed(OUTPATIENT, say("length.fills-none", length=days(0), target=70), days(0)),
                ends("ends-same", 91, 91, 86, 97),
                on("reached-same", 81),
                on("aftercare-same", 92),
            ],
            id="no-days-missing-or-none",
        ),
        pytest.param(
            "?detox=0&treatment=0&with=treatment:50",
            [
                changed(TREATMENT, days(50), 0),
                ends("here", 53, 0, 52, 55, limit=True),
                outpatient("reaches", 20, 70),
                on("reached-same", 73),
                on("aftercare-same", 74),
            ],
            id="a-stay-beside-none",
        ),
        pytest.param("?with=treatment:50", [say("compare.same")], id="no"),
    ],
)
def test_sentences(query: str, sentences: list[str]) -> None:
    first, other = sides_of(query)
    assert first.sentences == ()
    assert list(other.sentences) == sentences


def test_how_far_aftercare_is_drawn_is_no_length() -> None:
    _, alone, among = sides_of("?treatment=28&with=aftercare:90,middle")
    assert alone.sentences[0] == what_differs("only-drawn", AFTERCARE, 90, 45)
    assert among.sentences[0] == changed(TREATMENT, days(50), 28)


def test_rows() -> None:
    def on_day(number: int) -> str:
        return say("compare.on", when=day(number))

    def cell(number: int, first: int, last: int) -> str:
        return f"{on_day(number)}\n{could_be('compare.could-be', first, last)}"

    reached = say("table.reached", when=day(81))
    sides = sides_of("?treatment=45&with=treatment:28,least")
    assert list(rows(sides, WORDS)) == [
        (say("compare.kind.treatment"), days(45), days(28), days(21)),
        (say("compare.row-stay-ends"), cell(56, 51, 62), cell(39, 34, 45), cell(27, 27, 38)),
        (say("compare.kind.outpatient"), days(25), days(42), say("compare.none")),
        (
            say("compare.row-target", target=70),
            *(reached, reached, say("table.missing", missing=days(49))),
        ),
        (say("compare.row-aftercare"), on_day(82), on_day(82), on_day(28)),
    ]


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
        assert other.name == say("compare.article", title="80 days")
        assert list(other.sentences) == [
            say("compare.other-steps", name="Harbor Example (fictional)"),
            what_differs("also", say("compare.kind.treatment"), 80, 35),
            what_differs("also", say("compare.kind.detox"), 12, 7),
            say("compare.only-there", titles="Visit home"),
            ends("ends", 95, 45, 86, 97),
            outpatient("there", 0, days(35)),
            on("reached", 85, 82),
            on("aftercare", 96, 83),
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
        assert figures_line(sides_of("?with=long"), WORDS) == ""

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
