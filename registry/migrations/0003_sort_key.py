"""Names in the order of the page's own alphabet: the embedded server has no ICU, and `Қ` belongs after `К`."""

from django.db import migrations

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
PLACES = "".join(
    chr(0xE100 + place) for place in range(len(KAZAKH))
)  # private letters: they sort after every Latin one

# An index holds keys of some length only, so the first 200 letters count.
# Each Cyrillic letter becomes its place in the alphabet, every other letter loses its accents. Russian counts ё as е;
# Kazakh letters in a Russian list stand beside the Russian ones they are written with.
SORT_KEY = f"""
CREATE FUNCTION registry_sort_key(name text, language text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lower(regexp_replace(normalize(translate(
        CASE WHEN language = 'kk' THEN left(name, 200)
             ELSE translate(left(name, 200), 'ёәғқңөұүһіЁӘҒҚҢӨҰҮҺІ', 'еагкноуухиеагкноуухи') END,
        '{KAZAKH + KAZAKH.upper()}', '{PLACES * 2}'
    ), NFD), '[\\u0300-\\u036f]', '', 'g'))
$$;
"""


class Migration(migrations.Migration):
    dependencies = (("registry", "0002_records"),)
    operations = (migrations.RunSQL(SORT_KEY, "DROP FUNCTION registry_sort_key(text, text);"),)
