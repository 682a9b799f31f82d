"""What an appointment must know of the rows around it, kept by triggers beside it.

Writers queue for the revision, so these triggers see every committed row and no two of them race.
"""

from django.db import migrations

from registry.constraints import copies

EVIDENCE = """
CREATE FUNCTION members_derive_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER derive BEFORE INSERT OR UPDATE ON members_appointment
    FOR EACH ROW EXECUTE FUNCTION members_derive_appointment();
"""

NEIGHBOURS = """
-- Whoever shares the seat looks again when the certain days of one of them change.
CREATE FUNCTION members_tell_the_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members_appointment SET person_id = person_id
        WHERE seat_id IN (OLD.seat_id, NEW.seat_id) AND id IS DISTINCT FROM coalesce(NEW.id, OLD.id);
    RETURN NULL;
END $$;
CREATE TRIGGER tell_the_seat_of_a_new AFTER INSERT OR DELETE ON members_appointment
    FOR EACH ROW EXECUTE FUNCTION members_tell_the_seat();
CREATE TRIGGER tell_the_seat_of_a_change AFTER UPDATE ON members_appointment FOR EACH ROW
    WHEN ((OLD.certain, OLD.seat_id, OLD.start_earliest, OLD.start_latest)
          IS DISTINCT FROM (NEW.certain, NEW.seat_id, NEW.start_earliest, NEW.start_latest))
    EXECUTE FUNCTION members_tell_the_seat();

CREATE FUNCTION members_tell_the_commission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members_appointment SET person_id = person_id WHERE commission_id IN (OLD.commission_id, NEW.commission_id);
    RETURN NULL;
END $$;
CREATE TRIGGER tell_the_commission AFTER INSERT OR UPDATE OR DELETE ON members_formation
    FOR EACH ROW EXECUTE FUNCTION members_tell_the_commission();
CREATE TRIGGER tell_the_commission AFTER INSERT OR UPDATE OR DELETE ON members_roster
    FOR EACH ROW EXECUTE FUNCTION members_tell_the_commission();
CREATE TRIGGER tell_the_commission AFTER INSERT OR UPDATE OR DELETE ON members_nomination
    FOR EACH ROW EXECUTE FUNCTION members_tell_the_commission();

CREATE FUNCTION members_hear_of_commission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN UPDATE members_appointment SET person_id = person_id WHERE commission_id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER tell_members AFTER UPDATE ON commission_commission FOR EACH ROW
    WHEN ((OLD.known_until, OLD.evidence_months) IS DISTINCT FROM (NEW.known_until, NEW.evidence_months))
    EXECUTE FUNCTION members_hear_of_commission();

CREATE FUNCTION members_hear_of_death() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN UPDATE members_appointment SET person_id = person_id WHERE person_id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER tell_members AFTER UPDATE ON members_person FOR EACH ROW
    WHEN (OLD.died_latest IS DISTINCT FROM NEW.died_latest) EXECUTE FUNCTION members_hear_of_death();

CREATE FUNCTION members_hear_of_regime() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members_appointment a SET person_id = person_id FROM commission_commission c
        WHERE c.id = a.commission_id AND ('commission:' || c.id IN (OLD.scope, NEW.scope)
                                          OR c.level_scope IN (OLD.scope, NEW.scope));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_members AFTER INSERT OR UPDATE OR DELETE ON commission_regime
    FOR EACH ROW EXECUTE FUNCTION members_hear_of_regime();

CREATE FUNCTION members_hear_of_quota() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members_appointment SET person_id = person_id WHERE regime_id IN (OLD.regime_id, NEW.regime_id);
    RETURN NULL;
END $$;
CREATE TRIGGER tell_members AFTER INSERT OR UPDATE OR DELETE ON commission_quota
    FOR EACH ROW EXECUTE FUNCTION members_hear_of_quota();

CREATE OR REPLACE FUNCTION commission_seat_was_held(seat bigint) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (SELECT FROM members_appointment WHERE seat_id = seat)
        OR EXISTS (SELECT FROM members_nomination WHERE seat_id = seat)
$$;
"""

