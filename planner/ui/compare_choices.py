"""The buttons of the page that compares, and its address, which is the only state there is.

A press of a button goes into the address at once; where the address has moved (back, forward),
the page follows it. Nothing here is kept by a widget.
"""

from typing import Final

import streamlit as st

from planner.catalogue import Words, languages
from planner.comparison import (
    Comparison,
    DecodedComparison,
    Other,
    OtherLength,
    decode_comparison,
    encode_comparison,
    other_examples,
    other_stays,
    plan_beside,
    possible_others,
)
from planner.differences import length_labels
from planner.library import library
from planner.link import decode, values_of
from planner.markup import paragraphs, plain_markdown
from planner.ui import frame
from planner.ui.style import chosen_button
from planner.web import internals

_SHOWN: Final = "compared-address"
_KEYS: Final = "beside-"
"""Where the keys of this page's buttons begin."""

_MORE: Final = "beside-one-more"
_LESS: Final = "beside-one-less"


def read_address() -> DecodedComparison:
    """The comparison of the address."""
    given = frame.address_values()
    if any(key.startswith(_KEYS) for key in internals.browser_presses()):
        # The visitor may have been faster than the address: what was pressed stood beside this.
        given = st.session_state.get(_SHOWN, given)
    st.session_state[_SHOWN] = given
    return decode_comparison(given, decode(given, library(), languages()))


def write_address(comparison: Comparison) -> None:
    """Put the comparison into the address."""
    values = values_of(encode_comparison(comparison))
    given = {name: list(said) for name, said in values.items()}
    st.query_params.from_dict(given)
    st.session_state[_SHOWN] = given


def choose(comparison: Comparison, words: Words) -> Comparison:
    """Buttons for other stays, for examples and for one more; the comparison, as pressed."""
    plan = comparison.plan
    stays = {_key(one): one for one in other_stays(plan)}
    same = {plan_beside(plan, one).lengths: key for key, one in stays.items()}
    # An example that is one of these stays is offered once.
    examples = {_key(one): one for one in other_examples(plan) if one.lengths not in same}
    chosen = _pressed(comparison, {**stays, **examples})
    if stays:
        title, lengths = length_labels(plan, words)
        _row("stays", title, dict(zip(stays, lengths, strict=True)))
    if examples:
        labels = {key: words.text(one.button) for key, one in examples.items()}
        _row("examples", words.say("compare.examples"), labels)
    if len(chosen.others) > 1:
        st.button(words.say("compare.one-less"), key=_LESS)
    elif _one_more(chosen):
        st.button(words.say("compare.one-more"), key=_MORE)
    for other in chosen.others:
        shown = same.get(plan_beside(plan, other).lengths, _key(other))
        st.html(chosen_button(shown, words.say("input.chosen")))
    return chosen


def _row(key: str, title: str, labels: dict[str, str]) -> None:
    """A row of buttons under its title; the labels stand under the keys of the buttons."""
    with st.container(gap="xxsmall"):
        st.html(paragraphs([title], kind="label"))
        with st.container(horizontal=True, key=key, gap="xsmall"):
            for name, label in labels.items():
                st.button(plain_markdown(label), key=name)


def _pressed(comparison: Comparison, offers: dict[str, Other]) -> Comparison:
    """The comparison after the button that was pressed, if any was; the last one gives way."""
    others, pressed = comparison.others, internals.browser_presses()
    for key, other in offers.items():
        if key in pressed and other not in others:
            others = (*others[:-1], other)
    if _LESS in pressed:
        others = others[:1]
    if _MORE in pressed and len(others) == 1:
        others = (*others, *list(_one_more(comparison))[:1])
    return Comparison(plan=comparison.plan, others=others)


def _one_more(comparison: Comparison) -> list[Other]:
    """What could stand beside all that is shown, and would be something new."""
    shown = {plan.lengths for plan in comparison.plans}
    plan = comparison.plan
    offers = possible_others(plan)
    return [other for other in offers if plan_beside(plan, other).lengths not in shown]


def _key(other: Other) -> str:
    if isinstance(other, OtherLength):
        return f"{_KEYS}stay-{other.length}"
    return f"{_KEYS}example-{other.key}"
