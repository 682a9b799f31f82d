"""Finding records by their `search_text`: as written, or else with slips; and ranking what was found."""

from django.db import migrations

FIND = """
-- The records of one table that have every word in one reading. The longest word leads through the index, the others
-- are read off the rows.
CREATE FUNCTION registry_find_reading(records regclass, words text[], reading registry_reading, at_most integer)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100 AS $$
DECLARE
    longest text := (SELECT word FROM unnest(words) AS word ORDER BY length(word) DESC LIMIT 1);
    hints text[] := registry_word_hints(longest, reading);
    patterns text[] := ARRAY(SELECT registry_word_pattern(word, reading) FROM unnest(words) AS word);
BEGIN
    IF longest IS NOT NULL THEN
        RETURN QUERY EXECUTE format(
            'SELECT id FROM %s WHERE search_text LIKE ANY ($1) AND search_text ~ ALL ($2) LIMIT $3', records)
            USING hints, patterns, at_most;
    END IF;
END $$;

-- Those that have a word which looks like the given one.
CREATE FUNCTION registry_find_alike(records regclass, word text, at_most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE ROWS 100 AS $$
DECLARE before text;
BEGIN
    PERFORM similarity(word, word);  -- loads the library: only then may anyone but a superuser set its parameter
    before := current_setting('pg_trgm.word_similarity_threshold');
    PERFORM set_config('pg_trgm.word_similarity_threshold', '0.4', true);
    RETURN QUERY EXECUTE format('SELECT id FROM %s WHERE search_text %%> $1 LIMIT $2', records) USING word, at_most;
    PERFORM set_config('pg_trgm.word_similarity_threshold', before, true);
END $$;

-- The records of some tables with every word of the query: as written, or only where no record of any of the tables has
-- them so, with slips. An answer to be ranked is of at most so many a table, those with whole words first.
CREATE FUNCTION registry_find(tables regclass[], query text, at_most integer DEFAULT NULL)
RETURNS TABLE (records regclass, id bigint, as_written boolean)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100 AS $$
DECLARE
    words text[] := registry_search_words(query);
    reading registry_reading;
    any_found boolean := false;
BEGIN
    FOREACH reading IN ARRAY enum_range(CASE WHEN at_most IS NULL THEN 'part' END::registry_reading, NULL) LOOP
        FOREACH records IN ARRAY tables LOOP
            RETURN QUERY SELECT records, hit, reading <= 'part'
                FROM registry_find_reading(records, words, reading, at_most) AS hit;
            any_found := any_found OR FOUND;
        END LOOP;
        EXIT WHEN any_found AND reading >= 'part';
    END LOOP;
END $$;

-- What `registry_find` finds, or else what to suggest: records that have the longest word of the query that any has, or
-- else one that looks like the longest.
CREATE FUNCTION registry_find_near(tables regclass[], query text, at_most integer)
RETURNS TABLE (records regclass, id bigint, as_written boolean)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE ROWS 100 AS $$
DECLARE
    words text[] := ARRAY(SELECT word FROM unnest(registry_search_words(query)) AS word ORDER BY length(word) DESC LIMIT 3);
    sought text;
BEGIN
    FOREACH sought IN ARRAY query || words LOOP
        RETURN QUERY SELECT hit.records, hit.id, hit.as_written AND sought = query
            FROM registry_find(tables, sought, at_most) AS hit;
        IF FOUND THEN RETURN; END IF;
    END LOOP;
    FOREACH records IN ARRAY tables LOOP
        RETURN QUERY SELECT records, hit, false FROM registry_find_alike(records, words[1], at_most) AS hit;
    END LOOP;
END $$;
"""

RANK = """
-- How well a `search_text` fits, 0 to 1: the mean over the words. In plpgsql, which is called twice as fast.
CREATE FUNCTION registry_closeness(search_text text, words text[]) RETURNS real
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    word text;
    total real := 0;
BEGIN
    FOREACH word IN ARRAY words LOOP
        total := total + strict_word_similarity(word, search_text);
    END LOOP;
    RETURN total / greatest(cardinality(words), 1);
END $$;

-- Of spellings, a line each, the one by which a record was found; '' where it was by something else than a name.
CREATE FUNCTION registry_spelling(spellings text, query text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce((
    SELECT spelling
    FROM (SELECT spelling, place,
                 registry_closeness(registry_search_text(spelling), registry_search_words(query)) AS closeness
          FROM string_to_table(spellings, E'\\n') WITH ORDINALITY AS spelt (spelling, place)) AS spelt
    WHERE closeness > 0 ORDER BY closeness DESC, similarity(spelling, query) DESC, place LIMIT 1
), '');
"""

UNDO = """
DROP FUNCTION registry_spelling(text, text), registry_closeness(text, text[]),
    registry_find_near(regclass[], text, integer), registry_find(regclass[], text, integer),
    registry_find_alike(regclass, text, integer), registry_find_reading(regclass, text[], registry_reading, integer);
"""


class Migration(migrations.Migration):
    dependencies = (("registry", "0005_json"),)
    operations = (migrations.RunSQL(FIND + RANK, UNDO),)
