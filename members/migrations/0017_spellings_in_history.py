"""History keeps `other_spellings`, what it was then for history that is there already."""

import pgtrigger.compiler
from django.db import migrations

import registry.search
from registry.migration_operations import ReplaceTriggers

# As the triggers keep them, found anew from history: for what was recorded before, and after a redaction.
FOUND_ANEW = """
CREATE FUNCTION members_spellings_then(kept bigint, revision bigint) RETURNS text LANGUAGE sql STABLE AS $$
    WITH merged AS (
        SELECT pgh_obj_id AS id, name_kk, name_ru, name_en FROM members_personrevisedevent event
        WHERE merged_into_id = kept AND pgh_revision <= revision AND pgh_label <> 'delete' AND NOT EXISTS (
            SELECT FROM members_personrevisedevent later
            WHERE later.pgh_obj_id = event.pgh_obj_id AND later.pgh_id > event.pgh_id AND later.pgh_revision <= revision)
    )
    SELECT coalesce(string_agg(DISTINCT spelling, E'\\n'), '') FROM (
        SELECT spelling FROM members_personnamerevisedevent event
        WHERE person_id IN (SELECT kept UNION ALL SELECT id FROM merged)
          AND pgh_revision <= revision AND pgh_label <> 'delete' AND NOT EXISTS (
            SELECT FROM members_personnamerevisedevent later
            WHERE later.pgh_obj_id = event.pgh_obj_id AND later.pgh_id > event.pgh_id AND later.pgh_revision <= revision)
        UNION ALL
        SELECT unnest(ARRAY[name_kk, name_ru, name_en]) FROM merged
    ) AS names WHERE spelling <> ''
$$;

CREATE FUNCTION members_remember_spellings(people bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE members_personrevisedevent SET other_spellings = members_spellings_then(pgh_obj_id, pgh_revision)
    WHERE pgh_obj_id = ANY(people)
$$;
"""
NOTHING_FOUND = "DROP FUNCTION members_remember_spellings(bigint[]), members_spellings_then(bigint, bigint);"

# Once a statement, when the history of its own rows is written: else what is kept of a row that the statement changes
# too would come into history before the row itself.
TELL_AFTERWARDS = """
DROP TRIGGER tell_of_merged ON members_person;
DROP TRIGGER tell_of_change_of_merged ON members_person;
DROP TRIGGER tell_of_end_of_merged ON members_person;

CREATE OR REPLACE FUNCTION members_tell_of_merged() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    concerned bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        concerned := ARRAY(SELECT merged_into_id FROM new_people);
    ELSIF TG_OP = 'DELETE' THEN
        concerned := ARRAY(SELECT merged_into_id FROM old_people);
    ELSE
        concerned := ARRAY(
            SELECT unnest(ARRAY[o.merged_into_id, n.merged_into_id]) FROM old_people o JOIN new_people n USING (id)
            WHERE (o.merged_into_id, o.name_kk, o.name_ru, o.name_en)
                IS DISTINCT FROM (n.merged_into_id, n.name_kk, n.name_ru, n.name_en));
    END IF;
    PERFORM members_keep_spellings(kept) FROM (SELECT DISTINCT unnest(concerned)) AS each (kept) WHERE kept IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_merged AFTER INSERT ON members_person REFERENCING NEW TABLE AS new_people
    FOR EACH STATEMENT EXECUTE FUNCTION members_tell_of_merged();
CREATE TRIGGER tell_of_change_of_merged AFTER UPDATE ON members_person
    REFERENCING OLD TABLE AS old_people NEW TABLE AS new_people
    FOR EACH STATEMENT EXECUTE FUNCTION members_tell_of_merged();
CREATE TRIGGER tell_of_end_of_merged AFTER DELETE ON members_person REFERENCING OLD TABLE AS old_people
    FOR EACH STATEMENT EXECUTE FUNCTION members_tell_of_merged();
"""
TELL_AT_ONCE = """
DROP TRIGGER tell_of_merged ON members_person;
DROP TRIGGER tell_of_change_of_merged ON members_person;
DROP TRIGGER tell_of_end_of_merged ON members_person;

CREATE OR REPLACE FUNCTION members_tell_of_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM members_keep_spellings(kept) FROM unnest(ARRAY[OLD.merged_into_id, NEW.merged_into_id]) AS kept
        WHERE kept IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_merged AFTER INSERT ON members_person
    FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION members_tell_of_merged();
CREATE TRIGGER tell_of_change_of_merged AFTER UPDATE ON members_person
    FOR EACH ROW WHEN ((OLD.merged_into_id, OLD.name_kk, OLD.name_ru, OLD.name_en)
        IS DISTINCT FROM (NEW.merged_into_id, NEW.name_kk, NEW.name_ru, NEW.name_en))
    EXECUTE FUNCTION members_tell_of_merged();
CREATE TRIGGER tell_of_end_of_merged AFTER DELETE ON members_person
    FOR EACH ROW WHEN (OLD.merged_into_id IS NOT NULL) EXECUTE FUNCTION members_tell_of_merged();
"""

