"""`musterd` before a database that is killed, cut off, stopped, filled and held up."""
from serving import own_cluster, serve, tenants  # noqa: F401  pylint: disable=unused-import
