"""Timeline -> drawing: one geometry for the figure on the page and every other picture."""

from planner.scene.bracket import GUIDANCE_ROW
from planner.scene.layout import make_scene
from planner.scene.reveal import reveal
from planner.scene.shapes import PAGE, PROJECTOR, SLIDE, TALK, Preset, Scene
from planner.scene.together import Named, make_scenes, make_stack

__all__ = [
    "GUIDANCE_ROW",
    "PAGE",
    "PROJECTOR",
    "SLIDE",
    "TALK",
    "Named",
    "Preset",
    "Scene",
    "make_scene",
    "make_scenes",
    "make_stack",
    "reveal",
]
