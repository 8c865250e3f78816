#!/usr/bin/env python3
"""Random messages of every type, made by Python's protobuf, through Muster's codec and back.

For each message the bytes, the JSON and the bytes read from Python's JSON must agree, and Muster's JSON must
mean the same to Python. Then bytes are mutated: both codecs must take them or both refuse them, and what both
take must come out the same.

usage: wire_differential.py --peer PROGRAM --stubs DIR [--messages N] [--mutations N] [--seed N]
"""
import argparse
import importlib
import multiprocessing
import os
import pathlib
import random
import struct
import subprocess
import sys
import threading

BATCH = 200


class Peer:
    """Muster's codec behind a pipe; frames as in Tests/Support/WirePeer/main.swift."""

    def __init__(self, program):
        environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
        self.process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)

    def ask(self, frames):
        data = b"".join(
            struct.pack("<I", len(part)) + part for frame in frames for part in frame)
        writer = threading.Thread(target=self._write, args=(data,))
        writer.start()
        answers = [[self._part() for _ in range(5)] for _ in frames]
        writer.join()
        return answers

    def _write(self, data):
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def _part(self):
        head = self.process.stdout.read(4)
        if len(head) < 4:
            raise SystemExit(f"the peer ended with code {self.process.wait()}: a trap, or an end it was not asked for")
        return self.process.stdout.read(struct.unpack("<I", head)[0])


NASTY_TEXT = [
    "", "a", "fifteen letters", "sixteen letters!", "é", "e\u0301", "\ufeffbom", "日本語のテキスト", "\U0001f9d1\u200d\U0001f680",
    "\u202eright to left", "zero\u200bwidth", "tab\tnewline\nreturn\r", "quote\"back\\slash/", "\x00", "nul\x00inside",
    "\x7f\x01\x1f", "\u2028\u2029", "x" * 127, "x" * 128, "ÿ" * 64, "\ud7ff\ue000\uffff", "\U0010ffff", "null", "</script>",
]
INTEGERS = {
    bits: [0, 1, -1, 63, 64, 127, 128, 255, 256, 16383, 16384, 2**(bits - 1) - 1, -2**(bits - 1), 2**(bits - 2)]
    for bits in (32, 64)
}
REALS = [0.0, -0.0, 1.0, -1.5, 0.1, 1e300, -1e-300, 5e-324, float("inf"), float("-inf"), float("nan"), 2.0**53, 123456.789]
FLOATS = [0.0, -0.0, 1.0, -1.5, 0.10000000149011612, 3.4028234663852886e38, 1.401298464324817e-45, float("inf"), float("-inf"),
          float("nan"), 16777216.0]


