"""Who is past the term or near its end, and who plainly sits, off indexes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commission", "0009_citations_looked_up_together"),
        ("members", "0013_lists_by_kind"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                models.F("statutory_latest"),
                models.F("id"),
                condition=models.Q(("end_latest", None)),
                name="members_appointment_term",
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                models.F("regime_end_earliest"),
                condition=models.Q(("end_latest", None), ("regime_end_earliest__isnull", False)),
                name="members_appointment_rule_ends",
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                models.F("seat"),
                condition=models.Q(
                    ("doubted", None),
                    ("end_latest", None),
                    ("gone_on", None),
                    ("start_earliest__isnull", False),
                    ("superseded_on", None),
                ),
                include=("start_latest", "statutory_latest", "known_until"),
                name="members_appointment_sitting",
            ),
        ),
    ]
