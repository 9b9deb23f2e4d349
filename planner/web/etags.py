"""The tag of an answer's bytes, and whether a browser holds them already."""

from hashlib import sha256

from starlette.requests import Request


def tag_of(content: bytes) -> str:
    """The strong tag of these bytes, with its quotes (RFC 9110, 8.8.3)."""
    return f'"{sha256(content).hexdigest()[:32]}"'


def is_known(tag: str, request: Request) -> bool:
    """Whether the client holds what has this tag; its own may be weak (RFC 9110, 13.1.2)."""
    known = request.headers.get("if-none-match", "")
    tags = {one.strip().removeprefix("W/") for one in known.split(",")}
    return tag in tags or tags == {"*"}
