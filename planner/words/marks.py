"""How a bar is drawn, by the same three marks on the slides, in the talk and in pictures."""

from enum import StrEnum


class Mark(StrEnum):
    """What a bar looks like, and what that means."""

    SOLID = "solid"
    """It is so long in this example."""

    FADE = "fade"
    """It has no fixed end, and so an arrowhead at its right."""

    DASHED = "dashed"
    """It may not happen: two dashed edges, open at both ends."""
