"""The rules for what is shipped; the words themselves are judged in test_words.py."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from planner.language.catalogue import words_for
from planner.pathway.claims import Card, Conflict
from planner.pathway.helplines import Helplines
from planner.pathway.pathway import ASSUMPTION, FACILITY, Pathway, Range
from planner.words.content import Content
from planner.words.sections import Point
from tests.claims import claims_in, inside
from tests.content import SHIPPED, lines
from tests.content.text_files import texts_of_files

BUILT_IN: Final = SHIPPED.default
HELPLINES: Final = SHIPPED.helplines
DATA: Final = {
    name: text
    for name, text in texts_of_files().items()
    if name.startswith("data/") and name.endswith((".toml", ".po", ".md"))
}
CODE: Final = {
    name: text
    for name, text in texts_of_files().items()
    if name == "app.py" or (name.startswith("planner/") and name.endswith(".py"))
}
LEFT_OUT: Final = {"C12", "C14", "C15", "C17", "C18", "C19"}
"""Conflicts that are settled by saying nothing, as design.md and data/README.md have it."""


def cards() -> Iterator[Card]:
    return (part for part in inside(BUILT_IN) if isinstance(part, Card))


def test_every_conflict_is_there_and_settled() -> None:
    """In words, or by leaving out what the research says to leave out; never both."""
    keys = [conflict.key for conflict in BUILT_IN.conflicts]
    assert keys == [f"C{n}" for n in range(1, 21)]
    settled = {key for claim in claims_in(BUILT_IN) for key in claim.settles}
    left_out = {one.key for one in BUILT_IN.conflicts if one.settled.startswith("Left out: ")}
    assert left_out == LEFT_OUT
    assert settled == {*keys} - left_out
    assert [one.key for one in BUILT_IN.conflicts if "article" not in one.sources] == []


def test_exactly_twenty_questions_each_at_one_step() -> None:
    asked = Counter(question.ask for card in cards() for question in card.questions)
    assert len(asked) == 20
    assert set(asked.values()) == {1}


def test_five_questions_for_the_first_call() -> None:
    """Why to ask, and what to listen for, is said of these only."""
    assert len({question.ask for question in BUILT_IN.first_call}) == len(BUILT_IN.first_call) == 5
    assert all(question.why and question.listen for question in BUILT_IN.first_call)
    others = [question for card in cards() for question in card.questions]
    assert {(one.why, one.listen) for one in others} == {(None, None)}


PROMISED: Final = {
    "outpatient": (0, 2, 0, "fill", 60),
    "month": (10, 2, 28, "fill", 60),
    "two-months": (10, 2, 60, "fill", 60),
    "ninety": (14, 2, 90, "fill", 60),
    "short": (3, 1, 28, 0, 60),
}


def test_the_promised_pathway_is_the_default() -> None:
    """Links without a name of a pathway are links to it."""
    assert list(SHIPPED.pathways) == ["clonazepam"]
    assert [line.key for line in HELPLINES.lines][:3] == ["911", "988", "samhsa"]
    assert [stage.key for stage in BUILT_IN.stages] == [
        *("detox", "evaluation", "treatment", "outpatient", "aftercare")
    ]


def test_the_promised_examples() -> None:
    assert {scenario.key: scenario.lengths for scenario in BUILT_IN.scenarios} == PROMISED
    assert BUILT_IN.default.key == "two-months"


def test_coming_off_takes_months() -> None:
    assert "often takes months" in BUILT_IN.safety.months.text


def test_the_chart_and_the_table_say_alike_that_a_step_is_not_needed() -> None:
    chart, table = (
        words_for().say(f"{part}.not-needed", target=90) for part in ("caption", "table")
    )
    assert chart == f"· {table[0].lower()}{table[1:]}"


def test_no_example_is_called_best() -> None:
    judging = re.compile(
        r"\b(?:safe|safest|best|recommended|right|enough|full|good)\b", re.IGNORECASE
    )
    titles = [text for one in BUILT_IN.scenarios for text in (one.button, one.title)]
    assert [text for text in titles if judging.search(text)] == []


def test_the_promised_ranges() -> None:
    stated = {stage.key: stage.range for stage in BUILT_IN.stages}
    found = {
        key: None if one is None else (one.least, one.most, one.or_longer, one.source)
        for key, one in stated.items()
    }
    assert found == {
        "detox": (3, 14, True, "article"),
        "evaluation": (1, 3, False, "assumption"),
        "treatment": (28, 90, False, "article"),
        "outpatient": None,
        "aftercare": None,
    }


def test_the_promised_guidance_lanes_and_markers() -> None:
    assert (BUILT_IN.guidance.key, BUILT_IN.guidance.days) == ("nida-90", 90)
    lanes = [(lane.key, lane.starts_on_day_1, lane.may_not_happen) for lane in BUILT_IN.lanes]
    assert lanes == [("taper", True, False), ("symptoms", False, True)]
    markers = [(marker.key, marker.at, marker.day) for marker in BUILT_IN.markers]
    assert markers == [
        ("first-assessment", "day", 1),
        ("treatment-starts", "treatment-starts", None),
        ("nida-90-reached", "guidance-reached", None),
    ]


def test_only_detox_treatment_and_outpatient_may_be_left_out() -> None:
    optional = [stage.key for stage in BUILT_IN.stages if stage.optional]
    assert optional == ["detox", "treatment", "outpatient"]


AWAITING: Final = (
    *("take or hide", "drink heavily", "the old dose can cause an overdose", "naloxone"),
    *("pills may run out, call a doctor", "pills may run out, call the prescriber"),
    *("The pills may run out.", "A dose was missed", "off Klonopin in days", "stopping them all"),
    *("does not speed", "does not make coming off", "an exam and a drug test"),
    *("before the dose changes", "one group meeting", "One way to begin", "To pack"),
    *(
        "hard to wake",
        "has a seizure",
        "even if the seizure stops",
        "Someone is confused",
        "Confused, or seeing",
    ),
    *("breastfeeding, says", "approved now", "wide awake", "mood gets", "No prescriber"),
    *("fewer days than planned", "the reason in writing", "on the day the stay ends"),
)
"""A phrase of each idea that is our own inference, for a clinician to read first."""


def test_what_awaits_review_is_known() -> None:
    awaiting = [claim.text for claim in claims_in(BUILT_IN) if claim.awaits_review]
    strange = [text for text in awaiting if sum(one in text for one in AWAITING) != 1]
    assert strange == [], lines(strange)
    assert [one for one in AWAITING if not any(one in text for text in awaiting)] == []


def test_what_awaits_review_is_listed() -> None:
    """On the page about the app, and so in docs/content.md; what another line says too, there."""
    content = Content(pathway=BUILT_IN, helplines=HELPLINES, words=words_for())
    (points,) = content.awaiting_review().blocks
    assert isinstance(points, tuple)
    listed = {entry.text for entry in points if isinstance(entry, Point)}
    awaiting = {claim.text for claim in claims_in(BUILT_IN) if claim.awaits_review}
    assert [text for text in awaiting if not any(text in one for one in listed)] == []
    assert listed <= awaiting


OURS_TO_SAY: Final = ("ask who takes over the dose plan",)
"""Phrases of claims on the medicine that need neither a source nor a review: they claim nothing."""


def test_a_claim_on_the_medicine_has_a_source_or_awaits_review() -> None:
    on_medicine = re.compile(
        r"\b(?:dose|medicine|Klonopin|pills?|overdose|withdrawal|seizures?|911|emergency)\b"
    )
    bare = [
        one.text
        for one in claims_in(BUILT_IN)
        if on_medicine.search(one.text)
        and not (one.sources or one.awaits_review)
        and not any(phrase in one.text for phrase in OURS_TO_SAY)
    ]
    assert bare == [], lines(bare)


MOST_WORDS_OF_A_CARD: Final = 160


def words_in(card: Card) -> int:
    """How many words all its texts and questions have together."""
    texts = [claim.text for claim in (card.summary, *card.happens, *card.family)]
    for question in card.questions:
        texts += [part for part in (question.ask, question.why, question.listen) if part]
    return sum(len(text.split()) for text in texts)


def test_no_card_is_long() -> None:
    counted = {card.summary.text: words_in(card) for card in cards()}
    assert len(counted) > 8
    long = [f"{n} words: {text}" for text, n in counted.items() if n > MOST_WORDS_OF_A_CARD]
    assert long == [], lines(long)


NOT_OPENED: Final = {"nida-2018", "part-2", "fmla", "findtreatment"}
"""Sources of which not even a copy could be read: their notes say so."""


def test_a_source_can_be_found_or_says_why_not() -> None:
    sources = (*BUILT_IN.sources, *HELPLINES.sources)
    assert [one.key for one in sources if not (one.address and one.checked) and not one.note] == []
    words_for_it = re.compile(r"\bcould not open\b|\bNot opened\b")
    not_opened = {one.key for one in sources if words_for_it.search(one.note or "")}
    assert not_opened == NOT_OPENED
    # Of one whose document stands elsewhere, the note says whose address it is.
    for one in sources:
        bare_site = re.fullmatch(r"https://[^/]+/?", one.address or "")
        assert not bare_site or one.note or one in HELPLINES.sources, one.key


def test_the_glossary_has_the_words_that_families_meet() -> None:
    met = {"dependence", "use-disorder", "detox", "taper", "levels-of-care", "paws", "nida"}
    assert met - {term.key for term in BUILT_IN.glossary} == set()


def test_levels_of_care() -> None:
    """Those of the fourth edition, with the names that have changed."""
    (levels,) = (term.levels for term in BUILT_IN.glossary if term.levels)
    numbers = ["1.0", "1.5", "1.7", "2.1", "2.5", "2.7", "3.1", "3.5", "3.7", "4"]
    assert [level.number for level in levels] == numbers
    assert any(level.earlier for level in levels)
    assert [level.name for level in levels if level.name == level.earlier] == []


def test_every_source_is_used() -> None:
    used: set[str] = set()
    for part in (*inside(BUILT_IN), *inside(HELPLINES)):
        if isinstance(part, Range):
            used.add(part.source)
        elif not isinstance(part, Conflict | Pathway | Helplines):
            used.update(getattr(part, "sources", ()))
    known = {source.key for source in (*BUILT_IN.sources, *HELPLINES.sources)}
    assert known - used == set()
    assert used - known == {ASSUMPTION}
    assert FACILITY not in used


def test_every_number_names_its_source() -> None:
    claims = (*claims_in(BUILT_IN), *claims_in(HELPLINES))
    bare = [one.text for one in claims if re.search(r"\d", one.text) and not one.sources]
    assert bare == [], lines(bare)


DOSE: Final = re.compile(
    r"\b(?:\d[\d.,]*\s*)?(?:mg|mcg|\u00b5g|milligrams?|micrograms?)\b", re.IGNORECASE
)


def test_no_dose_anywhere() -> None:
    # The dictionary has the rule itself.
    rule = "a dose, milligrams, a pace to work out"
    found = {name: DOSE.findall(text.replace(rule, "")) for name, text in DATA.items()}
    assert len(found) > 5
    assert {name: doses for name, doses in found.items() if doses} == {}


def test_a_dose_is_found() -> None:
    for text in ("2 mg", "0.5 MG a day", "many milligrams", "3 \u00b5g"):
        assert DOSE.search(f"Take {text}."), text


TEN_DIGITS: Final = re.compile(
    r"(?<![\d/.-])(?:\+?1[ .-]?)?\(?([2-9]\d\d)\)?[ .-]?([2-9]\d\d)[ .-]?(\d{4})(?![\d-])"
)
"""A US telephone number in any of the usual ways to write it."""


def test_a_phone_number_is_found() -> None:
    for text in ("(200) 555-0199", "200-555-0199", "+12005550199", "1.200.555.0199"):
        assert TEN_DIGITS.search(f"Call {text} now"), text


def test_no_phone_number_but_those_of_the_help_lines() -> None:
    dialed = {line.tel for line in HELPLINES.lines if line.tel is not None}
    strange = {
        name: {f"+1{''.join(number)}" for number in TEN_DIGITS.findall(text)} - dialed
        for name, text in (DATA | CODE).items()
    }
    assert len(strange) > 100
    assert {name: numbers for name, numbers in strange.items() if numbers} == {}