OFFICES = """
CREATE FUNCTION members_derive_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT commission_id, certain, evidence_months INTO NEW.commission_id, NEW.service, NEW.evidence_months
        FROM members_appointment WHERE id = NEW.appointment_id;
    SELECT least(NEW.start_latest, min(CASE WHEN a.throughout THEN a.seen_earliest ELSE a.seen_latest END)),
           greatest(NEW.start_latest, max(a.seen_latest))
        INTO NEW.first_evidence, NEW.last_evidence
        FROM members_attestation a WHERE a.office_holding_id = NEW.id;
    IF NEW.first_evidence IS NULL THEN
        NEW.first_evidence := NEW.end_earliest - 1;
        NEW.last_evidence := NEW.first_evidence;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER derive BEFORE INSERT OR UPDATE ON members_officeholding
    FOR EACH ROW EXECUTE FUNCTION members_derive_office();

-- The seat carries its office with it: one holding as long as the appointment.
CREATE FUNCTION members_carry_office() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE its_office text;
BEGIN
    SELECT office INTO its_office FROM commission_seat WHERE id = NEW.seat_id;
    DELETE FROM members_officeholding
        WHERE appointment_id = NEW.id AND carried AND office IS DISTINCT FROM nullif(its_office, '');
    IF its_office <> '' THEN
        INSERT INTO members_officeholding (appointment_id, office, carried)
            VALUES (NEW.id, its_office, true) ON CONFLICT (appointment_id, office) WHERE carried DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER carry_office AFTER INSERT OR UPDATE OF seat_id ON members_appointment
    FOR EACH ROW EXECUTE FUNCTION members_carry_office();

-- A sighting in an office belongs to a holding of it; the first sighting makes one, and so does each sighting in an
-- acting office, which is held only on the days it was seen.
CREATE FUNCTION members_place_attestation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT commission_id INTO NEW.commission_id FROM members_appointment WHERE id = NEW.appointment_id;
    IF TG_OP = 'UPDATE' AND (OLD.office, OLD.appointment_id, OLD.seen_earliest, OLD.seen_latest)
            IS DISTINCT FROM (NEW.office, NEW.appointment_id, NEW.seen_earliest, NEW.seen_latest) THEN
        NEW.office_holding_id := NULL;
    END IF;
    IF NEW.office = '' THEN
        NEW.office_holding_id := NULL;
    ELSIF NEW.office_holding_id IS NULL THEN
        SELECT h.id INTO NEW.office_holding_id FROM members_officeholding h
            WHERE h.appointment_id = NEW.appointment_id AND h.office = NEW.office
              AND (h.carried OR ((h.start_earliest IS NULL OR h.start_earliest <= NEW.seen_latest)
                                 AND (h.end_latest IS NULL OR h.end_latest > NEW.seen_earliest)))
              AND (h.office NOT LIKE 'acting%' OR h.start_earliest IS NOT NULL OR h.first_evidence = NEW.seen_latest)
            ORDER BY h.carried DESC, h.start_latest DESC NULLS LAST, h.id LIMIT 1;
        IF NEW.office_holding_id IS NULL THEN
            INSERT INTO members_officeholding (appointment_id, office) VALUES (NEW.appointment_id, NEW.office)
                RETURNING id INTO NEW.office_holding_id;
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER place BEFORE INSERT OR UPDATE ON members_attestation
    FOR EACH ROW EXECUTE FUNCTION members_place_attestation();

-- The appointment first: an office lies within it.
CREATE FUNCTION members_tell_of_attestation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members_appointment SET person_id = person_id
        WHERE id IN (OLD.appointment_id, NEW.appointment_id)
           OR (coalesce(OLD.roster_id, NEW.roster_id) IS NOT NULL AND commission_id IN (OLD.commission_id, NEW.commission_id));
    UPDATE members_officeholding SET office = office WHERE id IN (OLD.office_holding_id, NEW.office_holding_id);
    DELETE FROM members_officeholding h
        WHERE h.id = OLD.office_holding_id AND h.id IS DISTINCT FROM NEW.office_holding_id
          AND NOT h.carried AND h.first_evidence IS NULL AND h.start_earliest IS NULL AND h.end_latest IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_attestation AFTER INSERT OR UPDATE OR DELETE ON members_attestation
    FOR EACH ROW EXECUTE FUNCTION members_tell_of_attestation();
"""


class Migration(migrations.Migration):
    dependencies = (("members", "0003_references"), ("commission", "0003_seats"))
    operations = (
        migrations.RunSQL(EVIDENCE),
        migrations.RunSQL(NEIGHBOURS),
        migrations.RunSQL(OFFICES),
        copies(
            name="appointment_in_its_commission",
            table="members_appointment",
            columns=("seat_id", "commission_id"),
            parent="commission_seat",
            parent_columns=("id", "commission_id"),
        ),
        copies(
            name="appointment_under_its_regime",
            table="members_appointment",
            columns=("seat_id", "regime_id"),
            parent="commission_seat",
            parent_columns=("id", "regime_id"),
        ),
        copies(
            name="office_within_appointment",
            table="members_officeholding",
            columns=("appointment_id", "service"),
            parent="members_appointment",
            parent_columns=("id", "certain"),
        ),
        copies(
            name="office_in_its_commission",
            table="members_officeholding",
            columns=("appointment_id", "commission_id"),
            parent="members_appointment",
            parent_columns=("id", "commission_id"),
        ),
        copies(
            name="attestation_in_its_commission",
            table="members_attestation",
            columns=("appointment_id", "commission_id"),
            parent="members_appointment",
            parent_columns=("id", "commission_id"),
        ),
        copies(
            name="roster_in_its_commission",
            table="members_attestation",
            columns=("roster_id", "commission_id"),
            parent="members_roster",
            parent_columns=("id", "commission_id"),
        ),
        copies(
            name="attestation_on_day_of_roster",
            table="members_attestation",
            columns=("roster_id", "seen_earliest", "seen_latest"),
            parent="members_roster",
            parent_columns=("id", "day_earliest", "day_latest"),
        ),
    )
