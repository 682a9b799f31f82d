from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _


def require_tables() -> None:
    """Raises CommandError with the remedy where a migration is still to be made."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(_("The tables of this database are not up to date. Run “manage.py migrate” first."))
