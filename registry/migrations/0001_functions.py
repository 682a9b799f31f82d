"""What every table of the registry stands on: the revision, the refusals, and the arithmetic of ranges."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

RANGES = """
-- Total: crossing bounds give an empty range, a NULL bound is unbounded.
CREATE FUNCTION registry_span(lower date, upper date) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE WHEN lower >= upper THEN 'empty'::daterange ELSE daterange(lower, upper) END;
END;

-- A body or a rule lasts until its recorded end, or until the next of its scope. An end bounded only from
-- above counts as not recorded, but nothing is certain after the first day then.
CREATE FUNCTION registry_certain_lasting(
    start_earliest date, start_latest date, end_earliest date, end_latest date, end_open boolean,
    next_start date DEFAULT NULL
) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE
        WHEN start_latest IS NULL THEN 'empty'::daterange
        WHEN end_earliest IS NOT NULL THEN registry_span(start_latest, end_earliest)
        WHEN end_latest IS NOT NULL THEN registry_span(start_latest, least(start_latest + 1, end_latest))
        WHEN end_open THEN daterange(start_latest, NULL)
        ELSE registry_span(start_latest, next_start)
    END;
END;

CREATE FUNCTION registry_possible_lasting(
    start_earliest date, start_latest date, end_earliest date, end_latest date, end_open boolean,
    next_start date DEFAULT NULL
) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT registry_span(start_earliest, CASE WHEN end_open THEN NULL ELSE coalesce(end_latest, next_start) END);
END;

CREATE FUNCTION registry_full_name(given text, patronymic text, family text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT trim(regexp_replace(given || ' ' || patronymic || ' ' || family, '\\s+', ' ', 'g'));
END;
"""

REVISIONS = """
-- The number of the revision this transaction writes under; the first call locks the head, so writers queue
-- and commit order is revision order. The setting is local, so a rolled back savepoint takes it along.
CREATE FUNCTION registry_revision() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    writing text := current_setting('registry.writing', true);
    transaction_id text := pg_current_xact_id()::text;
    opened bigint;
BEGIN
    IF split_part(writing, '@', 2) = transaction_id THEN
        RETURN split_part(writing, '@', 1)::bigint;
    END IF;
    INSERT INTO registry_head AS head (id, number) VALUES (1, 1)
        ON CONFLICT (id) DO UPDATE SET number = head.number + 1 RETURNING head.number INTO opened;
    INSERT INTO registry_revision (number, at, author, reason) VALUES (
        opened, clock_timestamp(),
        coalesce(nullif(current_setting('registry.author', true), ''), session_user),
        coalesce(current_setting('registry.reason', true), ''));
    PERFORM set_config('registry.writing', opened || '@' || transaction_id, true);
    RETURN opened;
END $$;

CREATE FUNCTION registry_sign_revision(author text, reason text) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    IF split_part(current_setting('registry.writing', true), '@', 2) IS DISTINCT FROM pg_current_xact_id()::text THEN
        PERFORM set_config('registry.author', author, true), set_config('registry.reason', reason, true);
    END IF;
    RETURN registry_revision();
END $$;

CREATE FUNCTION registry_refuse_truncate(name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('registry.allow_truncate', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'TRUNCATE of % is refused: it leaves no history. Delete the rows instead.', name;
    END IF;
END $$;
"""

CITATIONS = """
CREATE FUNCTION registry_drop_citations(name text, record bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF name NOT IN ('registry_citation', 'registry_source') THEN
        DELETE FROM registry_citation c USING django_content_type t
        WHERE c.content_type_id = t.id AND c.object_id = record AND t.app_label || '_' || t.model = name;
    END IF;
END $$;

-- Writers queue for the revision, so what is seen here stays so until this transaction ends.
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
"""


class Migration(migrations.Migration):
    dependencies = (("contenttypes", "0002_remove_content_type_name"),)
    operations = (
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(RANGES),
        migrations.RunSQL(REVISIONS),
        migrations.RunSQL(CITATIONS),
    )
