"""The check of histories: it takes what can have happened, and finds each fault that is planted."""
import itertools
import random

import pytest
from linearizable import NEVER, Delete, Operation, Read, Refusal, Register, Undelete, Write, fault, outcome, register

FIRST = Register(1, "a")


def broken(*history, state=FIRST):
    return fault(list(history), state, register)


def wrote(start, end, version, value):
    return Operation(start, end, Write(version, value), Register(version + 1, value))


def read(start, end, version, value):
    return Operation(start, end, Read(), Register(version, value))


def test_what_comes_one_after_the_other_can_be():
    assert not broken()
    assert not broken(read(0, 1, 1, "a"), wrote(2, 3, 1, "b"), read(4, 5, 2, "b"))


def test_what_overlaps_can_come_in_either_order():
    assert not broken(wrote(0, 9, 1, "b"), read(1, 2, 1, "a"), read(3, 4, 2, "b"))
    assert not broken(wrote(0, 9, 1, "b"), read(1, 2, 2, "b"))
    assert broken(wrote(0, 9, 1, "b"), read(1, 2, 2, "b"), read(3, 4, 1, "a"))


def test_a_lost_write_is_found():
    assert broken(wrote(0, 1, 1, "b"), read(2, 3, 1, "a"))
    # Lost, and then written by another as if it had never been.
    assert broken(wrote(0, 1, 1, "b"), wrote(2, 3, 1, "c"), read(4, 5, 2, "c"))


def test_a_stale_read_is_found():
    assert broken(wrote(0, 1, 1, "b"), wrote(2, 3, 2, "c"), read(4, 5, 2, "b"))
    assert not broken(wrote(0, 1, 1, "b"), wrote(2, 5, 2, "c"), read(4, 5, 2, "b"))


def test_a_doubled_write_is_found():
    assert broken(wrote(0, 1, 1, "b"), read(2, 3, 3, "b"))
    twice = Operation(0, 1, Write(0, "b"), Register(2, "b"))
    assert not broken(twice, read(2, 3, 2, "b"))
    assert broken(twice, read(2, 3, 3, "b"))


def test_a_value_that_nobody_wrote_is_found():
    assert broken(read(0, 1, 1, "x"))
    assert broken(wrote(0, 1, 1, "b"), read(2, 3, 2, "x"))


def test_a_write_over_a_version_that_was_gone_is_found():
    assert broken(wrote(0, 1, 1, "b"), Operation(2, 3, Write(1, "c"), Register(3, "c")))


def test_what_nobody_knows_may_have_happened_late_or_never():
    unknown = Operation(0, NEVER, Write(1, "b"))
    assert not broken(unknown, read(5, 6, 1, "a"))
    assert not broken(unknown, read(5, 6, 2, "b"))
    assert not broken(unknown, read(5, 6, 1, "a"), read(7, 8, 2, "b"))
    assert broken(unknown, read(5, 6, 2, "b"), read(7, 8, 1, "a"))
    assert broken(unknown, read(5, 6, 3, "b"))
    # Nor can it have been before it was wanted.
    assert broken(Operation(7, NEVER, Write(1, "b")), read(5, 6, 2, "b"))


def test_what_was_never_seen_can_stand_between_two_that_were():
    over = Operation(0, NEVER, Write(0, "b"))
    assert not broken(over, Operation(2, 3, Write(0, "c"), Register(3, "c")))
    assert broken(Operation(2, 3, Write(0, "c"), Register(3, "c")))


def test_a_refusal_has_to_have_had_its_reason():
    stale = Operation(2, 3, Write(1, "c"), Refusal("stale", 2))
    assert not broken(wrote(0, 1, 1, "b"), stale)
    assert broken(stale)
    # The version that it names is the one that there was.
    assert broken(wrote(0, 1, 1, "b"), wrote(1.2, 1.5, 2, "d"), stale)


def test_a_deleted_object_is_brought_back_once():
    deleted = Operation(0, 1, Delete(1), Register(2, "a", True))
    back = Operation(4, 5, Undelete(2), Register(3, "a"))
    assert not broken(
        deleted, Operation(2, 3, Write(0, "b"), Refusal("deleted")), back, Operation(6, 7, Undelete(0), Refusal("not deleted")))
    assert broken(deleted, wrote(2, 3, 2, "b"))
    assert broken(deleted, read(2, 3, 2, "a"))
    assert broken(deleted, back, Operation(6, 7, Undelete(0), Register(4, "a")))


