"""The leads of the benchmarks: as many as the peers' tables have."""
import pathlib

from contestants import uuid_of

HERE = pathlib.Path(__file__).resolve().parent


def put(muster):
    """Without the processes' own demo rows in the way: the tenant that is asked has 200 leads, as the peers' have."""
    tenant = uuid_of(muster.tenant)
    for table in ["lead_tags", "lead_scores", "lead_activities", "leads"]:
        if muster.cluster.sql(f"SELECT to_regclass('muster.{table}')", muster.database):
            muster.cluster.sql(
                f"SET session_replication_role = replica; DELETE FROM muster.{table} WHERE tenant_id = '{tenant}'",
                muster.database)
    text = (HERE / "people.sql").read_text().replace(":'tenant'", f"'{tenant}'")
    muster.cluster.sql(text, muster.database)
