"""The picture of a comparison: its plans below one another, on the same days; alone, as a PNG."""

from typing import Final

from planner.chart.scene import Named, Preset, Scene, make_stack
from planner.forms.order import CannotMakeError, Form, Order
from planner.forms.picture.png import photographed
from planner.forms.picture.svg import PRESETS, PictureText
from planner.language.catalogue import Words
from planner.language.lettering import Run
from planner.words import captions
from planner.words.captions import Runs
from planner.words.differences import Side, make_sides, months_line
from planner.words.in_brief import steps_text
from planner.words.wording import as_sentence_part, short_safety


def framed(sides: tuple[Side, ...], words: Words, preset: Preset) -> Scene:
    """The picture that can be sent alone: with a title, what differs, and the safety words."""
    plan = sides[0].timeline.plan
    title = (Run(words.say("compare.picture", medicine=plan.pathway.medicine), bold=True),)
    named = [_named(side, words, (Run(" ".join(side.sentences)),)) for side in sides]
    closing = captions.closing(plan.pathway, words, compared=True)
    return make_stack(named, words, preset, title=title, closing=closing)


def unframed(
    sides: tuple[Side, ...], words: Words, preset: Preset, *, among: tuple[Side, ...] = ()
) -> Scene:
    """The rows of these plans, the axis and the key, for a page that says the rest.

    `among` are all plans of the comparison, where some have another picture on the same days.
    """
    elsewhere = [_named(side, words) for side in among]
    return make_stack([_named(side, words) for side in sides], words, preset, elsewhere=elsewhere)


def comparison_text(sides: tuple[Side, ...], words: Words) -> PictureText:
    """What the picture says to those who do not see it."""
    plan = sides[0].timeline.plan
    medicine = plan.pathway.medicine
    plans = (
        words.say(
            "compare.alt-plan",
            name=side.name,
            steps=" ".join((steps_text(side.timeline, words), *side.sentences)),
        )
        for side in sides
    )
    description = " ".join(
        (
            words.say("compare.alt", medicine=medicine),
            *plans,
            months_line(plan, words),
            short_safety(plan.pathway, words),
        )
    )
    return PictureText(
        title=words.say("compare.picture", medicine=medicine),
        description=description,
        language=words.language,
    )


def _named(side: Side, words: Words, *sentences: Runs) -> Named:
    """A side under its name, which says whose program it is."""
    pathway, name = side.timeline.plan.pathway, side.name
    if pathway.facility is not None and not side.names_program:
        program = as_sentence_part(words.text(pathway.facility))
        name = words.say("program.example", name=program, lengths=name)
    return Named(
        timeline=side.timeline,
        name=(Run(name, bold=True),),
        sentences=sentences if side.sentences else (),
    )


def _of_order(order: Order) -> bytes:
    if order.comparison is None:
        raise CannotMakeError("nothing to compare was ordered")
    sides = make_sides(order.comparison, order.words)
    scene = framed(sides, order.words, PRESETS[order.options.width])
    return photographed(scene, language=order.language, theme=order.options.theme)


FORM: Final = Form(
    ending="png",
    media_type="image/png",
    render=_of_order,
    options=frozenset({"theme", "width"}),
    compares=True,
)