def test_a_fault_tells_where_it_broke():
    found = broken(wrote(0, 1, 1, "b"), wrote(2, 3, 2, "c"), read(4, 5, 2, "b"))
    assert found.count == 2 and found.stuck == [read(4, 5, 2, "b")]
    assert "version=2" in str(found) and "cannot be" in str(found)


# Histories at random.


def drawn(draws, clients, count, left=0.1):
    """A history that was: a register that clients call at random, some of whom never hear of it."""
    state, now, history, values = FIRST, 0.0, [], itertools.count()
    free = [0.0] * clients
    for _ in range(count):
        client = draws.randrange(clients)
        start = max(free[client], now - draws.random() * 3) + 0.001
        now = max(now, start) + draws.random()
        version = draws.choice([0, state.version, state.version, max(1, state.version - 1)])
        wanted = draws.choice([
            Read(), Read(), Write(version, f"v{next(values)}"), Write(version, f"v{next(values)}"), Delete(version),
            Undelete(version)])
        end = free[client] = now + draws.random() * 2
        if draws.random() < left and not isinstance(wanted, Read):
            # Done or not; its client goes away.
            state = draws.choice([outcome(state, wanted)[1], state])
            history.append(Operation(start, NEVER, wanted))
            continue
        told, state = outcome(state, wanted)
        history.append(Operation(start, end, wanted, told))
    return history


def possible(history):
    """By trying every order, for few operations."""
    known = [one for one in history if one.end != NEVER]
    unknown = [one for one in history if one.end == NEVER]
    for count in range(len(unknown) + 1):
        for done in itertools.combinations(unknown, count):
            for order in itertools.permutations([*known, *done]):
                # None before another that had ended when it began.
                if any(later.end < one.start for number, one in enumerate(order) for later in order[number + 1:]):
                    continue
                state = FIRST
                for one in order:
                    state = state and register(state, one.wanted, None if one.end == NEVER else one.told)
                if state:
                    return True
    return False


def spoiled(draws, history):
    """The same with one answer, or one moment, that is another."""
    number = draws.randrange(len(history))
    one = history[number]
    kind = draws.randrange(3)
    if kind == 0 or one.end == NEVER:
        one = one._replace(start=one.start + draws.uniform(-4, 4))
        if one.start > one.end:
            one = one._replace(end=one.start + 1)
    elif kind == 1 and isinstance(one.told, Register):
        one = one._replace(told=one.told._replace(version=one.told.version + draws.choice([-1, 1])))
    else:
        others = [each.told for each in history if each.end != NEVER]
        one = one._replace(told=draws.choice(others))
    return [*history[:number], one, *history[number + 1:]]


@pytest.mark.parametrize("seed", range(8))
def test_histories_that_were_are_taken(seed):
    draws = random.Random(seed)
    for _ in range(20):
        history = drawn(draws, draws.randrange(1, 9), 120)
        draws.shuffle(history)
        found = fault(history, FIRST, register)
        assert not found, f"seed {seed}: {found}"


@pytest.mark.parametrize("seed", range(8))
def test_it_judges_as_who_tries_every_order(seed):
    draws, refused = random.Random(seed), 0
    for _ in range(60):
        history = drawn(draws, 3, draws.randrange(1, 6))
        if draws.random() < 0.7:
            history = spoiled(draws, history)
        can_be = possible(history)
        refused += not can_be
        assert can_be == (fault(history, FIRST, register) is None), f"seed {seed}: {history}"
    assert refused > 5


def test_a_fault_is_found_among_many():
    """In a history as long as those that are checked, by each of its writes being lost once."""
    history = drawn(random.Random(5), 8, 1_000, left=0)
    assert not fault(history, FIRST, register)
    writes = [
        number for number, one in enumerate(history)
        if isinstance(one.wanted, Write) and isinstance(one.told, Register)]
    # The last one may be lost without anybody having looked.
    for number in writes[:-3:20]:
        assert fault(history[:number] + history[number + 1:], FIRST, register), history[number]
