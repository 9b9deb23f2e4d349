"""Stated ranges in words: how long a stage can take, who says so, and what is outside of it."""

from typing import Final, NamedTuple

from planner.language.catalogue import Words
from planner.pathway.pathway import ARTICLE, ASSUMPTION, FACILITY, Range, Stage, Unit
from planner.plan.timeline import Step
from planner.words.day_words import amount_in_words, days_in_words
from planner.words.wording import as_sentence_part


class _OfSource(NamedTuple):
    """The messages on a range of one source."""

    label: str
    as_chosen: str
    sentence: str
    outside: str


_OF_SOURCES: Final = {
    ARTICLE: _OfSource(
        *("range.article", "range.as-chosen.article", "range-sentence.article"),
        "outside.article.longer",
    ),
    ASSUMPTION: _OfSource(
        *("range.assumption", "range.as-chosen.assumption", "range-sentence.assumption"),
        "outside.assumption",
    ),
    FACILITY: _OfSource(
        *("range.facility", "range.as-chosen.facility", "range-sentence.facility"),
        "outside.facility",
    ),
}
_OF_GUIDANCE: Final = _OfSource(
    *("range.guidance", "range.as-chosen.guidance", "range-sentence.guidance"),
    "outside.guidance",
)


def _of_source(source: str) -> _OfSource:
    return _OF_SOURCES.get(source, _OF_GUIDANCE)


class _Shape(NamedTuple):
    """The messages on a range by which of its ends it has."""

    figures: str
    in_unit: str
    in_days: str
    stated: str


_OPEN: Final = _Shape("figures.open", "figures-in-unit.open", "figures-in-days.open", "stated.open")
_EXACT: Final = _Shape(
    "figures.exact", "figures-in-unit.exact", "figures-in-days.exact", "stated.exact"
)
_LIMIT: Final = _Shape(
    "figures.limit", "figures-in-unit.limit", "figures-in-days.limit", "stated.limit"
)
_OR_LONGER: Final = _Shape(
    *("figures.or-longer", "figures-in-unit.or-longer", "figures-in-days.or-longer"),
    "stated.or-longer",
)


def _shape(stated: Range) -> _Shape:
    if stated.most is None or (stated.or_longer and stated.most == stated.least):
        return _OPEN
    if stated.most == stated.least:
        return _EXACT
    return _OR_LONGER if stated.or_longer else _LIMIT


def range_label(stage: Stage, words: Words) -> str | None:
    """The stated range, with whose it is, as short as it stands in the chart."""
    stated = stage.range
    if stated is None:
        return None
    return words.say(_of_source(stated.source).label, figures=_figures(stated, words))


def range_note(step: Step, words: Words) -> str | None:
    """The stated range beside the chosen length: whose it is, and whether that is outside of it."""
    stated = step.stage.range
    if stated is None:
        return None
    outside = outside_note(step, words)
    if outside is not None:
        return words.say("range.outside", outside=outside, figures=_figures(stated, words))
    if _shape(stated) is _EXACT:
        # The chosen length is the stated one, and stands beside this already.
        return words.say(_of_source(stated.source).as_chosen)
    return range_label(step.stage, words)


def _figures(stated: Range, words: Words) -> str:
    """The shortest and the longest stated length, without a word on whose they are."""
    if stated.figures is not None:
        return words.text(stated.figures)
    if stated.unit is not Unit.DAYS:
        return words.say(_shape(stated).in_unit, **_ends(stated, words))
    known: dict[str, object] = {
        "least": stated.least,
        "most": stated.most,
        "length": days_in_words(stated.least, words),
    }
    return words.say(_shape(stated).figures, **known)


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
    return words.say(_of_source(stated.source).sentence, figures=figures)


def _figures_in_days(stated: Range, words: Words) -> str:
    if stated.figures is not None:
        return words.text(stated.figures)
    if stated.unit is not Unit.DAYS:
        return _figures(stated, words)
    return words.say(_shape(stated).in_days, **_ends(stated, words))


def range_sentence(stated: Range, words: Words) -> str:
    """The stated range as it was said; a facility's figures, which have no words, in ours."""
    if stated.words is not None:
        return words.text(stated.words.text)
    return words.say(_shape(stated).stated, **_ends(stated, words))


def stated_sentence(stage: Stage, words: Words) -> str:
    """What is stated of a stage: its range, that it may be skipped, and a program's own line.

    Empty for none of these.
    """
    sentences = [] if stage.range is None else [range_sentence(stage.range, words)]
    if stage.may_be_skipped:
        sentences.append(words.say("stated.may-be-skipped"))
    if stage.note is not None:
        note = as_sentence_part(words.text(stage.note))
        sentences.append(words.say("stated.note-too" if sentences else "stated.note", note=note))
    return " ".join(sentences)


def outside_note(step: Step, words: Words) -> str | None:
    """Whose range the chosen length is outside of; None when it is inside."""
    stated = step.stage.range
    if stated is None or not step.outside_range:
        return None
    if stated.source == ARTICLE and step.days < stated.least:
        return words.say("outside.article.shorter")
    return words.say(_of_source(stated.source).outside)
