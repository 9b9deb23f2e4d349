"""Timeline -> drawing: one geometry for the figure on the page and every other picture."""

from planner.scene.layout import GUIDANCE_ROW, make_scene
from planner.scene.reveal import reveal
from planner.scene.shapes import PAGE, PROJECTOR, SLIDE, TALK, Preset, Scene

__all__ = [
    "GUIDANCE_ROW",
    "PAGE",
    "PROJECTOR",
    "SLIDE",
    "TALK",
    "Preset",
    "Scene",
    "make_scene",
    "reveal",
]
