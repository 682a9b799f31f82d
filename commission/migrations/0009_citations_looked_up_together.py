"""The records that citations name are looked up together, a query a kind of record and not one a citation."""

from django.db import migrations

IN_SETS = """
-- Writers queue for the revision, so what is seen here stays so until this transaction ends. Executed anew each time:
-- a plan kept from a long table would read all records for a single citation.
CREATE FUNCTION registry_citations_have_records() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE kind record; missing bigint;
BEGIN
    FOR kind IN
        SELECT t.app_label || '_' || t.model AS name, c.records
        FROM (SELECT content_type_id, array_agg(object_id) AS records FROM written GROUP BY 1) c
        JOIN django_content_type t ON t.id = c.content_type_id
    LOOP
        EXECUTE format('SELECT id FROM unnest($1) AS cited (id)
                        WHERE NOT EXISTS (SELECT FROM %I r WHERE r.id = cited.id) LIMIT 1', kind.name)
            INTO missing USING kind.records;
        IF missing IS NOT NULL THEN
            RAISE EXCEPTION 'No record % with id % to cite.', kind.name, missing
                USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'citation_of_a_record';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
DROP TRIGGER citation_has_record ON registry_citation;
DROP FUNCTION registry_citation_has_record();
CREATE TRIGGER citation_has_record AFTER INSERT ON registry_citation REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION registry_citations_have_records();
CREATE TRIGGER changed_citation_has_record AFTER UPDATE ON registry_citation REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION registry_citations_have_records();
"""

ONE_BY_ONE = """
CREATE FUNCTION registry_citation_has_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE name text; found_one boolean;
BEGIN
    SELECT app_label || '_' || model INTO name FROM django_content_type WHERE id = NEW.content_type_id;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1)', name) INTO found_one USING NEW.object_id;
    IF NOT found_one THEN
        RAISE EXCEPTION 'No record % with id % to cite.', name, NEW.object_id
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'citation_of_a_record';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER citation_has_record ON registry_citation;
DROP TRIGGER changed_citation_has_record ON registry_citation;
DROP FUNCTION registry_citations_have_records();
CREATE TRIGGER citation_has_record BEFORE INSERT OR UPDATE ON registry_citation
    FOR EACH ROW EXECUTE FUNCTION registry_citation_has_record();
"""


class Migration(migrations.Migration):
    dependencies = (("commission", "0008_history_in_sets"),)
    operations = (migrations.RunSQL(IN_SETS, ONE_BY_ONE),)
