"""Nobody is merged into someone who was, over however many steps, merged into them."""

from django.db import migrations

CIRCLES = """
-- Writers queue for the revision, so no two merges cross.
CREATE FUNCTION members_refuse_merge_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        WITH RECURSIVE kept (id) AS (
            SELECT NEW.merged_into_id
            UNION
            SELECT p.merged_into_id FROM members_person p JOIN kept ON p.id = kept.id WHERE p.merged_into_id IS NOT NULL
        )
        SELECT FROM kept WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'Person % would be merged into itself.', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'person_merged_in_a_circle';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER refuse_merge_circle AFTER INSERT OR UPDATE OF merged_into_id ON members_person
    FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION members_refuse_merge_circle();
"""

UNDO = """
DROP TRIGGER refuse_merge_circle ON members_person;
DROP FUNCTION members_refuse_merge_circle();
"""


class Migration(migrations.Migration):
    dependencies = (("members", "0007_list_order"),)
    operations = (migrations.RunSQL(CIRCLES, UNDO),)
