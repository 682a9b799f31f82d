"""Rules whose possible days are now found otherwise are written once more, for the database to find them.

Asked first: a statement that writes opens a revision, though it finds no row.
"""

from django.db import migrations

AGAIN = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM commission_regime WHERE end_latest IS NULL AND next_start_latest < end_earliest) THEN
        UPDATE commission_regime SET code = code WHERE end_latest IS NULL AND next_start_latest < end_earliest;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = (
        ("commission", "0012_history_is_searched"),
        ("registry", "0014_what_is_certain_is_possible"),
    )
    operations = (migrations.RunSQL(AGAIN, AGAIN),)
