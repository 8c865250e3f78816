"""Frames that cost a client nothing, by the thousand (H7 to H13)."""

import time

import pytest

from flood import flood
from target import PROBE, check
from wire import (
    PADDED,
    Code,
    Frame,
    Setting,
    Type,
    data_frame,
    expect_ping_ack,
    expect_settings_ack,
    frame,
    message,
    ping_frame,
    priority_frame,
    settings_frame,
    window_update_frame,
)

SOAK = PROBE + "Soak"
UNKNOWN_TYPE = 0x42
MEMORY_OF_A_FLOOD_MAX = 8 << 20


def calmed(outcome, text=None):
    assert outcome.goaway is not None, f"not stopped: {outcome}"
    assert outcome.goaway.code == Code.ENHANCE_YOUR_CALM, f"stopped by {outcome.goaway}"
    if text is not None:
        assert outcome.goaway.text == text
    return outcome


def open_call(c, stream=1):
    """A call whose request does not end."""
    c.headers(stream, c.call_fields(SOAK), end_stream=False)
    c.data(stream, message(), end_stream=False)


def test_h7_a_ping_flood_ends_with_too_many_pings(attacked):
    with attacked.connect() as c:
        outcome = calmed(flood(c, [ping_frame()] * 1000), "too_many_pings")
    assert outcome.count(Type.PING) <= 5


def test_the_third_strike_is_out(attacked):
    """A first ping is no strike, so the fourth may be the end; two answers are due in any case."""
    with attacked.connect() as c:
        answered = 0
        for _ in range(10):
            c.ping()
            got = next(
                got
                for got in c.frames()
                if not isinstance(got, Frame) or got.kind in (Type.PING, Type.GOAWAY)
            )
            if not isinstance(got, Frame) or got.kind == Type.GOAWAY:
                break
            answered += 1
        assert (
            isinstance(got, Frame) and got.code == Code.ENHANCE_YOUR_CALM and got.text == "too_many_pings"
        ), got
        assert 2 <= answered <= 4


def test_a_call_between_two_pings_makes_up_for_them(attacked):
    with attacked.connect() as c:
        for number in range(10):
            c.ping()
            expect_ping_ack(c)
            check(c, 1 + 2 * number)


def test_pings_as_far_apart_as_the_server_asks_are_answered(attack):
    target = attack("--ping-min", "0.05")
    with target.connect() as c:
        for _ in range(6):
            c.ping()
            expect_ping_ack(c)
            time.sleep(0.15)


def test_h8_a_ping_flood_whose_answers_are_not_read_takes_no_memory(attacked):
    before = attacked.resident()
    with attacked.connect(receive_buffer=4096) as c:
        outcome = flood(c, [ping_frame() * 1000] * 500, reads=False)
        assert attacked.resident() - before <= MEMORY_OF_A_FLOOD_MAX
    assert outcome.stopped


def test_h9_a_settings_flood_is_stopped(attacked):
    with attacked.connect() as c:
        outcome = calmed(flood(c, [settings_frame((Setting.INITIAL_WINDOW_SIZE, 65535))] * 500))
    assert outcome.count(Type.SETTINGS, acknowledges=True) <= 120


def test_h9_an_empty_settings_flood_is_stopped(attacked):
    with attacked.connect() as c:
        calmed(flood(c, [settings_frame()] * 500))


def test_h9_a_settings_flood_whose_answers_are_not_read_takes_no_memory(attacked):
    before = attacked.resident()
    with attacked.connect(receive_buffer=4096) as c:
        outcome = flood(c, [settings_frame() * 1000] * 1000, reads=False)
        assert attacked.resident() - before <= MEMORY_OF_A_FLOOD_MAX
    assert outcome.stopped


def test_h9_settings_with_2700_entries_end_the_connection(attacked):
    with attacked.connect() as c:
        outcome = flood(c, [settings_frame(*[(Setting.INITIAL_WINDOW_SIZE, 65535)] * 2700)])
    assert outcome.stopped


def test_twenty_settings_frames_are_each_acknowledged(attacked):
    with attacked.connect() as c:
        for number in range(20):
            c.settings((Setting.INITIAL_WINDOW_SIZE, 65535 + number))
            expect_settings_ack(c)
        check(c, 1)


def priorities_alike(number):
    return priority_frame(3)


def priorities_of_many_streams(number):
    return priority_frame(3 + 2 * number)


def priorities_shuffled(number):
    """Each stream in turn becomes the only child of the one after it."""
    return priority_frame(3 + 2 * (number % 50), depends_on=3 + 2 * ((number + 1) % 50), exclusive=True)


@pytest.mark.parametrize(
    "priorities",
    [priorities_alike, priorities_of_many_streams, priorities_shuffled],
    ids=lambda f: f.__name__,
)
def test_h10_a_priority_flood_is_stopped(attacked, priorities):
    with attacked.connect() as c:
        open_call(c)
        calmed(flood(c, (priorities(number) for number in range(1500))))


def test_h10_fifty_priorities_are_ignored(attacked):
    with attacked.connect() as c:
        for number in range(50):
            c.send(priorities_shuffled(number))
        check(c, 1)


@pytest.mark.parametrize(
    "empty", [data_frame(1), frame(Type.DATA, PADDED, 1, b"\x07" + bytes(7))], ids=["bare", "padded"]
)
def test_h11_an_empty_data_flood_is_stopped(attacked, empty):
    with attacked.connect() as c:
        open_call(c)
        calmed(flood(c, [empty] * 200))


def test_h11_one_empty_data_frame_is_allowed(attacked):
    with attacked.connect() as c:
        c.headers(1, c.call_fields("/grpc.health.v1.Health/Check"), end_stream=False)
        c.data(1, b"", end_stream=False)
        c.data(1, message(), end_stream=False)
        c.data(1, b"")
        assert c.answer(1).grpc_status == 0


def test_h11_fields_without_a_name_are_counted_too(attacked):
    """Each is three bytes here and 32 in the measure of header lists."""
    with attacked.connect() as c:
        c.headers(1, c.encode(c.call_fields(SOAK)) + b"\x00\x00\x00" * 5000, end_stream=False)
        answer = next(
            (
                got
                for got in c.frames()
                if not isinstance(got, Frame) or got.stream == 1 or got.kind == Type.GOAWAY
            ),
            None,
        )
        if isinstance(answer, Frame) and answer.kind == Type.HEADERS:
            refusal = c.answer(1)
            assert refusal.grpc_status == 8 or refusal.status == "431", refusal


def test_h12_unknown_frames_are_ignored_until_they_are_a_flood(attacked):
    unknown = frame(UNKNOWN_TYPE, 0xFF, 0, b"what is this")
    with attacked.connect() as c:
        c.send(unknown * 900)
        check(c, 1)
    with attacked.connect() as c:
        calmed(flood(c, [unknown * 10] * 500))


@pytest.mark.parametrize("stream", [0, 1])
def test_h13_a_window_update_flood_is_stopped(attacked, stream):
    with attacked.connect() as c:
        open_call(c)
        calmed(flood(c, [window_update_frame(stream, 1) * 10] * 500))


def test_h13_no_overflow_of_the_connection_window(attacked):
    with attacked.connect() as c:
        outcome = flood(c, [window_update_frame(0, 2**31 - 1)] * 2)
    assert outcome.goaway is not None and outcome.goaway.code == Code.FLOW_CONTROL_ERROR, outcome
