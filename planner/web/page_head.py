"""What every page says of itself in its head: to browsers, search engines and previews."""

import os
from typing import Final

from planner.chart.palette import DARK_PAPER, PAPER, css
from planner.forms.address import base_address
from planner.forms.page.templates import filled
from planner.language.catalogue import Words
from planner.web.fixed_files import CARD

INDEXED: Final = "PLANNER_INDEXED"
"""Set to 1 to let search engines list the app."""


def page_head(words: Words, *, icon: str = "./favicon.svg") -> str:
    """The elements as HTML; `icon` is the address of the icon.

    Without a configured address, a preview has no picture.
    """
    return filled(
        "page_head.html",
        description=words.say("page.description"),
        shared={
            "title": words.say("share.title"),
            "description": words.say("share.description"),
            "card": words.say("share.card"),
        },
        indexed=os.environ.get(INDEXED) == "1",
        light=css(PAPER),
        dark=css(DARK_PAPER),
        address=base_address(),
        card=CARD,
        icon=icon,
    )
