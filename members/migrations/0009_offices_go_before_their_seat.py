"""An office leaves before the appointment that carried it changes, so that history tells of it in that order.

Told after the change, its end stood before the change of its `service`, and it seemed to be there still: triggers of
a cascade fire last.
"""

from django.db import migrations

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

UNDO = """
DROP TRIGGER drop_office ON members_appointment;
DROP FUNCTION members_drop_office();
"""


class Migration(migrations.Migration):
    dependencies = (("members", "0008_merge_circles"),)
    operations = (migrations.RunSQL(DROP_OFFICE, UNDO),)
