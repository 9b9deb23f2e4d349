"""Every form says what `/plan.json` says: read back by a reader that knows nothing of its maker."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any, Final

import pytest

from planner.forms import FORMS
from planner.language.catalogue import words_for
from planner.plan.plan import Plan
from planner.words.wording import short_safety
from tests.forms.examples import EXAMPLES, START
from tests.forms.pdf_reader import squeezed
from tests.forms.readers import READERS, expected, read

WHOLE: Final = {"pdf", "html", "ics", "csv", "xlsx"}
"""Forms with room for the whole disclaimer and safety line; the others have both in brief."""

STARTS: Final = {"days": None, "dates": START}

WITH_LANES: Final = {"pdf", "html", "csv", "xlsx"}
"""Forms that say from when on what guidance adds runs, as the record does."""


def cases() -> Iterator[Any]:
    for ending, example, (name, start) in product(READERS, EXAMPLES, STARTS.items()):
        plan = example.values[0]
        assert isinstance(plan, Plan)
        if start is not None or not FORMS[ending].needs_start:
            yield pytest.param(
                ending, replace(plan, start=start), id=f"{ending}-{example.id}-{name}"
            )


every_form: Final = pytest.mark.parametrize(("ending", "plan"), tuple(cases()))
"""Every form of every example in both contexts, with and without a date."""


def test_every_form_is_read() -> None:
    assert {*READERS, "json"} == set(FORMS)


@every_form
def test_stages_and_days(ending: str, plan: Plan) -> None:
    record, told = read(ending, plan)
    wanted = {
        title: span
        for lane, title, span in expected(record)
        if lane != "guidance" or ending in WITH_LANES
    }
    assert len(wanted) >= 3
    titles = {stage["title"] for stage in record["stages"]}
    assert {title: told.spans[title] for title in told.spans if title in titles} == wanted


@every_form
def test_what_no_form_goes_without(ending: str, plan: Plan) -> None:
    record, told = read(ending, plan)
    safety = plan.pathway.safety
    assert record["safety"].endswith(safety.months.text)
    assert squeezed(safety.months.text) in told.words
    if ending in WHOLE:
        assert squeezed(record["disclaimer"]) in told.words
        assert squeezed(record["safety"].removesuffix(safety.months.text)) in told.words
    else:
        assert squeezed(short_safety(plan.pathway, words_for())) in told.words


@every_form
def test_every_title(ending: str, plan: Plan) -> None:
    """Also of a stage that is not in this example, but in calendar and slides."""
    record, told = read(ending, plan)
    for stage in record["stages"]:
        adds = stage["lane"] == "guidance"
        shown = {"ics": stage["start_day"] and not adds, "pptx": stage["start_day"] or adds}
        if shown.get(ending, True):
            assert squeezed(stage["title"]) in told.words
    for marker in record["markers"]:
        if ending not in {"csv", "xlsx", "pptx"}:
            assert squeezed(marker["title"]) in told.words
