"""What every page of a few words says, in the place of another."""

from html import escape, unescape

from planner.forms.page.markup import led
from planner.language.catalogue import words_for
from planner.reading.library import library
from planner.web.plain_page import Reason
from tests.web.asgi import TEXT_PAGE, Answer


def assert_is_plain_page(answer: Answer, reason: Reason, leads_to: str) -> None:
    """Why there is no other page, whom to call, and a link that leads on; and it runs nothing."""
    assert (answer.status, answer.headers["content-type"]) == (reason.status, TEXT_PAGE)
    page, words = unescape(answer.text), words_for()
    assert f"<title>{words.say(reason.title)}</title>" in page
    assert words.say(reason.sentence) in page
    assert led(library().default.safety.inside, words) in answer.text
    assert 'href="tel:' in page
    assert f'href="{escape(leads_to)}"' in answer.text
    assert "<script" not in page
