"""Clients that connect anew for each call, while their server ends and starts again and again."""
import signal
import statistics
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
        self.answered, self.failed, self.refused, self.waits = 0, [], [], []
        self.lock, self.over = threading.Lock(), threading.Event()

    def restarts(self, rounds, number=signal.SIGTERM):
        """Ends and starts the server so often under load; a line of figures."""
        starts = []
        self._start(starts)
        clients = [threading.Thread(target=self._call) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        try:
            for _ in range(rounds):
                # Calls come in every phase of it.
                time.sleep(0.1)
                code = self.supervisor.end(number)
                assert code == (0 if number == signal.SIGTERM else -number), self.supervisor.story()
                self._start(starts)
            time.sleep(0.1)
        finally:
            self.over.set()
            for client in clients:
                client.join()
        self.supervisor.end()
        return (
            f"{rounds} restarts: {self.answered} calls answered, {len(self.failed)} failed, {len(self.refused)} "
            f"refused; start to ready {1000 * statistics.median(starts):.0f} ms, {1000 * max(starts):.0f} ms at "
            f"most; a call took {1000 * max(self.waits):.0f} ms at most")

    def _start(self, starts):
        started = time.monotonic()
        self.supervisor.start()
        self.supervisor.await_state(READY="1")
        starts.append(time.monotonic() - started)

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
                    self.waits.append(time.monotonic() - began)