class Maker:
    """Fills messages with random values that have a JSON form."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def fill(self, message, depth=0):
        from google.protobuf.descriptor import FieldDescriptor as F
        r = self.random
        name = message.DESCRIPTOR.full_name
        if name == "google.protobuf.Timestamp":
            message.seconds = r.choice([0, 1, -1, -62135596800, 253402300799, r.randint(-62135596800, 253402300799)])
            message.nanos = self.nanos()
            return
        if name == "google.protobuf.Duration":
            sign = r.choice([1, -1])
            message.seconds = sign * r.choice([0, 1, 315576000000 - 1, r.randint(0, 315575999999)])
            message.nanos = sign * self.nanos()
            return
        if name == "google.protobuf.FieldMask":
            message.paths.extend(r.choice(["name", "first_name", "a.b_c.d", "x_y_z"]) for _ in range(r.randint(0, 3)))
            return
        fields = list(message.DESCRIPTOR.fields)
        density = r.choice([0.1, 0.3, 0.9])
        for field in fields:
            if r.random() > density:
                continue
            is_message = field.type == F.TYPE_MESSAGE
            is_map = is_message and field.message_type.GetOptions().map_entry
            if is_message and not is_map and depth >= 4:
                continue
            if is_map:
                self.fill_map(getattr(message, field.name), field.message_type, depth)
            elif field.is_repeated:
                target = getattr(message, field.name)
                for _ in range(r.choice([0, 1, 2, 3, 3, 17]) if depth < 2 else r.randint(0, 2)):
                    if is_message:
                        self.fill(target.add(), depth + 1)
                    else:
                        target.append(self.scalar(field))
            elif is_message:
                child = getattr(message, field.name)
                child.SetInParent()
                self.fill(child, depth + 1)
            else:
                setattr(message, field.name, self.scalar(field))

    def fill_map(self, target, entry, depth):
        key, value = entry.fields_by_name["key"], entry.fields_by_name["value"]
        for _ in range(self.random.randint(0, 4)):
            chosen = self.scalar(key)
            if value.message_type:
                if depth < 4:
                    self.fill(target[chosen], depth + 1)
            else:
                target[chosen] = self.scalar(value)

    def nanos(self):
        r = self.random
        return r.choice([0, 1, 999999999, 500000000, 1000, 120000, r.randint(0, 999) * 1000000, r.randint(0, 999999999)])

    def scalar(self, field):
        from google.protobuf.descriptor import FieldDescriptor as F
        r = self.random
        if field.type == F.TYPE_STRING:
            return r.choice(NASTY_TEXT) if r.random() < 0.5 else self.text()
        if field.type == F.TYPE_BYTES:
            return r.randbytes(r.choice([0, 1, 2, 3, 15, 16, 200]))
        if field.type == F.TYPE_BOOL:
            return r.random() < 0.5
        if field.type == F.TYPE_DOUBLE:
            return r.choice(REALS) if r.random() < 0.7 else struct.unpack("<d", struct.pack("<d", r.uniform(-1e9, 1e9)))[0]
        if field.type == F.TYPE_FLOAT:
            return r.choice(FLOATS) if r.random() < 0.7 else struct.unpack("<f", struct.pack("<f", r.uniform(-1e9, 1e9)))[0]
        if field.type == F.TYPE_ENUM:
            known = [value.number for value in field.enum_type.values]
            return r.choice(known + [r.randint(-2**31, 2**31 - 1)])
        bits = 64 if field.type in (F.TYPE_INT64, F.TYPE_UINT64, F.TYPE_SINT64, F.TYPE_FIXED64, F.TYPE_SFIXED64) else 32
        value = r.choice(INTEGERS[bits]) if r.random() < 0.6 else r.randint(-2**(bits - 1), 2**(bits - 1) - 1)
        unsigned = field.type in (F.TYPE_UINT32, F.TYPE_UINT64, F.TYPE_FIXED32, F.TYPE_FIXED64)
        return value % 2**bits if unsigned else value

    def text(self):
        r = self.random
        letters = "abcdefghij klmnopqrstuvwxyzÄÖÜßéø日本\U0001f600"
        return "".join(r.choice(letters) for _ in range(r.choice([1, 5, 14, 15, 16, 40])))

    def mutate(self, data):
        r = self.random
        data = bytearray(data)
        for _ in range(r.choice([1, 1, 1, 2, 4])):
            kind = r.randrange(6)
            place = r.randrange(len(data) + 1)
            if kind == 0 and data:
                data[place % len(data)] ^= 1 << r.randrange(8)
            elif kind == 1 and data:
                data[place % len(data)] = r.choice([0, 1, 0x7F, 0x80, 0xFF, r.randrange(256)])
            elif kind == 2:
                del data[place:place + r.choice([1, 2, 8])]
            elif kind == 3:
                data[place:place] = r.randbytes(r.choice([1, 2, 8]))
            elif kind == 4:
                del data[place:]
            else:
                piece = data[place:place + r.choice([2, 8, 32])]
                data[place:place] = piece
        return bytes(data)


def message_classes(stubs):
    from google.protobuf import message_factory
    classes = {}

    def add(descriptor):
        if descriptor.GetOptions().map_entry:
            return
        classes[descriptor.full_name] = message_factory.GetMessageClass(descriptor)
        for nested in descriptor.nested_types:
            add(nested)

    for path in sorted(pathlib.Path(stubs).rglob("*_pb2.py")):
        module = importlib.import_module(".".join(path.relative_to(stubs).with_suffix("").parts))
        for descriptor in module.DESCRIPTOR.message_types_by_name.values():
            add(descriptor)
    return classes


def has_maps(descriptor, seen=None):
    seen = seen if seen is not None else {}
    if descriptor.full_name not in seen:
        seen[descriptor.full_name] = False
        seen[descriptor.full_name] = any(
            field.message_type.GetOptions().map_entry or has_maps(field.message_type, seen)
            for field in descriptor.fields if field.message_type)
    return seen[descriptor.full_name]


def same(message, expected, given):
    """Equal to the byte, but for the order of map entries, which the specification leaves open: Python writes
    them last key first, so they are compared after Python has ordered ours too."""
    if given == expected:
        return True
    if not has_maps(message.DESCRIPTOR) or len(given) != len(expected) or sorted(given) != sorted(expected):
        return False
    return type(message).FromString(given).SerializeToString(deterministic=True) == expected


def keeps_map_entry(message):
    """Python keeps a map entry that holds an unknown field as an unknown field itself; we take the entry, as C++
    and Go do, so what is written then differs."""
    from google.protobuf.unknown_fields import UnknownFieldSet
    maps = {field.number for field in message.DESCRIPTOR.fields
            if field.message_type and field.message_type.GetOptions().map_entry}
    if any(field.field_number in maps for field in UnknownFieldSet(message)):
        return True
    for field, value in message.ListFields():
        if not field.message_type:
            continue
        if field.number in maps:
            values = list(value.values()) if field.message_type.fields_by_name["value"].message_type else []
        else:
            values = value if field.is_repeated else [value]
        if any(keeps_map_entry(item) for item in values):
            return True
    return False


def oracle_can(message):
    """What libprotobuf-c 1.4 gets wrong: it cuts text at a NUL, and knows neither presence nor minus zero."""
    from google.protobuf.descriptor import FieldDescriptor as F
    for field, value in message.ListFields():
        values = value if field.is_repeated else [value]
        if field.message_type and field.message_type.GetOptions().map_entry:
            entry = field.message_type.fields_by_name["value"]
            texts = list(value) if field.message_type.fields_by_name["key"].type == F.TYPE_STRING else []
            if any("\0" in text for text in texts):
                return False
            values = [value[key] for key in value]
            field = entry
            if not field.message_type and any(not item or str(item) == "-0.0" for item in values):
                return False
            if any(not key or key == "" for key in value):
                return False
        for item in values:
            if field.message_type:
                if not oracle_can(item):
                    return False
            elif field.type == F.TYPE_STRING and "\0" in item:
                return False
            elif str(item) == "-0.0" or (field.containing_oneof and not item):
                return False
    return True


def message_at(seed, number, names, classes):
    """One message, from its number alone, so that a failure can be made again."""
    maker = Maker(f"{seed}/{number}")
    # Half of the messages are of the types that hold every shape.
    torture = [name for name in names if ".torture." in name]
    name = maker.random.choice(torture if number % 2 else names)
    message = classes[name]()
    maker.fill(message)
    return maker, name, message


def fail(seed, number, name, what, *details):
    lines = [f"FAILED: message {number} of seed {seed} ({name}): {what}"] + [f"  {d!r}"[:600] for d in details]
    lines.append(f"  run it alone with --seed {seed} --only {number}")
    print("\n".join(lines), flush=True)


def work(arguments, share, shares, results):
    sys.path.insert(0, arguments.stubs)
    from google.protobuf import json_format
    classes = message_classes(arguments.stubs)
    names = sorted(classes)
    peer = Peer(arguments.peer)
    failures = checked = oracle = taken = 0
    seed = arguments.seed

    numbers = [arguments.only] if arguments.only is not None else range(share, arguments.messages, shares)
    pending = []

    def flush():
        nonlocal failures, checked, oracle
        answers = peer.ask([(name.encode(), data, text.encode()) for _, name, _, data, text in pending])
        for (number, name, message, data, text), (again, json, from_json, repeated, refusal) in zip(pending, answers):
            checked += 1
            problem = None
            if refusal:
                problem = ("was refused", refusal)
            elif not same(message, data, again):
                problem = ("other bytes", data, again)
            elif not same(message, data, from_json):
                problem = ("other bytes from Python's JSON", text, data, from_json)
            else:
                try:
                    back = json_format.Parse(json, type(message)()).SerializeToString(deterministic=True)
                except json_format.ParseError as error:
                    back = str(error)
                if back != data:
                    problem = ("our JSON means something else to Python", json, data, back)
            if not problem and repeated and oracle_can(message):
                oracle += 1
                if repeated != again:
                    problem = ("libprotobuf-c repeats other bytes", again, repeated)
            if problem:
                failures += 1
                if failures <= 5:
                    fail(seed, number, name, *problem)
        pending.clear()

    for number in numbers:
        _, name, message = message_at(seed, number, names, classes)
        data = message.SerializeToString(deterministic=True)
        pending.append((number, name, message, data, json_format.MessageToJson(message, indent=None)))
        if len(pending) == BATCH:
            flush()
    flush()

    mutated = []

    def flush_mutated():
        nonlocal failures, taken
        answers = peer.ask([(name.encode(), data, b"") for _, name, data, _ in mutated])
        for (number, name, data, expected), (again, _, _, _, refusal) in zip(mutated, answers):
            if expected is not None and not refusal:
                taken += 1
            # Python drops the bits of a varint above the 64th, where we refuse it as Go does; and it lets a field
            # of the number 0 pass in a message without fields.
            if refusal and (b"longer than 64 bits" in refusal or b"the number 0" in refusal):
                continue
            if (expected is None) != bool(refusal):
                failures += 1
                if failures <= 5:
                    fail(seed, number, name, f"Python {'refuses' if expected is None else 'takes'} what we "
                         f"{'refuse' if refusal else 'take'}", data, refusal, expected, again)
            elif expected is not None and not same(classes[name](), expected, again) and not keeps_map_entry(
                    classes[name].FromString(data)):
                failures += 1
                if failures <= 5:
                    fail(seed, number, name, "other bytes after a mutation", data, expected, again)
        mutated.clear()

    if arguments.only is None:
        for number in range(share, arguments.mutations, shares):
            maker, name, message = message_at(seed, number, names, classes)
            data = maker.mutate(message.SerializeToString(deterministic=True))
            try:
                expected = classes[name].FromString(data).SerializeToString(deterministic=True)
            except Exception:
                expected = None
            mutated.append((number, name, data, expected))
            if len(mutated) == BATCH:
                flush_mutated()
        flush_mutated()
    results.put((checked, oracle, taken, failures, len(names)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", required=True)
    parser.add_argument("--stubs", required=True)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--mutations", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--only", type=int)
    arguments = parser.parse_args()

    shares = 1 if arguments.only is not None else os.cpu_count() or 1
    results = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=work, args=(arguments, share, shares, results)) for share in range(shares)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        print(f"FAILED: a worker ended early (seed {arguments.seed})")
        sys.exit(1)
    totals = [results.get() for _ in workers]
    checked, oracle, taken, failures = (sum(total[place] for total in totals) for place in range(4))
    print(f"seed {arguments.seed}: {checked} messages of {totals[0][4]} types agree with Python in bytes and JSON, "
          f"{oracle} of them with libprotobuf-c; {arguments.mutations} mutated ones judged alike, {taken} of them taken"
          if not failures else f"seed {arguments.seed}: {failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
