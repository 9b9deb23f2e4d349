"""The files of deploy/ agree with one another and with the app, as far as text can say."""

import re
from typing import Final

import pytest

from tests.deploy import DEPLOY
from tests.deploy.front import settings
from tests.renew import STALE, UNAVAILABLE, unavailable

PING: Final = "STREAMLIT_SERVER_WEBSOCKET_PING_INTERVAL"
NGINX: Final = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
KUBERNETES: Final = (DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8")
COMPOSE: Final = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
IMAGE: Final = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


@pytest.mark.usefixtures("shipped")
def test_the_page_without_replicas_says_what_the_app_would_say() -> None:
    assert UNAVAILABLE.read_bytes() == unavailable(), f"deploy/unavailable.html is {STALE}"


def test_a_socket_is_pinged_twice_before_nginx_gives_it_up() -> None:
    """Otherwise a page on which nobody changes anything would lose its line again and again."""
    (socket,) = re.findall(r"location = /_stcore/stream \{(.*?)\n        \}", NGINX, re.DOTALL)
    (waits,) = re.findall(r"proxy_read_timeout (\d+)s;", socket)
    (by_kubernetes,) = re.findall(rf'name: {PING}\n +value: "(\d+)"', KUBERNETES)
    assert settings()[PING] == by_kubernetes
    assert 2 * int(by_kubernetes) < int(waits)


def test_a_hung_replica_is_given_up_within_ten_seconds() -> None:
    waits = re.findall(r"^    proxy_(?:connect|read)_timeout (\d+)s;", NGINX, re.MULTILINE)
    assert len(waits) == 2
    assert sum(map(int, waits)) < 10


def test_every_address_of_compose_is_known_to_nginx() -> None:
    replicas = (DEPLOY / "replicas.conf").read_text(encoding="utf-8")
    (proxy,) = re.findall(r'FORWARDED_ALLOW_IPS: "(.*)"', COMPOSE)
    given = set(re.findall(r"ipv4_address: (\S+)", COMPOSE)) - {proxy}
    named = re.findall(r"^server (\S+):8501 ", replicas, re.MULTILINE)
    assert sorted(named) == sorted([*given, *given])


def test_the_image_and_kubernetes_agree() -> None:
    """On who runs the app, which is not root, and on its port."""
    (number,) = re.findall(r"^USER (\d+):\1$", IMAGE, re.MULTILINE)
    assert re.findall(r"runAs[UG]\w+: (\d+)", KUBERNETES) == [number, number]
    (port,) = re.findall(r"^EXPOSE (\d+)$", IMAGE, re.MULTILINE)
    assert re.findall(r"containerPort: (\d+)", KUBERNETES) == [port]
    assert f'STREAMLIT_SERVER_PORT: "{port}"' in COMPOSE
