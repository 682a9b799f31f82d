"""`other_spellings` of a person, kept beside the names for `search_text`: theirs, and all of those merged into them."""

from django.db import migrations

SPELLINGS = """
CREATE FUNCTION members_keep_spellings(kept bigint) RETURNS void LANGUAGE sql AS $$
    UPDATE members_person SET other_spellings = spelt.lines
    FROM (
        SELECT coalesce(string_agg(DISTINCT spelling, E'\\n'), '') AS lines FROM (
            SELECT n.spelling FROM members_personname n JOIN members_person p ON p.id = n.person_id
            WHERE kept IN (p.id, p.merged_into_id)
            UNION ALL
            SELECT unnest(ARRAY[name_kk, name_ru, name_en]) FROM members_person WHERE merged_into_id = kept
        ) AS names WHERE spelling <> ''
    ) AS spelt
    WHERE id = kept AND other_spellings <> spelt.lines
$$;

CREATE FUNCTION members_tell_of_spelling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM members_keep_spellings(kept) FROM (
        SELECT unnest(ARRAY[id, merged_into_id]) FROM members_person WHERE id IN (OLD.person_id, NEW.person_id)
    ) AS concerned (kept) WHERE kept IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_spelling AFTER INSERT OR UPDATE OR DELETE ON members_personname
    FOR EACH ROW EXECUTE FUNCTION members_tell_of_spelling();

CREATE FUNCTION members_tell_of_merged() RETURNS trigger LANGUAGE plpgsql AS $$
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

UNDO = """
DROP TRIGGER tell_of_spelling ON members_personname;
DROP TRIGGER tell_of_merged ON members_person;
DROP TRIGGER tell_of_change_of_merged ON members_person;
DROP TRIGGER tell_of_end_of_merged ON members_person;
DROP FUNCTION members_tell_of_spelling(), members_tell_of_merged(), members_keep_spellings(bigint);
"""


class Migration(migrations.Migration):
    dependencies = (("members", "0005_search"),)
    operations = (migrations.RunSQL(SPELLINGS, UNDO),)
