"""What is sought, and how a word of it may be read: as written, or with a slip of the finger."""

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
"""

READINGS = """
-- A word of the query may be read as a whole word, as a part of one (of one or two letters: its beginning), as a word
-- with one letter wrong, missing, too much or swapped with the next, or with all that such a slip may do to a sound of
-- several letters (`Zuhmabekov`). Of two letters one may be missing, of one there is nothing to go by.
CREATE TYPE registry_reading AS ENUM ('whole', 'part', 'slip', 'sound');

-- What may stay of a word: its start and its rest around a window, which is a pattern for what may be there instead.
CREATE FUNCTION registry_slips(word text, reading registry_reading)
RETURNS TABLE (start text, instead text, rest text) LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
    SELECT left(word, place), '[^ ]{0,2}' || substr(word, place + 1, 1) || '?', substr(word, place + 2)
    FROM generate_series(0, length(word) - 1) AS place WHERE reading = 'slip' AND length(word) > 2
    UNION ALL
    SELECT left(word, place) || substr(word, place + 2, 1) || substr(word, place + 1, 1), '', substr(word, place + 3)
    FROM generate_series(0, length(word) - 2) AS place WHERE reading = 'slip' AND length(word) > 2
    UNION ALL
    SELECT left(word, place), '[^ ]', substr(word, place + 1)
    FROM generate_series(0, 1) AS place WHERE reading = 'slip' AND length(word) = 2
    UNION ALL
    SELECT left(word, place), '[^ ]{0,3}', substr(word, place + lost + 1)
    FROM (VALUES (4, 2), (5, 2), (6, 3)) AS sound (letters, lost), generate_series(0, length(word) - lost) AS place
    WHERE reading = 'sound' AND letters = least(length(word), 6);
END;

CREATE FUNCTION registry_word_pattern(word text, reading registry_reading) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN reading = 'whole' THEN ' ' || word || ' ' WHEN length(word) < 3 THEN ' ' || word ELSE word END
    || coalesce((SELECT '| (' || string_agg(start || instead || rest, '|') || ') '
                 FROM registry_slips(word, reading)), '');

-- All that and more as patterns of LIKE, for which the trigram index is certain to be used.
CREATE FUNCTION registry_word_hints(word text, reading registry_reading) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY['%' || registry_word_pattern(word, least(reading, 'part')) || '%']
    || (SELECT array_agg('% ' || start || CASE instead WHEN '[^ ]' THEN '_' ELSE '%' END || rest || ' %')
        FROM registry_slips(word, reading));
"""

UNDO = """
DROP FUNCTION registry_word_hints(text, registry_reading), registry_word_pattern(text, registry_reading),
    registry_slips(text, registry_reading), registry_search_words(text), registry_search_text(text);
DROP TYPE registry_reading;
"""


class Migration(migrations.Migration):
    dependencies = (("registry", "0003_folding"),)
    operations = (migrations.RunSQL(WORDS + READINGS, UNDO),)
