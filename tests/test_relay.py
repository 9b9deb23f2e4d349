"""The relay of the benchmarks counts every byte that a server sends, and no other."""

import socket
from threading import Thread

from benchmarks.relay import relay

ASKED = b"a question"
SENT = b"an answer" * 100_000


def test_what_a_server_sends() -> None:
    with socket.create_server(("localhost", 0)) as listening:

        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                assert connection.recv(100) == ASKED
                connection.sendall(SENT)

        thread = Thread(target=answer)
        thread.start()
        with relay(f"localhost:{listening.getsockname()[1]}") as line:
            host, _, port = line.address.partition(":")
            with socket.create_connection((host, int(port))) as connection:
                connection.sendall(ASKED)
                got = b""
                while part := connection.recv(65_536):
                    got += part
        thread.join()
    assert got == SENT
    assert line.sent == len(SENT)
