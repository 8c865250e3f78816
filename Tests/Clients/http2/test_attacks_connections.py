"""Streams and connections without number, and TLS as it should not be (H16 to H18)."""

import itertools
import re
import resource
import socket
import ssl
import subprocess

import pytest

from target import HEALTH, PROBE, check, eventually, number_field
from wire import STREAM_MAX, Closed, Code, Connection, Setting, Silence, Type, expect_kind, tls_context

WAIT = PROBE + "Wait"
FOREVER = number_field(1, 0)


def test_h16_streams_above_the_limit_are_refused_and_the_others_live(attack):
    target = attack("--max-streams", "5")
    before = target.probe()
    with target.connect() as c:
        assert c.settings_of_server[Setting.MAX_CONCURRENT_STREAMS] == 5
        for number in range(25):
            c.call(1 + 2 * number, WAIT, FOREVER)
        for number in range(5, 25):
            assert c.answer(1 + 2 * number).reset == Code.REFUSED_STREAM
        with target.connect() as other:
            check(other, 1)
        assert target.probe()["started"] - before["started"] == 5
        assert not any(c.answers[1 + 2 * number].ended for number in range(5) if 1 + 2 * number in c.answers)
        # One that ends makes room for one, as soon as its handler has ended too.
        c.rst(1)
        ids = itertools.count(101, 2)

        def has_room():
            stream = next(ids)
            c.call(stream, HEALTH)
            return c.answer(stream).reset is None

        eventually("there is room for one", has_room)
        c.call(next(ids), WAIT, FOREVER)
        last = next(ids)
        c.call(last, WAIT, FOREVER)
        assert c.answer(last).reset == Code.REFUSED_STREAM
    eventually("all calls are cancelled", lambda: target.probe()["running"] == 0)


def test_h16_a_client_that_does_not_know_the_limit_is_refused_too(attack):
    """Settings and calls arrive together, before the server's settings were read."""
    target = attack("--max-streams", "5")
    with target.open() as c:
        c.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes([0, 0, 0, 4, 0, 0, 0, 0, 0]))
        for number in range(10):
            c.call(1 + 2 * number, WAIT, FOREVER)
        for number in range(5, 10):
            assert c.answer(1 + 2 * number).reset == Code.REFUSED_STREAM


def test_h16_a_hundred_streams_without_end_are_all_there_are(attacked):
    before = attacked.probe()
    with attacked.connect() as c:
        for number in range(120):
            c.headers(1 + 2 * number, c.call_fields(PROBE + "Soak"), end_stream=False)
        for number in range(100, 120):
            assert c.answer(1 + 2 * number).reset == Code.REFUSED_STREAM
        assert attacked.probe()["running"] - before["running"] <= 100
    eventually("all calls are cancelled", lambda: attacked.probe()["running"] == before["running"])


def test_h16_the_last_stream_there_can_be_is_served(attacked):
    with attacked.connect() as c:
        check(c, STREAM_MAX)


def test_h16_a_thousand_calls_on_one_connection_leave_nothing(attacked):
    before = attacked.resident()
    with attacked.connect() as c:
        for number in range(1000):
            check(c, 1 + 2 * number)
    assert attacked.resident() - before <= 8 << 20


def test_h17_two_thousand_idle_connections_keep_nobody_out(attacked, figure):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < 4096:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    resident = attacked.resident()
    opened = []
    try:
        for number in range(2000):
            opened.append(attacked.open())
            if number % 2:
                opened[-1].handshake()
            if number % 500 == 499:
                attacked.check()
        figure(f"memory grew by {(attacked.resident() - resident) >> 10} KiB")
        check(opened[1], 1)
        check(opened[-1], 1)
    finally:
        for each in opened:
            each.close()
    eventually("they are gone", lambda: attacked.descriptors() < 1000)


