"""`registry_sort_key`: names in the order of the alphabet, for the embedded server has no ICU. See `docs/decisions/`."""

from django.db import migrations

# The Kazakh alphabet holds the Russian one in its own order, so one order serves both.
CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
WITH_A_STROKE = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "a"}  # Latin letters whose mark cannot be taken off

MARKS = r"[\u0300-\u036f\u02b0-\u02ff\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff''`‘’′]+"
NOT_OF_WORDS = (
    r"[^a-zA-Z0-9\u00c0-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufd3d\ufd50-\ufdff\ufe70-\ufefe"
    r"\U00010000-\U0001efff\U00020000-\U0010ffff]+"
)


def places(alphabet: str) -> tuple[str, str]:
    """Letters in both cases (a database may know none of Cyrillic), and the sign for the place of each.

    The signs run from `:`, so that blanks and digits come before every letter.
    """
    place = {letter: chr(ord(":") + number) for number, letter in enumerate(alphabet)}
    place |= {letter: place[bare] for letter, bare in WITH_A_STROKE.items()}
    cased = {case: sign for letter, sign in place.items() for case in (letter, letter.upper())}
    return "".join(cased), "".join(cased.values())


LETTERS, PLACES = places(CYRILLIC + LATIN)
LATIN_FIRST, PLACES_LATIN_FIRST = places(LATIN + CYRILLIC)

# Without marks, but for the two that make a letter of their own. An index holds short keys only: 200 signs count.
SORT_KEY = f"""
CREATE FUNCTION registry_sort_key(name text, language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(
    btrim(regexp_replace(regexp_replace(
        replace(replace(replace(replace(normalize(left(name, 200), NFKD),
            'и\u0306', 'й'), 'И\u0306', 'й'), 'е\u0308', 'ё'), 'Е\u0308', 'ё'),
        '{MARKS}', '', 'g'), '{NOT_OF_WORDS}', ' ', 'g')),
    CASE language WHEN 'en' THEN '{LATIN_FIRST}' ELSE '{LETTERS}' END,
    CASE language WHEN 'en' THEN '{PLACES_LATIN_FIRST}' ELSE '{PLACES}' END
);
"""


class Migration(migrations.Migration):
    dependencies = (("registry", "0006_finding"),)
    operations = (migrations.RunSQL(SORT_KEY, "DROP FUNCTION registry_sort_key(text, text);"),)
