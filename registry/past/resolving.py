"""From an instant to what was known then."""

import datetime

from registry.api.statement import read_connection
from registry.past.known import Known

SETTLED_AFTER = datetime.timedelta(minutes=1)

# Whoever opens a revision locks the head first and keeps the lock until the revision is seen by all.
WRITERS = """
    SELECT EXISTS (
        SELECT FROM pg_locks
        WHERE relation = 'registry_head'::regclass AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
"""
LAST_BY = "SELECT number, at FROM registry_revision WHERE at <= %s ORDER BY at DESC, number DESC LIMIT 1"


def what_was_known(instant: datetime.datetime) -> Known:
    """The last revision committed by then. Who writes is read before it: one that commits in between is seen."""
    with read_connection().cursor() as cursor:
        cursor.execute(WRITERS)
        (writing,) = cursor.fetchone()
        cursor.execute(LAST_BY, [instant])
        number, at = cursor.fetchone() or (0, None)
    old = datetime.datetime.now(datetime.UTC) - instant >= SETTLED_AFTER
    return Known(instant, number, at, settled=old and not writing)
