"""What the database is made of can be dumped and restored."""

import pytest
from django.db import connection

from registry.revision import current_revision


@pytest.mark.django_db
def test_every_immutable_function_knows_what_it_calls_without_a_search_path() -> None:
    """A dump is restored with an empty search path: a body that is only a text would not find what it calls."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT p.proname FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
               WHERE l.lanname = 'sql' AND p.provolatile = 'i' AND p.prosqlbody IS NULL
                 AND p.pronamespace = 'public'::regnamespace
                 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"""
        )
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_a_new_database_holds_no_revision() -> None:
    assert current_revision() == 0
