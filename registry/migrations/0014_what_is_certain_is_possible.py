"""A rule that ended not before a day lasts possibly until then, though an uncertain one of its scope may have begun."""

from django.db import migrations

POSSIBLE = """
CREATE OR REPLACE FUNCTION registry_possible_lasting(
    start_earliest date, start_latest date, end_earliest date, end_latest date, end_open boolean,
    next_start date DEFAULT NULL
) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT registry_span(start_earliest, CASE WHEN end_open THEN NULL ELSE coalesce(end_latest, {next}) END);
END;
"""
AT_LEAST_AS_LONG = "CASE WHEN next_start IS NOT NULL THEN greatest(next_start, end_earliest) END"


class Migration(migrations.Migration):
    dependencies = (("registry", "0013_what_rests_on_little"),)
    operations = (migrations.RunSQL(POSSIBLE.format(next=AT_LEAST_AS_LONG), POSSIBLE.format(next="next_start")),)
