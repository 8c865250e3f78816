"""Two `musterd` and their PostgreSQL, killed again and again under load: nothing acknowledged is lost or doubled."""
from serving import own_cluster, serve, tenants  # noqa: F401  pylint: disable=unused-import
