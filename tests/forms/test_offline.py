"""Tests of the page that works without the internet, read back with an HTML parser."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pytest

from planner.chart.palette import INK, PAPER, QUIET, RULE, Color, css, themed
from planner.forms.order import Order
from planner.forms.page.offline import FORM
from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline
from planner.words.wording import answer, ninety_sentence
from tests.forms.examples import DEFAULT, EXAMPLES
from tests.forms.readers import Page
from tests.in_words import WORDS


def read(plan: Plan, base: str | None = None) -> tuple[Page, str]:
    """The page of a plan, read, with its text in one line."""
    page = Page(FORM.render(Order(plan=plan, base=base)).decode())
    return page, " ".join(" ".join(page.words).split())


@pytest.mark.parametrize("plan", EXAMPLES)
def test_answers_stand_on_one_page(plan: Plan) -> None:
    """The answer and the sentence on the 90 days are there, under one heading for all."""
    reader, text = read(plan)
    timeline = make_timeline(plan)
    for sentence in (*answer(timeline, WORDS), ninety_sentence(timeline, WORDS)):
        assert sentence in text
    assert reader.tags.count("h1") == 1
    assert len(reader.ids) == len(set(reader.ids))


@pytest.mark.parametrize("color", [PAPER, INK, QUIET, RULE], ids=str)
def test_plain_colors_of_the_pictures_follow_the_theme(color: Color) -> None:
    """Each has a rule of its own, and the pictures write it just as the rule does."""
    page = FORM.render(Order(plan=DEFAULT)).decode()
    light, dark = css(color), css(themed(color, dark=True))
    rules = [
        f'svg [{paint}="{light}"] {{ {paint}: light-dark({light}, {dark}); }}'
        for paint in ("fill", "stroke")
    ]
    assert light != dark
    assert all(rule in page for rule in rules)
    drawn = page.partition("</style>")[2]
    assert f'fill="{light}"' in drawn or f'stroke="{light}"' in drawn


def test_loads_nothing() -> None:
    """Nothing is fetched from anywhere, and only the page's own script may run."""
    page = FORM.render(Order(plan=DEFAULT)).decode()
    assert Page(page).loads == []
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in unescape(page)
    assert "default-src 'none'" in unescape(page)


@pytest.mark.parametrize("base", ["https://example.org", None])
def test_address_only_where_it_is_known(base: str | None) -> None:
    _, text = read(DEFAULT, base)
    assert ("?pathway=" in text) is (base is not None)
    assert base is None or f"{base}/?pathway=" in text
