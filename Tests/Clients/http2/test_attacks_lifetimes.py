"""How connections end in good order: keepalive, idleness, age, drain (H16, H20)."""

import time

import pytest

from target import HEALTH, PROBE, WATCH, check, eventually, number_field, read_varints
from wire import ACK, STREAM_MAX, Closed, Code, Connection, Frame, Silence, Type, expect_closed, expect_kind

WAIT = PROBE + "Wait"
NOT_SERVING = b"\x08\x02"


def wait_for(milliseconds):
    return number_field(1, milliseconds)


def next_goaway(c, timeout=5.0):
    got = expect_kind(c, Type.GOAWAY, timeout=timeout)
    assert got.code == Code.NO_ERROR, got
    return got


def last_goaway(c, timeout=5.0):
    """The one that names the last stream; the notice with the highest id may come before it."""
    got = next_goaway(c, timeout)
    return next_goaway(c, timeout) if got.last_stream == STREAM_MAX else got


def sent_away(c, text):
    """Two notices, the first so that no stream is lost on its way to the second; one of them says why."""
    first = next_goaway(c)
    assert first.last_stream == STREAM_MAX, first
    last = next_goaway(c)
    assert text in (first.text, last.text), f"neither {first} nor {last} says {text}"
    return last


def test_a_server_asks_whether_its_client_is_there_and_leaves_if_it_is_not(attack):
    target = attack("--keepalive-time", "0.3", "--keepalive-timeout", "0.3")
    with target.connect() as c:
        c.answers_pings = False
        expect_kind(c, Type.PING, acknowledges=False)
        expect_closed(c, 3)


def test_a_client_that_answers_is_kept(attack):
    target = attack("--keepalive-time", "0.2", "--keepalive-timeout", "0.3")
    with target.connect() as c:
        asked = [got for got in c.frames(1.5) if isinstance(got, Frame) and got.kind == Type.PING]
        assert 2 <= len(asked) <= 10
        check(c, 1)


def test_a_wrong_answer_to_a_ping_is_none(attack):
    target = attack("--keepalive-time", "0.3", "--keepalive-timeout", "0.5")
    with target.connect() as c:
        c.answers_pings = False
        asked = expect_kind(c, Type.PING, acknowledges=False)
        c.ping(bytes(byte ^ 0xFF for byte in asked.payload), ACK)
        expect_closed(c, 3)


def test_an_idle_connection_is_sent_away_with_max_idle(attack):
    target = attack("--max-idle", "0.5")
    with target.connect() as c:
        begun = time.monotonic()
        assert sent_away(c, "max_idle").last_stream == 0
        assert time.monotonic() - begun > 0.2
        expect_closed(c)


def test_a_connection_with_a_call_is_not_idle(attack):
    target = attack("--max-idle", "0.5")
    with target.connect() as c:
        c.call(1, WAIT, wait_for(1500))
        assert c.answer(1).grpc_status == 0
        assert not c.goaways
        assert sent_away(c, "max_idle").last_stream == 1


def test_an_old_connection_is_sent_away_with_max_age_and_its_call_ends(attack):
    target = attack("--max-age", "1", "--max-age-grace", "3")
    with target.connect() as c:
        c.call(1, WAIT, wait_for(1800))
        assert sent_away(c, "max_age").last_stream == 1
        assert c.answer(1).grpc_status == 0
        expect_closed(c)


def test_after_the_grace_an_old_connection_is_closed_whatever_runs(attack):
    target = attack("--max-age", "0.5", "--max-age-grace", "0.5")
    before = target.probe()
    with target.connect() as c:
        c.call(1, WAIT, wait_for(0))
        assert sent_away(c, "max_age").last_stream == 1
        expect_closed(c, 5)
        eventually("its call is cancelled", lambda: target.probe()["cancelled"] == before["cancelled"] + 1)


def test_streams_after_the_last_id_are_not_executed(attack):
    target = attack("--max-age", "0.7", "--max-age-grace", "3")
    with target.connect() as c:
        c.call(1, WAIT, wait_for(2000))
        assert last_goaway(c).last_stream == 1
        with target.connect() as other:
            before = _started(other, 1)
            c.call(3, WAIT, wait_for(1))
            c.call(5, WAIT, wait_for(1))
            assert c.answer(1).grpc_status == 0
            assert _started(other, 3) == before
        for stream in (3, 5):
            answer = c.answers.get(stream)
            assert answer is None or answer.reset == Code.REFUSED_STREAM, answer


