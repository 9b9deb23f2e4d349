"""Timeline -> drawing: one geometry for every picture in a file."""

from planner.chart.scene.layout import Named, make_scene, make_stack
from planner.chart.scene.named_days import GUIDANCE_ROW
from planner.chart.scene.shapes import PAGE, SLIDE, Preset, Scene

__all__ = [
    "GUIDANCE_ROW",
    "PAGE",
    "SLIDE",
    "Named",
    "Preset",
    "Scene",
    "make_scene",
    "make_stack",
]
