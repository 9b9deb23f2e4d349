"""Who asks, whose places, pace and turns a request counts among; and what is asked."""

from ipaddress import IPv6Address

from starlette.types import Scope


def client_of(scope: Scope) -> str:
    """Whose request it is: its address, for version 6 the part that stands for one customer.

    Nothing where the server does not know an address, as behind a socket of the file system.
    """
    host: str = (scope.get("client") or ("",))[0]
    try:
        address = IPv6Address(host)
    except ValueError:
        return host
    if address.ipv4_mapped is not None:
        # So a server that listens to both versions names a visitor of version 4.
        return str(address.ipv4_mapped)
    return ":".join(address.exploded.split(":")[:4])


def query_of(scope: Scope) -> str:
    """The query of the request's address; what is no UTF-8 in it is replaced."""
    return str(scope["query_string"], "utf-8", "replace")
