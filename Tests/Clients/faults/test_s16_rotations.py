"""S16: `kill -9` while secrets are sealed again under another key."""
import contextlib
import subprocess

from load import LENIENCY, Stubs, eventually
from muster.settings.v1 import settings_pb2

KEYS, NAMESPACES = 500, 6


def secret(namespace, place):
    return f"the secret {place} of {namespace}"


def keep_secrets(stubs, tenant):
    for number in range(NAMESPACES):
        namespace = f"vault_{number}"
        stubs.settings.RegisterSchema(settings_pb2.RegisterSchemaRequest(
            tenant_id=tenant.id, schema=settings_pb2.SettingsSchema(namespace=namespace, keys=[
                settings_pb2.SettingKey(key=f"key_{place}", type="SETTING_TYPE_STRING", secret=True)
                for place in range(KEYS)])), metadata=tenant.metadata, timeout=30)
        stubs.settings.UpdateSettings(settings_pb2.UpdateSettingsRequest(
            tenant_id=tenant.id, namespace=namespace, level="SETTING_LEVEL_TENANT",
            secret_values={f"key_{place}": secret(namespace, place) for place in range(KEYS)}),
            metadata=tenant.metadata, timeout=60)


def wrong(stubs, tenant):
    """The secrets of every fiftieth key that are not what they were."""
    found = []
    for number in range(NAMESPACES):
        for place in range(0, KEYS, 50):
            namespace = f"vault_{number}"
            answer = stubs.settings.RevealSetting(settings_pb2.RevealSettingRequest(
                tenant_id=tenant.id, namespace=namespace, key=f"key_{place}", level="SETTING_LEVEL_TENANT"),
                metadata=tenant.metadata, timeout=30)
            if answer.secret_value != secret(namespace, place):
                found.append((namespace, place))
    return found


@contextlib.contextmanager
def last_secret_held(cluster, tenant):
    """Somebody else has the last of them, so no rotation gets to its end."""
    holder = subprocess.Popen(
        cluster.psql("muster", "BEGIN; SET application_name = 'holder'; SELECT FROM setting_secrets WHERE tenant_id = "
                     f"'{tenant.uuid}' ORDER BY secret_id DESC LIMIT 1 FOR UPDATE; SELECT pg_sleep(120)"),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    eventually(lambda: cluster.number(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'holder' AND query ~ 'pg_sleep'") == 1, 30)
    yield
    cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'holder'")
    holder.wait(30)


def test_a_rotation_of_keys_goes_on_where_a_kill_cut_it_off(cluster, serve, tenants, rounds):
    server = serve(cluster.url(), "--loops", 1)
    address = server.address
    tenant, = tenants(server, 1)
    with Stubs(address) as stubs:
        keep_secrets(stubs, tenant)

    def progress():
        """How many of the newest rotation are sealed again, and how it stands."""
        (done, state), = cluster.rows(
            f"SELECT done_count, state FROM key_rotations WHERE tenant_id = '{tenant.uuid}' "
            "ORDER BY create_time DESC LIMIT 1")
        return int(done), state

    for each in rounds("S16 kill -9 while keys rotate", short=2, long=50):
        with last_secret_held(cluster, tenant):
            with Stubs(address) as stubs:
                stubs.settings.RotateKeys(
                    settings_pb2.RotateKeysRequest(tenant_id=tenant.id), metadata=tenant.metadata, timeout=30)
            eventually(lambda: progress()[0] > 0, 30 * LENIENCY)
            server.kill()
            done, state = progress()
            assert state == "running" and done < KEYS * NAMESPACES
            each.sum("secrets sealed again before the kill", done)
        # As when the lease of the dead is over, which is waited for otherwise.
        cluster.sql("UPDATE jobs SET lease_time = now() WHERE state = 'running'")
        server = serve(cluster.url(), "--loops", 1, listen=address)
        with Stubs(address) as stubs:
            each.none("secrets lost in between", wrong(stubs, tenant))
            eventually(lambda: progress()[1] == "done", 30 * LENIENCY, step=0.1)
            each.none("secrets lost at the end", wrong(stubs, tenant))
        each.none("secrets under a former key", cluster.rows(
            "SELECT secret_id FROM setting_secrets s WHERE key_version < "
            "(SELECT max(key_version) FROM data_keys d WHERE d.tenant_id = s.tenant_id)"))