def test_h17_without_descriptors_the_server_turns_away_and_recovers(attack):
    target = attack()
    before = target.descriptors()
    _, hard = resource.prlimit(target.server.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(target.server.pid, resource.RLIMIT_NOFILE, (before + 60, hard))
    sockets = [socket.create_connection(target.address) for _ in range(200)]
    try:
        eventually("it turns away whom it has no descriptor for", lambda: _closed(sockets) >= 100)
    finally:
        for each in sockets:
            each.close()
    eventually("they are gone", lambda: target.descriptors() <= before)
    target.check()


def _closed(sockets):
    count = 0
    for each in sockets:
        each.setblocking(False)
        try:
            count += each.recv(65536, socket.MSG_PEEK) == b""
        except BlockingIOError:
            pass
        except ConnectionError:
            count += 1
    return count


def test_h17_connections_that_come_and_go_leave_nothing(attacked):
    before = attacked.resident()
    for number in range(1000):
        with attacked.open() as c:
            if number % 3 == 1:
                c.send(b"PRI * HTT")
            elif number % 3 == 2:
                c.handshake()
                c.call(1, WAIT, FOREVER)
    eventually("all calls are cancelled", lambda: attacked.probe()["running"] == 0)
    assert attacked.resident() - before <= 16 << 20


OLD = {"minimum_version": ssl.TLSVersion.TLSv1, "maximum_version": ssl.TLSVersion.TLSv1_1}
TLS_1_2 = {"maximum_version": ssl.TLSVersion.TLSv1_2}
WEAK = ["AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-SHA", "ECDHE-RSA-AES128-SHA", "AES128-SHA", "NULL-SHA256"]


@pytest.fixture(scope="module")
def secured_servers(started):
    return []


@pytest.fixture
def secured(started, secured_servers):
    if not secured_servers:
        secured_servers.append(started(secure=True))
    before = secured_servers[0].descriptors()
    yield secured_servers[0]
    secured_servers[0].check()
    eventually("its descriptors are closed", lambda: secured_servers[0].descriptors() <= before)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_h18_tls_before_1_2_is_refused(secured, test_ca):
    context = tls_context(test_ca.certificate, **OLD)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.raises((ssl.SSLError, ConnectionError)):
        Connection(secured.address, context)


@pytest.mark.parametrize("suite", WEAK)
def test_h18_weak_suites_are_refused(secured, test_ca, suite):
    context = tls_context(test_ca.certificate, **TLS_1_2)
    context.set_ciphers(suite + ":@SECLEVEL=0")
    with pytest.raises((ssl.SSLError, ConnectionError)):
        Connection(secured.address, context)


@pytest.mark.parametrize(
    "version, number", [("TLSv1.2", ssl.TLSVersion.TLSv1_2), ("TLSv1.3", ssl.TLSVersion.TLSv1_3)]
)
def test_h18_tls_1_2_and_1_3_are_served(secured, test_ca, version, number):
    context = tls_context(test_ca.certificate, minimum_version=number, maximum_version=number)
    with Connection(secured.address, context) as c:
        assert c.socket.version() == version and c.socket.selected_alpn_protocol() == "h2"
        assert c.socket.compression() is None
        c.handshake()
        check(c, 1)


def s_client(target, text, *flags):
    """What openssl's own client says of a connection on which it sends this text."""
    program = ["openssl", "s_client", "-connect", "%s:%d" % target.address, "-alpn", "h2", *flags]
    return subprocess.run(program, input=text, capture_output=True, timeout=10, check=False)


def test_h18_renegotiation_is_refused(secured):
    # A line with an R alone makes the client ask for it.
    told = s_client(secured, b"R\n", "-tls1_2")
    assert b"RENEGOTIATING" in told.stdout + told.stderr
    assert b"no renegotiation" in told.stderr, told.stderr[-500:]


def test_h18_no_session_allows_early_data(secured):
    # What is no preface makes the server close, after the session ticket was sent.
    told = s_client(secured, b"no preface\n", "-tls1_3", "-ign_eof")
    sizes = set(re.findall(rb"Max Early Data: (\d+)", told.stdout))
    assert sizes <= {b"0"}, sizes


@pytest.mark.parametrize(
    "protocols", [(), ("http/1.1",), ("h3", "spdy/3")], ids=["none", "http/1.1", "others"]
)
def test_h18_another_protocol_is_never_answered_as_http2(secured, test_ca, protocols):
    """RFC 9113, 3.2: h2 is spoken over TLS when it was negotiated."""
    try:
        with Connection(secured.address, tls_context(test_ca.certificate, protocols)) as c:
            c.send(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
            c.socket.settimeout(c.patience)
            begun = c.socket.recv(5)
            assert begun in (b"", b"HTTP/"), f"answered {begun}"
    except (ssl.SSLError, ConnectionError):
        pass


def test_h18_h2_is_chosen_before_http_1_1(secured, test_ca):
    with Connection(secured.address, tls_context(test_ca.certificate, ("http/1.1", "h2"))) as c:
        assert c.socket.selected_alpn_protocol() == "h2"
        c.handshake()
        check(c, 1)


@pytest.mark.parametrize("name", ["elsewhere.example", "127.0.0.1", "x" * 63 + ".example"])
def test_h18_another_server_name_changes_nothing(secured, test_ca, name):
    context = tls_context(test_ca.certificate)
    raw = socket.create_connection(secured.address, timeout=3)
    try:
        with context.wrap_socket(raw, server_hostname=name) as wrapped:
            assert wrapped.selected_alpn_protocol() == "h2"
    except (ssl.SSLError, ConnectionError):
        # Refusing it is as good.
        raw.close()


def test_h18_a_client_certificate_that_is_asked_for_must_be_ours_and_in_date(attack, test_ca):
    target = attack_with_client_certificates(attack, test_ca)
    context = tls_context(test_ca.certificate)
    context.load_cert_chain(test_ca.expired_certificate, test_ca.expired_key)
    refuses(target, context)
    refuses(target, tls_context(test_ca.certificate))
    target.check()


def attack_with_client_certificates(attack, test_ca):
    context = tls_context(test_ca.certificate)
    context.load_cert_chain(test_ca.client_certificate, test_ca.client_key)
    return attack("--client-ca", test_ca.certificate, secure=True, client=context)


def refuses(target, context):
    """In TLS 1.3 the client learns of it with the first bytes it reads."""
    with pytest.raises((ssl.SSLError, ConnectionError, Closed)):
        with Connection(target.address, context) as c:
            c.handshake()
            expect_kind(c, Type.SETTINGS)


def test_a_connection_closed_in_mid_frame_is_forgotten(attacked):
    for cut in (1, 5, 9, 12, 40):
        with attacked.connect() as c:
            whole = b"\x00\x00\x40\x01\x04\x00\x00\x00\x01" + bytes(64)
            c.send(whole[:cut])
    with attacked.connect() as c:
        c.call(1, WAIT, FOREVER)
        with pytest.raises(Silence):
            c.answer(1, 0.1)
        # A reset of TCP instead of its end.
        c.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    eventually("its call is cancelled", lambda: attacked.probe()["running"] == 0)