COLUMNS = ", ".join(
    [
        *("id", "slug", "country", "birth_year", "merged_into_id", "note", "pgh_obj_id"),
        *(f"{name}_{code}" for name in ("given", "patronymic", "family", "description") for code in ("kk", "ru", "en")),
        *("died_earliest", "died_latest", "died_value", "died_basis"),
    ]
)
# A spelling came or went under a revision that says nothing of the person: there the person has a row of history from
# now on, and the order of the rows is that of their revisions again.
FILL = f"""
ALTER TABLE members_personrevisedevent DISABLE TRIGGER pgtrigger_append_only_c1659;
CREATE TEMP TABLE moments ON COMMIT DROP AS
    WITH held AS (SELECT DISTINCT pgh_obj_id AS spelling, person_id FROM members_personnamerevisedevent),
         merged AS (SELECT DISTINCT pgh_obj_id AS away, merged_into_id AS kept FROM members_personrevisedevent
                    WHERE merged_into_id IS NOT NULL),
         spelt AS (SELECT held.person_id, event.pgh_revision FROM held
                   JOIN members_personnamerevisedevent event ON event.pgh_obj_id = held.spelling)
    SELECT person_id AS kept, pgh_revision AS revision FROM spelt
    UNION SELECT kept, pgh_revision FROM merged JOIN spelt ON person_id = away
    UNION SELECT kept, pgh_revision FROM merged JOIN members_personrevisedevent ON pgh_obj_id = away;
SELECT members_remember_spellings(ARRAY(SELECT kept FROM moments));

CREATE TEMP TABLE missing ON COMMIT DROP AS
    SELECT pgh_id, revision, spellings FROM moments, members_spellings_then(kept, revision) AS spellings, LATERAL (
        SELECT pgh_id, pgh_label, other_spellings FROM members_personrevisedevent
        WHERE pgh_obj_id = kept AND pgh_revision <= revision ORDER BY pgh_id DESC LIMIT 1
    ) AS last WHERE pgh_label <> 'delete' AND other_spellings <> spellings;
INSERT INTO members_personrevisedevent ({COLUMNS}, other_spellings, pgh_label, pgh_created_at, pgh_revision)
    SELECT {COLUMNS}, spellings, 'update', now(), revision
    FROM missing JOIN members_personrevisedevent USING (pgh_id) ORDER BY revision;
UPDATE members_personrevisedevent event SET pgh_id = in_order.number
FROM (
    SELECT pgh_id, nextval(pg_get_serial_sequence('members_personrevisedevent', 'pgh_id')) AS number FROM (
        SELECT pgh_id FROM members_personrevisedevent
        WHERE pgh_obj_id IN (SELECT pgh_obj_id FROM missing JOIN members_personrevisedevent USING (pgh_id))
        ORDER BY pgh_revision, pgh_id
    ) AS theirs
) AS in_order WHERE event.pgh_id = in_order.pgh_id;
DROP TABLE missing, moments;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE members_personrevisedevent ENABLE TRIGGER pgtrigger_append_only_c1659;
"""  # noqa: S608  # our own names


