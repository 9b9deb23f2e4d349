"""A bad link on the page `/`: each fault has its sentence, and the rest of the link is kept.

What is a fault, and what is kept, is tested where links are read.
"""

from typing import Final
from urllib.parse import urlencode

import pytest

from planner.language.catalogue import languages
from planner.plan.link import Decoded, decode, encode, values_of
from planner.reading.library import library
from planner.words.complaints import complaint_sentence
from tests.ui.shown import DEFAULT, OWN, WORDS, assert_moved_to, assert_shows
from tests.ui.visible import address, change, go_back, open_page, warnings

KEPT: Final = WORDS.say("complaint.kept")


def read(query: str) -> tuple[Decoded, list[str]]:
    """What a link says, and the sentences on its faults."""
    decoded = decode(values_of(query), library(), languages())
    return decoded, [complaint_sentence(one, WORDS) for one in decoded.complaints]


BAD: Final = (
    ("detox", ["366"]),
    ("detox", [""]),
    ("detox", ["12", "12"]),
    ("detox", ["1\n2\u202e"]),
    ("detox", ["*_`<b>$x$ [a](b) :red[c] # - 1."]),
    ("aftercare", ["0"]),
    ("start", ["2027-02-29"]),
    ("context", ["article", "guidance", "article"]),
    ("v", ["2"]),
    ("pathway", ["other"]),
)


@pytest.mark.parametrize(("parameter", "values"), BAD)
def test_one_bad_value(parameter: str, values: list[str]) -> None:
    """It is complained of as long as it stands in the address, which stays.

    The first edit clears the complaint, keeps the rest and makes the address canonical.
    """
    query = "?" + urlencode({**values_of(encode(OWN)), parameter: values}, doseq=True)
    decoded, sentences = read(query)
    assert len(sentences) == 1
    page = open_page(query)
    for _ in range(2):
        assert_shows(page, decoded.plan)
        assert [shown[:1] for shown in warnings(page)] == [sentences]
        assert address(page) == query
        page.run()
    change(page, {"days-evaluation": 5})
    assert_moved_to(page, decoded.plan.with_length("evaluation", 5))
    assert warnings(page) == []


def length(title: str, days: int) -> str:
    """That a length stands in the place of a bad one."""
    return WORDS.say("complaint.days", title=title, length=WORDS.count("days", days))


def filled(message: str, days: int) -> str:
    """That one fills up to the guidance of the sample."""
    missing = WORDS.say(message, length=WORDS.count("days", days), target=70)
    return WORDS.say("complaint.days", title="Clinic visits", length=missing)


CLOSING: Final = {
    "?aftercare=0": [length("Later care", 45), KEPT],
    "?outpatient=x": [filled("length.fills", 20), KEPT],
    "?treatment=90&outpatient=x": [filled("length.fills-none", 0), KEPT],
    "?context=x": [WORDS.say("complaint.guidance"), KEPT],
    "?v=2": [KEPT],
    "?detox=x&start=&v=1&v=1&evaluation=3": [
        length("First days", 8),
        WORDS.say("complaint.no-date"),
        KEPT,
    ],
    "?pathway=other&detox=5&aftercare=0": [WORDS.say("complaint.shows-first")],
}
"""What stands after the faults of a link: what the page shows in their place, and of the rest."""


@pytest.mark.parametrize(("query", "closing"), CLOSING.items(), ids=CLOSING)
def test_what_is_shown_in_the_place_of_bad_values(query: str, closing: list[str]) -> None:
    """Each fault has its own sentence, in the order of the link."""
    _, sentences = read(query)
    assert warnings(open_page(query)) == [[*sentences, " ".join(closing)]]


def test_back_to_a_bad_link() -> None:
    """It complains again and shows what it showed."""
    query = "?detox=x&evaluation=3"
    page = open_page(query)
    change(page, {"days-detox": 12})
    assert warnings(page) == []
    go_back(page, query)
    assert len(warnings(page)) == 1
    assert_shows(page, DEFAULT.with_length("evaluation", 3))
    assert address(page) == query
