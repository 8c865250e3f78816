"""The cases of h2spec 2.6 in our own words: ids and sentences are its own, so that the two can be compared.

A file of cases imports `case`; `test_h2spec.py` runs what was collected.
"""

import dataclasses
import typing

CASES = []


@dataclasses.dataclass(frozen=True)
class Case:
    id: str
    sentence: str
    run: typing.Callable
    # Cases that want a connection as it was opened do the handshake themselves.
    handshake: bool
    # Not counted by h2spec unless it is asked to be strict.
    strict: bool

    def __str__(self):
        return f"{self.id}: {self.sentence}"


def case(id, sentence, handshake=True, strict=False):
    def add(run):
        CASES.append(Case(id, sentence, run, handshake, strict))
        return run

    return add


# As long as h2spec makes its dummy fields.
DUMMY_LENGTH = 4000


def dummies(count):
    return [(f"x-dummy{number}", "x" * DUMMY_LENGTH) for number in range(count)]
