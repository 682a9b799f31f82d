"""An office follows its appointment: it goes before the seat that carried it does, and counts sightings as long."""

from django.db import migrations

# Told after the change, its end stood in history before the change of its `service`, and it seemed to be there still:
# the triggers of a cascade fire last.
DROP_OFFICE = """
CREATE FUNCTION members_drop_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM members_officeholding
        WHERE appointment_id = NEW.id AND carried
          AND office IS DISTINCT FROM (SELECT nullif(s.office, '') FROM commission_seat s WHERE s.id = NEW.seat_id);
    RETURN NEW;
END $$;
CREATE TRIGGER drop_office BEFORE UPDATE OF seat_id ON members_appointment
    FOR EACH ROW EXECUTE FUNCTION members_drop_office();
"""

TELL_OFFICES = """
CREATE FUNCTION members_tell_offices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN UPDATE members_officeholding SET office = office WHERE appointment_id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER tell_offices AFTER UPDATE ON members_appointment FOR EACH ROW
    WHEN (OLD.evidence_months IS DISTINCT FROM NEW.evidence_months) EXECUTE FUNCTION members_tell_offices();
"""

UNDO = """
DROP TRIGGER drop_office ON members_appointment;
DROP TRIGGER tell_offices ON members_appointment;
DROP FUNCTION members_drop_office(), members_tell_offices();
"""


class Migration(migrations.Migration):
    dependencies = (("members", "0008_merge_circles"),)
    operations = (migrations.RunSQL(DROP_OFFICE + TELL_OFFICES, UNDO),)
