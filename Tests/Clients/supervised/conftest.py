"""Supervisors of a test, which end with it."""
import pytest
from supervisor import Supervisor


@pytest.fixture
def supervise(cluster, keys, tmp_path_factory):
    made = []

    def make(**form):
        made.append(Supervisor(tmp_path_factory.mktemp("supervisor"), cluster, keys, **form))
        return made[-1]

    yield make
    for supervisor in made:
        supervisor.close()
