"""Clients that connect anew for each call, while their server ends and starts again and again."""
import signal
import threading
import time

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

CLIENTS = 4
# Who is refused fails. A call that the client has not sent yet goes to the next connection when this one says
# goodbye, as every client's calls do.
ONCE = [("grpc.use_local_subchannel_pool", 1)]


class Load:
    """What became of the calls: answered, failed, and refused at the door."""

    def __init__(self, supervisor):
        self.supervisor = supervisor
        self.answered, self.failed, self.refused, self.longest = 0, [], [], 0
        self.lock, self.over = threading.Lock(), threading.Event()
        self.clients = [threading.Thread(target=self._call) for _ in range(CLIENTS)]

    def __enter__(self):
        self._start()
        for client in self.clients:
            client.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for client in self.clients:
            client.join()
        self.supervisor.close()

    def restart(self, number=signal.SIGTERM):
        """Ends and starts the server under load: seconds to its end, and from the start to ready."""
        # Calls come in every phase of it.
        time.sleep(0.1)
        began = time.monotonic()
        code = self.supervisor.end(number)
        assert code == (0 if number == signal.SIGTERM else -number), self.supervisor.story()
        ended = time.monotonic()
        self._start()
        return ended - began, time.monotonic() - ended

    def _start(self):
        self.supervisor.start()
        self.supervisor.await_state(READY="1")

    def _call(self):
        while not self.over.is_set():
            began = time.monotonic()
            try:
                with grpc.insecure_channel(self.supervisor.address, ONCE) as channel:
                    health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=30)
            except grpc.RpcError as error:
                words = f"{error.code().name}: {error.details()}"
                with self.lock:
                    (self.refused if "refused" in words else self.failed).append(words)
            else:
                with self.lock:
                    self.answered += 1
                    self.longest = max(self.longest, time.monotonic() - began)
