"""How a visitor leaves with the example: printed, in a calendar, sent, or saved."""

from html import escape
from urllib.parse import quote

import streamlit as st

from planner.forms import FORMS
from planner.forms.address import ADDRESS_SETTING, base_address
from planner.forms.order import Order
from planner.forms.page import markup
from planner.forms.qr import qr_code
from planner.language.catalogue import Words
from planner.plan.link import encode
from planner.plan.plan import Plan
from planner.plan.timeline import Timeline
from planner.web import internals
from planner.web.addresses import PAGES
from planner.words.answer_card import answer_card
from planner.words.in_brief import plan_as_text
from planner.words.wording import program_line

_MORE = ("pptx", "png", "svg", "csv", "xlsx", "json")


def actions(plan: Plan, timeline: Timeline, words: Words) -> None:
    """Print, calendar, send and save. A file is made only when somebody asks for it."""
    order = order_of(plan, words)
    with st.container(horizontal=True, key="actions", gap="xsmall"):
        st.link_button(words.say("action.print"), file_address(order, "pdf"))
        if FORMS["ics"].refuses(order) is None:
            st.link_button(words.say("action.calendar"), file_address(order, "ics"))
        else:
            with st.popover(words.say("action.calendar")):
                st.write(markup.plain_markdown(words.say("action.calendar-needs")))
        with st.popover(words.say("action.send")):
            _send(order, timeline, words)
        st.link_button(words.say("action.offline"), file_address(order, "html"))


def _send(order: Order, timeline: Timeline, words: Words) -> None:
    """The link to copy, a message that is ready to send, and the code of the address."""
    address = encode(order.plan)
    whole = order.address or f"{(st.context.url or '').partition('?')[0].rstrip('/')}/{address}"
    text = plan_as_text(timeline, whole, words)
    about = words.say("text.about", medicine=order.plan.pathway.medicine)
    card = answer_card(timeline, words)
    program = program_line(order.plan.pathway, words)
    told = (about, program, f"{card.lead} {card.day}.", card.could_be, card.months, whole)
    short = " ".join(filter(None, told))
    done = words.say("copy.done")
    st.html(
        f'<p id="copy-link">{markup.link(address, whole)}</p>'
        + markup.copy_button("copy-link", words.say("copy.link"), done)
        + markup.paragraphs(link_notes(words), kind="note")
        + f'<p><a href="sms:?&amp;body={quote(short)}">{escape(words.say("action.text"))}</a></p>'
        + f'<p><a href="mailto:?body={quote(short)}">{escape(words.say("action.mail"))}</a></p>'
        + f'<p id="copy-text">{escape(text)}</p>'
        + markup.copy_button("copy-text", words.say("copy.text"), done)
        + _code(order, words)
    )


def link_notes(words: Words) -> list[str]:
    """What stands below a link to copy, also which setting gives one that others can open."""
    notes = [words.say("link.note")]
    if base() is None:
        notes.append(words.say("link.own", setting=ADDRESS_SETTING))
    return notes


def more_files(plan: Plan, words: Words) -> None:
    """A link to each of the files that few people need; in place of one that fails, why."""
    order = order_of(plan, words)
    items = []
    for ending in _MORE:
        refusal = FORMS[ending].refuses(order)
        name = words.say(f"take.{ending}")
        if refusal is None:
            items.append(markup.link(file_address(order, ending), name))
        else:
            items.append(escape(f"{name}: {refusal}"))
    st.html(f'<ul class="files">{"".join(f"<li>{item}</li>" for item in items)}</ul>')


def order_of(plan: Plan, words: Words) -> Order:
    """What the files of this page are asked for."""
    return Order(plan=plan, language=words.language, base=base())


def file_address(order: Order, ending: str) -> str:
    """The address of a file of the order's plan."""
    return f"{internals.base_path()}{FORMS[ending].path}{encode(order.plan)}"


def talk_address(plan: Plan) -> str:
    """The address of the talk on a plan, as an attribute of HTML."""
    return escape(f"{internals.base_path()}{PAGES['present']}{encode(plan)}")


def _code(order: Order, words: Words) -> str:
    """The QR code of the address; nothing where there is none: the part for staff says why."""
    title = words.say("take.code")
    code = qr_code(order, title)
    if code is None:
        return ""
    return f'<img src="{markup.data_address(code.svg)}" alt="{escape(title)}" width="148">'


def base() -> str | None:
    """The app's address for others: from the setting, else from a host that is allowed."""
    host = st.context.headers.get("Host", "")
    scheme = (st.context.url or "http").partition(":")[0]
    allowed = host if host in internals.allowed_hosts() else None
    return base_address(allowed, scheme, internals.base_path())
