"""Every fault that no single field can show is named, with its place, its value and a remedy."""

import json
from typing import Final

import pytest

from planner.reading.checks import RESERVED
from tests.planted import HELPLINES, PATHWAY, Data, in_pathway

CLAIM: Final = '"We do not know how fast it goes."'
ASIDE: Final = 'aside = "echoes too"'
WORDS_OF_RANGE: Final = (
    ', words = { text = "The article says 21 to 80 days.", sources = ["article"] }'
)
DETOX: Final = "stages[detox]"
CHECK: Final = "stages[evaluation]"
CARE: Final = "markers[care-starts]"
UNKNOWN: Final = "safety.unknown"
CLINIC: Final = "scenarios[clinic].lengths"
LOOK: Final = "markers[look]"
STAY: Final = "stages[treatment]"
RANGE: Final = f"{STAY}.range"
GUIDE: Final = 'sources = ["guide"]'
STUDY: Final = '[[sources]]\nkey = "study"\n'
AGAIN: Final = '[[sources]]\nkey = "guide"\nlabel = "L"\ntitle = "T"\nchecked = "2026-03"\n\n'
STAGE: Final = """
[[stages]]
key = "s{number}"
kind = "{kind}"
title = "Stage"
lane = "article"
card = {{ summary = {{ text = "So." }} }}
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "value", "remedy"),
    [
        ('key = "sample"', 'key = "Samplin"', "key", "Samplin", "key-form"),
        ('key = "echoes"', 'key = "slowly"', "lanes[slowly].key", "slowly", "key-once"),
        ('key = "care-starts"', 'key = "look"', f"{LOOK}.key", "look", "key-once"),
        ('key = "brief"', 'key = "clinic"', "scenarios[clinic].key", "clinic", "key-once"),
        ('key = "ladder"', 'key = "samplin"', "glossary[samplin].key", "samplin", "key-once"),
        (STUDY, f"{AGAIN}{STUDY}", "sources[guide].key", "guide", "key-once"),
        ('key = "slowly"', 'key = "detox"', "lanes[detox].key", "detox", "key-of-stage"),
        # Stages.
        ('"First days"', '"F"\nopen_ended = true', f"{DETOX}.open_ended", True, "open-end-last"),
        (ASIDE, "optional = true", "stages[aftercare].open_ended", True, "open-end-kind"),
        ('"Check-in"', '"C"\nmay_be_skipped = true', f"{CHECK}.optional", False, "skip-optional"),
        # Not the last that counts, and none that counts.
        ('title = "Stay"', 'title = "S"\nmay_fill = true', f"{STAY}.may_fill", True, "fill-last"),
        ('"First days"', '"F"\nmay_fill = true', f"{DETOX}.may_fill", True, "fill-last"),
        ("least = 21", "least = 0", f"{RANGE}.least", 0, "days"),
        ("most = 80", "most = 366", f"{RANGE}.most", 366, "days"),
        ("most = 80", "most = 20", f"{RANGE}.most", 20, "most-below-least"),
        (WORDS_OF_RANGE, "", f"{RANGE}.words", None, "missing"),
        ('80, source = "article"', '80, source = "x"', f"{RANGE}.sources", "x", "source-known"),
        # Examples.
        ('rio = "middle"', 'rio = "x"', "default_scenario", "x", "default-scenario"),
        ("detox = 0,", "detox = 0, sauna = 3,", f"{CLINIC}.sauna", 3, "stage-of-pathway"),
        ("detox = 0,", "", f"{CLINIC}.detox", None, "stage-length"),
        ("evaluation = 3", "evaluation = 0", f"{CLINIC}.evaluation", 0, "days"),
        ('outpatient = "fill"', "outpatient = 366", f"{CLINIC}.outpatient", 366, "days-or-fill"),
        ("treatment = 0", 'treatment = "fill"', f"{CLINIC}.treatment", "fill", "days"),
        # Marked days and the guidance.
        ("day = 1\n", "", f"{LOOK}.day", None, "marker-day"),
        ("day = 1\n", "day = 0\n", f"{LOOK}.day", 0, "days"),
        ("day = 1\n", "day = 366\n", f"{LOOK}.day", 366, "days"),
        ("day = 1\n", 'day = 1\nof = "x"\n', f"{LOOK}.of", "x", "stage-of-pathway"),
        ('"treatment-starts"', '"day"', f"{CARE}.day", None, "marker-day"),
        ('"treatment-starts"', '"treatment-starts"\nday = 5', f"{CARE}.day", 5, "marker-day"),
        ("days = 70\n", "days = 0\n", "guidance.days", 0, "days"),
        ("days = 70\n", "days = 366\n", "guidance.days", 366, "days"),
        # Sources, and what names them.
        ('"2026-03"', '"2026-13"', "sources[article].checked", "2026-13", "month"),
        (
            '"https://guide',
            '"ftp://guide',
            "sources[guide].address",
            "ftp://guide.example",
            "address",
        ),
        *(
            (
                f"{before}\n{GUIDE}",
                f'{before}\nsources = ["x"]',
                f"{place}.sources",
                "x",
                "source-known",
            )
            for before, place in (
                ('listen = "A sum."', "first_call[2]"),
                ("guidance_only = true", LOOK),
                ("may_fill = true", "stages[outpatient]"),
                ("starts_on_day_1 = true", "lanes[slowly]"),
                ('settles = ["D2"] }', "guidance"),
            )
        ),
        (
            *('together."\nsources = ["article"', 'together."\nsources = ["x"'),
            *("conflicts[D2].sources", "x", "source-known"),
        ),
        # Claims and other texts.
        (CLAIM, '"So.", sources = ["x"]', f"{UNKNOWN}.sources", "x", "source-known"),
        (CLAIM, '"About 5 in 100."', f"{UNKNOWN}.sources", None, "number-source"),
        (CLAIM, '"So.", settles = ["D3"]', f"{UNKNOWN}.settles", "D3", "conflict-known"),
        (CLAIM, '" \\u2003"', f"{UNKNOWN}.text", " \u2003", "text-empty"),
        (CLAIM, f'"{"x" * 601}"', f"{UNKNOWN}.text", "x" * 601, "text-long"),
        ('medicine = "Samplin"', 'medicine = ""', "medicine", "", "text-empty"),
        ('label = "the article"', 'label = " "', "sources[article].label", " ", "text-empty"),
        *(
            (CLAIM, f'"a\\u{ord(sign):04x}b"', f"{UNKNOWN}.text", f"a{sign}b", "text-control")
            for sign in "\n\t\x00\x7f\u202e\u200b\ufeff\u2028\u2029\ue000"
        ),
    ],
)
def test_one_fault(data: Data, old: str, new: str, place: str, value: object, remedy: str) -> None:
    data.edit(PATHWAY, old, new)
    assert data.faults() == [in_pathway(place, value, remedy)]


def test_a_stage_that_fills_is_optional(data: Data) -> None:
    data.edit(PATHWAY, "optional = true\nmay_fill", "may_fill")
    data.edit(PATHWAY, "outpatient = 0", "outpatient = 1")
    assert data.faults() == [in_pathway("stages[outpatient].optional", False, "fill-optional")]


@pytest.mark.parametrize("key", ["a", "a1", "a-", "rest-2", "x" * 32, "fill", "detox2"])
def test_good_keys(data: Data, key: str) -> None:
    data.edit(PATHWAY, '"echoes"', f'"{key}"')
    assert data.faults() == []


@pytest.mark.parametrize(
    "key", ["A", "1a", "-a", "a_b", "a b", "é", "x" * 33, "a\n", "a.b", "\u0430"], ids=ascii
)
def test_bad_keys(data: Data, key: str) -> None:
    data.edit(PATHWAY, 'key = "detox"', f"key = {json.dumps(key)}")
    assert in_pathway(f"stages[{key}].key", key, "key-form") in data.faults()


@pytest.mark.parametrize("key", sorted(RESERVED))
def test_reserved_names_cannot_be_stages(data: Data, key: str) -> None:
    data.edit(PATHWAY, 'key = "detox"', f'key = "{key}"')
    assert in_pathway(f"stages[{key}].key", key, "key-reserved") in data.faults()


@pytest.mark.parametrize(
    ("kind", "number", "fault"),
    [
        ("treatment", 1, None),
        ("treatment", 64, None),
        ("treatment", 65, (65, "stage-number")),
        ("other", 2, (None, "counted-stage")),
    ],
    ids=["1", "64", "65", "none-that-counts"],
)
def test_all_stages(data: Data, kind: str, number: int, fault: tuple[object, str] | None) -> None:
    """So many of them, all of one kind."""
    text = data.text(PATHWAY)
    stages = "".join(STAGE.format(number=place, kind=kind) for place in range(number))
    lengths = ", ".join(f"s{place} = 28" for place in range(number))
    example = (
        f'[[scenarios]]\nkey = "middle"\nbutton = "B"\ntitle = "T"\nlengths = {{ {lengths} }}\n'
    )
    data.edit(
        PATHWAY, text[text.index("[[stages]]") : text.index("[[markers]]")], f"{stages}{example}"
    )
    assert data.faults() == ([] if fault is None else [in_pathway("stages", *fault)])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("", "", id="as-it-is"),
        pytest.param(CLAIM, f'"{"x" * 600}"', id="text-of-600"),
        pytest.param(CLAIM, '"About 5 in 100.", sources = ["assumption"]', id="our-own-number"),
        pytest.param(CLAIM, '"About 5.", sources = ["facility"]', id="the-facility-s-number"),
        pytest.param(CLAIM, '"Call 113.", sources = ["worry"]', id="source-of-the-help-lines"),
        pytest.param(CLAIM, '"Two weeks."', id="number-in-words"),
        pytest.param("least = 21", "least = 80", id="one-length"),
        pytest.param("least = 21, most = 80", "least = 21", id="no-longest-length"),
        pytest.param("least = 21, most = 80", "least = 1, most = 365", id="widest-range"),
        pytest.param("day = 1\n", "day = 365\n", id="last-day"),
        pytest.param("days = 70\n", "days = 365\n", id="longest-guidance"),
        pytest.param('outpatient = "fill"', "outpatient = 0", id="optional-length"),
        pytest.param("detox = 0,", "detox = 365,", id="longest-length"),
    ],
)
def test_no_fault(data: Data, old: str, new: str) -> None:
    data.edit(PATHWAY, old, new)
    assert data.faults() == []


@pytest.mark.parametrize(
    ("old", "new", "place", "value", "remedy"),
    [
        ('key = "danger"', 'key = "worry"', "lines[worry].key", "worry", "key-once"),
        (
            'tel = "112"\nsources = ["danger"]',
            'sources = ["x"]',
            "lines[danger].sources",
            "x",
            "source-known",
        ),
        ('"When someone is in danger."', '""', "lines[danger].about", "", "text-empty"),
        (
            'address = "https://worry',
            'address = "ftp://worry',
            "lines[worry].address",
            "ftp://worry.example",
            "address",
        ),
        ('tel = "112"', 'tel = "1-1-2"', "lines[danger].tel", "1-1-2", "dialed"),
        ('sms = "113"', 'sms = "11-3"', "lines[worry].sms", "11-3", "dialed"),
    ],
)
def test_faults_of_help_lines(
    data: Data, old: str, new: str, place: str, value: str, remedy: str
) -> None:
    data.edit(HELPLINES, old, new)
    assert data.faults() == [(HELPLINES, place, repr(value), f"remedy.{remedy}")]
