"""Streams opened to be reset, by the client or by the server (H1, H2)."""

import pytest

from flood import flood
from target import PROBE, check, eventually, number_field
from wire import (
    END_HEADERS,
    END_STREAM,
    PRIORITY,
    STREAM_MAX,
    Code,
    Type,
    data_frame,
    frame,
    headers_frame,
    message,
    priority_payload,
    rst_frame,
    window_update_frame,
)

WAIT = PROBE + "Wait"
SOAK = PROBE + "Soak"
# At so many streams of which half were reset within a second, and at so many resets for the client's own
# faults, the connection ends.
RESET_STREAMS_MAX = 500
FAULTS_MAX = 100
# What was on its way by then may add a fifth.
STREAMS_TAKEN_MAX = RESET_STREAMS_MAX * 6 // 5


def streams(count):
    return range(1, 2 * count, 2)


def test_h1_rapid_reset_ends_the_connection_and_cancels_every_call(attacked, figure):
    before = attacked.probe()
    with attacked.connect() as c:
        fields = c.call_fields(WAIT)
        outcome = flood(
            c,
            (
                headers_frame(stream, c.encode(fields), end=False)
                + data_frame(stream, message(), True)
                + rst_frame(stream)
                for stream in streams(5 * RESET_STREAMS_MAX)
            ),
        )
    assert outcome.goaway is not None and outcome.goaway.code == Code.ENHANCE_YOUR_CALM, outcome
    taken = (outcome.goaway.last_stream + 1) // 2
    figure(f"stopped after {taken} streams, {outcome.sent} sent")
    assert taken <= STREAMS_TAKEN_MAX
    assert eventually("no call of the flood runs", lambda: attacked.probe()["running"] == before["running"])
    assert attacked.probe()["started"] - before["started"] <= STREAMS_TAKEN_MAX


def test_h1_rapid_reset_before_the_message_starts_no_more_handlers(attacked):
    before = attacked.probe()
    with attacked.connect() as c:
        fields = c.call_fields(SOAK)
        outcome = flood(
            c,
            (
                headers_frame(stream, c.encode(fields), end=False) + rst_frame(stream, Code.NO_ERROR)
                for stream in streams(5 * RESET_STREAMS_MAX)
            ),
        )
    assert outcome.goaway is not None and outcome.goaway.code == Code.ENHANCE_YOUR_CALM, outcome
    eventually("no call of the flood runs", lambda: attacked.probe()["running"] == before["running"])
    assert attacked.probe()["started"] - before["started"] <= STREAMS_TAKEN_MAX


def test_some_cancelled_calls_are_nothing_to_end_a_connection_for(attacked):
    with attacked.connect() as c:
        for stream in streams(50):
            c.call(stream, WAIT)
            c.rst(stream)
        check(c, 201)


def fault_zero_increment(c, stream):
    return headers_frame(stream, c.encode(c.call_fields(SOAK)), end=False) + window_update_frame(stream, 0)


def fault_window_overflow(c, stream):
    return (
        headers_frame(stream, c.encode(c.call_fields(SOAK)), end=False)
        + window_update_frame(stream, STREAM_MAX) * 2
    )


def fault_data_after_end(c, stream):
    block = c.encode(c.call_fields(WAIT))
    return (
        headers_frame(stream, block, end=False)
        + data_frame(stream, message(), True)
        + data_frame(stream, b"x", True)
    )


def fault_headers_after_end(c, stream):
    return (
        headers_frame(stream, c.encode(c.call_fields(WAIT)), end=False)
        + data_frame(stream, message(), True)
        + headers_frame(stream, c.encode([("x-late", "1")]))
    )


def fault_content_length(c, stream):
    block = c.encode(c.call_fields(SOAK, ("content-length", "1")))
    return headers_frame(stream, block, end=False) + data_frame(stream, message(b"four"), True)


def fault_uppercase_name(c, stream):
    return headers_frame(stream, c.encode(c.call_fields(SOAK, ("X-Upper", "1"))))


def fault_connection_field(c, stream):
    return headers_frame(stream, c.encode(c.call_fields(SOAK, ("connection", "close"))))


def fault_no_path(c, stream):
    return headers_frame(stream, c.encode([field for field in c.call_fields(SOAK) if field[0] != ":path"]))


def fault_empty_block(c, stream):
    return headers_frame(stream, b"")


def fault_trailers_without_end(c, stream):
    return headers_frame(stream, c.encode(c.call_fields(SOAK)), end=False) + headers_frame(
        stream, c.encode([("x-trailer", "1")]), end=False
    )


def fault_depends_on_itself(c, stream):
    flags = END_HEADERS | END_STREAM | PRIORITY
    return frame(Type.HEADERS, flags, stream, priority_payload(stream) + c.encode(c.call_fields(SOAK)))


FAULTS = [value for name, value in list(globals().items()) if name.startswith("fault_")]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_h2_a_server_made_to_reset_streams_does_so_a_hundred_times_at_most(attacked, fault, figure):
    before = attacked.probe()
    with attacked.connect() as c:
        outcome = flood(c, (fault(c, stream) for stream in streams(10 * FAULTS_MAX)), ahead=FAULTS_MAX)
    resets = outcome.count(Type.RST_STREAM)
    figure(f"stopped after {resets} resets: {outcome.goaway or 'closed'}")
    assert outcome.stopped, f"it has reset {resets} streams and goes on"
    # What was on its way with the hundredth may be reset too.
    assert resets <= 2 * FAULTS_MAX
    eventually("no call of the flood runs", lambda: attacked.probe()["running"] == before["running"])


def test_a_reset_call_is_cancelled(attacked):
    before = attacked.probe()
    with attacked.connect() as c:
        # Zero milliseconds: it waits until it is cancelled.
        c.call(1, WAIT, number_field(1, 0))
        eventually("the call runs", lambda: attacked.probe()["running"] == before["running"] + 1)
        c.rst(1)
        eventually("the call is cancelled", lambda: attacked.probe()["cancelled"] == before["cancelled"] + 1)
        assert attacked.probe()["running"] == before["running"]
