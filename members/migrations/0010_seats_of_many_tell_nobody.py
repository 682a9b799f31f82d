"""Only who shares the single seat of a quota looks again when another's days change: no other seat shows who is gone."""

from django.db import migrations

TELL_THE_SEAT = """
CREATE OR REPLACE FUNCTION members_tell_the_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members_appointment SET person_id = person_id
        WHERE seat_id IN (SELECT s.id FROM commission_seat s JOIN commission_quota q ON q.id = s.quota_id
                          WHERE s.id IN (OLD.seat_id, NEW.seat_id) AND q.fills = 'seats' AND q.number = 1)
          AND id IS DISTINCT FROM coalesce(NEW.id, OLD.id);
    RETURN NULL;
END $$;
"""

TELL_EVERY_SEAT = """
CREATE OR REPLACE FUNCTION members_tell_the_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members_appointment SET person_id = person_id
        WHERE seat_id IN (OLD.seat_id, NEW.seat_id) AND id IS DISTINCT FROM coalesce(NEW.id, OLD.id);
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = (("members", "0009_offices_follow_their_appointment"),)
    operations = (migrations.RunSQL(TELL_THE_SEAT, TELL_EVERY_SEAT),)
