"""Header blocks that are large, endless or larger than they look (H3 to H6)."""

import pytest

from flood import flood
from target import HEALTH, check
from wire import Closed, Code, Frame, Setting, Silence, Type, expect_stream_error, frame, message

LIST_MAX = 16384
FRAME_MAX = 16384
# Literal without indexing, new name.
LITERAL = b"\x00"


def send_block(c, stream, block, end_stream=False):
    """In as few frames as it fits in."""
    parts = [block[start : start + FRAME_MAX] for start in range(0, len(block), FRAME_MAX)]
    c.headers(stream, parts[0], end_stream=end_stream, end_headers=len(parts) == 1)
    for number, part in enumerate(parts[1:], 2):
        c.continuation(stream, part, end_headers=number == len(parts))


def list_size(fields):
    return sum(len(name) + len(value) + 32 for name, value in fields)


def padded_to(c, size):
    """The fields of a good call and one more, that make a header list of exactly this size."""
    fields = c.call_fields(HEALTH, ("x-fill", ""))
    return fields[:-1] + [("x-fill", "a" * (size - list_size(fields)))]


@pytest.mark.parametrize(
    "payload", [b"", LITERAL + b"\x01a\x01b", bytes(FRAME_MAX)], ids=["empty", "small", "full"]
)
def test_h3_a_continuation_flood_ends_the_connection(attacked, payload):
    with attacked.connect() as c:
        c.headers(1, c.call_fields(HEALTH), end_stream=False, end_headers=False)
        outcome = flood(c, [frame(Type.CONTINUATION, 0, 1, payload)] * 50, linger=3)
    assert outcome.stopped


def test_h3_some_continuations_are_a_good_request(attacked):
    with attacked.connect() as c:
        block = c.encode(c.call_fields(HEALTH))
        c.headers(1, block[:2], end_stream=False, end_headers=False)
        for start in range(2, 8):
            c.continuation(1, block[start : start + 1], end_headers=False)
        c.continuation(1, block[8:])
        c.data(1, message())
        assert c.answer(1).grpc_status == 0


def test_h4_the_limit_of_header_lists_is_announced(attacked):
    with attacked.connect() as c:
        assert c.settings_of_server.get(Setting.MAX_HEADER_LIST_SIZE) == LIST_MAX


def test_h4_a_header_list_as_large_as_announced_is_served(attacked):
    with attacked.connect() as c:
        send_block(c, 1, c.encode(padded_to(c, LIST_MAX)))
        c.data(1, message())
        assert c.answer(1).grpc_status == 0


def refused_and_alive(c):
    """The call is refused for its header list, and the next one on the connection is served."""
    answer = c.answer(1)
    assert answer.reset is None, answer
    assert (answer.status, answer.grpc_status) == ("200", 8) or answer.status == "431", answer
    check(c, 3)


def too_large_by_one(c):
    return padded_to(c, LIST_MAX + 1)


def of_17_kib(c):
    return padded_to(c, 17 * 1024)


def of_200_kb(c):
    return c.call_fields(HEALTH, *((f"x-fill{number}", "a" * 20_000) for number in range(10)))


def of_1000_fields(c):
    return c.call_fields(HEALTH, *((f"x{number}", "y") for number in range(1000)))


def of_1000_equal_fields(c):
    return c.call_fields(HEALTH, *[("x-same", "y")] * 1000)


@pytest.mark.parametrize(
    "fields",
    [too_large_by_one, of_17_kib, of_200_kb, of_1000_fields, of_1000_equal_fields],
    ids=lambda f: f.__name__,
)
def test_h4_a_header_list_above_the_limit_is_refused_and_the_connection_lives(attacked, fields):
    with attacked.connect() as c:
        send_block(c, 1, c.encode(fields(c)))
        c.data(1, message())
        refused_and_alive(c)


