"""Restarts in place under load, many: 0 connections refused, 0 calls failed."""
import signal

from restarts import Load
from supervisor import Supervisor

ROUNDS = 100


def test_nobody_is_refused_in_a_hundred_restarts(cluster, keys, tmp_path, figure):
    supervisor = Supervisor(tmp_path, cluster, keys)
    try:
        load = Load(supervisor)
        figure(load.restarts(ROUNDS, signal.SIGTERM))
        assert load.refused == [] and load.failed == []
    finally:
        supervisor.close()
