"""Rules whose possible days are now found otherwise are written once more, for the database to find them."""

from django.db import migrations

AGAIN = "UPDATE commission_regime SET code = code WHERE end_latest IS NULL AND next_start_latest < end_earliest;"


class Migration(migrations.Migration):
    dependencies = (
        ("commission", "0012_history_is_searched"),
        ("registry", "0014_what_is_certain_is_possible"),
    )
    operations = (migrations.RunSQL(AGAIN, AGAIN),)
