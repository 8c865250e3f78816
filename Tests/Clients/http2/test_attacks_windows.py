"""Clients that do not read what they asked for, or read it a byte at a time (H14)."""

import time

import pytest

from target import HEALTH, PROBE, check, eventually, number_field
from wire import Closed, Frame, Setting, Silence, Type, expect_data, expect_kind, expect_settings_ack

FLOW = PROBE + "Flow"
BUFFERED_MAX = 1 << 20


def flow(count, size):
    return number_field(1, count) + number_field(2, size)


def data_bytes(c, seconds):
    """How much DATA comes until there is silence for so long."""
    total = 0
    while True:
        try:
            got = c.read(seconds)
        except Silence:
            return total
        if got.kind == Type.DATA:
            total += len(got.payload)


def test_h14_fifty_answers_nobody_reads_are_held_in_a_megabyte_and_given_up(attack, figure):
    target = attack("--stall-timeout", "1")
    size = 10_000
    before, resident = target.probe(), target.resident()
    with target.connect((Setting.INITIAL_WINDOW_SIZE, 0)) as c:
        for number in range(50):
            c.call(1 + 2 * number, FLOW, flow(1000, size))
        eventually("all calls run", lambda: target.probe()["started"] - before["started"] == 50)
        time.sleep(0.3)
        flowed = (target.probe()["flowed"] - before["flowed"]) * size
        grown = target.resident() - resident
        figure(f"{flowed >> 10} KiB handed over, memory grew by {grown >> 10} KiB")
        # One message each may be on its way to the window beside what is held.
        assert flowed <= BUFFERED_MAX + 50 * size
        assert grown <= 16 << 20
        eventually("the stalled calls are given up", lambda: target.probe()["running"] == 0)


def test_h14_fifty_small_answers_nobody_reads_are_given_up(attack):
    target = attack("--stall-timeout", "1")
    with target.connect((Setting.INITIAL_WINDOW_SIZE, 0)) as c:
        for number in range(50):
            c.call(1 + 2 * number, HEALTH)
        # Reset, or the whole connection closed: either way nothing is held for them.
        ended = 0
        for got in c.frames(5):
            ended += isinstance(got, Frame) and got.kind == Type.RST_STREAM
            if isinstance(got, Closed) or ended == 50:
                break
        assert isinstance(got, Closed) or ended == 50, f"{ended} of 50 streams were reset"


def test_h14_a_window_opened_byte_by_byte_is_filled_byte_by_byte(attacked):
    with attacked.connect((Setting.INITIAL_WINDOW_SIZE, 0)) as c:
        c.call(1, FLOW, flow(1, 200))
        expect_kind(c, Type.HEADERS, stream=1)
        for _ in range(5 + 3 + 200):
            c.window_update(1, 1)
            expect_data(c, 1)
        attacked.check()
        assert c.answer(1).grpc_status == 0


def test_h14_the_connection_window_is_never_overrun(attacked):
    with attacked.connect((Setting.INITIAL_WINDOW_SIZE, 1 << 20)) as c:
        for number in range(5):
            c.call(1 + 2 * number, FLOW, flow(10, 10_000))
        assert data_bytes(c, 0.3) == 65535
        c.window_update(0, 1000)
        assert data_bytes(c, 0.3) == 1000
        c.window_update(0, 1 << 20)
        for number in range(5):
            assert c.answer(1 + 2 * number).grpc_status == 0


def test_h14_a_window_made_smaller_and_larger_again_loses_nothing(attacked):
    with attacked.connect((Setting.INITIAL_WINDOW_SIZE, 100)) as c:
        c.call(1, FLOW, flow(1, 500))
        assert data_bytes(c, 0.2) == 100
        for size in (0, 50, 10, 100):
            c.settings((Setting.INITIAL_WINDOW_SIZE, size))
            expect_settings_ack(c)
        assert data_bytes(c, 0.2) == 0
        c.settings((Setting.INITIAL_WINDOW_SIZE, 65535))
        answer = c.answer(1)
        assert answer.grpc_status == 0 and len(answer.body) == 5 + 3 + 500


@pytest.mark.parametrize("frames", [1, 3])
def test_a_client_that_reads_is_served_whoever_else_does_not(attacked, frames):
    with attacked.connect((Setting.INITIAL_WINDOW_SIZE, 0)) as idle:
        for number in range(frames):
            idle.call(1 + 2 * number, FLOW, flow(100, 10_000))
        # On the same connection too: headers and trailers need no window, only DATA does.
        idle.headers(101, idle.call_fields(PROBE + "NoSuchMethod"), end_stream=False)
        assert idle.answer(101).grpc_status == 12
        with attacked.connect() as other:
            check(other, 1)
