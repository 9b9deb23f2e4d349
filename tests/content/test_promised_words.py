"""Words that no form goes without, and words that have to be the same in two places."""

from planner.language.catalogue import words_for
from tests.content import SHIPPED

SAFETY = SHIPPED.default.safety


def test_coming_off_takes_months() -> None:
    assert "often takes months" in SAFETY.months.text


def test_it_is_not_medical_advice() -> None:
    assert SAFETY.disclaimer[0].text == "This is not medical advice."
    # It is kept in one line by this very phrase.
    assert words_for().say("phrase.not-medical-advice") == "Not medical advice"
    assert SAFETY.inside[0].text == "Not medical advice."


def test_the_chart_and_the_table_say_alike_that_a_step_is_not_needed() -> None:
    chart, table = (
        words_for().say(f"{part}.not-needed", target=90) for part in ("caption", "table")
    )
    assert chart == f"· {table[0].lower()}{table[1:]}"
