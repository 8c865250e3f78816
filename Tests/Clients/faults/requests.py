"""Requests at the ends of what their fields can hold, by the descriptors, and requests that are broken."""
import random
import struct

from google.protobuf import descriptor as descriptors
from google.protobuf import descriptor_pool, message_factory

F = descriptors.FieldDescriptor
DEPTH_MAX = 4
PACKAGES = [
    f"muster/{name}/v1/{name}.proto"
    for name in ("audit", "campaigns", "events", "identity", "leads", "platform", "settings", "tenants", "usage")]


def integers(bits, signed):
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    return sorted({low, low + 1, high, high - 1, 0, 1} | ({-1} if signed else set()))


REALS = [0.0, -0.0, 5e-324, 1.7e308, -1.7e308, float("inf"), float("-inf"), float("nan")]
TEXTS = [
    "", "x", "\0", " ", "x" * 70_000, "\U0010ffff" * 300, "é" * 256, "\u202e\u0000\ufeff", "'; DROP TABLE tenants; --",
    "%s%n%p{}", "../../etc/passwd", "tenant_" + "z" * 26, "tenant_00000000000000000000000000", "user_" + "7" * 26,
    "9" * 400, "-1", "2026-02-30", "9999-12-31T23:59:59.999999999Z", "=" * 64, "{", "[" * 5_000, "{\"a\":1e999999}"]
BYTES = [b"", b"\0", b"\xff" * 64, b"x" * 70_000]
EXTREMES = {
    F.TYPE_DOUBLE: REALS, F.TYPE_FLOAT: [0.0, float("inf"), float("-inf"), float("nan"), 3e38], F.TYPE_BOOL: [False, True],
    F.TYPE_STRING: TEXTS, F.TYPE_BYTES: BYTES,
    **{kind: integers(64, True) for kind in (F.TYPE_INT64, F.TYPE_SINT64, F.TYPE_SFIXED64)},
    **{kind: integers(32, True) for kind in (F.TYPE_INT32, F.TYPE_SINT32, F.TYPE_SFIXED32)},
    **{kind: integers(64, False) for kind in (F.TYPE_UINT64, F.TYPE_FIXED64)},
    **{kind: integers(32, False) for kind in (F.TYPE_UINT32, F.TYPE_FIXED32)}}


def methods():
    """All RPCs of Muster's own services, with their descriptors."""
    pool = descriptor_pool.Default()
    for name in PACKAGES:
        module = name.removesuffix(".proto").replace("/", ".") + "_pb2"
        __import__(module)
        for service in pool.FindFileByName(name).services_by_name.values():
            yield from service.methods


def path(method):
    return f"/{method.containing_service.full_name}/{method.name}"


# What a request may say, by the names of fields; the rest of it stays empty.
LIKELY = {
    "email": "ada@likely.example", "display_name": "A name", "name": "a-name", "description": "Text", "step": "icp",
    "data": "{\"industries\":[\"Dental\"]}", "reason": "because", "roles": ["viewer"], "permissions": ["tenants.read"],
    "method": "TenantService/GetTenant", "page_size": 5, "plan": 2, "country": "AU", "industries": ["Dental"]}
THINGS = {"tenant", "owner", "role", "invitation", "icp", "subscription", "api_key", "member", "user"}


def base(method, tenant):
    """What the RPC might do something with, of this tenant."""
    request = message_factory.GetMessageClass(method.input_type)()
    fill(request, tenant)
    return request


def fill(message, tenant):
    for field in message.DESCRIPTOR.fields:
        if field.name == "tenant_id":
            message.tenant_id = tenant
        elif field.name == "slug":
            message.slug = f"likely-{random.randrange(1 << 40)}"
        elif field.name in THINGS and field.message_type is not None and not field.is_repeated:
            getattr(message, field.name).SetInParent()
            fill(getattr(message, field.name), tenant)
        elif field.name in LIKELY and field.message_type is None:
            value = LIKELY[field.name]
            if field.is_repeated == isinstance(value, list) and (field.type == F.TYPE_STRING) == (
                    not isinstance(value, int)):
                put(message, (field,), value[0] if field.is_repeated else value, 1)


def extremes(field):
    if field.type == F.TYPE_ENUM:
        return [0, -1, 2**31 - 1, -2**31, *[value.number for value in field.enum_type.values][:4]]
    return EXTREMES[field.type]


def boundaries(method, tenant):
    """Requests that differ from the base in one field, at each of its extremes."""
    yield base(method, tenant)
    for places in fields(method.input_type, ()):
        field = places[-1]
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            continue
        values = [None] if field.message_type is not None else extremes(field)
        for value in values:
            for count in (1, 300) if field.is_repeated else (1,):
                request = base(method, tenant)
                try:
                    put(request, places, value, count)
                except (ValueError, TypeError):
                    # What Python does not let us say in this field is said by the broken ones.
                    continue
                yield request


def fields(message, above):
    for field in message.fields:
        yield (*above, field)
        inner = field.message_type
        if inner is not None and len(above) < DEPTH_MAX and not inner.GetOptions().map_entry:
            if inner not in [place.message_type for place in above]:
                yield from fields(inner, (*above, field))


def put(message, places, value, count):
    for field in places[:-1]:
        inner = getattr(message, field.name)
        message = inner.add() if field.is_repeated else inner
        if not field.is_repeated:
            message.SetInParent()
    field = places[-1]
    if field.message_type is not None:
        for _ in range(count):
            if field.is_repeated:
                getattr(message, field.name).add()
            else:
                getattr(message, field.name).SetInParent()
    elif field.is_repeated:
        getattr(message, field.name).extend([value] * count)
    else:
        setattr(message, field.name, value)


def broken(draws, data):
    """Bytes that were a request."""
    data = bytearray(data)
    for _ in range(draws.randrange(1, 5)):
        at = draws.randrange(len(data) + 1)
        how = draws.randrange(7)
        if how == 0 and data:
            data[at % len(data)] ^= 1 << draws.randrange(8)
        elif how == 1:
            data[at:at] = draws.randbytes(draws.randrange(1, 9))
        elif how == 2:
            del data[at:at + draws.randrange(1, 9)]
        elif how == 3:
            # A number that is too long, or nearly so.
            data[at:at] = b"\xff" * draws.randrange(8, 12) + b"\x01"
        elif how == 4:
            data[at:at] = bytes([draws.randrange(256)]) + struct.pack("<Q", draws.choice(integers(64, False)))
        elif how == 5:
            data += data[at:at + 64] * draws.randrange(1, 20)
        else:
            # Groups and lengths within lengths.
            data[at:at] = b"\x0b" * draws.randrange(1, 200) if draws.random() < 0.5 else b"\x0a\x7f" * 60
    return bytes(data[:1 << 20])


def seeded(number):
    return random.Random(number)
