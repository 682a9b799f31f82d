"""Finding records by their `search_text`: every word of the query, as written or else with a slip of the finger."""

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
CREATE FUNCTION registry_slips(word text, OUT start text, OUT rest text) RETURNS SETOF record
LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
    SELECT left(word, place), substr(word, place + gone + 1)
    FROM (SELECT CASE length(word) WHEN 1 THEN 9 WHEN 2 THEN 0 WHEN 3 THEN 1 WHEN 4 THEN 1 ELSE 2 END AS gone) AS slip,
         generate_series(0, length(word) - gone) AS place
    UNION
    SELECT left(word, place) || substr(word, place + 2, 1) || substr(word, place + 1, 1), substr(word, place + 3)
    FROM generate_series(0, length(word) - 2) AS place WHERE length(word) IN (3, 4);
END;

-- A word as written is a part of any word, one of one or two letters its beginning.
CREATE FUNCTION registry_word_pattern(word text, near boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN length(word) < 3 THEN ' ' || word ELSE word END || CASE WHEN near THEN coalesce((
    SELECT '| (' || string_agg(start || '[^ ]{0,' || length(word) - length(start || rest) + 1 || '}' || rest, '|') || ') '
    FROM registry_slips(word)
), '') ELSE '' END;

-- The same and more as patterns of LIKE, for which the trigram index is certain to be used.
CREATE FUNCTION registry_word_hints(word text, near boolean) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[CASE WHEN length(word) < 3 THEN '% ' || word || '%' ELSE '%' || word || '%' END] || CASE WHEN near THEN (
    SELECT array_agg('% ' || start || '%' || rest || ' %') FROM registry_slips(word)
) END;
"""

FIND = """
-- The records of a table whose `search_text` has every word of the query. Only where no record has the words as
-- written is each allowed one slip. The longest word leads through the index, the others are read off the rows.
CREATE FUNCTION registry_find(records regclass, query text) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100 AS $$
DECLARE
    words text[] := registry_search_words(query);
    longest text := (SELECT word FROM unnest(words) AS word ORDER BY length(word) DESC LIMIT 1);
    near boolean;
BEGIN
    FOREACH near IN ARRAY CASE WHEN longest IS NULL THEN '{}' ELSE ARRAY[false, true] END LOOP
        RETURN QUERY EXECUTE format('SELECT id FROM %s WHERE search_text LIKE ANY ($1) AND search_text ~ ALL ($2)', records)
            USING registry_word_hints(longest, near),
                  ARRAY(SELECT registry_word_pattern(word, near) FROM unnest(words) AS word);
        EXIT WHEN FOUND;
    END LOOP;
END $$;

-- What is near where nothing is found: records that have some word of the query, the longest that any has; or else
-- a word that looks like one of them.
CREATE FUNCTION registry_find_near(records regclass, query text) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100 AS $$
DECLARE word text;
BEGIN
    RETURN QUERY SELECT registry_find(records, query);
    IF FOUND THEN RETURN; END IF;
    FOR word IN SELECT sought FROM unnest(registry_search_words(query)) AS sought
                WHERE length(sought) > 2 ORDER BY length(sought) DESC LOOP
        RETURN QUERY SELECT registry_find(records, word);
        IF FOUND THEN RETURN; END IF;
    END LOOP;
    FOREACH word IN ARRAY registry_search_words(query) LOOP
        RETURN QUERY EXECUTE format('SELECT id FROM %s WHERE search_text %%> $1', records) USING word;
        IF FOUND THEN RETURN; END IF;
    END LOOP;
END $$;

-- How well a record's `search_text` fits the query, 0 to 1: the mean over the words of the query.
CREATE FUNCTION registry_closeness(search_text text, query text) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT coalesce(avg(strict_word_similarity(word, search_text)), 0)
        FROM unnest(registry_search_words(query)) AS word)::real;
"""

UNDO = """
DROP FUNCTION registry_closeness(text, text), registry_find_near(regclass, text), registry_find(regclass, text),
    registry_word_hints(text, boolean), registry_word_pattern(text, boolean), registry_slips(text),
    registry_search_words(text), registry_search_text(text);
"""


class Migration(migrations.Migration):
    dependencies = (("registry", "0003_folding"),)
    operations = (migrations.RunSQL(WORDS + FIND, UNDO),)
