"""Valid sessions with something wrong in them, by the hundred (H21). MUSTER_SEED=N makes a run again."""

import os
import random
import select
import ssl
import struct
import time

import hpack
import pytest

from target import HEALTH, PROBE, number_field
from wire import (
    ACK,
    PADDED,
    PREFACE,
    Code,
    Connection,
    Frame,
    Setting,
    Type,
    frame,
    message,
    priority_payload,
    settings_frame,
)

SEED = int(os.environ.get("MUSTER_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)
BATCH = 25
BATCHES = {"plain": 20, "tls": 8}


class Script(Connection):
    """A connection that only writes down what is sent, a frame an entry."""

    def __init__(self):
        self.scheme, self.authority = "http", "localhost"
        self.encoder = hpack.Encoder()
        self.sent = [
            PREFACE,
            settings_frame((Setting.INITIAL_WINDOW_SIZE, 65535)),
            frame(Type.SETTINGS, ACK, 0),
        ]

    def send(self, data):
        self.sent.append(data)


def session_of_calls():
    c = Script()
    for number in range(4):
        c.call(1 + 2 * number, HEALTH)
    return c.sent


def session_of_requests():
    c = Script()
    c.headers(1, c.common())
    c.headers(3, c.common("POST"), end_stream=False)
    c.data(3, b"test", end_stream=False)
    c.headers(3, [("x-trailer", "1")])
    c.headers(5, c.common("OPTIONS", "*"), padding=9, priority=priority_payload(3, 7, True))
    return c.sent


def session_of_pieces():
    c = Script()
    block = c.encode(c.call_fields(HEALTH, ("x-one", "1" * 200), ("x-two-bin", "AAEC")))
    c.headers(1, block[:3], end_stream=False, end_headers=False)
    c.continuation(1, block[3:40], end_headers=False)
    c.continuation(1, block[40:])
    *most, last = message()
    for byte in most:
        c.data(1, bytes([byte]), end_stream=False)
    c.frame(Type.DATA, PADDED, 1, bytes([3, last]) + bytes(3))
    c.data(1)
    return c.sent


def session_of_windows():
    c = Script()
    c.settings(
        (Setting.INITIAL_WINDOW_SIZE, 10), (Setting.HEADER_TABLE_SIZE, 0), (Setting.MAX_FRAME_SIZE, 20000)
    )
    c.call(1, PROBE + "Flow", number_field(1, 20) + number_field(2, 1000))
    for increment in (1, 100, 65535):
        c.window_update(1, increment)
        c.window_update(0, increment)
    c.settings((Setting.INITIAL_WINDOW_SIZE, 100_000), (Setting.HEADER_TABLE_SIZE, 65536))
    c.priority(5, depends_on=1)
    c.call(3, HEALTH)
    return c.sent


def session_of_ends():
    c = Script()
    c.call(1, PROBE + "Wait", number_field(1, 1))
    c.headers(3, c.call_fields(PROBE + "Soak", ("grpc-timeout", "1S")), end_stream=False)
    c.data(3, message(number_field(2, 1)), end_stream=False)
    c.rst(3)
    c.ping(b"muster\0\0")
    c.call(5, HEALTH)
    c.goaway(0, Code.NO_ERROR, b"done")
    return c.sent


SESSIONS = [
    session_of_calls(),
    session_of_requests(),
    session_of_pieces(),
    session_of_windows(),
    session_of_ends(),
]


def flip_bits(dice, frames):
    place = dice.randrange(1, len(frames))
    changed = bytearray(frames[place])
    for _ in range(dice.choice([1, 1, 2, 8])):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    frames[place] = bytes(changed)


def cut(dice, frames):
    place = dice.randrange(1, len(frames))
    frames[place] = frames[place][: dice.randrange(len(frames[place]))]


def end_early(dice, frames):
    del frames[dice.randrange(1, len(frames)) :]


def repeat(dice, frames):
    place = dice.randrange(1, len(frames))
    frames[place:place] = [frames[place]] * dice.choice([1, 2, 20])


def drop(dice, frames):
    del frames[dice.randrange(len(frames))]


def reorder(dice, frames):
    rest = frames[1:]
    dice.shuffle(rest)
    frames[1:] = rest


def swap(dice, frames):
    one, other = dice.randrange(1, len(frames)), dice.randrange(1, len(frames))
    frames[one], frames[other] = frames[other], frames[one]


def insert_frame(dice, frames):
    kind = dice.choice([*range(11), 12, 16, 255])
    stream = dice.choice([0, 1, 2, 3, 5, 7, 0x7FFFFFFF, 0xFFFFFFFF])
    payload = dice.randbytes(dice.choice([0, 1, 4, 5, 6, 8, 12, 100]))
    frames.insert(dice.randrange(1, len(frames) + 1), frame(kind, dice.randrange(256), stream, payload))


def insert_bytes(dice, frames):
    frames.insert(dice.randrange(len(frames) + 1), dice.randbytes(dice.randrange(1, 64)))


def change_head(dice, frames):
    place = dice.randrange(1, len(frames))
    changed = bytearray(frames[place])
    if len(changed) >= 9:
        field, values = dice.choice(
            [
                (slice(0, 3), [bytes(3), b"\0\0\1", b"\0\x40\0", b"\0\x40\1", b"\xff\xff\xff"]),
                (slice(3, 4), [bytes([kind]) for kind in range(17)]),
                (slice(4, 5), [bytes([1 << bit]) for bit in range(8)]),
                (slice(5, 9), [struct.pack(">I", each) for each in (0, 1, 2, 3, 9, 2**31 - 1, 2**31 + 1)]),
            ]
        )
        changed[field] = dice.choice(values)
    frames[place] = bytes(changed)


def splice(dice, frames):
    other = dice.choice(SESSIONS)
    frames[dice.randrange(1, len(frames)) :] = other[dice.randrange(1, len(other)) :]


MUTATIONS = [
    flip_bits,
    flip_bits,
    cut,
    end_early,
    repeat,
    drop,
    reorder,
    swap,
    insert_frame,
    insert_frame,
    insert_bytes,
    change_head,
    change_head,
    splice,
]


def mutated(dice):
    frames = list(dice.choice(SESSIONS))
    for _ in range(dice.choice([1, 1, 2, 3])):
        # Whatever a mutation left of them.
        frames = [each for each in frames if each]
        if len(frames) > 2:
            dice.choice(MUTATIONS)(dice, frames)
    return b"".join(frames)


def play(target, scripts):
    """Sends each on a connection of its own and reads what comes for a while, all of them at once."""
    connections = [target.open() for _ in scripts]
    rest = {}
    try:
        for connection, script in zip(connections, scripts):
            connection.socket.setblocking(False)
            rest[connection.socket] = script
        deadline = time.monotonic() + 0.25
        opened = set(rest)
        while opened and time.monotonic() < deadline:
            wanting = [each for each in opened if rest[each]]
            readable, writable, _ = select.select(list(opened), wanting, [], 0.05)
            for each in {*readable, *writable}:
                try:
                    if each in writable:
                        rest[each] = rest[each][each.send(rest[each]) :]
                    if each in readable and not each.recv(1 << 16):
                        opened.discard(each)
                except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                    pass
                except OSError:
                    opened.discard(each)
    finally:
        for connection in connections:
            connection.close()


@pytest.mark.parametrize("transport", BATCHES)
def test_h21_no_mutated_session_ends_the_server(started, figure, transport):
    figure(f"MUSTER_SEED={SEED}")
    target = started(secure=transport == "tls")
    target.check()
    resident = target.resident()
    dice = random.Random(SEED)
    for batch in range(BATCHES[transport]):
        play(target, [mutated(dice) for _ in range(BATCH)])
        assert not target.server.crashed(), f"seed {SEED}, batch {batch}: {target.server.story()}"
        target.check()
    # What was left running is cancelled with its connection.
    deadline = time.monotonic() + 5
    while target.probe()["running"] and time.monotonic() < deadline:
        time.sleep(0.05)
    assert target.probe()["running"] == 0
    assert target.resident() - resident <= 64 << 20


@pytest.mark.parametrize("session", range(len(SESSIONS)))
def test_the_sessions_are_good_before_they_are_mutated(started_plain, session):
    with started_plain.open() as c:
        c.acknowledges_settings = False
        c.send(b"".join(SESSIONS[session]))
        got = list(c.frames(0.5))
    frames = [each for each in got if isinstance(each, Frame)]
    told = [str(each) for each in frames]
    assert all(each.code == Code.NO_ERROR for each in frames if each.kind == Type.GOAWAY), told
    assert any(each.kind == Type.HEADERS for each in frames), told


@pytest.fixture(scope="module")
def started_plain(started):
    return started()
