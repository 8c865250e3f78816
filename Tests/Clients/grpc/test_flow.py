"""Whoever is slow holds back the other side, and the server's memory stays flat."""
import threading
import time

import calls
import raw
from muster.testing.v1 import probe_pb2

FLOW = "/muster.testing.v1.ProbeService/Flow"
MIB = 1024 * 1024


def test_a_slow_reader_of_100_mb_holds_back_the_handler_and_memory_stays_flat(muster_server, connect, figure):
    server = muster_server()
    # The client would otherwise widen its windows as it likes, up to many megabytes.
    stubs, other = connect(server, **{"http2.bdp_probe": 0}), connect(server)
    size, count = 62_500, 1_600
    before = stubs.counters()
    started = server.rss()
    call = stubs.probe.Flow(probe_pb2.FlowRequest(count=count, size=size), timeout=100)
    next(call)
    time.sleep(0.5)
    ahead = (other.counters().flowed - before.flowed) * size
    time.sleep(0.5)
    assert (other.counters().flowed - before.flowed) * size == ahead, "the handler goes on while nobody reads"
    read, most, unread = 1, server.rss(), ahead
    for answer in call:
        assert len(answer.payload) == size
        read += 1
        if read % 100 == 0:
            time.sleep(0.02)
            most = max(most, server.rss())
            unread = max(unread, (other.counters().flowed - before.flowed - read) * size)
    assert read == count
    growth = max(most, server.peak()) - started
    figure(f"{count * size // 1_000_000} MB: {ahead // 1024} KiB ahead of a reader that stood, at most "
           f"{unread // 1024} KiB later; memory grew by {growth // 1024} KiB")
    # A window, what is between the two, and a message at each end.
    assert unread < 4 * MIB
    assert growth < 16 * MIB


def test_a_reader_that_gives_no_window_gets_one_window_and_the_handler_waits(server, stubs, figure):
    size, window = 1_000, 65_535
    before = stubs.quiet()
    with raw.Connection(server, consumes=False) as connection:
        request = probe_pb2.FlowRequest(count=100_000, size=size)
        stream = connection.open(FLOW, body=raw.message(request))
        connection.pump(lambda: len(stream.body) == window)
        connection.pump(lambda: len(stream.body) > window, seconds=0.3)
        assert len(stream.body) == window
        flowed = stubs.counters().flowed - before.flowed
        figure(f"{flowed * size // 1024} KiB handed over for a window of {window // 1024} KiB")
        assert flowed * size < window + 2 * MIB
        connection.reset(stream)
        calls.eventually(lambda: stubs.counters().running == 0, calls.LENIENCY)


def test_a_slow_handler_holds_back_its_client(muster_server, connect, figure):
    server = muster_server()
    stubs, other = connect(server), connect(server)
    size, count, pause = 65_536, 100, 20
    before, started = other.counters(), server.rss()
    sent, gaps, memory = 0, [], []

    def requests():
        nonlocal sent
        for _ in range(count):
            yield probe_pb2.SoakRequest(payload=bytes(size), pause_milliseconds=pause)
            sent += 1

    def watch():
        while not done.wait(0.1):
            gaps.append(sent - (other.counters().soaked - before.soaked))
            memory.append(server.rss())

    done = threading.Event()
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        answer = stubs.probe.Soak(requests(), timeout=60)
    finally:
        done.set()
        watcher.join()
    assert (answer.messages, answer.bytes) == (count, count * size)
    growth = max(memory) - started
    figure(f"the client was at most {max(gaps) * size // 1024} KiB ahead; "
           f"memory grew by {growth // 1024} KiB")
    # A stream's window, what is between the two, and a message at each end.
    assert max(gaps) * size < 2 * MIB
    assert growth < 16 * MIB


def test_a_call_goes_through_while_another_call_of_its_connection_is_not_read(stubs):
    call = stubs.probe.Flow(probe_pb2.FlowRequest(count=10_000, size=62_500), timeout=60)
    next(call)
    time.sleep(0.2)
    stubs.test.UnaryCall(calls.simple(1_000, 1_000), timeout=10)
    call.cancel()
