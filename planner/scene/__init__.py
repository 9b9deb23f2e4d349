"""Timeline -> drawing: one geometry for every picture in a file."""

from planner.scene.layout import make_scene
from planner.scene.named_days import GUIDANCE_ROW
from planner.scene.shapes import PAGE, SLIDE, Preset, Scene
from planner.scene.together import Named, make_stack

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
