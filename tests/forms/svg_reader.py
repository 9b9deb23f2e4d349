"""Reads an SVG picture back as XML."""

from typing import Any, Final
from xml.etree import ElementTree

from planner.chart.scene import Preset, make_scene
from planner.chart.scene.shapes import Scene
from planner.forms.order import Options, Order
from planner.forms.picture import svg
from planner.language.catalogue import words_for
from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline

NAMESPACE: Final = "{http://www.w3.org/2000/svg}"

Root = ElementTree.Element


def scene_of(plan: Plan, preset: Preset) -> Scene:
    return make_scene(make_timeline(plan), words_for(), preset)


def order_of(plan: Plan, **options: Any) -> Order:
    return Order(plan=plan, options=Options(**options))


def root_of(order: Order) -> Root:
    return ElementTree.fromstring(svg.FORM.render(order))


def number(element: Root, name: str) -> float:
    return float(element.get(name, "nan"))


def found(root: Root, tag: str) -> list[Root]:
    return list(root.iter(f"{NAMESPACE}{tag}"))
