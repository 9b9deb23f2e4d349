"""Every form says what `/plan.json` says: read back by a reader that knows nothing of its maker."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any, Final

import pytest

from planner.forms import FORMS
from planner.plan.plan import Plan, default_plan
from planner.words.wording import short_safety
from tests.forms.examples import EXAMPLES, PATHWAY, START, dated
from tests.forms.pdf_reader import squeezed
from tests.forms.readers import READERS, read
from tests.forms.spans import is_said
from tests.in_words import WORDS
from tests.programs import HARBOR, MARKUP, TWELVE_STEPS, program

WHOLE: Final = {"pdf", "html", "ics", "csv", "xlsx"}
"""Forms with room for the whole disclaimer and safety line; the others have both in brief."""

STARTS: Final = {"days": None, "dates": START}

SPANS: Final = {"pdf", "html", "svg", "pptx"}
"""Forms whose sentences say from when to when a stage is."""

WITH_LANES: Final = {"pdf", "html"}
"""Those that say from when on what guidance adds runs, as the record does."""

PROGRAMS: Final = [
    pytest.param(dated(default_plan(program(file))), id=file.stem)
    for file in (HARBOR, TWELVE_STEPS, MARKUP)
]
"""One has as many steps as a program may have, and the last titles that look like markup."""

BUILT_IN: Final = {marker.key for marker in PATHWAY.markers}


def cases() -> Iterator[Any]:
    for ending, example, (name, start) in product(READERS, EXAMPLES, STARTS.items()):
        plan = example.values[0]
        assert isinstance(plan, Plan)
        if start is not None or not FORMS[ending].needs_start:
            yield pytest.param(
                ending, replace(plan, start=start), id=f"{ending}-{example.id}-{name}"
            )
    for ending, own in product(READERS, PROGRAMS):
        yield pytest.param(ending, *own.values, id=f"{ending}-{own.id}")


CASES: Final = tuple(cases())
every_form: Final = pytest.mark.parametrize(("ending", "plan"), CASES)
"""Every form of every example in both contexts, with and without a date, and of programs."""


def test_every_form_is_read() -> None:
    assert {*READERS, "json", "png"} == set(FORMS)


@pytest.mark.parametrize(
    ("ending", "plan"),
    [one for one in CASES if one.values[0] in SPANS and MARKUP.stem not in str(one.id)],
)
def test_stages_and_days(ending: str, plan: Plan) -> None:
    """Calendar and tables are compared whole with the record elsewhere."""
    record, text = read(ending, plan)
    happen = [
        stage
        for stage in record["stages"]
        if stage["start_day"] is not None
        if stage["lane"] != "guidance" or ending in WITH_LANES
    ]
    assert len(happen) >= 3
    unsaid = [one["title"] for one in happen if not is_said(ending, text, record, one)]
    assert unsaid == []


@every_form
def test_what_no_form_goes_without(ending: str, plan: Plan) -> None:
    record, text = read(ending, plan)
    safety = plan.pathway.safety
    assert record["safety"].endswith(safety.months.text)
    wanted = [safety.months.text, short_safety(plan.pathway, WORDS)]
    if ending in WHOLE:
        whole = record["safety"].removesuffix(safety.months.text)
        wanted = [safety.months.text, record["disclaimer"], whole]
    assert [one for one in wanted if squeezed(one) not in text.words] == []


@every_form
def test_every_form_shows_titles_as_they_stand(ending: str, plan: Plan) -> None:
    """Sign by sign; also of a stage that is not in this example, but in calendar and slides."""
    record, text = read(ending, plan)
    titles = []
    for stage in record["stages"]:
        adds = stage["lane"] == "guidance"
        shown = {"ics": stage["start_day"] and not adds, "pptx": stage["start_day"] or adds}
        titles += [stage["title"]] if shown.get(ending, True) else []
    for marker in record["markers"]:
        # A table has a line for each day that a program names itself.
        own = marker["key"] not in BUILT_IN
        shown = {"pptx": False, "csv": own, "xlsx": own}
        titles += [marker["title"]] if shown.get(ending, True) else []
    assert [title for title in titles if squeezed(title) not in text.words] == []


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("plan", PROGRAMS)
def test_whose_program_it_is(ending: str, plan: Plan) -> None:
    """Its name; where there is room, how to reach it, and that nobody here checked its figures."""
    _, text = read(ending, plan)
    own = plan.pathway
    assert squeezed(own.facility or "").rstrip(".") in text.words
    if ending != "svg":
        assert squeezed(own.contact or "").rstrip(".") in text.words
        assert squeezed("We have not checked them.") in text.words
