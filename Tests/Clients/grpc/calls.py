"""What the gRPC tests share: stubs of one channel, waiting for the server's counters, details of errors."""
import time

import grpc
from google.rpc import error_details_pb2
from grpc.testing import messages_pb2, test_pb2_grpc
from grpc_health.v1 import health_pb2_grpc
from grpc_status import rpc_status
from muster.testing.v1 import probe_pb2, probe_pb2_grpc

# Bounds of behaviour are tested at five times their value: the machine may be busy.
LENIENCY = 5


class Stubs:
    """One channel, and the services on it."""

    def __init__(self, channel):
        self.channel = channel
        self.test = test_pb2_grpc.TestServiceStub(channel)
        self.unimplemented = test_pb2_grpc.UnimplementedServiceStub(channel)
        self.probe = probe_pb2_grpc.ProbeServiceStub(channel)
        self.health = health_pb2_grpc.HealthStub(channel)

    def counters(self):
        return self.probe.GetProbe(probe_pb2.GetProbeRequest(), timeout=10)

    def quiet(self):
        """The counters when no handler runs: what an earlier test has ended may end a moment later."""
        eventually(lambda: self.counters().running == 0, 10)
        return self.counters()

    def wait(self, milliseconds=0, **options):
        """A call that waits that long, zero for ever; gives the future."""
        return self.probe.Wait.future(probe_pb2.WaitRequest(milliseconds=milliseconds), **options)


def eventually(condition, seconds, step=0.005):
    """Seconds until the condition held; fails when it did not."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < seconds, f"not within {seconds} s"
        time.sleep(step)
    return time.monotonic() - started


def payload(size):
    return messages_pb2.Payload(body=bytes(size))


def simple(request=0, response=0, **fields):
    """A request of so many bytes that asks for so many."""
    return messages_pb2.SimpleRequest(response_size=response, payload=payload(request), **fields)


def output(*sizes, **fields):
    return messages_pb2.StreamingOutputCallRequest(
        response_parameters=[messages_pb2.ResponseParameters(size=size) for size in sizes], **fields)


def refusal(call):
    """The error that a call ends with."""
    try:
        answer = call()
    except grpc.RpcError as error:
        return error
    raise AssertionError(f"the call was answered: {str(answer)[:200]}")


def detail(error, kind):
    """The detail of this kind, from google.rpc; None when there is none."""
    status = rpc_status.from_call(error)
    return None if status is None else unpack(status, kind)


def unpack(status, kind):
    for packed in status.details:
        found = kind()
        if packed.Unpack(found):
            return found
    return None


def reason(error):
    info = detail(error, error_details_pb2.ErrorInfo)
    return None if info is None else info.reason
