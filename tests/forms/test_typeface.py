"""The font inside a picture: all that it needs, as wide as the labels were measured."""

import re
from base64 import b64decode
from io import BytesIO
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from planner.forms.picture import svg
from planner.forms.picture.typeface import font_face
from planner.language.lettering import text_width
from tests.forms.examples import DEFAULT, dated, order_of
from tests.forms.svg_reader import found


def fonts_in(style: str) -> dict[str, TTFont]:
    """The fonts of a style, by their weight."""
    rules = re.findall(r"font-weight:(\d+);src:url\(data:font/woff;base64,([^)]+)\)", style)
    return {weight: TTFont(BytesIO(b64decode(data))) for weight, data in rules}


def test_both_weights_with_all_characters_of_a_picture() -> None:
    text = svg.FORM.render(order_of(dated(DEFAULT))).decode()
    fonts = fonts_in(text)
    assert fonts.keys() == {"400", "700"}
    labels = found(ElementTree.fromstring(text), "text")
    written = {sign for one in labels for sign in "".join(one.itertext())}
    for weight, font in fonts.items():
        known, units = font.getBestCmap(), font["head"].unitsPerEm
        assert {ord(sign) for sign in written} <= known.keys()
        for sign in written:
            advance, _ = font["hmtx"][known[ord(sign)]]
            assert advance / units == text_width(sign, 1, weight == "700")


def test_no_kerning_and_the_characters_that_the_font_has() -> None:
    """No ligatures either: the widths of labels are measured without them."""
    for font in fonts_in(font_face("fi ñ日")).values():
        assert {"GPOS", "GSUB", "kern"} & set(font.keys()) == set()
        assert [ord(sign) in font.getBestCmap() for sign in "fiñ日"] == [True] * 3 + [False]


def test_pictures_of_one_language_share_a_font() -> None:
    assert font_face("Week 1") is font_face("Day 90 · (article: 28–90)")
