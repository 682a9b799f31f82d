"""What is put back is what the command loaded."""

import pytest
from django.db import connection, transaction

from tests.real_records import TABLES, load_real_records


def rows() -> dict[str, list[tuple[object, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        found = {}
        for table, columns in cursor.fetchall():
            cursor.execute(f"SELECT {columns} FROM {table} ORDER BY 1")
            found[table] = cursor.fetchall()
        return found


@pytest.mark.django_db
def test_the_records_put_back_are_those_loaded_row_for_row() -> None:
    seen = []
    for _time in range(2):
        with transaction.atomic():
            load_real_records()
            seen.append(rows())
            transaction.set_rollback(True)
    assert len(seen[0]["registry_citation"]) > 800
    assert seen[0] == seen[1]
