"""What is kept is bounded, unless it can be only so much: nobody's links can fill the memory."""

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from planner.language import lettering
from tests.test_flow import FILES, module_name

KEEPING: Final = {"cache", "lru_cache", "cached_property", "cache_data", "cache_resource"}
"""What keeps the results of a function; the framework's own are bounded by arguments too."""

UNBOUNDED: Final = {
    "planner.language.catalogue.languages": "one answer",
    "planner.language.catalogue.words_for": "a language that ships: links are read for those alone",
    "planner.forms.page.offline._style": "one answer",
    "planner.forms.slides.layouts.places": "one answer",
    "planner.forms.paper.typesetting._fonts": "one answer",
    "planner.forms.page.talk_document.colors": "one answer",
    "planner.forms.page.talk_document.faces": "one answer",
    "planner.language.lettering._advances": "bold or not",
    "planner.reading.library.built_in": "one answer",
    "planner.reading.library.facility_folder": "the folder of the setting",
    "planner.reading.fields._adapter": "the type of a field, named in the code",
    "planner.forms.page.templates._environment": "one answer",
    "planner.forms.page.templates.part": "a file of our own, named in the code",
    "planner.web.addresses.addresses": "one answer",
    "planner.reading.words_matter._standard": "one answer",
    "planner.reading.words_matter.hurting": "one answer",
    "planner.reading.words_matter.words_matter": "one answer",
    "planner.forms.shipped.shipped_digest": "one answer",
    "planner.words.plan_in_words.PlanInWords": "as many plans as `plan_in_words` keeps",
}
"""What is kept without a bound, and why that cannot be much."""


def unbounded(code: str) -> Iterator[str]:
    """Each function whose results are kept without a bound; where it has no name, what does it."""
    tree = ast.parse(code)
    calls = {node.func: node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    decorated = {
        part: function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for decorator in function.decorator_list
        for part in ast.walk(decorator)
    }
    # What an object keeps goes with it: how many of these there are is said of its class.
    for owner in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        members = (node for node in owner.body if isinstance(node, ast.FunctionDef))
        for decorator in (one for member in members for one in member.decorator_list):
            if isinstance(decorator, ast.Name) and decorator.id == "cached_property":
                decorated[decorator] = owner.name
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            if name in KEEPING and not _is_bounded(name, calls.get(node)):
                yield decorated.get(node, ast.unparse(node))


def _is_bounded(name: str, call: ast.Call | None) -> bool:
    """Whether it says how much is kept at most; `lru_cache` keeps 128 when it says nothing."""
    if name == "lru_cache":
        given = [] if call is None else _given(call, "maxsize") or call.args[:1]
        return [ast.unparse(most) for most in given] != ["None"]
    given = [] if call is None else _given(call, "max_entries")
    return bool(given) and ast.unparse(given[0]) != "None"


def _given(call: ast.Call, name: str) -> list[ast.expr]:
    return [key.value for key in call.keywords if key.arg == name]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("@cache\ndef f(): ...", ["f"]),
        ("@functools.cache\ndef f(): ...", ["f"]),
        ("@lru_cache\ndef f(): ...", []),
        ("@lru_cache()\ndef f(): ...", []),
        ("@lru_cache(maxsize=8)\ndef f(): ...", []),
        ("@lru_cache(_MOST)\ndef f(): ...", []),
        ("@lru_cache(maxsize=None)\ndef f(): ...", ["f"]),
        ("@lru_cache(None)\ndef f(): ...", ["f"]),
        ("class A:\n    @cached_property\n    def f(self): ...", ["A"]),
        ("@st.cache_data\ndef f(): ...", ["f"]),
        ("@st.cache_data(ttl=5)\ndef f(): ...", ["f"]),
        ("@st.cache_data(max_entries=5)\ndef f(): ...", []),
        ("g = cache(f)", ["cache"]),
        ("g = lru_cache(maxsize=None)(f)", ["lru_cache"]),
    ],
)
def test_an_unbounded_cache_is_found(code: str, found: list[str]) -> None:
    assert list(unbounded(code)) == found


def test_only_what_cannot_be_much_is_kept_without_a_bound() -> None:
    """All that are missing from the list, and all in it that are gone."""
    found = {
        f"{module_name(file)}.{name}"
        for file in FILES
        if "cache" in (code := file.read_text(encoding="utf-8"))
        for name in unbounded(code)
    }
    assert found == UNBOUNDED.keys()


def test_widths_of_any_texts_are_bounded() -> None:
    """As many different texts as a stranger's links could give."""
    most = lettering.text_width.cache_info().maxsize
    assert most is not None
    for number in range(most + 100):
        lettering.text_width(f"{number}", 10)
    assert lettering.text_width.cache_info().currsize == most
