"""`musterd` when what is around it fails: each case in a few rounds here, in many by `tools/check --faults`."""
import pytest
from rounds import Case
from serving import own_cluster, serve, tenants  # noqa: F401  pylint: disable=unused-import


@pytest.fixture
def rounds(figure):
    """The rounds of a case that are still to be done: `for round in rounds("S1 …", short=2, long=100)`."""
    cases = []

    def begin(name, short=1, long=1):
        cases.append(Case(name, short, long, figure))
        return cases[-1].rounds()

    yield begin
    for case in cases:
        case.close()
