"""The samples of the key in the figure look like the bars that they stand for."""

import re
from math import prod, sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import palette
from planner.catalogue import words
from planner.forms.drawing import FADE, PERIOD, STRIPES
from planner.forms.figure_shapes import sample
from planner.palette import css
from planner.plan import default_plan
from planner.scene import PAGE, PROJECTOR, SLIDE, make_scene
from planner.scene.shapes import Preset, Swatch, Texture
from planner.timeline import make_timeline
from tests.strategies import BUILT_IN

PRESETS = [PAGE, SLIDE, PROJECTOR]
STEP = 1 / 24
"""Half of the height of a step: so far may one be from an even slope."""


def swatches(preset: Preset) -> dict[Texture, Swatch]:
    """The samples of a plan's key, without the one that shows a notch."""
    scene = make_scene(make_timeline(default_plan(BUILT_IN)), words(), preset)
    return {swatch.texture: swatch for swatch in scene.swatches if not swatch.notch}


def polygons_of(shape: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The corners of each polygon of a path, in pixels."""
    found = [re.findall(r"([\d.]+),([\d.]+)", part) for part in shape["path"].split("Z") if part]
    return [[(float(across), float(down)) for across, down in part] for part in found]


def strength(place: float) -> float:
    """How strong a bar that fades is at a place from 0 to 1."""
    (_, _), (full, _), (gone, _), (_, _) = FADE
    return min(1.0, max(0.0, (gone - place) / (gone - full)))


@given(st.floats(0, 1), st.sampled_from(PRESETS))
def test_it_fades_as_a_bar_does(place: float, preset: Preset) -> None:
    swatch = swatches(preset)[Texture.FADE]
    layers = sample(swatch, preset.left)
    at = swatch.left + place * (swatch.right - swatch.left)
    through = prod(1 - layer["opacity"] for layer in layers if at < layer["x1"])
    assert 1 - through == pytest.approx(strength(place), abs=STEP + 1e-6)
    assert {layer["x0"] for layer in layers} == {swatch.left}
    assert {layer["line"]["width"] for layer in layers} == {0}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: str(preset.narrowest))
@pytest.mark.parametrize("texture", sorted(STRIPES))
def test_its_stripes_are_those_of_a_bar(texture: Texture, preset: Preset) -> None:
    """They are where a pattern that begins in the corner of the picture has them."""
    swatch = swatches(preset)[texture]
    striped, *outline = sample(swatch, preset.left)
    assert striped["fillcolor"] == css(palette.QUIET)
    polygons = polygons_of(striped)
    assert len(polygons) >= 3
    for polygon in polygons:
        for across, down in polygon:
            assert swatch.left - 0.01 <= across <= swatch.right + 0.01
            assert swatch.top - 0.01 <= down <= swatch.bottom + 0.01
            into = (across + preset.left + down) / sqrt(2) % PERIOD
            assert into < STRIPES[texture] * PERIOD + 0.01 or into > PERIOD - 0.01
    assert len(outline) == (texture is Texture.STRIPES)
    assert all(one["line"]["width"] > 0 for one in outline)
