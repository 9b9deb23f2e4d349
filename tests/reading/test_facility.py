"""A facility's own program: what its file can say, and what no file can take away or weaken."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from planner.language.catalogue import words_for
from planner.pathway.pathway import FACILITY, FILL, Kind, Lane, Range
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import built_in
from planner.words.content import compared_with_sources
from planner.words.in_brief import phone_script, plan_as_text
from planner.words.range_words import range_label
from planner.words.table_rows import rows
from planner.words.wording import answer, ask_line, ninety_sentence, short_safety
from tests.programs import (
    HARBOR,
    SMALL,
    TWELVE_STEPS,
    program,
    with_steps,
    written,
)

BUILT_IN: Final = built_in().default
WORDS: Final = words_for()


def day(number: int) -> str:
    """A day of a plan without dates, in words."""
    return WORDS.say("when.day", day=number)


def days(number: int) -> str:
    """A length, in words."""
    return WORDS.count("days", number)


class TestPathway:
    """What comes of a file."""

    def test_a_whole_file(self) -> None:
        """Its steps, lengths, marked day, name and contact."""
        harbor = program(HARBOR)
        assert (harbor.key, harbor.facility) == ("harbor-example", "Harbor Example (fictional)")
        assert harbor.contact is not None
        assert "fictional" in harbor.title
        assert [(stage.key, stage.kind) for stage in harbor.stages] == [
            *(("detox", "detox"), ("evaluation", "evaluation"), ("stay", "treatment")),
            *(("visit-home", "other"), ("day-program", "outpatient"), ("aftercare", "aftercare")),
        ]
        assert harbor.default.lengths == (7, 3, 35, 2, FILL, 60)
        days = {marker.key: marker.day for marker in harbor.markers}
        assert days["family-weekend"] == 20

    @pytest.mark.parametrize("path", [HARBOR, TWELVE_STEPS], ids=lambda path: path.stem)
    def test_what_no_file_can_change(self, path: Path) -> None:
        """Safety, guidance, lanes and questions are those of the built-in pathway itself."""
        own = program(path)
        assert replace(own.safety, article=BUILT_IN.safety.article) == BUILT_IN.safety
        for part in ("guidance", "lanes", "before", "first_call", "sources", "conflicts"):
            assert getattr(own, part) is getattr(BUILT_IN, part)
        assert {marker.key for marker in BUILT_IN.markers} <= {one.key for one in own.markers}

    @pytest.mark.parametrize("path", [HARBOR, TWELVE_STEPS], ids=lambda path: path.stem)
    def test_nothing_of_it_is_the_article_s(self, path: Path) -> None:
        """Every figure is the facility's, and no card of a step rests on the article."""
        own = program(path)
        for stage in own.stages:
            assert stage.lane is Lane.FACILITY
            assert stage.sources == (FACILITY,)
            assert stage.range is None or stage.range.source == FACILITY
            card = stage.card
            claims = (card.summary, *card.happens, *card.family)
            for claim in claims:
                assert "article" not in claim.sources
                assert "article" not in claim.text
            assert not any("article" in question.sources for question in card.questions)
        assert own.safety.article.sources == (FACILITY,)
        assert "article" not in own.safety.article.text
        assert not any("article" in marker.sources for marker in own.markers)

    def test_words_of_the_file_stand_before_ours(self) -> None:
        """What the file says of a step takes nothing away: our words on its kind follow."""
        detox = program(HARBOR).stages[0].card
        assert detox.summary.text.startswith("Nurses are there")
        assert detox.summary.sources == (FACILITY,)
        assert detox.happens[0] == BUILT_IN.facility_words.detox

    def test_only_the_first_of_a_kind_has_the_questions(self) -> None:
        """A question stands at one step only, however many steps there are."""
        asked = [one.ask for stage in program(TWELVE_STEPS).stages for one in stage.card.questions]
        assert asked
        assert len(asked) == len(set(asked))

    def test_ranges(self) -> None:
        """A range as given; days alone are both its ends; what fills or does not end has none."""
        ranges = {stage.key: stage.range for stage in program(TWELVE_STEPS).stages}

        def figures(key: str) -> tuple[int, int | None, bool] | None:
            stated = ranges[key]
            return None if stated is None else (stated.least, stated.most, stated.or_longer)

        assert figures("detox") == (5, 10, True)
        assert figures("house-three") == (7, None, True)
        assert figures("review") == (5, 5, False)
        assert figures("mountain") is figures("evenings") is figures("aftercare") is None

    def test_the_last_aftercare_alone_has_no_end(self, file: Path) -> None:
        """Aftercare in the middle is a step like others."""
        own = with_steps(file, ("treatment", 30), ("aftercare", 7), ("aftercare", 60))
        first, middle, last = own.stages
        assert (first.open_ended, middle.open_ended, last.open_ended) == (False, False, True)
        assert middle.range == Range(least=7, most=7, source=FACILITY)
        assert middle.card.summary == BUILT_IN.facility_words.aftercare

    @pytest.mark.parametrize("kind", Kind)
    def test_only_treatment_and_outpatient_count(self, file: Path, kind: Kind) -> None:
        """Whatever a step is called, its kind decides."""
        own = with_steps(file, ("treatment", 30), (kind.value, 10), ("other", 1))
        counted = make_timeline(default_plan(own)).counted
        assert counted == (40 if kind in {Kind.TREATMENT, Kind.OUTPATIENT} else 30)

    @pytest.mark.parametrize(
        ("checked", "version"),
        [("2020-01-01", BUILT_IN.content_version), ("2099-12-31", date(2099, 12, 31))],
    )
    def test_content_version(self, file: Path, checked: str, version: date) -> None:
        """The later of the day it was checked and of the built-in words."""
        file.write_text(SMALL.replace("2026-11-22", checked), encoding="utf-8")
        own = program(file, today=date(2099, 12, 31))
        assert (own.content_version, own.checked) == (version, date.fromisoformat(checked))

    def test_every_byte_changes_the_fingerprint(self, file: Path) -> None:
        """Two versions of one day differ, even by a remark."""
        before = written(file, SMALL).fingerprint
        assert program(file).fingerprint == before
        assert written(file, SMALL + "# More.\n").fingerprint != before

    def test_byte_order_mark(self, file: Path) -> None:
        """Some editors put one at the start of a file."""
        file.write_text(SMALL, encoding="utf-8-sig")
        assert program(file).key == "small"


