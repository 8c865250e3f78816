"""Every RPC of every service by its descriptor: requests that name what is somebody else's."""
from google.protobuf import message_factory
from google.protobuf.descriptor import FieldDescriptor as Field
from muster.audit.v1 import audit_pb2
from muster.campaigns.v1 import campaigns_pb2
from muster.events.v1 import events_pb2
from muster.identity.v1 import identity_pb2
from muster.leads.v1 import leads_pb2
from muster.options.v1 import options_pb2
from muster.platform.v1 import platform_pb2
from muster.settings.v1 import settings_pb2
from muster.tenants.v1 import tenants_pb2
from muster.usage.v1 import usage_pb2

FILES = [
    tenants_pb2, identity_pb2, leads_pb2, settings_pb2, usage_pb2, campaigns_pb2, audit_pb2, events_pb2, platform_pb2]


def methods():
    return [
        method for file in FILES for service in file.DESCRIPTOR.services_by_name.values() for method in service.methods]


def path(method):
    return f"/{method.containing_service.full_name}/{method.name}"


def rule(method):
    return method.GetOptions().Extensions[options_pb2.rpc]


def field_rule(field):
    return field.GetOptions().Extensions[options_pb2.field]


def new(descriptor):
    return message_factory.GetMessageClass(descriptor)()


def has_tenant(method):
    return "tenant_id" in method.input_type.fields_by_name


def id_fields(descriptor, trail=(), depth=0):
    """Where a request can carry an id: the way there, and its prefix."""
    for field in descriptor.fields:
        if field.type == Field.TYPE_MESSAGE:
            if depth < 3 and not field.message_type.full_name.startswith("google.") \
                    and not field.message_type.GetOptions().map_entry:
                yield from id_fields(field.message_type, (*trail, field), depth + 1)
        elif field.type == Field.TYPE_STRING and field_rule(field).id and field.name != "tenant_id":
            if not field_rule(field).output_only:
                yield (*trail, field), field_rule(field).id


def put(message, trail, value):
    for field in trail[:-1]:
        message = getattr(message, field.name)
        message = message.add() if field.is_repeated else message
    if trail[-1].is_repeated:
        getattr(message, trail[-1].name).append(value)
    else:
        setattr(message, trail[-1].name, value)


def lists():
    """What shows a tenant's things: those of one answer with a list of resources in it."""
    for method in methods():
        if method.name.startswith("List") and not method.server_streaming and has_tenant(method):
            yield method


def ids_within(message, found):
    """Each id of a message, by its prefix."""
    for field, value in message.ListFields():
        values = value if field.is_repeated else [value]
        if field.type == Field.TYPE_MESSAGE:
            if field.message_type.GetOptions().map_entry:
                continue
            for one in values:
                ids_within(one, found)
        elif field.type == Field.TYPE_STRING:
            for one in values:
                prefix, _, rest = one.rpartition("_")
                if prefix and len(rest) == 26 and prefix.isalpha():
                    found.setdefault(prefix, set()).add(one)
    return found
