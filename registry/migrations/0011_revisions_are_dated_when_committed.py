"""`at` of a revision is when it was committed: before, a revision could be dated before an instant at which nobody saw it.

A deferred trigger sets it as the transaction ends. Never earlier than the one before, should the clock be set back.
"""

from django.db import migrations

DATED = """
CREATE FUNCTION registry_date_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE registry_revision SET at = greatest(
        clock_timestamp(), (SELECT before.at FROM registry_revision before WHERE before.number = NEW.number - 1))
    WHERE number = NEW.number;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER date_revision AFTER INSERT ON registry_revision DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION registry_date_revision();
"""
UNDO = "DROP TRIGGER date_revision ON registry_revision; DROP FUNCTION registry_date_revision();"


class Migration(migrations.Migration):
    dependencies = (("registry", "0010_ways_to_the_past"),)
    operations = (migrations.RunSQL(DATED, UNDO),)
