"""For staff: how to come to a page of one's own, the easy way first."""

from html import escape

from planner.forms.address import ADDRESS_SETTING
from planner.forms.page import markup
from planner.language.catalogue import Words
from planner.reading.library import FIRST, PROGRAMS_SETTING


def own_program_html(words: Words) -> str:
    """The part of the page as HTML."""
    say = words.say
    return (
        markup.paragraphs(
            [say("program.how-link"), say("program.how-file", setting=PROGRAMS_SETTING)]
        )
        + _command(say("program.how-new"), say("program.how-starter"))
        + _command(say("program.how-check"), say("program.how-checks"))
        + markup.paragraphs(
            [
                say("program.how-same"),
                say("program.how-first", setting=FIRST),
                say("program.how-code", setting=ADDRESS_SETTING),
            ]
        )
    )


def _command(command: str, purpose: str) -> str:
    return f"<p><code>{escape(command)}</code><br>{escape(purpose)}</p>"
