"""The arithmetic of service: what is certain, documented, listed and shown. Pure functions of one row."""

from django.db import migrations

SERVICE = """
-- Where no end is recorded, service is certain to the day after the last evidence or to the earliest possible
-- statutory end cut at the end of its regime, whichever is later, and never beyond a bound on the end.
CREATE FUNCTION members_certain_service(
    start_earliest date, start_latest date, end_earliest date, end_latest date, end_open boolean,
    first_evidence date, last_evidence date, statutory_earliest date, regime_end_earliest date
) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE
        WHEN first_evidence IS NULL AND (start_earliest IS NULL OR start_latest IS NULL) THEN 'empty'::daterange
        ELSE registry_span(
            CASE WHEN start_earliest IS NOT NULL AND start_latest IS NOT NULL THEN start_latest
                 ELSE first_evidence END,
            CASE WHEN end_earliest IS NOT NULL THEN end_earliest
                 WHEN end_open THEN NULL
                 ELSE least(end_latest, greatest(
                     coalesce(last_evidence, start_latest) + 1,
                     CASE WHEN statutory_earliest IS NOT NULL
                          THEN least(statutory_earliest, regime_end_earliest) END))
            END)
    END;
END;

CREATE FUNCTION members_months_after(day date, months integer) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT (day + make_interval(months => months))::date;
END;

CREATE FUNCTION members_documented_until(
    start_earliest date, start_latest date, statutory_latest date, last_evidence date, evidence_months smallint
) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT greatest(
        coalesce(last_evidence, start_latest) + 1,
        members_months_after(coalesce(last_evidence, start_latest), evidence_months),
        CASE WHEN start_earliest IS NOT NULL AND start_latest IS NOT NULL THEN statutory_latest END);
END;

CREATE FUNCTION members_listed_until(
    start_earliest date, start_latest date, statutory_latest date, last_evidence date, evidence_months smallint,
    term smallint, regime_end_latest date
) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT coalesce(
        least(
            CASE WHEN start_earliest IS NOT NULL AND start_latest IS NOT NULL
                 THEN members_months_after(statutory_latest, evidence_months)
                 ELSE members_months_after(last_evidence, term * 12) END,
            CASE WHEN regime_end_latest IS NOT NULL
                 THEN members_months_after(greatest(regime_end_latest, last_evidence), evidence_months) END),
        members_months_after(
            members_documented_until(start_earliest, start_latest, statutory_latest, last_evidence, evidence_months),
            evidence_months));
END;
"""

OFFICES = """
CREATE FUNCTION members_office_held(
    start_earliest date, start_latest date, end_earliest date, end_latest date, end_open boolean,
    carried boolean, service daterange, first_evidence date, last_evidence date
) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE
        WHEN carried THEN service
        ELSE members_certain_service(
            start_earliest, start_latest, end_earliest, end_latest, false, first_evidence, last_evidence, NULL, NULL)
    END;
END;

-- With a known start until a known end; from sightings `evidence_months`; known only by its end, the day before
-- that end; an acting office on the day it was seen.
CREATE FUNCTION members_office_shown(
    start_earliest date, start_latest date, end_earliest date, end_latest date, end_open boolean,
    carried boolean, office text, first_evidence date, last_evidence date, evidence_months smallint
) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE
        WHEN carried THEN daterange(NULL, NULL)
        WHEN start_earliest IS NOT NULL AND start_latest IS NOT NULL
            THEN registry_span(start_latest, coalesce(end_earliest, end_latest))
        WHEN first_evidence IS NULL THEN 'empty'::daterange
        WHEN end_earliest IS NOT NULL THEN registry_span(first_evidence, end_earliest)
        WHEN office LIKE 'acting%' THEN daterange(first_evidence, last_evidence + 1)
        ELSE registry_span(first_evidence,
            least(end_latest, greatest(last_evidence + 1, members_months_after(last_evidence, evidence_months))))
    END;
END;
"""


class Migration(migrations.Migration):
    dependencies = (("registry", "0001_functions"),)
    operations = (migrations.RunSQL(SERVICE), migrations.RunSQL(OFFICES))
