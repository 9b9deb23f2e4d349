"""Complaint -> sentence: what is wrong with a value of a link, in the words of its reader."""

from collections.abc import Sequence

from planner.language.catalogue import Words
from planner.plan.link import Complaint, ValueType
from planner.plan.plan import EARLIEST_START, LATEST_START, Plan
from planner.plan.timeline import make_timeline
from planner.words.day_words import length_in_words


def complaint_sentence(complaint: Complaint, words: Words) -> str:
    """What is wrong with one value of a link, and what is possible, in one sentence."""
    if complaint.wrong_case:
        return words.say("complaint.case", said=complaint.said, parameter=complaint.parameter)
    possible = complaint.possible
    form = possible.type.value
    if possible.type is ValueType.ONE_OF and len(possible.known) == 1:
        form = "only"
    fault = _fault(complaint.said)
    return words.say(
        f"complaint.{fault}.{form}",
        parameter=complaint.parameter,
        said=complaint.said,
        times=complaint.times,
        least=possible.least,
        most=possible.most,
        earliest=EARLIEST_START.year,
        latest=LATEST_START.year,
        known=", ".join(possible.known),
        example=possible.example,
    )


def complaint_lines(
    complaints: Sequence[Complaint], words: Words, plan: Plan | None = None
) -> list[str]:
    """A sentence for each fault of a link, and last what is shown in its place and of its rest.

    `plan` is the one that the page shows; without it, only the rest is named. No fault, no line.
    """
    lines = [complaint_sentence(one, words) for one in complaints]
    if any(one.parameter == "pathway" for one in complaints):
        return [*lines, words.say("complaint.shows-first")]
    shown = [] if plan is None else [_shown(one.parameter, plan, words) for one in complaints]
    closing = " ".join(filter(None, (*shown, words.say("complaint.kept"))))
    return [*lines, closing] if lines else []


def _shown(parameter: str, plan: Plan, words: Words) -> str | None:
    """What is shown in the place of a bad value; None where that is nothing of a plan."""
    if parameter == "start":
        return words.say("complaint.no-date")
    if parameter == "context":
        return words.say("complaint.guidance")
    timeline = make_timeline(plan)
    for step in timeline.steps:
        if step.stage.key == parameter:
            length = length_in_words(timeline, step, words)
            return words.say("complaint.days", title=words.text(step.stage.title), length=length)
    return None


def _fault(said: str | None) -> str:
    if said is None:
        return "repeated"
    return "value" if said.strip() else "empty"
