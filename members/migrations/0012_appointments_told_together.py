"""What an appointment must know is asked in few queries, and the rows around many new ones are told in one statement."""

from django.db import migrations

DERIVE = """
CREATE OR REPLACE FUNCTION members_derive_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own record;
    rule record;
    formed record;
    since date;
    years smallint;
    runs text;
BEGIN
    SELECT c.known_until, c.evidence_months, c.level_scope, s.regime_id, s.office, q.term_years, q.term_runs,
           coalesce(q.fills = 'seats' AND q.number = 1, false) AS single,
           (SELECT died_latest FROM members_person WHERE id = NEW.person_id) AS died
        INTO own FROM commission_commission c
        LEFT JOIN commission_seat s ON s.id = NEW.seat_id LEFT JOIN commission_quota q ON q.id = s.quota_id
        WHERE c.id = NEW.commission_id;
    NEW.known_until := own.known_until;
    NEW.evidence_months := own.evidence_months;

    -- Evidence: a start known at least from above, and every sighting. A partial date counts with its latest day.
    SELECT min(first), max(last), (array_agg(kind ORDER BY last DESC, first DESC))[1]
        INTO NEW.first_evidence, NEW.last_evidence, NEW.evidence_kind
        FROM (
            SELECT NEW.start_latest AS first, NEW.start_latest AS last, 'act' AS kind WHERE NEW.start_latest IS NOT NULL
            UNION ALL
            SELECT CASE WHEN a.throughout THEN a.seen_earliest ELSE a.seen_latest END, a.seen_latest, a.kind
            FROM members_attestation a WHERE a.appointment_id = NEW.id
        ) evidence;
    IF NEW.first_evidence IS NULL THEN
        NEW.first_evidence := NEW.end_earliest - 1;  -- known only by its end: the day before it
        NEW.last_evidence := NEW.first_evidence;
        NEW.evidence_kind := CASE WHEN NEW.first_evidence IS NULL THEN '' ELSE 'end' END;
    END IF;
    since := CASE WHEN NEW.start_earliest IS NOT NULL AND NEW.start_latest IS NOT NULL THEN NEW.start_latest
                  ELSE NEW.first_evidence END;

    -- The regime it is under: of its seat, or else the one certainly in force when it began or was first seen.
    IF NEW.regime_id IS NULL THEN
        NEW.regime_id := coalesce(own.regime_id, (
            SELECT r.id FROM commission_regime r
            WHERE r.scope IN ('commission:' || NEW.commission_id, own.level_scope) AND r.certain @> since
            ORDER BY r.commission_id IS NULL LIMIT 1));
    END IF;
    SELECT r.scope, r.start_latest, r.members_hold_over, next.incumbents_hold_over,
           upper(r.certain) AS ends_earliest, upper(r.possible) AS ends_latest, shared.years, shared.runs
        INTO rule FROM commission_regime r
        LEFT JOIN LATERAL (
            SELECT n.incumbents_hold_over FROM commission_regime n
            WHERE n.scope = r.scope AND n.start_latest > r.start_latest ORDER BY n.start_latest LIMIT 1
        ) next ON true
        CROSS JOIN LATERAL (
            SELECT CASE WHEN count(*) = count(q.term_years) AND min(q.term_years) = max(q.term_years)
                        THEN min(q.term_years) END AS years,
                   CASE WHEN min(q.term_runs) = max(q.term_runs) THEN min(q.term_runs) END AS runs
            FROM commission_quota q WHERE q.regime_id = r.id AND q.fills = 'seats'
        ) shared
        WHERE r.id = NEW.regime_id;
    NEW.members_hold_over := coalesce(rule.members_hold_over, 'unknown');
    NEW.incumbents_hold_over := coalesce(rule.incumbents_hold_over, 'unknown');
    NEW.regime_end_earliest := rule.ends_earliest;
    NEW.regime_end_latest := rule.ends_latest;

    -- Of the formations of the commission: the first under a later rule, the last before the start, the first dismissal
    -- since, and the last that names everyone.
    SELECT min(f.day_latest) FILTER (WHERE f.kind = 'formed'
               AND n.scope = rule.scope AND n.start_latest > rule.start_latest) AS superseding,
           (array_agg(f.day_earliest ORDER BY f.day_latest DESC, f.id)
               FILTER (WHERE f.kind = 'formed' AND f.day_latest <= NEW.start_latest))[1] AS earliest,
           max(f.day_latest) FILTER (WHERE f.kind = 'formed' AND f.day_latest <= NEW.start_latest) AS latest,
           min(f.day_latest) FILTER (WHERE f.kind = 'dismissed' AND f.day_latest > since) AS dismissed,
           max(f.day_latest) FILTER (WHERE f.kind = 'formed' AND f.complete) AS complete
        INTO formed FROM members_formation f LEFT JOIN commission_regime n ON n.id = f.regime_id
        WHERE f.commission_id = NEW.commission_id;
    NEW.superseded_on := formed.superseding;

    -- The term: as the act says, of the quota, or the one all quotas of the regime share.
    years := coalesce(NEW.term_years, own.term_years, rule.years);
    runs := CASE WHEN NEW.term_years IS NOT NULL THEN 'appointment' ELSE coalesce(own.term_runs, rule.runs) END;
    NEW.term := years;
    NEW.statutory_earliest := NULL;
    NEW.statutory_latest := NULL;
    IF NEW.start_earliest IS NOT NULL AND NEW.start_latest IS NOT NULL THEN
        IF runs = 'appointment' THEN
            NEW.statutory_earliest := members_months_after(NEW.start_earliest, years * 12);
            NEW.statutory_latest := members_months_after(NEW.start_latest, years * 12);
        ELSIF runs = 'commission' THEN
            NEW.statutory_earliest := members_months_after(formed.earliest, years * 12);
            NEW.statutory_latest := members_months_after(formed.latest, years * 12);
        END IF;
    END IF;

    -- Contrary evidence: the first day something shows that this person is gone.
    NEW.gone_on := least(
        CASE WHEN own.died > since THEN own.died END,
        formed.dismissed,
        (SELECT min(r.day_latest) FROM members_roster r
         WHERE r.commission_id = NEW.commission_id AND r.complete AND r.day_latest > NEW.last_evidence
           AND NOT EXISTS (SELECT FROM members_attestation a JOIN members_appointment other ON other.id = a.appointment_id
                           WHERE a.roster_id = r.id AND other.person_id = NEW.person_id)));
    IF formed.complete > NEW.last_evidence THEN
        NEW.gone_on := least(NEW.gone_on, (
            SELECT min(f.day_latest) FROM members_formation f
            WHERE f.commission_id = NEW.commission_id AND f.kind = 'formed' AND f.complete
              AND f.day_latest > NEW.last_evidence AND f.id IS DISTINCT FROM NEW.formation_id
              AND NOT EXISTS (SELECT FROM members_appointment other
                              WHERE other.formation_id = f.id AND other.person_id = NEW.person_id)));
    END IF;
    NEW.successor_earliest := NULL;
    NEW.successor_latest := NULL;
    IF own.single THEN
        NEW.gone_on := least(NEW.gone_on, (
            SELECT min(lower(other.certain)) FROM members_appointment other
            WHERE other.seat_id = NEW.seat_id AND other.id <> NEW.id AND NOT isempty(other.certain)
              AND lower(other.certain) > NEW.last_evidence AND other.person_id <> NEW.person_id));
        SELECT CASE WHEN other.start_earliest IS NOT NULL THEN other.start_earliest END,
               CASE WHEN other.start_earliest IS NOT NULL THEN other.start_latest END
            INTO NEW.successor_earliest, NEW.successor_latest
            FROM members_appointment other
            WHERE other.seat_id = NEW.seat_id AND other.id <> NEW.id AND NOT isempty(other.certain)
              AND lower(other.certain) > since ORDER BY lower(other.certain) LIMIT 1;
    END IF;

    -- A nomination of another person to the seat, or to the office the seat carries, until it is rejected.
    NEW.doubted := NULL;
    IF NEW.seat_id IS NOT NULL THEN
        NEW.doubted := (
            SELECT range_agg(registry_span(n.day_latest,
                CASE WHEN n.outcome IN ('rejected', 'withdrawn') THEN n.outcome_day_latest END))
            FROM members_nomination n
            WHERE n.commission_id = NEW.commission_id AND n.person_id <> NEW.person_id
              AND (n.seat_id = NEW.seat_id OR (n.office <> '' AND n.office = own.office))
              AND n.day_latest > NEW.last_evidence);
    END IF;

    -- Told by another row, and nothing follows from it: nothing is written.
    IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN
        NEW.certain := OLD.certain;
        NEW.possible := OLD.possible;
        NEW.documented_until := OLD.documented_until;
        NEW.listed_until := OLD.listed_until;
        IF NEW IS NOT DISTINCT FROM OLD THEN
            RETURN NULL;
        END IF;
    END IF;
    RETURN NEW;
END $$;
"""

