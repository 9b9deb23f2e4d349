"""A bad link on the page `/`: each fault is told, and the rest of the link is kept."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pytest

from planner.plan.link import Complaint, Possible, ValueType, decode, encode, values_of
from planner.plan.plan import Context, Plan
from planner.reading.library import library
from planner.words.complaints import complaint_sentence
from tests.ui.shown import DEFAULT, OWN, WORDS, assert_moved_to, linked_plan, shown_plan
from tests.ui.visible import address, move_address, open_page, texts, warnings


@dataclass(frozen=True, kw_only=True)
class BadLink:
    """One bad choice in a link whose other choices are all of OWN."""

    parameter: str
    values: tuple[str, ...]
    said: str | None
    possible: Possible
    kept: Plan

    @property
    def query(self) -> str:
        """The link, as a browser writes it."""
        return "?" + urlencode({**values_of(encode(OWN)), self.parameter: self.values}, doseq=True)

    @property
    def sentence(self) -> str:
        """What the page has to say about it."""
        times = len(self.values)
        complaint = Complaint(
            parameter=self.parameter, said=self.said, possible=self.possible, times=times
        )
        return complaint_sentence(complaint, WORDS)


def bad(
    parameter: str, *values: str, possible: Possible, kept: Plan, said: str | None = None
) -> object:
    """A row of the table below; a value is repeated in the complaint as it stands, if fit."""
    said = None if len(values) > 1 else values[0] if said is None else said
    link = BadLink(parameter=parameter, values=values, said=said, possible=possible, kept=kept)
    name = "repeated" if len(values) > 1 else repr(values[0]) if values[0] else "empty"
    return pytest.param(link, id=f"{parameter}-{name}")


DAYS = Possible(type=ValueType.DAYS)
DAYS_FROM_1 = Possible(type=ValueType.DAYS, least=1)
DATE = Possible(type=ValueType.DATE)
CONTEXTS = Possible(type=ValueType.ONE_OF, known=("guidance", "article"))
VERSIONS = Possible(type=ValueType.ONE_OF, known=("1",))
PATHWAYS = Possible(type=ValueType.ONE_OF, known=("sample",))

KEPT = WORDS.say("complaint.kept")

NO_DETOX_CHOICE = OWN.with_length("detox", 8)
NO_AFTERCARE_CHOICE = OWN.with_length("aftercare", 45)
NO_START = replace(OWN, start=None)
NO_CONTEXT = replace(OWN, context=Context.GUIDANCE)

BAD_LINKS = (
    bad("detox", "366", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "12", "12", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "fill", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "١٢", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "1\n2\u202e", said="1?2?", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "*_`<b>$x$ [a](b) :red[c] # - 1.", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "9" * 41, said="9" * 39 + "…", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("aftercare", "0", possible=DAYS_FROM_1, kept=NO_AFTERCARE_CHOICE),
    bad("aftercare", "", possible=DAYS_FROM_1, kept=NO_AFTERCARE_CHOICE),
    bad("start", "2027-02-29", possible=DATE, kept=NO_START),
    bad("start", "", possible=DATE, kept=NO_START),
    bad("start", "2027-01-04", "2027-01-04", possible=DATE, kept=NO_START),
    bad("context", "Article", possible=CONTEXTS, kept=NO_CONTEXT),
    bad("context", "", possible=CONTEXTS, kept=NO_CONTEXT),
    bad("context", "article", "guidance", "article", possible=CONTEXTS, kept=NO_CONTEXT),
    bad("v", "2", possible=VERSIONS, kept=OWN),
    bad("v", "", possible=VERSIONS, kept=OWN),
    bad("v", "1", "1", possible=VERSIONS, kept=OWN),
    bad("pathway", "other", possible=PATHWAYS, kept=DEFAULT),
    bad("pathway", "", possible=PATHWAYS, kept=DEFAULT),
    bad("pathway", "sample", "sample", possible=PATHWAYS, kept=DEFAULT),
)


@pytest.mark.parametrize("link", BAD_LINKS)
def test_bad_link(link: BadLink) -> None:
    """A bad value is complained of in its own sentence; the rest and the address are kept.

    The first edit clears the complaint, keeps the rest and makes the address canonical.
    """
    page = open_page(link.query)
    assert not page.exception
    assert shown_plan(page) == link.kept
    assert linked_plan(page) == encode(link.kept)
    assert [told[0] for told in warnings(page)] == [link.sentence]
    assert address(page) == link.query
    assert [told[0] for told in warnings(page.run())] == [link.sentence], "a rerun says it again"
    assert address(page) == link.query
    page.number_input(key="days-evaluation").set_value(5).run()
    assert_moved_to(page, link.kept.with_length("evaluation", 5))
    assert warnings(page) == []


def test_every_fault_of_a_link_is_told() -> None:
    """Each bad value has its own sentence, in the order of the link, and then what is kept."""
    values = values_of("?detox=x&start=&v=1&v=1&evaluation=3")
    page = open_page("?detox=x&start=&v=1&v=1&evaluation=3")
    complaints = decode(values, library(), ("en",)).complaints
    sentences = [complaint_sentence(one, WORDS) for one in complaints]
    assert [one.parameter for one in complaints] == ["detox", "start", "v"]
    detox = WORDS.say("complaint.days", title="First days", length=WORDS.count("days", 8))
    closing = (detox, WORDS.say("complaint.no-date"), KEPT)
    assert warnings(page) == [[*sentences, " ".join(closing)]]


def shown(title: str, length: str) -> str:
    """What is said of a length that stands in the place of a bad one."""
    return WORDS.say("complaint.days", title=title, length=length)


def filled(message: str, days: int) -> str:
    """A length that fills up to the guidance of the sample."""
    return WORDS.say(message, length=WORDS.count("days", days), target=70)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("?aftercare=0", shown("Later care", WORDS.count("days", 45)), id="length"),
        pytest.param(
            "?outpatient=x",
            shown("Clinic visits", filled("length.fills", 20)),
            id="missing-days",
        ),
        pytest.param(
            "?treatment=90&outpatient=x",
            shown("Clinic visits", filled("length.fills-none", 0)),
            id="no-missing-days",
        ),
        pytest.param("?context=x", WORDS.say("complaint.guidance"), id="context"),
        pytest.param("?v=2", "", id="version"),
    ],
)
def test_what_is_shown_in_the_place_of_a_bad_value(query: str, said: str) -> None:
    """After the fault stands what the page shows, as far as that is something of the plan."""
    ((_, closing),) = warnings(open_page(query))
    assert closing == f"{said} {KEPT}".strip()


def test_an_unknown_pathway_keeps_nothing() -> None:
    """With an unknown pathway the rest of the link is not shown, and the page does not say so."""
    page = open_page(f"{encode(OWN)}&pathway=other".replace("pathway=sample&", ""))
    assert shown_plan(page) == DEFAULT
    assert len(warnings(page)) == 1
    assert KEPT not in texts(page)


def test_back_to_a_bad_link() -> None:
    """Back to a bad link complains again and shows what it showed."""
    page = open_page("?detox=x&evaluation=3")
    page.number_input(key="days-detox").set_value(12).run()
    assert warnings(page) == []
    move_address(page, "?detox=x&evaluation=3")
    page.run()
    assert len(warnings(page)) == 1
    assert shown_plan(page) == DEFAULT.with_length("evaluation", 3)
    assert address(page) == "?detox=x&evaluation=3"
