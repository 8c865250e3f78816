"""What must not be told is told nowhere: secrets and people's words go through every RPC, and then everything
that was written is searched for them."""
import os
import re
import urllib.request

import grpc
import pytest
from cluster import MUSTERD, Cluster
from google.protobuf import message_factory
from google.protobuf.descriptor import FieldDescriptor as Field
from muster.audit.v1 import audit_pb2
from muster.events.v1 import events_pb2
from muster.identity.v1 import identity_pb2, identity_pb2_grpc
from muster.platform.v1 import platform_pb2
from muster.tenants.v1 import tenants_pb2, tenants_pb2_grpc
from otlp import Collector

# Stands in every text that is sent.
MARK = "cnry" + os.urandom(4).hex()
# What a tenant is called by is shown to operators on their page, and written nowhere else.
SLUG = "slug" + os.urandom(4).hex()
FILES = [tenants_pb2, identity_pb2, platform_pb2, audit_pb2, events_pb2]
PAGES = ["/", "/livez", "/readyz", "/startupz", "/metrics", "/version", "/stats.json"]
# As harsh as an operator may be with a log: every statement and how long it took, but never what it was given.
POSTGRES = """
shared_preload_libraries = 'pg_stat_statements'
log_statement = 'all'
log_min_duration_statement = 0
log_min_error_statement = error
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
"""


def methods():
    return [
        method for file in FILES for service in file.DESCRIPTOR.services_by_name.values() for method in service.methods]


def path(method):
    return f"/{method.containing_service.full_name}/{method.name}"


def filled(message, tenant, text, depth=0):
    """Every field with something in it, the tenant's id where one is asked for."""
    for field in message.DESCRIPTOR.fields:
        if field.name == "tenant_id":
            value = tenant
        elif field.name in ("validate_only", "page_size"):
            continue
        elif field.type == Field.TYPE_STRING:
            value = f"{text}@{text}.example" if "email" in field.name else f"{text}-{field.name}"
        elif field.type == Field.TYPE_BYTES:
            value = text.encode()
        elif field.type == Field.TYPE_MESSAGE:
            if field.message_type.GetOptions().map_entry:
                continue
            if depth < 4 and not field.message_type.full_name.startswith("google."):
                place = getattr(message, field.name)
                filled(place.add() if field.is_repeated else place, tenant, text, depth + 1)
            continue
        elif field.type == Field.TYPE_ENUM:
            value = field.enum_type.values[-1].number
        elif field.type == Field.TYPE_BOOL:
            value = True
        else:
            value = 1
        if field.is_repeated:
            getattr(message, field.name).append(value)
        else:
            setattr(message, field.name, value)
    return message


def everything(channel, tenant, text, metadata):
    """Calls every RPC, and returns what those that fail say, whole."""
    told = []
    for number, method in enumerate(methods()):
        request = filled(message_factory.GetMessageClass(method.input_type)(), tenant, text)
        answer = message_factory.GetMessageClass(method.output_type)
        way = channel.unary_stream if method.server_streaming else channel.unary_unary
        call = way(
            path(method), request_serializer=type(request).SerializeToString,
            response_deserializer=answer.FromString)
        trace = ("traceparent", f"00-{os.urandom(16).hex()}-{number + 1:016x}-01")
        try:
            found = call(request, metadata=[*metadata, trace], timeout=1 if method.server_streaming else 20)
            if method.server_streaming:
                for _ in zip(range(20), found):
                    pass
                found.cancel()
        except grpc.RpcError as error:
            trailing = [value for name, value in error.trailing_metadata() or () if name != "traceparent"]
            told.append((method.name, f"{error.code()} {error.details()} {trailing}"))
    return told


@pytest.fixture(scope="module")
def searched(start_server, keys):
    made, collector = Cluster(POSTGRES), Collector()
    try:
        made.migrate()
        made.sql("CREATE EXTENSION pg_stat_statements SCHEMA public")
        server = start_server(
            "--ops", "127.0.0.1:0", "--database", made.url(), *keys.flags, "--plaintext", "--log-level", "debug",
            "--access-log", "all", "--slow-call", "0", "--otlp-endpoint", collector.url, command=(MUSTERD, "serve"))
        yield server, made, collector
        if not server.stopped:
            server.stop()
    finally:
        collector.close()
        made.close()


def page(server, name):
    try:
        with urllib.request.urlopen(f"http://{server.operations()}{name}", timeout=10) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        return error.read()


def written(server, cluster, collector):
    """Everything that was told to somebody who is not the caller, by where it is."""
    activity = "SELECT string_agg(query, E'\\n') FROM pg_stat_activity WHERE usename <> 'muster'"
    statements = "SELECT string_agg(query, E'\\n') FROM public.pg_stat_statements"
    return {
        "the log": server.errors.read_bytes(),
        "standard output": server.output.read_bytes(),
        "PostgreSQL's log": (cluster.folder / "log").read_bytes(),
        "pg_stat_activity": cluster.sql(activity).encode(),
        "pg_stat_statements": cluster.sql(statements).encode(),
        "the spans": b"\n".join(collector.bodies),
        **{name: page(server, name) for name in PAGES},
    }


def hits(places, secrets):
    return [(place, secret) for place, text in places.items() for secret in secrets if secret.encode() in text]


