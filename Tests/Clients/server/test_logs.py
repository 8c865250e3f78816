"""What musterd writes of itself when nobody takes it, and how."""
import json
import os
import re
import subprocess
import time

import calls
import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

ASK = health_pb2.HealthCheckRequest()


def asked(server, count):
    with grpc.insecure_channel(server.address) as channel:
        health = health_pb2_grpc.HealthStub(channel)
        for call in [health.Check.future(ASK, timeout=60) for _ in range(count)]:
            assert call.result().status == health_pb2.HealthCheckResponse.SERVING


@pytest.mark.parametrize("place", [
    "2>&-",
    "2> >(exec true)",
    "2>/dev/full",
    "2> >(exec sleep 3)",
], ids=["closed", "a pipe that nobody reads any more", "a full disk", "a pipe that nobody reads yet"])
def test_it_serves_whatever_becomes_of_its_log(musterd, place, figure):
    server = musterd(
        "serve", "--plaintext", "--access-log", "all", prefix=("bash", "-c", f'exec "$@" {place}', "bash"))
    started = time.monotonic()
    asked(server, 2_000)
    figure(f"2000 calls in {time.monotonic() - started:.1f} s")
    assert server.stop() < 25


def test_a_line_is_an_object_with_typed_values(musterd):
    server = musterd("serve", "--plaintext", "--access-log", "all", "--log-format", "json")
    asked(server, 3)
    server.stop()
    told = [json.loads(line) for line in server.errors.read_text().splitlines()]
    assert [line["msg"] for line in told if line["msg"] != "call"][:2] == ["starting", "serving"]
    assert told[-1]["msg"] == "stopped"
    for line in told:
        assert list(line)[:3] == ["ts", "level", "msg"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["ts"])
    of_calls = [line for line in told if line["msg"] == "call"]
    assert len(of_calls) == 3 and all(isinstance(line["dur_ms"], float) for line in of_calls)
    assert of_calls[0]["rpc_method"] == "grpc.health.v1.Health/Check" and of_calls[0]["code"] == "OK"


def test_levels_and_extents_hold_back_what_they_say(musterd):
    quiet = musterd("serve", "--plaintext", "--log-level", "error", "--access-log", "all")
    asked(quiet, 1)
    quiet.stop()
    assert quiet.errors.read_text() == ""

    errors = musterd("serve", "--plaintext", "--access-log", "errors", "--slow-call", "0")
    asked(errors, 1)
    with grpc.insecure_channel(errors.address) as channel, pytest.raises(grpc.RpcError):
        health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(service="none"), timeout=30)
    errors.stop()
    told = [json.loads(line) for line in errors.errors.read_text().splitlines()]
    assert [line["code"] for line in told if line["msg"] == "call"] == ["NOT_FOUND"]
    assert [(line["level"], line["code"]) for line in told if line["msg"] == "slow_call"] == [
        ("warning", "OK"), ("warning", "NOT_FOUND")]


def test_people_get_text(musterd):
    server = musterd("serve", "--plaintext", "--log-format", "text", "--access-log", "all")
    asked(server, 1)
    server.stop()
    text = server.errors.read_text()
    assert re.search(r"Z info    serving version=\S+ listen=127\.0\.0\.1:\d+ ", text)
    assert "rpc_method=grpc.health.v1.Health/Check code=OK dur_ms=" in text
    assert "\x1b" not in text and "{" not in text
