"""What the JSON of the API is made of in the database."""

from django.db import migrations

TYPES = """
CREATE TYPE registry_words AS (kk text, ru text, en text);
CREATE TYPE registry_day AS (value text, earliest date, latest date, basis text);
"""

FUNCTIONS = """
-- ISO 8601-2: 2016-09-14, 2016-09-01/2016-09-22, ../2016-09-22, 2016-09-01/..
CREATE FUNCTION registry_notation(earliest date, latest date) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE WHEN earliest = latest THEN to_char(earliest, 'YYYY-MM-DD')
                ELSE coalesce(to_char(earliest, 'YYYY-MM-DD'), '..') || '/' || coalesce(to_char(latest, 'YYYY-MM-DD'), '..')
           END;
END;

-- A text that a spreadsheet would take for a formula is shown as the text it is.
CREATE FUNCTION registry_defused(cell text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE WHEN left(cell, 1) IN ('=', '+', '-', '@', E'\\t', E'\\r') THEN '''' || cell ELSE cell END;
END;
"""


class Migration(migrations.Migration):
    dependencies = (("registry", "0004_search"),)
    operations = (
        migrations.RunSQL(
            TYPES + FUNCTIONS,
            "DROP FUNCTION registry_defused(text); DROP FUNCTION registry_notation(date, date);"
            "DROP TYPE registry_day; DROP TYPE registry_words;",
        ),
    )