def test_nothing_that_is_secret_or_somebodys_words_is_written(searched, keys, figure):
    server, cluster, collector = searched
    secrets = {MARK, keys.master.read_text().strip()}
    operator = [("authorization", f"Bearer {keys.platform_token()}"), ("x-secret", MARK)]
    secrets.add(operator[0][1].split()[1])

    def owner(channel, slug, mail):
        tenants = tenants_pb2_grpc.TenantServiceStub(channel)
        identity = identity_pb2_grpc.IdentityServiceStub(channel)
        request = tenants_pb2.SetupTenantRequest(request_id=f"{slug}-1")
        request.tenant.slug, request.tenant.display_name, request.owner.email = slug, f"{MARK} Pty", mail
        made = tenants.SetupTenant(request, metadata=operator, timeout=60)
        tokens = identity.CreateAccessToken(
            identity_pb2.CreateAccessTokenRequest(api_key=made.api_key), timeout=60)
        secrets.update({made.api_key, tokens.access_token.token, tokens.access_token.refresh_token})
        return made.tenant.id, [("authorization", f"Bearer {tokens.access_token.token}")], request

    with grpc.insecure_channel(server.address) as channel:
        identity = identity_pb2_grpc.IdentityServiceStub(channel)
        tenant, mine, request = owner(channel, SLUG, f"ada@{MARK}.example")
        other, theirs, _ = owner(channel, "somebody-else", "ben@else.example")

        # The good answers, with secrets in them.
        invitation = identity_pb2.InviteMemberRequest(tenant_id=tenant)
        invitation.invitation.email = f"eve@{MARK}.example"
        invitation.invitation.roles.append("member")
        invited = identity.InviteMember(invitation, metadata=mine, timeout=60)
        joined = identity.AcceptInvitation(
            identity_pb2.AcceptInvitationRequest(token=invited.token), timeout=60)
        secrets.update({invited.token, joined.access_token.token, joined.access_token.refresh_token})
        fresh = identity.RefreshAccessToken(
            identity_pb2.RefreshAccessTokenRequest(refresh_token=joined.access_token.refresh_token), timeout=60)
        secrets.update({fresh.access_token.token, fresh.access_token.refresh_token})
        for twice in range(2):
            # The second time it is there already: the database says so with the values.
            try:
                request.request_id = f"again-{twice}"
                tenants_pb2_grpc.TenantServiceStub(channel).SetupTenant(request, metadata=operator, timeout=60)
            except grpc.RpcError as error:
                assert error.code() == grpc.StatusCode.ALREADY_EXISTS

        # Where the server fails, it says why.
        cluster.sql("ALTER TABLE wizards RENAME TO wizards_away")
        with pytest.raises(grpc.RpcError):
            tenants_pb2_grpc.TenantServiceStub(channel).GetWizard(
                tenants_pb2.GetWizardRequest(tenant_id=tenant), metadata=mine, timeout=60)
        cluster.sql("ALTER TABLE wizards_away RENAME TO wizards")

        # What a neighbour hears of them, whatever it asks.
        told = everything(channel, tenant, "plain", theirs) + everything(channel, other, "plain", theirs)
        assert len(told) > 40
        assert [line for line in told if MARK in line[1]] == []
        # Everybody with every text, and with credentials that are none.
        everything(channel, tenant, MARK, mine)
        everything(channel, tenant, MARK, [("authorization", f"Bearer {MARK}")])
        everything(channel, other, MARK, theirs)
        everything(channel, other, MARK, operator)

        secrets.discard("")
        places = written(server, cluster, collector)
        for place in ("the log", "PostgreSQL's log", "pg_stat_statements", "the spans", "/metrics"):
            assert len(places[place]) > 500, place
        log = places["the log"].decode()
        assert log.count('"msg":"call"') > 200 and log.count('"msg":"rpc_failed"') >= 1
        assert hits(places, secrets) == []
        assert {place for place, _ in hits(places, {SLUG})} <= {"/", "/stats.json"}
        figure(f"{len(secrets)} secrets in none of {sum(map(len, places.values()))} bytes of {len(places)} places")

        # The search finds what there is: a leak of each kind, made on purpose.
        leak = [operator[0], ("x-request-id", f"{MARK}-leak")]
        for setting in ("log_parameter_max_length = -1", "log_error_verbosity = verbose"):
            cluster.sql(f"ALTER SYSTEM SET {setting}", database="postgres")
        cluster.sql("SELECT pg_reload_conf()", database="postgres")
        everything(channel, other, MARK, leak)
        owner(channel, "another", f"eve@{MARK}.example")
    # Ended, it has sent what was left.
    server.stop()
    places = {
        "the log": server.errors.read_bytes(), "the spans": b"\n".join(collector.bodies),
        "PostgreSQL's log": (cluster.folder / "log").read_bytes(),
    }
    assert {place for place, _ in hits(places, {MARK})} == set(places)


def test_the_log_of_a_server_names_no_person(searched):
    server, _, _ = searched
    found = set(re.findall(r"[\w.+-]+@[\w-]+\.\w+", server.errors.read_text()))
    # The example of a first call, in the words for a new installation.
    assert found <= {"you@acme.example"}