def _started(c, stream):
    """How many calls have begun, asked over a connection that is there already."""
    c.call(stream, PROBE + "GetProbe")
    return read_varints(c.answer(stream).body[5:]).get(1, 0)


def test_sigterm_announces_itself_and_ends_what_runs(attack):
    target = attack("--drain-grace", "5")
    with target.connect() as c:
        c.call(1, WAIT, wait_for(1000))
        c.call(3, WATCH)
        expect_kind(c, Type.DATA, stream=3)
        # As long as its PING is not answered, the server cannot know that its notice has arrived.
        c.answers_pings = False
        target.server.terminate()
        asked, notice = until_goaway(c)
        assert notice.last_stream == STREAM_MAX and notice.code == Code.NO_ERROR, notice
        c.call(5, HEALTH)
        c.answers_pings = True
        for payload in asked:
            c.ping(payload, ACK)
        _, last = until_goaway(c)
        assert last.code == Code.NO_ERROR and last.last_stream in (3, 5), last
        # A stream that began after the last one: refused so that it can be tried elsewhere, or not answered.
        c.call(7, HEALTH)
        assert c.answer(1).grpc_status == 0
        assert c.answers[3].body.endswith(NOT_SERVING), f"NOT_SERVING was not told: {c.answers[3]}"
        # Who watches to the end leaves of its own accord, or is left after the grace.
        c.rst(3)
        with pytest.raises(Closed):
            while True:
                c.read()
        late = c.answers.get(5)
        if last.last_stream == 5:
            assert late.grpc_status == 0, late
        else:
            assert late is None or late.reset == Code.REFUSED_STREAM, late
        assert c.answers.get(7) is None or c.answers[7].reset == Code.REFUSED_STREAM
    target.server.wait(10)


def until_goaway(c):
    """The next GOAWAY, and what PINGs before it wanted to have answered."""
    asked = []
    while (got := c.read()).kind != Type.GOAWAY:
        if got.kind == Type.PING and not got.acknowledges:
            asked.append(got.payload)
    return asked, got


def test_sigterm_ends_the_server_after_its_grace_whatever_runs(attack):
    target = attack("--drain-grace", "1")
    with target.connect() as c:
        c.call(1, WAIT, wait_for(0))
        with pytest.raises(Silence):
            c.answer(1, 0.2)
        target.server.terminate()
        assert next_goaway(c).last_stream == STREAM_MAX
        assert last_goaway_or_closed(c)
        target.server.wait(5)
        expect_closed(c)


def last_goaway_or_closed(c):
    return next(
        got
        for got in c.frames(5)
        if isinstance(got, Closed) or (isinstance(got, Frame) and got.kind == Type.GOAWAY)
    )


def test_sigterm_takes_no_new_connections(attack):
    target = attack("--drain-grace", "3")
    with target.connect() as c:
        c.call(1, WAIT, wait_for(1000))
        with pytest.raises(Silence):
            c.answer(1, 0.1)
        target.server.terminate()
        next_goaway(c)
        with pytest.raises((ConnectionError, Closed)):
            with Connection(target.address) as late:
                late.handshake()
                late.call(1, HEALTH)
                late.answer(1)
        assert c.answer(1).grpc_status == 0
    target.server.wait(10)


def test_sigterm_does_not_wait_for_a_client_that_answers_no_ping(attack):
    target = attack("--drain-grace", "30")
    with target.connect() as c:
        c.answers_pings = False
        target.server.terminate()
        assert next_goaway(c).last_stream == STREAM_MAX
        # It has no call at work: the sign that it knows is waited for a second, not for the grace.
        last = next_goaway(c)
        assert last.code == Code.NO_ERROR and last.last_stream == 0, last
        expect_closed(c, 5)
    target.server.wait(5)


def test_sigterm_ends_an_idle_server_at_once(attack):
    target = attack("--drain-grace", "30")
    with target.connect() as c:
        target.server.terminate()
        next_goaway(c)
        expect_closed(c, 5)
    target.server.wait(5)
