"""What all attacks on the one server left behind, after the last of them."""

import pytest

RESIDENT_GROWTH_MAX = 64 << 20


@pytest.mark.last
def test_memory_has_not_grown_over_all_attacks(attacked, attacked_servers, figure):
    target, before = attacked_servers[0]
    assert target is attacked, "the server died on the way"
    grown = target.resident() - before
    figure(f"memory grew by {grown >> 10} KiB over all attacks")
    assert grown <= RESIDENT_GROWTH_MAX
