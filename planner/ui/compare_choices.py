"""The inputs of the page that compares, and its address, which is the only state there is.

As on the page `/`, an input that differs from the comparison last shown is a wish of the visitor,
and the address follows once all inputs are drawn, unless it has moved itself.
"""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from planner.forms.page.markup import plain_label
from planner.language.catalogue import Words
from planner.plan.comparison import (
    Comparison,
    DecodedComparison,
    decode_comparison,
    encode_comparison,
    item_of,
    other_named,
    possible_others,
)
from planner.plan.link import Values, values_of
from planner.reading.library import library
from planner.ui import every_page, inputs
from planner.web import internals
from planner.words.differences import option_label

_SHOWN: Final = "shown-comparison"
_INPUTS: Final = ("with", "and-with")
"""The keys of the inputs: each holds what a plan is compared with, as a link writes it."""

_NOTHING: Final = ""
"""What the second input holds where nothing more is compared."""


def read() -> DecodedComparison:
    """The comparison to show, and what is wrong with the address, unless the visitor changes it."""
    given = every_page.address_values()
    decoded = _decoded(given)
    if all(key not in st.session_state for key in _INPUTS):
        # The visitor comes from another page: there are no inputs yet.
        st.session_state[_SHOWN] = given
        return decoded
    last: Values = st.session_state[_SHOWN]
    before = _decoded(last).comparison
    wishes = _wishes(before)
    if internals.went_back_or_forward() or (given == last and not wishes):
        found, address = decoded, given
    else:
        found = DecodedComparison(comparison=_changed(before, wishes))
        address = values_of(encode_comparison(found.comparison))
    inputs.set_all(_values(found.comparison))
    st.session_state[_SHOWN] = address
    return found


def choose(comparison: Comparison, words: Words) -> None:
    """A list of what the plan can be compared with, and one of what else."""
    values, labels = _values(comparison), _labels(comparison, words)
    first, second = (key for key in _INPUTS)
    offers = {
        first: [item for item in labels if item != values[second]],
        second: [_NOTHING, *(item for item in labels if item != values[first])],
    }
    titles = {first: words.say("compare.with"), second: words.say("compare.and-with")}
    labels[_NOTHING] = words.say("compare.nothing-more")
    for place, key in zip(st.columns(2), _INPUTS, strict=True):
        if offers[key] == [] or offers[key] == [_NOTHING]:
            continue
        inputs.set_at_first(key, values)
        with place:
            st.selectbox(
                titles[key], offers[key], key=key, format_func=labels.__getitem__, filter_mode=None
            )
    # After a restart of the server the browser still holds what was chosen, and only now is that
    # known here.
    if _wishes(comparison):
        st.rerun()
    every_page.move_to(st.session_state[_SHOWN])


def _decoded(values: Values) -> DecodedComparison:
    return decode_comparison(values, every_page.decoded(values), library())


def _labels(comparison: Comparison, words: Words) -> dict[str, str]:
    """The label of each item that is offered, and of what a link has named beside these."""
    plan = comparison.plan
    offers = possible_others(plan, library())
    named = [one for one in comparison.others if one not in offers]
    return {item_of(one): plain_label(option_label(plan, one, words)) for one in (*named, *offers)}


def _values(comparison: Comparison) -> dict[str, str]:
    """What each input holds when it shows this comparison."""
    items = [*map(item_of, comparison.others), _NOTHING, _NOTHING]
    return dict(zip(_INPUTS, items, strict=False))


def _wishes(last: Comparison) -> dict[str, str]:
    """What the inputs hold that the comparison last shown has not, by their keys."""
    return {
        key: item
        for key, item in inputs.changed(_values(last)).items()
        if item == _NOTHING or other_named(item, last.plan, library()) is not None
    }


def _changed(comparison: Comparison, wishes: Mapping[str, str]) -> Comparison:
    """The comparison with what the visitor wishes."""
    plan = comparison.plan
    items = {**_values(comparison), **wishes}.values()
    named = [other_named(item, plan, library()) for item in items]
    others = dict.fromkeys(other for other in named if other is not None)
    return Comparison(plan=plan, others=tuple(others))