def test_h4_large_trailers_are_refused_and_the_connection_lives(attacked):
    with attacked.connect() as c:
        c.headers(1, c.call_fields(HEALTH), end_stream=False)
        c.data(1, message(), end_stream=False)
        send_block(c, 1, c.encode([(f"x{number}", "y") for number in range(1000)]), end_stream=True)
        c.answer(1)
        check(c, 3)


def test_h4_the_name_of_a_refused_call_starts_no_handler(attacked):
    before = attacked.probe()
    with attacked.connect() as c:
        fields = [
            (n, v) if n != ":path" else (n, "/muster.testing.v1.ProbeService/Wait")
            for n, v in of_1000_fields(c)
        ]
        send_block(c, 1, c.encode(fields))
        c.data(1, message(b"\x08\x01"))
        refused_and_alive(c)
    assert attacked.probe()["started"] == before["started"]


def test_h5_an_hpack_bomb_takes_no_memory(attacked, figure):
    """One field of 4 KB, named by its index 16,000 times: 64 MB from 19 KB."""
    before = attacked.resident()
    with attacked.connect() as c:
        c.headers(1, c.call_fields(HEALTH, ("x-bomb", "a" * 4000)), end_stream=False, end_headers=False)
        c.continuation(1, b"\xbe" * 16000)
        c.data(1, message())
        outcome = _refusal(c)
    grown = attacked.resident() - before
    figure(f"{outcome}, memory grew by {grown >> 10} KiB")
    assert grown <= 8 << 20


def test_h5_a_hundred_hpack_bombs_take_no_memory(attacked):
    before = attacked.resident()
    with attacked.connect() as c:
        c.call(1, HEALTH, b"", ("x-bomb", "a" * 4000))
        c.answer(1)
        flood(c, (frame(Type.HEADERS, 5, stream, b"\xbe" * 16000) for stream in range(3, 203, 2)), linger=0.5)
    assert attacked.resident() - before <= 8 << 20


def _refusal(c):
    try:
        answer = c.answer(1)
    except Closed:
        return "closed"
    assert answer.reset is not None or answer.grpc_status == 8 or answer.status == "431", answer
    return answer


def test_h6_the_table_of_the_server_is_at_most_4_kib(attacked):
    with attacked.connect() as c:
        assert c.settings_of_server.get(Setting.HEADER_TABLE_SIZE, 4096) <= 4096


def test_h6_a_huge_table_of_the_client_costs_nothing(attacked):
    before = attacked.resident()
    with attacked.connect((Setting.HEADER_TABLE_SIZE, 2**32 - 1)) as c:
        c.decoder.max_allowed_table_size = 2**32 - 1
        for number in range(20):
            check(c, 1 + 2 * number)
    assert attacked.resident() - before <= 8 << 20


def test_h6_a_block_of_table_size_updates_does_no_harm(attacked):
    with attacked.connect() as c:
        c.headers(1, b"\x20\x3f\xe1\x1f" * 4000 + c.encode(c.call_fields(HEALTH)), end_stream=False)
        c.data(1, message())
        got = list(c.frames(0.5))
        assert got and not (len(got) == 1 and isinstance(got[0], Silence)), "no answer"


def test_h6_a_field_that_evicts_the_whole_table_each_time_does_no_harm(attacked):
    with attacked.connect() as c:
        for number in range(50):
            c.call(1 + 2 * number, HEALTH, b"", (f"x-evict{number}", "z" * 3900))
            assert c.answer(1 + 2 * number).grpc_status == 0


def test_an_integer_without_end_is_a_decoding_error(attacked):
    with attacked.connect() as c:
        c.headers(1, b"\xff" + b"\x80" * 1000)
        expect_stream_error(c, Code.COMPRESSION_ERROR)


def test_a_string_longer_than_its_block_is_a_decoding_error(attacked):
    with attacked.connect() as c:
        c.headers(1, LITERAL + b"\x7f\xff\xff\xff\x7f" + b"a" * 100)
        got = next(
            got
            for got in c.frames()
            if not isinstance(got, Frame) or got.kind in (Type.GOAWAY, Type.RST_STREAM)
        )
        assert not isinstance(got, Silence)
