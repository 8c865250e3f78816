"""Clients that take their time: over the preface, headers, a body, a TLS handshake (H15, H17)."""

import socket
import ssl
import time

import pytest

from target import HEALTH, check
from wire import PATIENCE, PREFACE, Closed, Silence, Type, message, settings_frame

TIMEOUT = 0.5
# Bounds of time are held at five times their value.
LATE = 5 * TIMEOUT


@pytest.fixture(scope="module")
def hurried_servers(started):
    return {}


@pytest.fixture(params=["plain", "tls"])
def hurried(request, started, hurried_servers):
    """A server that waits for half a second where others wait for ten."""
    if request.param not in hurried_servers:
        hurried_servers[request.param] = started(
            "--preface-timeout", TIMEOUT, "--message-timeout", TIMEOUT, secure=request.param == "tls"
        )
    return hurried_servers[request.param]


def ends(c, drip=None, every=0.1):
    """Seconds until the server closes; `drip` gives the bytes to send meanwhile, one after the other."""
    # An acknowledgement in the midst of the preface would be a fault of another kind.
    c.acknowledges_settings = False
    begun = time.monotonic()
    drip = iter(drip or ())
    while time.monotonic() - begun < LATE:
        c.send(next(drip, b""))
        try:
            while True:
                got = c.read(every)
                assert got.kind != Type.HEADERS, f"it was answered: {got}"
        except Silence:
            pass
        except Closed:
            return time.monotonic() - begun
    raise AssertionError(f"after {LATE} s the connection is still open")


def not_at_once(seconds):
    """A good client is given most of the time there is."""
    assert seconds > TIMEOUT / 2, f"closed after {seconds} s"


def test_h15_a_client_that_says_nothing_is_closed(hurried):
    with hurried.open() as c:
        not_at_once(ends(c))
    hurried.check()


def test_h15_a_preface_of_single_bytes_is_closed(hurried):
    with hurried.open() as c:
        not_at_once(ends(c, (PREFACE[place : place + 1] for place in range(len(PREFACE)))))
    hurried.check()


def test_h15_a_preface_without_settings_is_closed(hurried):
    with hurried.open() as c:
        c.send(PREFACE)
        not_at_once(ends(c))
    hurried.check()


def test_h15_settings_of_single_bytes_are_closed(hurried):
    settings = settings_frame(*[(4, 65535)] * 5)
    with hurried.open() as c:
        c.send(PREFACE)
        not_at_once(ends(c, (settings[place : place + 1] for place in range(len(settings)))))
    hurried.check()


def ends_or_resets(c, stream, drip=None, every=0.1):
    """How a stream, or the whole connection, is given up."""
    begun = time.monotonic()
    drip = iter(drip or ())
    while time.monotonic() - begun < LATE:
        c.send(next(drip, b""))
        try:
            return c.answer(stream, every)
        except Silence:
            pass
        except Closed:
            return None
    raise AssertionError(f"after {LATE} s the stream is still open")


def test_h15_headers_that_never_end_are_given_up(hurried):
    with hurried.connect() as c:
        c.headers(1, c.call_fields(HEALTH), end_headers=False)
        answer = ends_or_resets(c, 1)
        assert answer is None or answer.reset is not None, answer
    hurried.check()


def test_h15_headers_in_single_bytes_are_given_up(hurried):
    with hurried.connect() as c:
        block = c.encode(c.call_fields(HEALTH))
        c.headers(1, block[:1], end_headers=False)
        # Inside one CONTINUATION frame, so that their number is no reason to close.
        c.send(b"\x00\x10\x00\x09\x04\x00\x00\x00\x01")
        answer = ends_or_resets(c, 1, (block[place : place + 1] for place in range(1, len(block))))
        assert answer is None or answer.reset is not None, answer
    hurried.check()


def given_up_alone(c, answer):
    """The call has failed, and the connection serves the next."""
    assert answer is not None, "the whole connection was closed"
    assert answer.reset is not None or answer.grpc_status not in (None, 0), answer
    check(c, 3)


def test_h15_a_message_that_never_comes_whole_fails_its_call_alone(hurried):
    with hurried.connect() as c:
        c.headers(1, c.call_fields(HEALTH), end_stream=False)
        c.data(1, message(bytes(100))[:50], end_stream=False)
        given_up_alone(c, ends_or_resets(c, 1))


def test_h15_a_message_of_single_bytes_fails_its_call_alone(hurried):
    whole = message(bytes(100))
    with hurried.connect() as c:
        c.headers(1, c.call_fields(HEALTH), end_stream=False)
        bytes_as_frames = (
            b"\x00\x00\x01\x00\x00\x00\x00\x00\x01" + whole[n : n + 1] for n in range(len(whole))
        )
        given_up_alone(c, ends_or_resets(c, 1, bytes_as_frames))


def test_h15_a_data_frame_that_never_ends_fails_its_call(hurried):
    with hurried.connect() as c:
        c.headers(1, c.call_fields(HEALTH), end_stream=False)
        c.send(b"\x00\x10\x00\x00\x00\x00\x00\x00\x01" + message(bytes(100))[:20])
        answer = ends_or_resets(c, 1)
        assert answer is None or answer.reset is not None or answer.grpc_status, answer
    hurried.check()


def test_a_request_that_has_no_message_yet_may_wait_for_one(hurried):
    """A stream of messages may pause between two of them for as long as it likes."""
    with hurried.connect() as c:
        c.headers(1, c.call_fields("/muster.testing.v1.ProbeService/Soak"), end_stream=False)
        c.data(1, message(), end_stream=False)
        with pytest.raises(Silence):
            c.answer(1, 2 * TIMEOUT)
        c.data(1, message())
        assert c.answer(1).grpc_status == 0


def client_hello():
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    context = ssl.create_default_context()
    context.set_alpn_protocols(["h2"])
    try:
        context.wrap_bio(incoming, outgoing, server_hostname="localhost").do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


@pytest.mark.parametrize("share", [0, 0.5, 1], ids=["no hello", "half a hello", "one hello"])
def test_h17_unfinished_tls_handshakes_are_closed_and_keep_nobody_out(attack, share):
    target = attack("--preface-timeout", TIMEOUT, secure=True)
    hello = client_hello()
    sockets = [socket.create_connection(target.address) for _ in range(200)]
    try:
        for each in sockets:
            each.sendall(hello[: int(len(hello) * share)])
        target.check()
        deadline = time.monotonic() + LATE
        for each in sockets:
            each.settimeout(max(deadline - time.monotonic(), 0.01))
            _until_closed(each)
    finally:
        for each in sockets:
            each.close()


def _until_closed(each):
    try:
        while each.recv(65536):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        raise AssertionError(f"after {LATE} s a handshake is still waited for") from None


def test_what_is_no_tls_is_closed(attack):
    target = attack("--preface-timeout", TIMEOUT, secure=True)
    for garbage in (
        PREFACE + settings_frame(),
        b"GET / HTTP/1.1\r\n\r\n",
        bytes(500),
        b"\x16\x03\x01\xff\xff" + bytes(99),
    ):
        with socket.create_connection(target.address, timeout=max(LATE, PATIENCE)) as each:
            each.sendall(garbage)
            _until_closed(each)
    target.check()
