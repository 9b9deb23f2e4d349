"""Stated ranges in words: how long a stage can take, who says so, and what is outside of it."""

from planner.language.catalogue import Words
from planner.pathway.pathway import ARTICLE, ASSUMPTION, FACILITY, Range, Stage, Unit
from planner.plan.timeline import Step
from planner.words.day_words import amount_in_words, days_in_words
from planner.words.wording import as_sentence_part


def range_label(stage: Stage, words: Words) -> str | None:
    """The stated range, with whose it is, as short as it stands in the chart."""
    stated = stage.range
    if stated is None:
        return None
    return words.say(f"range.{origin(stated.source)}", figures=_figures(stated, words))


def range_note(step: Step, words: Words) -> str | None:
    """The stated range beside the chosen length: whose it is, and whether that is outside of it."""
    stated = step.stage.range
    if stated is None:
        return None
    outside = outside_note(step, words)
    if outside is not None:
        return words.say("range.outside", outside=outside, figures=_figures(stated, words))
    if _form(stated) == "exact":
        # The chosen length is the stated one, and stands beside this already.
        return words.say(f"range.as-chosen.{origin(stated.source)}")
    return range_label(step.stage, words)


def _figures(stated: Range, words: Words) -> str:
    """The shortest and the longest stated length, without a word on whose they are."""
    if stated.figures is not None:
        return words.text(stated.figures)
    if stated.unit is not Unit.DAYS:
        return words.say(f"figures-in-unit.{_form(stated)}", **_ends(stated, words))
    known: dict[str, object] = {
        "least": stated.least,
        "most": stated.most,
        "length": days_in_words(stated.least, words),
    }
    return words.say(f"figures.{_form(stated)}", **known)


def _ends(stated: Range, words: Words) -> dict[str, object]:
    """The shortest length as a bare number, and the longest, or the only one, with its unit."""
    most = stated.least if stated.most is None else stated.most
    return {
        "least": stated.least // stated.unit.days,
        "most": amount_in_words(most, stated.unit, words),
    }


def range_in_days(stage: Stage, words: Words) -> str | None:
    """The stated range, with whose it is, as a sentence of its own."""
    stated = stage.range
    if stated is None:
        return None
    figures = _figures_in_days(stated, words)
    return words.say(f"range-sentence.{origin(stated.source)}", figures=figures)


def _figures_in_days(stated: Range, words: Words) -> str:
    if stated.figures is not None:
        return words.text(stated.figures)
    if stated.unit is not Unit.DAYS:
        return _figures(stated, words)
    return words.say(f"figures-in-days.{_form(stated)}", **_ends(stated, words))


def range_sentence(stated: Range, words: Words) -> str:
    """The stated range as it was said; a facility's figures, which have no words, in ours."""
    if stated.words is not None:
        return words.text(stated.words.text)
    return words.say(f"stated.{_form(stated)}", **_ends(stated, words))


def stated_sentence(stage: Stage, words: Words) -> str:
    """What is stated of a stage: its range, that it may be skipped, and a program's own line.

    Empty for none of these.
    """
    told = [] if stage.range is None else [range_sentence(stage.range, words)]
    if stage.may_be_skipped:
        told.append(words.say("stated.may-be-skipped"))
    if stage.note is not None:
        note = as_sentence_part(words.text(stage.note))
        told.append(words.say("stated.note-too" if told else "stated.note", note=note))
    return " ".join(told)


def _form(stated: Range) -> str:
    """How a range is said, as messages are named by it."""
    if stated.most is None or (stated.or_longer and stated.most == stated.least):
        return "open"
    if stated.most == stated.least:
        return "exact"
    return "or-longer" if stated.or_longer else "limit"


def origin(source: str) -> str:
    """Whose figure it is, as messages are named by it."""
    return source if source in {ARTICLE, ASSUMPTION, FACILITY} else "guidance"


def outside_note(step: Step, words: Words) -> str | None:
    """Whose range the chosen length is outside of; None when it is inside."""
    stated = step.stage.range
    if stated is None or not step.outside_range:
        return None
    whose = origin(stated.source)
    if whose == ARTICLE:
        side = "shorter" if step.days < stated.least else "longer"
        return words.say(f"outside.article.{side}")
    return words.say(f"outside.{whose}")
