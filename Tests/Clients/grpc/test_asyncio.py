"""The asyncio client of grpcio, which is another client: all shapes, cancellation, deadlines, many calls."""
import asyncio

import calls
import grpc
import pytest
from grpc.testing import empty_pb2, messages_pb2
from muster.testing.v1 import probe_pb2

SIZES = [31_415, 9, 2_653, 58_979]


@pytest.fixture
def with_stubs(server):
    """Runs a coroutine function on stubs of a channel."""

    def run(work):
        async def within():
            async with grpc.aio.insecure_channel(server.address) as channel:
                return await asyncio.wait_for(work(calls.Stubs(channel)), 60)

        return asyncio.run(within())

    return run


def test_all_four_shapes_are_answered(with_stubs):
    async def work(stubs):
        assert await stubs.test.EmptyCall(empty_pb2.Empty()) == empty_pb2.Empty()
        answers = stubs.test.StreamingOutputCall(calls.output(*SIZES))
        assert [len(answer.payload.body) async for answer in answers] == SIZES
        sent = [messages_pb2.StreamingInputCallRequest(payload=calls.payload(size)) for size in SIZES]
        assert (await stubs.test.StreamingInputCall(iter(sent))).aggregated_payload_size == sum(SIZES)
        duplex = stubs.test.FullDuplexCall()
        for size in SIZES:
            await duplex.write(calls.output(size))
            assert len((await duplex.read()).payload.body) == size
        await duplex.done_writing()
        assert await duplex.read() is grpc.aio.EOF
        assert await duplex.code() == grpc.StatusCode.OK

    with_stubs(work)


def test_a_cancelled_task_ends_the_work_of_its_handler(with_stubs):
    async def work(stubs):
        async def counters():
            return await stubs.probe.GetProbe(probe_pb2.GetProbeRequest())

        while (before := await counters()).running:
            await asyncio.sleep(0.005)
        call = stubs.probe.Wait(probe_pb2.WaitRequest())
        while (await counters()).started == before.started:
            await asyncio.sleep(0.005)
        call.cancel()
        async with asyncio.timeout(calls.LENIENCY):
            while (await counters()).cancelled == before.cancelled:
                await asyncio.sleep(0.005)
        assert (await counters()).running == 0

    with_stubs(work)


def test_a_deadline_ends_a_waiting_call(with_stubs):
    async def work(stubs):
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stubs.probe.Wait(probe_pb2.WaitRequest(), timeout=0.05)
        assert caught.value.code() == grpc.StatusCode.DEADLINE_EXCEEDED

    with_stubs(work)


def test_1000_streams_of_ping_pong_share_a_channel(with_stubs):
    async def work(stubs):
        async def ping_pong():
            call = stubs.test.FullDuplexCall()
            for size in SIZES:
                await call.write(calls.output(size))
                assert len((await call.read()).payload.body) == size
            await call.done_writing()
            return await call.code()

        codes = await asyncio.gather(*(ping_pong() for _ in range(1_000)))
        assert set(codes) == {grpc.StatusCode.OK}

    with_stubs(work)
