"""Finding records by their `search_text`: every word as written, or else with a slip of the finger."""

from django.db import migrations

WORDS = """
-- What a record's `search_text` holds of its names: folded, and every word between two blanks.
CREATE FUNCTION registry_search_text(names text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ' ' || registry_fold(names) || ' ';

-- What is sought: folded words, without repetition, at most eight of at most thirty letters from 200 signs.
CREATE FUNCTION registry_search_words(query text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT coalesce(array_agg(word ORDER BY place), '{}')
    FROM (
        SELECT left(word, 30) AS word, min(place) AS place
        FROM unnest(string_to_array(registry_fold(left(query, 200)), ' ')) WITH ORDINALITY AS sought (word, place)
        WHERE word <> '' GROUP BY left(word, 30) ORDER BY min(place) LIMIT 8
    ) AS words
);

-- What may stay of a word after one slip: the start and the end around a window. Two letters may be gone, for a
-- sound is written with up to two and two may be swapped; of a short word one, of two letters none.
CREATE FUNCTION registry_slips(word text) RETURNS TABLE (start text, rest text, gone integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
    SELECT left(word, place), substr(word, place + gone + 1), gone
    FROM (SELECT CASE length(word) WHEN 1 THEN 9 WHEN 2 THEN 0 WHEN 3 THEN 1 WHEN 4 THEN 1 ELSE 2 END AS gone) AS slip,
         generate_series(0, length(word) - gone) AS place
    UNION ALL
    SELECT left(word, place) || substr(word, place + 2, 1) || substr(word, place + 1, 1), substr(word, place + 3), 0
    FROM generate_series(0, length(word) - 2) AS place WHERE length(word) IN (3, 4);
END;
"""

READINGS = """
-- A word of the query may be read as a whole word, as a part of one (of one or two letters: its beginning), or as a
-- word with a slip.
CREATE TYPE registry_reading AS ENUM ('whole', 'part', 'slip');

CREATE FUNCTION registry_word_pattern(word text, reading registry_reading) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN reading = 'whole' THEN ' ' || word || ' ' WHEN length(word) < 3 THEN ' ' || word ELSE word END
    || CASE WHEN reading = 'slip' THEN coalesce((
        SELECT '| (' || string_agg(start || '[^ ]{0,' || gone + 1 || '}' || rest, '|') || ') '
        FROM registry_slips(word)
    ), '') ELSE '' END;

-- All that and more as patterns of LIKE, for which the trigram index is certain to be used.
CREATE FUNCTION registry_word_hints(word text, reading registry_reading) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY['%' || registry_word_pattern(word, least(reading, 'part')) || '%'] || CASE WHEN reading = 'slip' THEN (
    SELECT array_agg('% ' || start || '%' || rest || ' %') FROM registry_slips(word)
) END;

CREATE FUNCTION registry_has_words(search_text text, words text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN search_text ~ ALL (ARRAY(SELECT registry_word_pattern(word, 'part') FROM unnest(words) AS word));

-- The longest word leads through the index, the others are read off the rows.
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
"""

FIND = """
-- The records of a table with every word of the query; only where none has them are slips allowed for.
CREATE FUNCTION registry_find(records regclass, query text) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100 AS $$
DECLARE words text[] := registry_search_words(query);
BEGIN
    RETURN QUERY SELECT registry_find_reading(records, words, 'part', NULL);
    IF NOT FOUND THEN
        RETURN QUERY SELECT registry_find_reading(records, words, 'slip', NULL);
    END IF;
END $$;

-- The same for an answer that is ranked: no more than can be, those with whole words first.
CREATE FUNCTION registry_find_best(records regclass, query text, at_most integer DEFAULT 500) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100 AS $$
DECLARE words text[] := registry_search_words(query);
BEGIN
    RETURN QUERY SELECT registry_find_reading(records, words, 'whole', at_most);
    RETURN QUERY SELECT registry_find_reading(records, words, 'part', at_most);
    IF NOT FOUND THEN
        RETURN QUERY SELECT registry_find_reading(records, words, 'slip', at_most);
    END IF;
END $$;

CREATE FUNCTION registry_find_alike(records regclass, word text, at_most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE PARALLEL UNSAFE ROWS 100 AS $$
DECLARE before text;
BEGIN
    PERFORM similarity(word, word);  -- loads the library: only then may anyone but a superuser set its parameter
    before := current_setting('pg_trgm.word_similarity_threshold');
    PERFORM set_config('pg_trgm.word_similarity_threshold', '0.4', true);
    RETURN QUERY EXECUTE format('SELECT id FROM %s WHERE search_text %%> $1 LIMIT $2', records) USING word, at_most;
    PERFORM set_config('pg_trgm.word_similarity_threshold', before, true);
END $$;

-- What to suggest where nothing is found: records with the longest word of the query that any has, or else with a
-- word that looks like one of them.
CREATE FUNCTION registry_find_near(records regclass, query text, at_most integer DEFAULT 500) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE PARALLEL UNSAFE ROWS 100 AS $$
DECLARE
    words text[] := ARRAY(SELECT word FROM unnest(registry_search_words(query)) AS word ORDER BY length(word) DESC LIMIT 3);
    word text;
BEGIN
    RETURN QUERY SELECT registry_find_best(records, query, at_most);
    IF FOUND THEN RETURN; END IF;
    FOREACH word IN ARRAY words LOOP
        RETURN QUERY SELECT registry_find_best(records, word, at_most);
        IF FOUND THEN RETURN; END IF;
    END LOOP;
    FOREACH word IN ARRAY words LOOP
        RETURN QUERY SELECT registry_find_alike(records, word, at_most);
        IF FOUND THEN RETURN; END IF;
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
    FROM (SELECT spelling, place, registry_closeness(registry_search_text(spelling), registry_search_words(query)) AS closeness
          FROM string_to_table(spellings, E'\\n') WITH ORDINALITY AS spelt (spelling, place)) AS spelt
    WHERE closeness > 0 ORDER BY closeness DESC, similarity(spelling, query) DESC, place LIMIT 1
), '');
"""

UNDO = """
DROP FUNCTION registry_spelling(text, text), registry_closeness(text, text[]),
    registry_find_near(regclass, text, integer), registry_find_alike(regclass, text, integer),
    registry_find_best(regclass, text, integer), registry_find(regclass, text), registry_find_reading(regclass, text[], registry_reading, integer),
    registry_has_words(text, text[]), registry_word_hints(text, registry_reading),
    registry_word_pattern(text, registry_reading), registry_slips(text), registry_search_words(text),
    registry_search_text(text);
DROP TYPE registry_reading;
"""


class Migration(migrations.Migration):
    dependencies = (("registry", "0003_folding"),)
    operations = (migrations.RunSQL(WORDS + READINGS + FIND + RANK, UNDO),)
