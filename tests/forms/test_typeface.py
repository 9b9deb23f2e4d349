"""The font inside a picture: all that it needs, as wide as the labels were measured."""

import re
from base64 import b64decode
from io import BytesIO
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from planner.forms.picture import svg
from planner.forms.picture.typeface import font_face
from planner.language.lettering import text_width
from planner.plan.plan import default_plan
from planner.reading.library import library
from tests.forms.examples import dated
from tests.forms.svg_reader import found, order_of


class TestTypeface:
    """The font in the file is as wide as the one that labels were measured with."""

    @staticmethod
    def fonts(style: str) -> dict[str, TTFont]:
        rules = re.findall(r"font-weight:(\d+);src:url\(data:font/woff;base64,([^)]+)\)", style)
        return {weight: TTFont(BytesIO(b64decode(data))) for weight, data in rules}

    def test_both_weights_with_all_characters_of_a_picture(self) -> None:
        order = order_of(dated(default_plan(library().default)))
        text = svg.FORM.render(order).decode()
        fonts = self.fonts(text)
        assert fonts.keys() == {"400", "700"}
        written = {
            sign
            for one in found(ElementTree.fromstring(text), "text")
            for sign in "".join(one.itertext())
        }
        for weight, font in fonts.items():
            known, units = font.getBestCmap(), font["head"].unitsPerEm
            assert {ord(sign) for sign in written} <= known.keys()
            for sign in written:
                advance, _ = font["hmtx"][known[ord(sign)]]
                assert advance / units == text_width(sign, 1, weight == "700")

    def test_no_kerning_and_no_ligatures(self) -> None:
        for font in self.fonts(font_face("fi")).values():
            assert {"GPOS", "GSUB", "kern"} & set(font.keys()) == set()

    def test_other_characters_come_along_where_the_font_has_them(self) -> None:
        for font in self.fonts(font_face("ñ日")).values():
            assert ord("ñ") in font.getBestCmap()
            assert ord("日") not in font.getBestCmap()

    def test_pictures_of_one_language_share_a_font(self) -> None:
        assert font_face("Week 1") is font_face("Day 90 · (article: 28–90)")
