"""The benchmarks work, as far as that can be seen without a server."""

import math
import re

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks import models
from benchmarks.__main__ import PARTS
from benchmarks.servers import NAIVE
from benchmarks.table import HEAD, MOST, MOST_RATIO, Row, limit_of
from planner.forms import FORMS

README = NAIVE.parents[1].joinpath("README.md").read_text(encoding="utf-8")


def test_models_are_measured() -> None:
    rows = models.models(quick=True)
    assert all(row.ours > 0 for row in rows)
    assert {row.what for row in rows} <= MOST.keys()


@pytest.mark.parametrize("ending", FORMS)
def test_every_form_is_measured(ending: str) -> None:
    """With a limit for each, but for the one that people do not wait for."""
    row = models.new_files(ending, rounds=3)
    assert row.ours > 0
    assert (row.verdict == "") is (ending == "json")


def test_the_naive_page_draws_another_chart_for_another_stay() -> None:
    page = AppTest.from_file(NAIVE).run()
    before = page.get("plotly_chart")[0].proto.spec
    page.slider[0].set_value(28).run()
    assert not page.exception
    assert page.get("plotly_chart")[0].proto.spec != before


@pytest.mark.parametrize(
    ("what", "ours", "verdict"),
    [
        ("no limit", 1.0, ""),
        ("change, one visitor", 1.4, "kept"),
        ("change, one visitor", 1.5, "MISSED"),
        ("plan.svg", 5.0, "kept"),
        ("plan.svg", 5.1, "MISSED"),
        ("plan.svg", math.nan, "not measured"),
    ],
)
def test_a_row_says_whether_its_limit_is_kept(what: str, ours: float, verdict: str) -> None:
    row = Row(what, "ms", ours, beside=4.0)
    assert row.verdict == verdict
    assert str(row).endswith(f"| {verdict} |")
    assert str(row).count("|") == HEAD.splitlines()[0].count("|")


def test_the_readme_has_every_limit() -> None:
    rows = re.findall(r"^\| ([^| `][^|]*?) +\|.*\| ([^|]*?) +\| *\w* *\|$", README, re.MULTILINE)
    assert {what: limit for what, limit in rows if limit} == {
        what: limit_of(what) for what in (*MOST, *MOST_RATIO)
    }


@pytest.mark.parametrize("part", PARTS)
def test_the_readme_tells_of_every_part(part: str) -> None:
    assert f"| `{part}` |" in README
