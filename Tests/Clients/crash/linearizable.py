"""Whether what clients saw of one object can have happened one thing after the other.

The search is that of Wing and Gong: each operation takes effect at one moment between its invocation and its answer, and
some order of those moments has to explain every answer. An operation without an answer may have taken effect at any
time since, or never.
"""
import bisect
import math
from typing import Any, NamedTuple

NEVER = math.inf


class Operation(NamedTuple):
    """What one client wanted of the object, when, and what it was told; `end` is NEVER when it was told nothing."""

    start: float
    end: float
    wanted: Any
    told: Any = None


class Fault(NamedTuple):
    """How many operations the longest order has that was found, its last ones, and those of which none can come next."""

    count: int
    last: list
    state: Any
    stuck: list

    def __str__(self):
        last = ", ".join(words(one) for one in self.last) or "nothing"
        stuck = "; ".join(words(one) for one in self.stuck[:4])
        return f"after {self.count} operations, the last of them {last}, it is {self.state}: {stuck} cannot be"


def words(one):
    return f"{one.wanted} → {'nobody knows' if one.end == NEVER else one.told}"


def fault(history, state, step):
    """None when the history can be, else where it breaks.

    `step(state, wanted, told)` is the state afterwards, or None when this answer cannot be; `told` is None when nobody
    knows the answer.
    """
    return Search(history, step).run(state)


class Search:
    """Depth first, always the next operation that any order must begin with.

    What is explained is a run of answered operations from the front, a few behind it, and the unanswered ones that took
    effect; together with the state it says all of a place in the search, so no place is tried twice.
    """

    def __init__(self, history, step):
        self.step = step
        self.known = sorted((one for one in history if one.end != NEVER), key=lambda one: (one.start, one.end))
        self.unknown = sorted((one for one in history if one.end == NEVER), key=lambda one: one.start)
        self.starts = [one.start for one in self.known]
        self.unknown_starts = [one.start for one in self.unknown]

    def run(self, state):
        place = (0, frozenset(), frozenset(), state)
        seen, path = {place}, []
        choices = [self._next(place)]
        longest = (0, [], place)
        while True:
            if place[0] + len(place[1]) == len(self.known):
                return None
            for one, following in choices[-1]:
                if following not in seen:
                    seen.add(following)
                    path.append((one, place))
                    place = following
                    choices.append(self._next(place))
                    if len(path) > longest[0]:
                        longest = (len(path), [each for each, _ in path[-3:]], place)
                    break
            else:
                choices.pop()
                if not path:
                    count, last, (done, ahead, _, state) = longest
                    return Fault(count, last, state, [self.known[number] for number in self._first(done, ahead)])
                place = path.pop()[1]

    def _next(self, place):
        """Each operation that can come next, and the place that it leads to."""
        done, ahead, used, state = place
        for number in self._first(done, ahead):
            one = self.known[number]
            after = self.step(state, one.wanted, one.told)
            if after is not None:
                yield one, (*advanced(done, ahead, number), used, after)
        # Last, for they are needed where nothing that was answered explains what was seen.
        for number in range(bisect.bisect_right(self.unknown_starts, self._bound(done, ahead))):
            if number not in used:
                after = self.step(state, self.unknown[number].wanted, None)
                if after is not None and after != state:
                    yield self.unknown[number], (done, ahead, used | {number}, after)

    def _bound(self, done, ahead):
        """Whatever begins after the first answer that is still to be explained comes behind it."""
        bound = NEVER
        for number in range(done, len(self.known)):
            # What begins later ends later still.
            if self.starts[number] > bound:
                break
            if number not in ahead:
                bound = min(bound, self.known[number].end)
        return bound

    def _first(self, done, ahead):
        last = bisect.bisect_right(self.starts, self._bound(done, ahead))
        return [number for number in range(done, last) if number not in ahead]


def advanced(done, ahead, number):
    ahead = ahead | {number}
    while done in ahead:
        ahead = ahead - {done}
        done += 1
    return done, ahead


# One object: its version, its value, and whether it is deleted. Values are written once each.


class Register(NamedTuple):
    version: int
    value: str
    is_deleted: bool = False


class Read(NamedTuple):
    """Told: the register."""


class Write(NamedTuple):
    """Told: the register afterwards, or why not. Version 0 writes over whatever is there."""

    version: int
    value: str


class Delete(NamedTuple):
    version: int


class Undelete(NamedTuple):
    version: int


class Refusal(NamedTuple):
    """`stale` with the version that there was, `deleted`, or `not deleted`."""

    reason: str
    version: int = 0


def outcome(state, wanted):
    """What the register answers, and how it is then."""
    if isinstance(wanted, Read):
        return state, state
    if wanted.version and wanted.version != state.version:
        return Refusal("stale", state.version), state
    if isinstance(wanted, Undelete):
        if not state.is_deleted:
            return Refusal("not deleted"), state
        after = Register(state.version + 1, state.value)
    elif state.is_deleted:
        return Refusal("deleted"), state
    elif isinstance(wanted, Delete):
        after = Register(state.version + 1, state.value, True)
    else:
        after = Register(state.version + 1, wanted.value)
    return after, after


def register(state, wanted, told):
    """A step of a register."""
    answer, after = outcome(state, wanted)
    return after if told is None or told == answer else None
