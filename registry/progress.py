"""How far a long transaction has come, for other sessions to see while it is open.

Told in the name PostgreSQL shows of the session: nothing is written that could wait for a lock or be rolled back.
"""

from django.db import connection

TELL = "SELECT set_config('application_name', %s, true)"
ASK = """SELECT split_part(application_name, ':', 2)::int FROM pg_stat_activity
         WHERE datname = current_database() AND split_part(application_name, ':', 1) = %s"""


def tell(work: str, done: int, of: int) -> None:
    """`work` is a short ASCII name without a colon; what is told ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(TELL, [f"{work}:{100 * done // of if of else 100}"])


def told(work: str) -> int | None:
    """The percentage of such work as last told; None where none is under way."""
    with connection.cursor() as cursor:
        cursor.execute(ASK, [work])
        found = cursor.fetchone()
    return found[0] if found else None
