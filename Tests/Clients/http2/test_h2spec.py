"""All cases of h2spec 2.6, the strict one too, over plain TCP and over TLS."""

import collections

import pytest

import h2spec_frames  # noqa: F401
import h2spec_generic  # noqa: F401
import h2spec_hpack  # noqa: F401
import h2spec_messages  # noqa: F401
import h2spec_streams  # noqa: F401
from h2spec import CASES


@pytest.mark.parametrize("case", CASES, ids=str)
def test_h2spec(case, connection):
    if case.handshake:
        connection.handshake()
    case.run(connection)


def test_no_case_is_missing():
    assert len({case.id for case in CASES}) == len(CASES)
    groups = collections.Counter(case.id.split("/")[0] for case in CASES)
    assert groups == {"generic": 44, "http2": 95, "hpack": 8}
    assert sum(case.strict for case in CASES) == 1
