"""Callers of one customer who ask again as soon as they were answered, until a line comes on standard input."""
import json
import sys
import threading
import time

import grpc

LIST = "/muster.leads.v1.LeadService/ListLeads"
CHANNELS = 4
REFUSALS = (
    grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)


def page(tenant):
    """ListLeadsRequest of 50, as it is written."""
    return bytes([1 << 3 | 2, len(tenant)]) + tenant.encode() + bytes([2 << 3, 50])


class Counts:
    def __init__(self):
        self.good = self.refused = 0
        self.failure, self.ended = None, False
        self.lock = threading.Lock()


def ask(channel, given, counts):
    call = channel.unary_unary(LIST, lambda message: message, lambda message: message)
    body, metadata = page(given["tenant"]), [("authorization", f"Bearer {given['token']}")]
    while not counts.ended:
        try:
            call(body, metadata=metadata, timeout=20)
            good = True
        except grpc.RpcError as error:
            good = False
            if error.code() not in REFUSALS:
                counts.failure = str(error)
        with counts.lock:
            counts.good += good
            counts.refused += not good


def main():
    given, counts = json.loads(sys.stdin.readline()), Counts()
    channels = [
        grpc.secure_channel(
            given["address"], grpc.ssl_channel_credentials(given["certificate"].encode()),
            [("grpc.use_local_subchannel_pool", 1)]) for _ in range(CHANNELS)]
    threads = [
        threading.Thread(target=ask, args=(channels[place % CHANNELS], given, counts))
        for place in range(given["count"])]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    print("asking", flush=True)
    sys.stdin.readline()
    seconds = time.monotonic() - began
    counts.ended = True
    for thread in threads:
        thread.join()
    if counts.failure:
        raise SystemExit(counts.failure)
    print(json.dumps([counts.good / seconds, counts.refused]))


if __name__ == "__main__":
    main()
