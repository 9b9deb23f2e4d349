"""What is said of plans beside one another, in our words: true of each, and without a winner."""

import re
from itertools import chain
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from planner.language.catalogue import words_for
from planner.plan.comparison import Comparison, built_in_examples
from planner.reading.programs.program_file import read_facility
from planner.words.difference_rows import rows
from planner.words.differences import make_sides
from tests.content import SHIPPED
from tests.programs import TWELVE_STEPS
from tests.strategies import beside_others, pathways, plans

WORDS: Final = words_for()
JUDGED: Final = re.compile(
    r"\b(?:better|best|worse|worst|winner?|wins|recommend\w*|ideal|right|wrong|good|bad|safer?"
    r"|sooner|faster|quicker|enough|only \d+|just|instead)\b",
    re.IGNORECASE,
)

PROGRAM: Final = read_facility(TWELVE_STEPS, SHIPPED.default)

of_two_pathways = plans(PROGRAM).flatmap(
    lambda plan: st.sampled_from(built_in_examples(plan.pathway, SHIPPED)).map(
        lambda example: Comparison(plan=plan, others=(example,))
    )
)
"""Plans of a program beside examples of the built-in pathway."""

comparisons = of_two_pathways | beside_others(plans(SHIPPED.default) | pathways().flatmap(plans))


@given(comparisons)
def test_nothing_is_judged_and_no_other_plan_is_called_this_one(comparison: Comparison) -> None:
    """Beside another plan, "this plan" could be either: the sentences say "the first plan"."""
    sides = make_sides(comparison, WORDS)
    sentences = [*chain.from_iterable(side.sentences for side in sides)]
    assert not re.search(r"\bthis plan\b", " ".join(sentences), re.IGNORECASE)
    for text in (*sentences, *chain.from_iterable(rows(sides, WORDS))):
        assert text
        assert not JUDGED.search(text), text
