"""The part of the page where a visitor leaves with the example: printed, copied, in a calendar."""

from html import escape

import streamlit as st

from planner import markup
from planner.address import base_address
from planner.catalogue import Words
from planner.forms import FORMS
from planner.forms.order import Order, file_name
from planner.forms.qr import qr_code
from planner.in_brief import plan_as_text
from planner.link import encode
from planner.plan import Plan
from planner.timeline import Timeline
from planner.web import internals

_FIRST = ("pdf", "ics", "pptx")
_MORE = ("html", "png", "svg", "csv", "xlsx", "json")


def show(plan: Plan, timeline: Timeline, spoken: Words) -> None:
    """Draw it for this plan; the files are made only when somebody asks for one."""
    order = Order(plan=plan, language=spoken.language, base=base())
    address = encode(plan)
    whole = f"{(st.context.url or '').partition('?')[0].rstrip('/')}/{address}"
    done = spoken.say("copy.done")
    with st.container(key="link"):
        st.html(
            markup.heading(spoken.say("page.take-along"))
            + _links(_FIRST, order, spoken)
            + markup.paragraphs([spoken.say("take.calendar-note")], kind="note")
            + markup.heading(spoken.say("page.link"), 3)
            + f'<p id="copy-link">{markup.link(address, whole)}</p>'
            + markup.copy_button("copy-link", spoken.say("copy.link"), done)
            + markup.paragraphs([spoken.say("link.note")], kind="note")
            + _code(order, spoken)
            + _in_words(plan_as_text(timeline, whole, spoken), spoken)
            + markup.details(
                spoken.say("page.more-forms"), _links(_MORE, order, spoken), keeps="more-forms"
            )
        )


def _in_words(text: str, spoken: Words) -> str:
    copy = markup.copy_button("copy-text", spoken.say("copy.text"), spoken.say("copy.done"))
    body = f'<p id="copy-text">{escape(text)}</p>{copy}'
    return markup.details(spoken.say("page.as-text"), body, keeps="as-text")


def _links(endings: tuple[str, ...], order: Order, spoken: Words) -> str:
    """A link for each of these forms; in place of one that cannot be made, why."""
    items = ""
    for ending in endings:
        form = FORMS[ending]
        refusal = form.refuses(order)
        name = spoken.say(f"take.{ending}")
        if refusal is not None:
            items += f"<li>{escape(name)}: {escape(refusal)}</li>"
            continue
        href = escape(f"{internals.base_path()}{form.path}{encode(order.plan)}")
        saved = f' download="{file_name(order, ending)}"' if form.attached else ""
        items += f'<li><a href="{href}" target="_blank"{saved}>{escape(name)}</a></li>'
    return f'<ul class="forms">{items}</ul>'


def _code(order: Order, spoken: Words) -> str:
    """The QR code of the address; nothing where there is none: `own_program` tells staff why."""
    title = spoken.say("take.code")
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
