"""Rules across rows, the seats a quota makes, and where a regime ends that nobody ended."""

from django.db import migrations

from registry.constraints import copies

FILL_SEAT = """
CREATE FUNCTION commission_fill_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT q.capacity, q.office, q.regime_id, r.scope INTO NEW.capacity, NEW.office, NEW.regime_id, NEW.regime_scope
        FROM commission_quota q JOIN commission_regime r ON r.id = q.regime_id WHERE q.id = NEW.quota_id;
    SELECT level_scope INTO NEW.level_scope FROM commission_commission WHERE id = NEW.commission_id;
    RETURN NEW;
END $$;
CREATE TRIGGER fill_seat BEFORE INSERT OR UPDATE OF commission_id, quota_id ON commission_seat
    FOR EACH ROW EXECUTE FUNCTION commission_fill_seat();
"""

MAKE_SEATS = """
-- A seat exists while empty: every commission in the scope of a quota has its seats, as far as their number is known
-- and the commission may have existed while the regime was in force.
CREATE FUNCTION commission_make_seats(only_quota bigint, only_commission bigint) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO commission_seat (commission_id, quota_id, number)
    SELECT c.id, q.id, place.number
    FROM commission_quota q
    JOIN commission_regime r ON r.id = q.regime_id
    JOIN commission_commission c ON r.scope IN ('commission:' || c.id, c.level_scope)
    LEFT JOIN LATERAL (
        SELECT max(d.number) AS number FROM commission_seatdecision d WHERE d.quota_id = q.id AND d.commission_id = c.id
    ) decided ON true
    CROSS JOIN LATERAL generate_series(1,
        CASE WHEN q.fills = 'seats' THEN CASE WHEN q.size = 'decided' THEN decided.number ELSE q.number END END
    ) AS place(number)
    WHERE (only_quota IS NULL OR q.id = only_quota) AND (only_commission IS NULL OR c.id = only_commission)
      AND (r.commission_id IS NOT NULL OR r.possible && c.possible)
    ON CONFLICT (commission_id, quota_id, number) DO NOTHING
$$;

CREATE FUNCTION commission_seats_of_quota() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM commission_make_seats(NEW.id, NULL); RETURN NULL; END $$;
CREATE TRIGGER make_seats AFTER INSERT OR UPDATE OF number, size, fills ON commission_quota
    FOR EACH ROW EXECUTE FUNCTION commission_seats_of_quota();

CREATE FUNCTION commission_seats_of_commission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM commission_make_seats(NULL, NEW.id); RETURN NULL; END $$;
CREATE TRIGGER make_seats AFTER INSERT ON commission_commission
    FOR EACH ROW EXECUTE FUNCTION commission_seats_of_commission();

CREATE FUNCTION commission_seats_of_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM commission_make_seats(NEW.quota_id, NEW.commission_id); RETURN NULL; END $$;
CREATE TRIGGER make_seats AFTER INSERT OR UPDATE ON commission_seatdecision
    FOR EACH ROW EXECUTE FUNCTION commission_seats_of_decision();

-- A smaller quota gives up the seats nobody ever had; one that was held refuses (seat_of_its_quota, within its quota).
CREATE FUNCTION commission_drop_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM commission_seat s WHERE s.quota_id = NEW.id AND s.number > coalesce(NEW.number, 0)
        AND NEW.size <> 'decided' AND NOT commission_seat_was_held(s.id);
    RETURN NEW;
END $$;
-- Replaced by the app that knows who held a seat.
CREATE FUNCTION commission_seat_was_held(seat bigint) RETURNS boolean LANGUAGE sql AS $$ SELECT false $$;
CREATE TRIGGER drop_seats BEFORE UPDATE OF number, size, fills ON commission_quota
    FOR EACH ROW EXECUTE FUNCTION commission_drop_seats();
"""

