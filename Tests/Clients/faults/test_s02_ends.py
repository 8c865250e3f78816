"""S2: SIGTERM under load."""
import queue
import random
import signal
import threading
import time
import uuid

import grpc
import load
from grpc.reflection.v1 import reflection_pb2, reflection_pb2_grpc
from load import LENIENCY, Stubs


class Callers:
    """Threads that write and read without ever trying again, and note what each call came to."""

    def __init__(self, address, tenants, count=8):
        self.address, self.tenants = address, tenants
        self.answered, self.refused, self.reads = set(), {}, {}
        self.ending = threading.Event()
        self.threads = [threading.Thread(target=self._work, args=(n,), daemon=True) for n in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join(30)

    def _work(self, number):
        draws = random.Random(number)
        with Stubs(self.address) as stubs:
            while not self.ending.is_set():
                tenant, name = draws.choice(self.tenants), f"end-{uuid.uuid4().hex}"
                try:
                    if number % 2:
                        stubs.tenants.UpdateTenant(
                            load.rename(tenant, name, name), metadata=tenant.metadata, timeout=20)
                        self.answered.add(name)
                    else:
                        stubs.tenants.GetTenant(load.get(tenant), metadata=tenant.metadata, timeout=20)
                        self.reads[name] = "OK"
                except grpc.RpcError as error:
                    text = f"{error.code().name}: {error.details()}"
                    if number % 2:
                        self.refused[name] = text
                    elif not is_refused_at_the_door(text):
                        self.reads[name] = text
                    time.sleep(0.01)

    def __len__(self):
        return len(self.answered) + len(self.reads)


def is_refused_at_the_door(text):
    """No server has begun such a call: nobody listened, or the stream came after the last that was announced."""
    return text.startswith("UNAVAILABLE") and any(
        word in text.lower() for word in ("failed to connect", "goaway", "connection refused"))


def test_a_musterd_asked_to_end_under_load_fails_no_call_it_has_accepted(cluster, serve, tenants, rounds):
    server = serve(cluster.url(), "--loops", 2)
    address, some, draws = server.address, tenants(server, 4), random.Random()
    for each in rounds("S2 SIGTERM under load", short=2, long=50):
        with Callers(address, some) as callers:
            load.eventually(lambda: len(callers) > 40, 60)
            time.sleep(draws.uniform(0, 0.3))
            # Its exit code has to be 0.
            each.most("s until it had ended", server.stop(), 10)
        journal = {row for [row] in cluster.rows(
            "SELECT request_id FROM journal WHERE request_id LIKE 'end-%' AND outcome = 'allowed'")}
        each.sum("calls answered", len(callers))
        each.sum("refused at the door", len(callers.refused))
        each.none("accepted, and failed", [
            text for name, text in callers.refused.items() if name in journal or not is_refused_at_the_door(text)])
        each.none("reads that failed", [text for text in callers.reads.values() if text != "OK"])
        each.none("answered, and not there", callers.answered - journal)
        server = serve(cluster.url(), "--loops", 2, listen=address)


def held_call(channel):
    """A call that ends when its client says so: the answers, and where to put the end."""
    questions = queue.Queue()
    answers = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo(
        iter(questions.get, None), timeout=120)
    questions.put(reflection_pb2.ServerReflectionRequest(list_services=""))
    next(answers)
    return answers, questions


def test_a_stuck_call_ends_at_the_grace_and_a_second_signal_at_once(cluster, serve, rounds):
    for each in rounds("S2 stuck calls and second signals", short=1, long=5):
        server = serve(cluster.url(), "--reflection", "--drain-grace", 1)
        with grpc.insecure_channel(server.address) as channel:
            # Held on to: a call that is let go is cancelled.
            _answers, questions = held_call(channel)
            each.most("s until the end, with a grace of 1 s", server.stop(wanted=1), LENIENCY)
            questions.put(None)
        server = serve(cluster.url(), "--reflection", "--drain-grace", 60)
        with grpc.insecure_channel(server.address) as channel:
            # Held on to: a call that is let go is cancelled.
            _answers, questions = held_call(channel)
            server.terminate()
            load.eventually(lambda: '"msg":"draining"' in server.errors.read_text(), 10)
            server.terminate()
            each.most("s until the end after a second SIGTERM", server.wait(wanted=128 + signal.SIGTERM), LENIENCY)
            questions.put(None)