# Lists of keys are collected first: a plan that joins the written rows would be kept from a long table, and then read
# every appointment for a single one.
IN_SETS = """
CREATE FUNCTION members_tell_the_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    seats bigint[] := ARRAY(SELECT DISTINCT seat_id FROM written WHERE seat_id IS NOT NULL);
    alone bigint[] := ARRAY(SELECT min(id) FROM written WHERE seat_id IS NOT NULL GROUP BY seat_id HAVING count(*) = 1);
BEGIN
    seats := ARRAY(SELECT s.id FROM commission_seat s JOIN commission_quota q ON q.id = s.quota_id
                   WHERE s.id = ANY (seats) AND q.fills = 'seats' AND q.number = 1);
    IF cardinality(seats) > 0 THEN
        UPDATE members_appointment SET person_id = person_id WHERE seat_id = ANY (seats) AND id <> ALL (alone);
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER tell_the_seat_of_a_new ON members_appointment;
CREATE TRIGGER tell_the_seats_of_new AFTER INSERT ON members_appointment REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION members_tell_the_seats();
CREATE TRIGGER tell_the_seats_of_gone AFTER DELETE ON members_appointment REFERENCING OLD TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION members_tell_the_seats();

CREATE FUNCTION members_carry_offices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE seats bigint[] := ARRAY(SELECT DISTINCT seat_id FROM written WHERE seat_id IS NOT NULL);
BEGIN
    seats := ARRAY(SELECT id FROM commission_seat WHERE id = ANY (seats) AND office <> '');
    IF cardinality(seats) > 0 THEN
        INSERT INTO members_officeholding (appointment_id, office, carried)
            SELECT n.id, (SELECT office FROM commission_seat WHERE id = n.seat_id), true
            FROM written n WHERE n.seat_id = ANY (seats) ORDER BY n.id
            ON CONFLICT (appointment_id, office) WHERE carried DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER carry_office ON members_appointment;
CREATE TRIGGER carry_office AFTER UPDATE OF seat_id ON members_appointment
    FOR EACH ROW EXECUTE FUNCTION members_carry_office();
CREATE TRIGGER carry_offices AFTER INSERT ON members_appointment REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION members_carry_offices();
"""