NEXT_REGIME = """
-- A regime whose end is not recorded ends at the start of the next of its scope: certainly at its earliest,
-- possibly at its latest. Kept before the new row is checked, so that a successor closes its predecessor.
CREATE FUNCTION commission_close_predecessors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE its_scope text;
BEGIN
    its_scope := CASE WHEN NEW.commission_id IS NOT NULL THEN 'commission:' || NEW.commission_id
                      ELSE 'level:' || NEW.country || '/' || NEW.level END;
    IF TG_OP = 'INSERT' OR pg_trigger_depth() = 1 OR (NEW.next_start_earliest, NEW.next_start_latest)
            IS NOT DISTINCT FROM (OLD.next_start_earliest, OLD.next_start_latest) THEN
        SELECT min(n.start_earliest), min(n.start_latest) INTO NEW.next_start_earliest, NEW.next_start_latest
            FROM commission_regime n
            WHERE n.scope = its_scope AND n.id <> NEW.id AND n.start_latest > NEW.start_latest;
    END IF;
    IF pg_trigger_depth() = 1 THEN
        UPDATE commission_regime p
        SET next_start_earliest = least(NEW.start_earliest, later.earliest),
            next_start_latest = least(NEW.start_latest, later.latest)
        FROM commission_regime self
        LEFT JOIN LATERAL (
            SELECT min(n.start_earliest) AS earliest, min(n.start_latest) AS latest FROM commission_regime n
            WHERE n.scope = self.scope AND n.id NOT IN (self.id, NEW.id) AND n.start_latest > self.start_latest
        ) later ON true
        WHERE p.id = self.id AND p.scope = its_scope AND p.id <> NEW.id AND p.start_latest < NEW.start_latest
          AND (p.next_start_earliest, p.next_start_latest) IS DISTINCT FROM
              (least(NEW.start_earliest, later.earliest), least(NEW.start_latest, later.latest));
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER close_predecessors BEFORE INSERT OR UPDATE ON commission_regime
    FOR EACH ROW EXECUTE FUNCTION commission_close_predecessors();

-- After a start was moved, a scope changed or a regime deleted, the others of the scope look again.
CREATE FUNCTION commission_look_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE commission_regime SET code = code WHERE scope = OLD.scope AND id <> OLD.id;
    RETURN NULL;
END $$;
CREATE TRIGGER look_again_after_delete AFTER DELETE ON commission_regime
    FOR EACH ROW EXECUTE FUNCTION commission_look_again();
CREATE TRIGGER look_again_after_move AFTER UPDATE ON commission_regime
    FOR EACH ROW WHEN (
        (OLD.start_earliest, OLD.start_latest, OLD.scope) IS DISTINCT FROM
        (NEW.start_earliest, NEW.start_latest, NEW.scope))
    EXECUTE FUNCTION commission_look_again();
"""


class Migration(migrations.Migration):
    dependencies = (("commission", "0002_references"),)
    operations = (
        migrations.RunSQL(FILL_SEAT),
        migrations.RunSQL(MAKE_SEATS),
        migrations.RunSQL(NEXT_REGIME),
        copies(
            name="seat_of_its_quota",
            table="commission_seat",
            columns=("quota_id", "capacity", "regime_id", "office"),
            parent="commission_quota",
            parent_columns=("id", "capacity", "regime_id", "office"),
        ),
        copies(
            name="seat_in_scope_of_regime",
            table="commission_seat",
            columns=("regime_id", "regime_scope"),
            parent="commission_regime",
            parent_columns=("id", "scope"),
        ),
        copies(
            name="seat_in_scope_of_level",
            table="commission_seat",
            columns=("commission_id", "level_scope"),
            parent="commission_commission",
            parent_columns=("id", "level_scope"),
        ),
        migrations.RunSQL("""
            CREATE TRIGGER citation_has_record BEFORE INSERT OR UPDATE ON registry_citation
                FOR EACH ROW EXECUTE FUNCTION registry_citation_has_record();
        """),
    )
