"""A facility's own program: what its file can say, and what no file can take away or weaken."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from planner.pathway.pathway import FACILITY, FILL, Lane, Pathway, Range
from planner.plan.plan import default_plan
from planner.plan.timeline import Timeline, make_timeline
from planner.reading.library import built_in
from planner.words.content import compared_with_sources
from planner.words.in_brief import phone_script, plan_as_text
from planner.words.table_rows import rows
from planner.words.wording import answer, ask_line, ninety_sentence, short_safety
from tests.claims import inside
from tests.in_words import WORDS, day, days, say
from tests.programs import HARBOR, SMALL, TWELVE_STEPS, program, with_steps, written

BUILT_IN: Final = built_in().default


def example(own: Pathway) -> Timeline:
    """The timeline of a program's first example."""
    return make_timeline(default_plan(own))


def not_counted(**lengths: int) -> str:
    """What is said of steps of these lengths between the days that count."""
    steps = [say("ninety.step", title=key, length=days(lengths[key])) for key in lengths]
    return say("ninety.not-counted", steps=", ".join(steps))


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
        assert ("family-weekend", 20) in [(one.key, one.day) for one in harbor.markers]

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
        assert {(one.lane, one.sources) for one in own.stages} == {(Lane.FACILITY, (FACILITY,))}
        assert own.safety.article.sources == (FACILITY,)
        for part in inside((own.stages, own.safety.article, own.markers)):
            assert "article" not in getattr(part, "sources", ())
            assert getattr(part, "source", FACILITY) == FACILITY
            assert "article" not in getattr(part, "text", "")

    def test_words_of_the_file_stand_before_ours(self) -> None:
        """What the file says of a step takes nothing away: our words on its kind follow."""
        detox = program(HARBOR).stages[0].card
        assert detox.summary.text.startswith("Nurses are there")
        assert detox.summary.sources == (FACILITY,)
        assert detox.happens[0] == BUILT_IN.facility_words.detox

    def test_only_the_first_of_a_kind_has_the_questions(self) -> None:
        """A question stands at one step only, however many steps there are."""
        cards = [stage.card for stage in program(TWELVE_STEPS).stages]
        questions = [one.ask for card in cards for one in card.questions]
        assert questions
        assert len(questions) == len(set(questions))

    def test_ranges(self) -> None:
        """A range as given; days alone are both its ends; what fills or does not end has none."""
        ranges = {
            stage.key: stage.range and (stage.range.least, stage.range.most, stage.range.or_longer)
            for stage in program(TWELVE_STEPS).stages
        }
        assert ranges["detox"] == (5, 10, True)
        assert ranges["house-three"] == (7, None, True)
        assert ranges["review"] == (5, 5, False)
        assert ranges["mountain"] is ranges["evenings"] is ranges["aftercare"] is None

    def test_the_last_aftercare_alone_has_no_end(self, file: Path) -> None:
        """Aftercare in the middle is a step like others."""
        own = with_steps(file, ("treatment", 30), ("aftercare", 7), ("aftercare", 60))
        first, middle, last = own.stages
        assert (first.open_ended, middle.open_ended, last.open_ended) == (False, False, True)
        assert middle.range == Range(least=7, most=7, source=FACILITY)
        assert middle.card.summary == BUILT_IN.facility_words.aftercare

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

    def test_what_the_table_says_of_its_ranges(self) -> None:
        """What it states, that a step may be skipped, and that a length is outside."""
        plan = default_plan(program(TWELVE_STEPS)).with_length("review", 6)
        stated = {row.key: row.stated for row in rows(make_timeline(plan), WORDS)}
        detox = say("stated.or-longer", least=5, most=days(10))
        assert stated["detox"] == f"{detox} {say('stated.may-be-skipped')}"
        assert stated["meetings"] == say("stated.limit", least=2, most=days(4))
        assert say("outside.facility") in stated["review"]

    def test_a_stay_in_parts(self) -> None:
        """The stay is all its parts: 14, 21 and 10 days, held together.

        By the ranges before it, the first part starts on Day 4 (detox may be skipped) to 16, and
        a visit in between of 2 days may be skipped too, so that it all ends on Day 4 + 45 - 1 to
        16 + 2 + 45 - 1.
        """
        timeline = example(program(TWELVE_STEPS))
        stay, change = say("stay.a", days=45), say("change.both")
        ends = {"earliest": day(48), "latest": day(62)}
        second = say("answer.this-length.or-later", stay=stay, change=change, **ends)
        assert answer(timeline, WORDS)[1] == second
        assert stay in phone_script(timeline, WORDS)

    @pytest.mark.parametrize(
        ("days_of_detox", "titles"), [(7, "Detox, First meetings"), (0, "First meetings")]
    )
    def test_its_own_steps_on_top(self, days_of_detox: int, titles: str) -> None:
        """A program's steps are called as it calls them, and nobody is told to ask it."""
        plan = default_plan(program(HARBOR)).with_length("detox", days_of_detox)
        sentence = say("ask.own-steps", days=35, titles=titles)
        assert ask_line(make_timeline(plan), WORDS) == sentence

    def test_nothing_on_top(self, file: Path) -> None:
        """A program of its stay alone says nothing of other steps."""
        assert ask_line(example(with_steps(file, ("treatment", 30), ("other", 2))), WORDS) is None

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
        sentence = ask_line(example(replace(steps, facility=None)), WORDS)
        assert sentence == (message and say(message, days=30))

    @pytest.mark.parametrize(
        ("steps", "sentences"),
        [
            (
                (("outpatient", 30), ("treatment", 40)),
                [say("ninety.together", target=70, when=day(70))],
            ),
            (
                (("other", 2), ("treatment", 70)),
                [say("ninety.met-by-stay", target=70, when=day(72))],
            ),
            (
                (("treatment", 70), ("other", 2), ("outpatient", 5)),
                [say("ninety.met-by-stay", target=70, when=day(70))],
            ),
            (
                (("treatment", 35), ("other", 2), ("outpatient", 35)),
                [
                    say("ninety.filled", stay=35, target=70, outpatient=days(35), when=day(72)),
                    not_counted(s1=2),
                ],
            ),
            (
                (("treatment", 35), ("other", 2), ("detox", 1), ("outpatient", 10)),
                [
                    say(
                        "ninety.part-filled",
                        counted=45,
                        target=70,
                        missing=WORDS.count("ninety.days-missing", 25),
                    ),
                    not_counted(s1=2, s2=1),
                ],
            ),
        ],
        ids=["care-first", "before", "after", "between", "two-and-days-missing"],
    )
    def test_days_that_are_not_counted(
        self, file: Path, steps: tuple[tuple[str, int], ...], sentences: list[str]
    ) -> None:
        """Between days that count, the calendar has more days than are counted."""
        timeline = example(with_steps(file, *steps, ("other", 1)))
        assert ninety_sentence(timeline, WORDS) == " ".join(sentences)

    def test_a_stay_that_does_not_start_with_detox(self, file: Path) -> None:
        """The words for the phone say that it starts with detox only where it does."""
        own = with_steps(file, ("evaluation", 2), ("detox", 5), ("treatment", 30))
        starts = say("phone.stay", stay=say("stay.a", days=30), start=day(8), end=day(37))
        assert phone_script(example(own), WORDS).startswith(starts)

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
        sentences = " ".join(say(message, **known) for message in messages)
        assert compared_with_sources(own, today, WORDS) == sentences

    def test_text_to_send(self) -> None:
        """The words to send name the program and how to reach it, with the safety words."""
        own = program(HARBOR)
        text = plan_as_text(example(own), "https://x.example", WORDS)
        assert own.facility is not None
        assert own.contact is not None
        for part in (own.facility, own.contact, short_safety(own, WORDS), own.safety.months.text):
            assert part in text
