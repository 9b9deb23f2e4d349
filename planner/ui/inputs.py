"""The inputs of a page, of which the browser can hold other values than the session knows.

Values are by the keys of inputs. What the session sets is on its way for a while: until the browser
has heard of it (`unconfirmed`), it sends what it held before.
"""

from collections.abc import Mapping, Set
from types import MappingProxyType
from typing import Any

import streamlit as st

from planner.web import internals


def set_at_first(key: str, values: Mapping[str, Any]) -> None:
    """Give an input its value, unless the session or the browser holds one already.

    After a restart of the server the browser still holds an edit, which this would undo.
    """
    if key not in st.session_state and not internals.browser_holds(key):
        st.session_state[key] = values[key]


def set_all(values: Mapping[str, Any], unconfirmed: Set[str] = frozenset()) -> frozenset[str]:
    """Let every input show its value; the keys of those that had to be set for it.

    One that shows it already is left alone, unless another value may be on its way: by now the
    visitor may have changed it again, which the browser would undo.
    """
    keys = [
        key
        for key, value in values.items()
        if key in unconfirmed or st.session_state.get(key) != value
    ]
    for key in keys:
        st.session_state[key] = values[key]
    return frozenset(keys)


def changed(
    values: Mapping[str, Any],
    before: Mapping[str, Any] = MappingProxyType({}),
    unconfirmed: Set[str] = frozenset(),
) -> dict[str, Any]:
    """What inputs hold other than these values, unless it is what they held `before` they were set.

    An input that neither the session nor the browser knows holds its value.
    """
    held = {key: st.session_state.get(key, value) for key, value in values.items()}
    return {
        key: held[key]
        for key, value in values.items()
        if held[key] != value and not (key in unconfirmed and held[key] == before.get(key))
    }