ONE_BY_ONE = """
DROP TRIGGER tell_the_seats_of_new ON members_appointment;
DROP TRIGGER tell_the_seats_of_gone ON members_appointment;
DROP TRIGGER carry_offices ON members_appointment;
DROP FUNCTION members_tell_the_seats(), members_carry_offices();
DROP TRIGGER carry_office ON members_appointment;
CREATE TRIGGER carry_office AFTER INSERT OR UPDATE OF seat_id ON members_appointment
    FOR EACH ROW EXECUTE FUNCTION members_carry_office();
CREATE TRIGGER tell_the_seat_of_a_new AFTER INSERT OR DELETE ON members_appointment
    FOR EACH ROW EXECUTE FUNCTION members_tell_the_seat();
"""

DERIVE_STEP_BY_STEP = """
CREATE OR REPLACE FUNCTION members_derive_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own_seat record;
    own_regime record;
    next_regime record;
    whole record;
    since date;
BEGIN
    SELECT s.regime_id, s.office, q.term_years, q.term_runs, q.fills = 'seats' AND q.number = 1 AS single
        INTO own_seat FROM commission_seat s JOIN commission_quota q ON q.id = s.quota_id WHERE s.id = NEW.seat_id;
    SELECT known_until, evidence_months INTO NEW.known_until, NEW.evidence_months
        FROM commission_commission WHERE id = NEW.commission_id;

    -- Evidence: a start known at least from above, and every sighting. A partial date counts with its latest day.
    SELECT min(first), max(last), (array_agg(kind ORDER BY last DESC, first DESC))[1]
        INTO NEW.first_evidence, NEW.last_evidence, NEW.evidence_kind
        FROM (
            SELECT NEW.start_latest AS first, NEW.start_latest AS last, 'act' AS kind WHERE NEW.start_latest IS NOT NULL
            UNION ALL
            SELECT CASE WHEN a.throughout THEN a.seen_earliest ELSE a.seen_latest END, a.seen_latest, a.kind
            FROM members_attestation a WHERE a.appointment_id = NEW.id
        ) evidence;
    IF NEW.first_evidence IS NULL THEN
        NEW.first_evidence := NEW.end_earliest - 1;  -- known only by its end: the day before it
        NEW.last_evidence := NEW.first_evidence;
        NEW.evidence_kind := CASE WHEN NEW.first_evidence IS NULL THEN '' ELSE 'end' END;
    END IF;
    since := CASE WHEN NEW.start_earliest IS NOT NULL AND NEW.start_latest IS NOT NULL THEN NEW.start_latest
                  ELSE NEW.first_evidence END;

    -- The regime it is under: of its seat, or else the one certainly in force when it began or was first seen.
    IF NEW.regime_id IS NULL THEN
        NEW.regime_id := coalesce(own_seat.regime_id, (
            SELECT r.id FROM commission_regime r JOIN commission_commission c ON c.id = NEW.commission_id
            WHERE r.scope IN ('commission:' || c.id, c.level_scope) AND r.certain @> since
            ORDER BY r.commission_id IS NULL LIMIT 1));
    END IF;
    SELECT r.*, upper(r.certain) AS ends_earliest, upper(r.possible) AS ends_latest
        INTO own_regime FROM commission_regime r WHERE r.id = NEW.regime_id;
    SELECT n.* INTO next_regime FROM commission_regime n
        WHERE n.scope = own_regime.scope AND n.start_latest > own_regime.start_latest ORDER BY n.start_latest LIMIT 1;
    NEW.members_hold_over := coalesce(own_regime.members_hold_over, 'unknown');
    NEW.incumbents_hold_over := coalesce(next_regime.incumbents_hold_over, 'unknown');
    NEW.regime_end_earliest := own_regime.ends_earliest;
    NEW.regime_end_latest := own_regime.ends_latest;
    SELECT min(f.day_latest) INTO NEW.superseded_on
        FROM members_formation f JOIN commission_regime n ON n.id = f.regime_id
        WHERE f.commission_id = NEW.commission_id AND f.kind = 'formed'
          AND n.scope = own_regime.scope AND n.start_latest > own_regime.start_latest;

    -- The term: as the act says, of the quota, or the one all quotas of the regime share.
    SELECT coalesce(NEW.term_years, own_seat.term_years, shared.years) AS years,
           coalesce(own_seat.term_runs, shared.runs) AS runs INTO whole
        FROM (SELECT CASE WHEN count(*) = count(term_years) AND min(term_years) = max(term_years)
                          THEN min(term_years) END AS years,
                     CASE WHEN min(term_runs) = max(term_runs) THEN min(term_runs) END AS runs
              FROM commission_quota WHERE regime_id = NEW.regime_id AND fills = 'seats') shared;
    NEW.term := whole.years;
    NEW.statutory_earliest := NULL;
    NEW.statutory_latest := NULL;
    IF NEW.start_earliest IS NOT NULL AND NEW.start_latest IS NOT NULL THEN
        IF NEW.term_years IS NOT NULL OR whole.runs = 'appointment' THEN
            NEW.statutory_earliest := members_months_after(NEW.start_earliest, whole.years * 12);
            NEW.statutory_latest := members_months_after(NEW.start_latest, whole.years * 12);
        ELSIF whole.runs = 'commission' THEN
            SELECT members_months_after(f.day_earliest, whole.years * 12), members_months_after(f.day_latest, whole.years * 12)
                INTO NEW.statutory_earliest, NEW.statutory_latest
                FROM members_formation f
                WHERE f.commission_id = NEW.commission_id AND f.kind = 'formed' AND f.day_latest <= NEW.start_latest
                ORDER BY f.day_latest DESC LIMIT 1;
        END IF;
    END IF;

    -- Contrary evidence: the first day something shows that this person is gone.
    SELECT min(shown.day) INTO NEW.gone_on FROM (
        SELECT p.died_latest AS day FROM members_person p WHERE p.id = NEW.person_id AND p.died_latest > since
        UNION ALL
        SELECT f.day_latest FROM members_formation f
            WHERE f.commission_id = NEW.commission_id AND f.kind = 'dismissed' AND f.day_latest > since
        UNION ALL
        SELECT f.day_latest FROM members_formation f
            WHERE f.commission_id = NEW.commission_id AND f.kind = 'formed' AND f.complete
              AND f.day_latest > NEW.last_evidence AND f.id IS DISTINCT FROM NEW.formation_id
              AND NOT EXISTS (SELECT FROM members_appointment other
                              WHERE other.formation_id = f.id AND other.person_id = NEW.person_id)
        UNION ALL
        SELECT r.day_latest FROM members_roster r
            WHERE r.commission_id = NEW.commission_id AND r.complete AND r.day_latest > NEW.last_evidence
              AND NOT EXISTS (SELECT FROM members_attestation a JOIN members_appointment other ON other.id = a.appointment_id
                              WHERE a.roster_id = r.id AND other.person_id = NEW.person_id)
        UNION ALL
        SELECT lower(other.certain) FROM members_appointment other
            WHERE own_seat.single AND other.seat_id = NEW.seat_id AND other.id <> NEW.id AND NOT isempty(other.certain)
              AND lower(other.certain) > NEW.last_evidence AND other.person_id <> NEW.person_id
    ) shown;
    SELECT CASE WHEN other.start_earliest IS NOT NULL THEN other.start_earliest END,
           CASE WHEN other.start_earliest IS NOT NULL THEN other.start_latest END
        INTO NEW.successor_earliest, NEW.successor_latest
        FROM members_appointment other
        WHERE own_seat.single AND other.seat_id = NEW.seat_id AND other.id <> NEW.id AND NOT isempty(other.certain)
          AND lower(other.certain) > since ORDER BY lower(other.certain) LIMIT 1;

    -- A nomination of another person to the seat, or to the office the seat carries, until it is rejected.
    SELECT range_agg(registry_span(n.day_latest,
                CASE WHEN n.outcome IN ('rejected', 'withdrawn') THEN n.outcome_day_latest END))
        INTO NEW.doubted FROM members_nomination n
        WHERE n.commission_id = NEW.commission_id AND n.person_id <> NEW.person_id AND NEW.seat_id IS NOT NULL
          AND (n.seat_id = NEW.seat_id OR (n.office <> '' AND n.office = own_seat.office))
          AND n.day_latest > NEW.last_evidence;
    RETURN NEW;
END $$;
"""

# PostgreSQL takes every range of a column for another; it then looks an appointment up by its days, which many share,
# instead of by its key.
MANY_SHARE_THEIR_DAYS = "ALTER TABLE members_appointment ALTER certain SET (n_distinct = -0.02);"
EACH_HAS_ITS_OWN = "ALTER TABLE members_appointment ALTER certain RESET (n_distinct);"

# What an appointment keeps of the rows around it stands in no index: with room beside it, it changes in its place.
ROOM_TO_CHANGE = "ALTER TABLE members_appointment SET (fillfactor = 85);"
NO_ROOM = "ALTER TABLE members_appointment RESET (fillfactor);"


class Migration(migrations.Migration):
    dependencies = (("members", "0011_history_in_sets"),)
    operations = (
        migrations.RunSQL(DERIVE, DERIVE_STEP_BY_STEP),
        migrations.RunSQL(IN_SETS, ONE_BY_ONE),
        migrations.RunSQL(MANY_SHARE_THEIR_DAYS, EACH_HAS_ITS_OWN),
        migrations.RunSQL(ROOM_TO_CHANGE, NO_ROOM),
    )
