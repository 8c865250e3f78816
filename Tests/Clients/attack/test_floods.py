"""HTTP/2 as it should not be, over TLS, before the server's whole chain (H1, H3, H4, H7, H9, H11, H19)."""
import socket
import ssl

import pytest
from wire import (
    Closed, Code, Connection, Setting, Silence, Type, data_frame, frame, headers_frame, ping_frame, rst_frame,
    settings_frame)

GET_TENANT = "/muster.tenants.v1.TenantService/GetTenant"
# What a server may keep of all that was thrown at it.
MEMORY_MAX = 64 << 20


@pytest.fixture
def connect(target):
    context = ssl.create_default_context(cadata=target.certificate.decode())
    context.set_alpn_protocols(["h2"])

    def open_one():
        return Connection((target.server.host, target.server.port), context)

    return open_one


def ends(connection, chunks):
    """How the server ends it: the code of its GOAWAY, or that it closed."""
    try:
        for chunk in chunks:
            connection.send(chunk)
        while True:
            got = connection.read(5)
            if got.kind == Type.GOAWAY:
                return Code(got.code).name
    except Closed:
        return "closed"
    except Silence:
        return None


def resets(connection):
    for number in range(2000):
        stream = 2 * number + 1
        block = connection.encode(connection.call_fields(GET_TENANT))
        yield headers_frame(stream, block, end=False) + rst_frame(stream)


def continuations(connection):
    yield frame(Type.HEADERS, 0, 1, connection.encode(connection.call_fields(GET_TENANT)))
    for _ in range(1000):
        yield frame(Type.CONTINUATION, 0, 1, b"")


def empty_data(connection):
    yield headers_frame(1, connection.encode(connection.call_fields(GET_TENANT)), end=False)
    for _ in range(2000):
        yield data_frame(1)


FLOODS = {
    "H1 resets": resets,
    "H3 continuations": continuations,
    "H7 pings": lambda _: (ping_frame() for _ in range(2000)),
    "H9 settings": lambda _: (settings_frame((Setting.INITIAL_WINDOW_SIZE, 65535)) for _ in range(2000)),
    "H11 empty data": empty_data,
}


@pytest.mark.cases("H1", "H3", "H7", "H9", "H11")
def test_floods_end_their_own_connection_and_nothing_else(target, connect, found):
    before = target.server.rss()
    for name, chunks in FLOODS.items():
        with connect() as connection:
            connection.handshake()
            ended = ends(connection, chunks(connection))
        assert ended is not None, f"{name}: not stopped"
        found(f"{name}: {ended}")
        # Another customer, whose connection it was not.
        target.victim.raw("/grpc.health.v1.Health/Check", b"")
    grown = target.server.rss() - before
    found(f"{grown / 2**20:.1f} MiB more")
    assert grown < MEMORY_MAX


@pytest.mark.cases("H4", "G5")
def test_headers_and_messages_that_are_too_large_are_refused(target, connect):
    with connect() as connection:
        connection.handshake()
        connection.headers(1, connection.call_fields(GET_TENANT, ("padding", "a" * 20_000)))
        answer = connection.answer(1)
        assert answer.grpc_status != 0
    error = target.refusal(lambda: target.attacker.raw(GET_TENANT, b"\x0a\x02aa" * (2 << 20)))
    assert error is not None


@pytest.mark.cases("H19", "H18")
def test_who_does_not_speak_http2_or_no_tls_gets_no_answer(target):
    for words in (b"GET / HTTP/1.1\r\nhost: a\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x00\x00"):
        with socket.create_connection((target.server.host, target.server.port), timeout=15) as plain:
            plain.sendall(words)
            try:
                answer = plain.recv(4096)
            except OSError:
                answer = b""
            assert b"grpc" not in answer and b"HTTP/1.1 200" not in answer