class Migration(migrations.Migration):
    dependencies = (
        ("members", "0016_redactions_told_in_order"),
        ("registry", "0012_told_in_order"),
    )

    operations = (
        migrations.AddField(
            model_name="personrevisedevent",
            name="other_spellings",
            field=registry.search.Spellings(db_default="", default="", editable=False),
        ),
        ReplaceTriggers(
            [
                (
                    "person",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personrevisedevent" ("birth_year", "country", "description_en", "description_kk", "description_ru", "died_basis", "died_earliest", "died_latest", "died_value", "family_en", "family_kk", "family_ru", "given_en", "given_kk", "given_ru", "id", "merged_into_id", "note", "other_spellings", "patronymic_en", "patronymic_kk", "patronymic_ru", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") SELECT new_values."birth_year", new_values."country", new_values."description_en", new_values."description_kk", new_values."description_ru", new_values."died_basis", new_values."died_earliest", new_values."died_latest", new_values."died_value", new_values."family_en", new_values."family_kk", new_values."family_ru", new_values."given_en", new_values."given_kk", new_values."given_ru", new_values."id", new_values."merged_into_id", new_values."note", new_values."other_spellings", new_values."patronymic_en", new_values."patronymic_kk", new_values."patronymic_ru", NOW(), \'insert\', new_values."id", new_values."slug" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5e8f8c305e4160c61d40ec74dee062696f3982fd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ccaf2",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_person",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "person",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "members_personrevisedevent" ("birth_year", "country", "description_en", "description_kk", "description_ru", "died_basis", "died_earliest", "died_latest", "died_value", "family_en", "family_kk", "family_ru", "given_en", "given_kk", "given_ru", "id", "merged_into_id", "note", "other_spellings", "patronymic_en", "patronymic_kk", "patronymic_ru", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."birth_year", NEW."country", NEW."description_en", NEW."description_kk", NEW."description_ru", NEW."died_basis", NEW."died_earliest", NEW."died_latest", NEW."died_value", NEW."family_en", NEW."family_kk", NEW."family_ru", NEW."given_en", NEW."given_kk", NEW."given_ru", NEW."id", NEW."merged_into_id", NEW."note", NEW."other_spellings", NEW."patronymic_en", NEW."patronymic_kk", NEW."patronymic_ru", NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="264536f99e03284b8796257d75e389c80c7b3785",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a133a",
                            table="members_person",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "person",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personrevisedevent" ("birth_year", "country", "description_en", "description_kk", "description_ru", "died_basis", "died_earliest", "died_latest", "died_value", "family_en", "family_kk", "family_ru", "given_en", "given_kk", "given_ru", "id", "merged_into_id", "note", "other_spellings", "patronymic_en", "patronymic_kk", "patronymic_ru", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") SELECT old_values."birth_year", old_values."country", old_values."description_en", old_values."description_kk", old_values."description_ru", old_values."died_basis", old_values."died_earliest", old_values."died_latest", old_values."died_value", old_values."family_en", old_values."family_kk", old_values."family_ru", old_values."given_en", old_values."given_kk", old_values."given_ru", old_values."id", old_values."merged_into_id", old_values."note", old_values."other_spellings", old_values."patronymic_en", old_values."patronymic_kk", old_values."patronymic_ru", NOW(), \'delete\', old_values."id", old_values."slug" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="cf6dada63e6eb93d0b60e498ac4652c577dd9e21",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b4a8d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_person",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(TELL_AFTERWARDS, TELL_AT_ONCE),
        migrations.RunSQL(FOUND_ANEW, NOTHING_FOUND),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    )
