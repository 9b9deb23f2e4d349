"""A plan beside others -> the table of what people ask of a plan, a column for each."""

from collections.abc import Iterator, Sequence

from planner.language.catalogue import Words
from planner.pathway.pathway import Kind
from planner.plan.plan import Plan
from planner.plan.timeline import Timeline
from planner.words.day_words import Days, days_in_words
from planner.words.differences import KINDS, Side, aftercare_starts, of_two_pathways, stay_ends
from planner.words.wording import days_of, stay_window


def columns(sides: Sequence[Side], words: Words) -> tuple[str, ...]:
    """The heads of the table: that of what is compared, then each plan's label."""
    return (words.say("compare.what"), *(side.label for side in sides))


def rows(sides: Sequence[Side], words: Words) -> Iterator[tuple[str, ...]]:
    """What people ask of a plan: a row's head, then a cell for each plan, a line a sentence.

    Beside a built-in example a program's cells have the titles of its own steps.
    """
    timelines = [side.timeline for side in sides]
    plan = timelines[0].plan
    if of_two_pathways(sides):
        yield from _rows_of_kinds(timelines, words)
        return
    kinds = {stage.kind for stage in plan.pathway.stages}
    if Kind.TREATMENT in kinds:
        yield (
            words.say("compare.kind.treatment"),
            *(_days_cell(one, Kind.TREATMENT, words) for one in timelines),
        )
        yield words.say("compare.row-stay-ends"), *(_ends_cell(one, words) for one in timelines)
    if Kind.OUTPATIENT in kinds:
        yield (
            _own_title(plan, Kind.OUTPATIENT, words) or words.say("compare.kind.outpatient"),
            *(_days_cell(one, Kind.OUTPATIENT, words) for one in timelines),
        )
    yield _target_row(timelines, words)
    if any(aftercare_starts(one) is not None for one in timelines):
        title = _own_title(plan, Kind.AFTERCARE, words)
        yield (
            words.say("compare.row-aftercare")
            if title is None
            else words.say("compare.row-starts", title=title),
            *(_on(one, aftercare_starts(one), words) for one in timelines),
        )


def _rows_of_kinds(timelines: list[Timeline], words: Words) -> Iterator[tuple[str, ...]]:
    """The rows of plans of two pathways, which share no step, but kinds of steps."""
    for kind in KINDS:
        if any(days_of(one, kind) for one in timelines):
            cells = (_titled(one, kind, _days_cell(one, kind, words), words) for one in timelines)
            yield words.say(KINDS[kind]), *cells
        if kind is Kind.TREATMENT and any(stay_ends(one) is not None for one in timelines):
            ends = (
                _ends_cell(one, words) if _names(one, kind) else words.say("compare.names-none")
                for one in timelines
            )
            yield words.say("compare.row-stay-ends"), *ends
    yield _target_row(timelines, words)
    if any(aftercare_starts(one) is not None for one in timelines):
        starts = (
            _titled(one, Kind.AFTERCARE, _on(one, aftercare_starts(one), words), words)
            for one in timelines
        )
        yield words.say("compare.row-aftercare"), *starts


def _titled(timeline: Timeline, kind: Kind, cell: str, words: Words) -> str:
    """The cell with what a program calls its steps of this kind; that it names none, if so."""
    pathway = timeline.plan.pathway
    if pathway.facility is None:
        return cell
    if not _names(timeline, kind):
        return words.say("compare.names-none")
    titles = ", ".join(words.text(one.title) for one in pathway.stages if one.kind is kind)
    return words.say("compare.own-title", cell=cell, titles=titles)


def _names(timeline: Timeline, kind: Kind) -> bool:
    """Whether there can be such a step: what a program does not name may be part of another."""
    pathway = timeline.plan.pathway
    return pathway.facility is None or any(stage.kind is kind for stage in pathway.stages)


def _target_row(timelines: list[Timeline], words: Words) -> tuple[str, ...]:
    target = timelines[0].plan.pathway.guidance.days
    heading = words.say("compare.row-target", target=target)
    return heading, *(_target_cell(one, words) for one in timelines)


def _own_title(plan: Plan, kind: Kind, words: Words) -> str | None:
    """What a facility calls its one step of this kind; None without one, and where it has more."""
    titles = [words.text(stage.title) for stage in plan.pathway.stages if stage.kind is kind]
    return titles[0] if plan.pathway.facility is not None and len(titles) == 1 else None


def _days_cell(timeline: Timeline, kind: Kind, words: Words) -> str:
    days = days_of(timeline, kind)
    return days_in_words(days, words) if days else words.say("compare.none")


def _ends_cell(timeline: Timeline, words: Words) -> str:
    cell = _on(timeline, stay_ends(timeline), words)
    held = stay_window(timeline)
    if held is None:
        return cell
    could_be = Days(timeline, words).could_be("compare.could-be", held)
    return cell if could_be is None else f"{cell}\n{could_be}"


def _target_cell(timeline: Timeline, words: Words) -> str:
    if timeline.reached_day is None:
        return words.say("table.missing", missing=days_in_words(timeline.missing, words))
    return words.say("table.reached", when=Days(timeline, words).when(timeline.reached_day))


def _on(timeline: Timeline, day: int | None, words: Words) -> str:
    if day is None:
        return words.say("compare.none")
    return words.say("compare.on", when=Days(timeline, words).when(day))
