"""How a visitor leaves with the example: printed, in a calendar, sent, or saved."""

from html import escape
from typing import Final
from urllib.parse import quote

import streamlit as st

from planner.forms import FORMS, Form
from planner.forms.address import ADDRESS_SETTING
from planner.forms.order import Order
from planner.forms.page import markup
from planner.forms.qr import qr_code
from planner.language.catalogue import Words
from planner.plan.link import encode
from planner.plan.plan import Plan
from planner.web import internals
from planner.web.addresses import PLAN, TALK
from planner.web.routes import app_address
from planner.words.plan_in_words import PlanInWords

_MORE: Final = {
    "pptx": "take.pptx",
    "png": "take.png",
    "svg": "take.svg",
    "csv": "take.csv",
    "xlsx": "take.xlsx",
    "json": "take.json",
}
"""The files that few people need, each with the message that names it."""


def actions(in_words: PlanInWords) -> None:
    """Print, calendar, send and save. A file is made only when somebody asks for it."""
    plan, words = in_words.plan, in_words.words
    order = _order_of(plan, words)
    with st.container(horizontal=True, key="actions", gap="xsmall"):
        st.link_button(words.say("action.print"), file_address(FORMS["pdf"], encode(plan)))
        if FORMS["ics"].refuses(order) is None:
            st.link_button(words.say("action.calendar"), file_address(FORMS["ics"], encode(plan)))
        else:
            with st.popover(words.say("action.calendar")):
                st.write(markup.plain_markdown(words.say("action.calendar-needs")))
        with st.popover(words.say("action.send")):
            _send(order, in_words)
        st.link_button(words.say("action.offline"), file_address(FORMS["html"], encode(plan)))


def _send(order: Order, in_words: PlanInWords) -> None:
    """The link to copy, a message that is ready to send, and the code of the address."""
    link, words, card = encode(order.plan), in_words.words, in_words.card
    address = whole_address(PLAN, link)
    about = words.say("text.about", medicine=order.plan.pathway.medicine)
    parts = (
        about,
        in_words.program,
        f"{card.lead} {card.day}.",
        card.could_be,
        card.months,
        address,
    )
    message = quote(" ".join(filter(None, parts)))
    st.html(
        copy_link(link, address, words)
        + f'<p><a href="sms:?&amp;body={message}">{escape(words.say("action.text"))}</a></p>'
        + f'<p><a href="mailto:?body={message}">{escape(words.say("action.mail"))}</a></p>'
        + f'<p id="copy-text">{escape(in_words.message(address))}</p>'
        + markup.copy_button("copy-text", words.say("copy.text"), words.say("copy.done"))
        + _code(order, words)
    )


def copy_link(link: str, address: str, words: Words) -> str:
    """A link to copy as HTML, and below it which setting gives one that others can open."""
    notes = [words.say("link.note")]
    if _base() is None:
        notes.append(words.say("link.own", setting=ADDRESS_SETTING))
    return (
        f'<p id="copy-link">{markup.link(link, address)}</p>'
        + markup.copy_button("copy-link", words.say("copy.link"), words.say("copy.done"))
        + markup.paragraphs(notes, kind="note")
    )


def more_files(plan: Plan, words: Words) -> None:
    """A link to each of the files that few people need; in place of one that fails, why."""
    order = _order_of(plan, words)
    items = []
    for ending, message in _MORE.items():
        refusal, name = FORMS[ending].refuses(order), words.say(message)
        if refusal is None:
            items.append(markup.link(file_address(FORMS[ending], encode(plan)), name))
        else:
            items.append(escape(f"{name}: {refusal}"))
    st.html(f'<ul class="files">{"".join(f"<li>{item}</li>" for item in items)}</ul>')


def file_address(form: Form, link: str) -> str:
    return f"{internals.base_path()}{form.path}{link}"


def talk_link(plan: Plan, label: str) -> str:
    """A link to the talk on a plan, as HTML."""
    address = f"{internals.base_path()}{TALK}{encode(plan)}"
    return f'<a href="{escape(address)}">{escape(label)}</a>'


def whole_address(page: str, link: str) -> str:
    """The address of a link to the page at this path: for others, where one is known."""
    here = (st.context.url or "").partition("?")[0].removesuffix(page)
    return f"{_base() or here}{page}{link}"


def _order_of(plan: Plan, words: Words) -> Order:
    return Order(plan=plan, language=words.language, base=_base())


def _code(order: Order, words: Words) -> str:
    """The QR code of the address; nothing where there is none: the part for staff says why."""
    title = words.say("take.code")
    code = qr_code(order, title)
    if code is None:
        return ""
    return f'<img src="{markup.data_address(code.svg)}" alt="{escape(title)}" width="148">'


def _base() -> str | None:
    """The app's address for others, as far as this visitor's request gives one."""
    scheme = (st.context.url or "http").partition(":")[0]
    return app_address(st.context.headers.get("Host", ""), scheme)