class TestWords:
    """What is said of a program."""

    def test_whose_figures(self) -> None:
        """Ranges say whose they are; an exact length is said once."""
        own = program(TWELVE_STEPS)
        labels = {stage.key: range_label(stage, WORDS) for stage in own.stages}
        for key, figures in (
            ("detox", WORDS.say("figures.or-longer", least=5, most=10)),
            ("house-three", WORDS.say("figures.open", least=7)),
            ("review", WORDS.say("figures.exact", length=days(5))),
        ):
            assert labels[key] == WORDS.say("range.facility", figures=figures)
        stated = {row.key: row.stated for row in rows(make_timeline(default_plan(own)), WORDS)}
        detox = WORDS.say("stated.or-longer", least=5, most=days(10))
        assert stated["detox"] == f"{detox} {WORDS.say('stated.may-be-skipped')}"
        assert stated["meetings"] == WORDS.say("stated.limit", least=2, most=days(4))
        assert stated["house-three"] == WORDS.say("stated.open", most=days(7))
        assert stated["arrival"] == WORDS.say("stated.exact", most=days(1))

    def test_outside(self) -> None:
        """A length outside the facility's figure says so."""
        plan = default_plan(program(TWELVE_STEPS)).with_length("review", 6)
        said = " ".join(row.stated for row in rows(make_timeline(plan), WORDS))
        assert WORDS.say("outside.facility") in said

    def test_a_stay_in_parts(self) -> None:
        """The stay is all its parts: 14, 21 and 10 days, held together.

        By the ranges before it, the first part starts on Day 4 (detox may be skipped) to 16, and
        a visit in between of 2 days may be skipped too, so that it all ends on Day 4 + 45 - 1 to
        16 + 2 + 45 - 1.
        """
        timeline = make_timeline(default_plan(program(TWELVE_STEPS)))
        stay = WORDS.say("stay.a", days=45)
        said = answer(timeline, WORDS)
        assert said[1] == WORDS.say(
            "answer.this-length.or-later",
            stay=stay,
            earliest=day(48),
            latest=day(62),
            change=WORDS.say("change.both"),
        )
        assert stay in phone_script(timeline, WORDS)

    def test_outpatient_care_before_the_stay(self, file: Path) -> None:
        """Care before the stay is not said to come after it."""
        own = with_steps(file, ("outpatient", 30), ("treatment", 40))
        said = ninety_sentence(make_timeline(default_plan(own)), WORDS)
        assert said == WORDS.say("ninety.together", target=70, when=day(70))

    def test_its_own_steps_on_top(self) -> None:
        """A program's steps are called as it calls them, and nobody is told to ask it."""
        plan = default_plan(program(HARBOR))
        for days_of_detox, titles in ((7, "Detox, First meetings"), (0, "First meetings")):
            timeline = make_timeline(plan.with_length("detox", days_of_detox))
            said = WORDS.say("ask.own-steps", days=35, titles=titles)
            assert ask_line(timeline, WORDS) == said

    def test_nothing_on_top(self, file: Path) -> None:
        """A program of its stay alone says nothing of other steps."""
        own = with_steps(file, ("treatment", 30), ("other", 2))
        assert ask_line(make_timeline(default_plan(own)), WORDS) is None

    @pytest.mark.parametrize(
        ("stages", "between"),
        [
            pytest.param(
                (("treatment", 35), ("other", 2), ("outpatient", 35)), {"s1": 2}, id="between"
            ),
            pytest.param(
                (("treatment", 35), ("other", 2), ("detox", 1), ("outpatient", 10)),
                {"s1": 2, "s2": 1},
                id="two-and-days-missing",
            ),
            pytest.param((("other", 2), ("treatment", 70)), {}, id="before"),
            pytest.param((("treatment", 70), ("other", 2), ("outpatient", 5)), {}, id="after"),
        ],
    )
    def test_days_that_are_not_counted(
        self, file: Path, stages: tuple[tuple[str, int], ...], between: dict[str, int]
    ) -> None:
        """Between days that count, the calendar has more days than are counted."""
        own = with_steps(file, *stages, ("other", 1))
        said = ninety_sentence(make_timeline(default_plan(own)), WORDS)
        steps = [
            WORDS.say("ninety.step", title=title, length=days(length))
            for title, length in between.items()
        ]
        if steps:
            assert said.endswith(WORDS.say("ninety.not-counted", steps=", ".join(steps)))
        else:
            reached = 72 if stages[0][0] == "other" else 70
            assert said == WORDS.say("ninety.met-by-stay", target=70, when=day(reached))

    @pytest.mark.parametrize(
        ("kinds", "message"),
        [
            (("detox", "evaluation"), "ask.detox-and-evaluation"),
            (("evaluation",), "ask.evaluation"),
            (("detox",), "ask.detox"),
            ((), None),
        ],
        ids=["both", "evaluation", "detox", "none"],
    )
    def test_what_we_count_on_top(
        self, file: Path, kinds: tuple[str, ...], message: str | None
    ) -> None:
        """Of a pathway that is no facility's, only steps that it has are said of."""
        steps = with_steps(file, *((kind, 2) for kind in kinds), ("treatment", 30))
        own = replace(steps, facility=None)
        said = ask_line(make_timeline(default_plan(own)), WORDS)
        assert said == (message and WORDS.say(message, days=30))

    def test_a_stay_that_does_not_start_with_detox(self, file: Path) -> None:
        """The words for the phone say that it starts with detox only where it does."""
        own = with_steps(file, ("evaluation", 2), ("detox", 5), ("treatment", 30))
        script = phone_script(make_timeline(default_plan(own)), WORDS)
        stay = WORDS.say("stay.a", days=30)
        assert script.startswith(WORDS.say("phone.stay", stay=stay, start=day(8), end=day(37)))

    @pytest.mark.parametrize(
        ("today", "messages"),
        [
            (date(2026, 12, 1), ("program.checked", "program.others")),
            (date(2028, 1, 1), ("program.old", "program.others-old")),
        ],
    )
    def test_when_it_was_checked(self, today: date, messages: tuple[str, str]) -> None:
        """By the facility its own figures, by us the others; after a year both may be old."""
        own = program(HARBOR)
        known = {"checked": WORDS.date(date(2026, 11, 22)), "reviewed": WORDS.date(own.reviewed)}
        said = " ".join(WORDS.say(message, **known) for message in messages)
        assert compared_with_sources(own, today, WORDS) == said

    def test_text_to_send(self) -> None:
        """The words to send name the program and how to reach it, with the safety words."""
        own = program(HARBOR)
        text = plan_as_text(make_timeline(default_plan(own)), "https://x.example", WORDS)
        for part in (own.facility, own.contact, short_safety(own, WORDS), own.safety.months.text):
            assert part is not None
            assert part in text
