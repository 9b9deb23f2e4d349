"""Reads an SVG picture back as XML, and draws one of any plan."""

from typing import Any, Final
from xml.etree import ElementTree

from planner.chart.scene import Preset, make_scene
from planner.chart.scene.shapes import Scene
from planner.forms.order import Options, Order
from planner.forms.picture import svg
from planner.language.catalogue import SOURCE_LANGUAGE, words_for
from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline
from planner.words.plan_in_words import plan_in_words

NAMESPACE: Final = "{http://www.w3.org/2000/svg}"
PIXEL: Final = 0.06
"""How far two drawings may lie apart: each writes its places with two decimals."""

MOST: Final = 40
"""Examples a rule: those with 64 stages take long to draw twice."""

Root = ElementTree.Element


def scene_of(plan: Plan, preset: Preset) -> Scene:
    return make_scene(make_timeline(plan), words_for(), preset)


def drawn(plan: Plan, scene: Scene, *, dark: bool = False) -> Root:
    return ElementTree.fromstring(
        svg.draw(scene, svg.picture_text(plan_in_words(plan, SOURCE_LANGUAGE)), dark=dark)
    )


def order_of(plan: Plan, **options: Any) -> Order:
    return Order(plan=plan, options=Options(**options))


def root_of(order: Order) -> Root:
    return ElementTree.fromstring(svg.FORM.render(order))


def number(element: Root, name: str) -> float:
    return float(element.get(name, "nan"))


def found(root: Root, tag: str) -> list[Root]:
    return list(root.iter(f"{NAMESPACE}{tag}"))
