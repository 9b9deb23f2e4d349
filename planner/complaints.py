"""Complaint -> sentence: what is wrong with a value of a link, in the words of its reader."""

from planner.catalogue import Words
from planner.link import Complaint, Form
from planner.pathway import MOST_DAYS
from planner.plan import EARLIEST_START, LATEST_START


def complaint_sentence(complaint: Complaint, words: Words) -> str:
    """What is wrong with one value of a link, and what is possible, in one sentence."""
    possible = complaint.possible
    form = possible.form.value
    if possible.form is Form.ONE_OF and len(possible.known) == 1:
        form = "only"
    fault = _fault(complaint.said)
    return words.say(
        f"complaint.{fault}.{form}",
        parameter=complaint.parameter,
        said=complaint.said,
        times=complaint.times,
        least=possible.least,
        most=MOST_DAYS,
        earliest=EARLIEST_START.year,
        latest=LATEST_START.year,
        known=", ".join(possible.known),
        example=possible.example,
    )


def _fault(said: str | None) -> str:
    if said is None:
        return "repeated"
    return "value" if said.strip() else "empty"
