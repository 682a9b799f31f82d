"""A revision announces itself when it is committed, so that answers kept in memory are given up at once."""

from django.db import migrations

REVISION = """
CREATE OR REPLACE FUNCTION registry_revision() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    writing text := current_setting('registry.writing', true);
    transaction_id text := pg_current_xact_id()::text;
    opened bigint;
BEGIN
    IF split_part(writing, '@', 2) = transaction_id THEN
        RETURN split_part(writing, '@', 1)::bigint;
    END IF;
    INSERT INTO registry_head AS head (id, number) VALUES (1, 1)
        ON CONFLICT (id) DO UPDATE SET number = head.number + 1 RETURNING head.number INTO opened;
    INSERT INTO registry_revision (number, at, author, reason) VALUES (
        opened, clock_timestamp(),
        coalesce(nullif(current_setting('registry.author', true), ''), session_user),
        coalesce(current_setting('registry.reason', true), ''));
    {announced}PERFORM set_config('registry.writing', opened || '@' || transaction_id, true);
    RETURN opened;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = (("registry", "0007_sorting"),)
    operations = (
        migrations.RunSQL(
            REVISION.format(announced="PERFORM pg_notify('registry_revision', '');\n    "),
            REVISION.format(announced=""),
        ),
    )
