"""The staff's lists of one kind among very many, the newest first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commission", "0009_citations_looked_up_together"),
        ("members", "0012_appointments_told_together"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(models.F("end_reason"), models.F("id"), name="members_appointment_by_reason"),
        ),
        migrations.AddIndex(
            model_name="officeholding",
            index=models.Index(models.F("office"), models.F("id"), name="members_office_in_list"),
        ),
    ]
