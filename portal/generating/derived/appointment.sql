-- What members_derive_appointment() keeps for one appointment, of all of them.
WITH seen AS (
    SELECT appointment_id, min(CASE WHEN throughout THEN seen_earliest ELSE seen_latest END) AS first,
           max(seen_latest) AS last, (array_agg(kind ORDER BY seen_latest DESC))[1] AS kind
    FROM members_attestation GROUP BY appointment_id
), rule AS (
    SELECT r.id, r.scope, r.start_latest, r.members_hold_over, upper(r.certain) AS ends_earliest,
           upper(r.possible) AS ends_latest, next.incumbents_hold_over, shared.years, shared.runs
    FROM commission_regime r
    LEFT JOIN LATERAL (
        SELECT n.incumbents_hold_over FROM commission_regime n
        WHERE n.scope = r.scope AND n.start_latest > r.start_latest ORDER BY n.start_latest LIMIT 1
    ) next ON true
    LEFT JOIN LATERAL (
        SELECT CASE WHEN count(*) = count(q.term_years) AND min(q.term_years) = max(q.term_years)
                    THEN min(q.term_years) END AS years,
               CASE WHEN min(q.term_runs) = max(q.term_runs) THEN min(q.term_runs) END AS runs
        FROM commission_quota q WHERE q.regime_id = r.id AND q.fills = 'seats'
    ) shared ON true
), formed AS (
    SELECT f.*, lead(f.day_latest) OVER (PARTITION BY f.commission_id ORDER BY f.day_latest) AS next_day
    FROM members_formation f WHERE f.kind = 'formed'
), superseding AS (
    SELECT f.commission_id, r.id AS regime_id, min(f.day_latest) AS day
    FROM formed f JOIN rule n ON n.id = f.regime_id JOIN rule r ON r.scope = n.scope AND n.start_latest > r.start_latest
    GROUP BY 1, 2
), known AS (
    SELECT a.id, a.person_id, a.commission_id, a.seat_id, a.formation_id,
           a.start_earliest, a.start_latest, a.end_earliest, a.end_latest, a.end_open,
           a.start_earliest IS NOT NULL AND a.start_latest IS NOT NULL AS start_known,
           coalesce(least(a.start_latest, seen.first), a.end_earliest - 1) AS first_evidence,
           coalesce(greatest(a.start_latest, seen.last), a.end_earliest - 1) AS last_evidence,
           CASE WHEN seen.last > a.start_latest OR a.start_latest IS NULL AND seen.last IS NOT NULL THEN seen.kind
                WHEN a.start_latest IS NOT NULL THEN 'act'
                WHEN a.end_earliest IS NOT NULL THEN 'end' ELSE '' END AS evidence_kind,
           c.evidence_months, c.known_until,
           coalesce(rule.members_hold_over, 'unknown') AS members_hold_over,
           coalesce(rule.incumbents_hold_over, 'unknown') AS incumbents_hold_over,
           rule.ends_earliest AS regime_end_earliest, rule.ends_latest AS regime_end_latest,
           superseding.day AS superseded_on,
           coalesce(a.term_years, q.term_years, rule.years) AS term,
           CASE WHEN a.term_years IS NOT NULL THEN 'appointment' ELSE coalesce(q.term_runs, rule.runs) END AS runs,
           q.fills = 'seats' AND q.number = 1 AS single, s.office AS carried_office
    FROM facts_appointment a
    JOIN commission_commission c ON c.id = a.commission_id
    LEFT JOIN rule ON rule.id = a.regime_id
    LEFT JOIN commission_seat s ON s.id = a.seat_id
    LEFT JOIN commission_quota q ON q.id = s.quota_id
    LEFT JOIN seen ON seen.appointment_id = a.id
    LEFT JOIN superseding ON superseding.commission_id = a.commission_id AND superseding.regime_id = a.regime_id
), bounded AS (
    SELECT known.*, CASE WHEN start_known THEN start_latest ELSE first_evidence END AS since,
           CASE WHEN start_known THEN members_months_after(
               CASE runs WHEN 'appointment' THEN start_earliest WHEN 'commission' THEN formed.day_earliest END,
               term * 12) END AS statutory_earliest,
           CASE WHEN start_known THEN members_months_after(
               CASE runs WHEN 'appointment' THEN start_latest WHEN 'commission' THEN formed.day_latest END,
               term * 12) END AS statutory_latest
    FROM known LEFT JOIN formed ON formed.commission_id = known.commission_id
        AND formed.day_latest <= known.start_latest
        AND (formed.next_day IS NULL OR formed.next_day > known.start_latest)
), served AS (
    SELECT bounded.*, members_certain_service(start_earliest, start_latest, end_earliest, end_latest, end_open,
               first_evidence, last_evidence, statutory_earliest, regime_end_earliest) AS certain
    FROM bounded
), sharing AS (
    SELECT a.id, other.person_id <> a.person_id AND lower(other.certain) > a.last_evidence AS shows_gone,
           lower(other.certain) AS day, other.start_earliest, other.start_latest,
           lower(other.certain) > a.since AS follows
    FROM served a JOIN served other ON other.seat_id = a.seat_id AND other.id <> a.id
    WHERE a.single AND NOT isempty(other.certain)
), gone AS (
    SELECT id, min(day) AS day FROM (
        SELECT a.id, p.died_latest AS day FROM served a JOIN members_person p ON p.id = a.person_id
            WHERE p.died_latest > a.since
        UNION ALL
        SELECT a.id, f.day_latest FROM served a JOIN members_formation f ON f.commission_id = a.commission_id
            WHERE f.kind = 'dismissed' AND f.day_latest > a.since
        UNION ALL
        SELECT a.id, f.day_latest FROM served a JOIN formed f ON f.commission_id = a.commission_id
            WHERE f.complete AND f.day_latest > a.last_evidence AND f.id IS DISTINCT FROM a.formation_id
              AND NOT EXISTS (SELECT FROM facts_appointment other
                              WHERE other.formation_id = f.id AND other.person_id = a.person_id)
        UNION ALL
        SELECT a.id, r.day_latest FROM served a JOIN members_roster r ON r.commission_id = a.commission_id
            WHERE r.complete AND r.day_latest > a.last_evidence
              AND NOT EXISTS (SELECT FROM members_attestation t JOIN facts_appointment other ON other.id = t.appointment_id
                              WHERE t.roster_id = r.id AND other.person_id = a.person_id)
        UNION ALL
        SELECT id, day FROM sharing WHERE shows_gone
    ) shown GROUP BY id
), successor AS (
    SELECT DISTINCT ON (id) id, CASE WHEN start_earliest IS NOT NULL THEN start_earliest END AS successor_earliest,
           CASE WHEN start_earliest IS NOT NULL THEN start_latest END AS successor_latest
    FROM sharing WHERE follows ORDER BY id, day
), doubt AS (
    SELECT a.id, range_agg(registry_span(n.day_latest,
               CASE WHEN n.outcome IN ('rejected', 'withdrawn') THEN n.outcome_day_latest END)) AS doubted
    FROM served a JOIN members_nomination n ON n.commission_id = a.commission_id
    WHERE n.person_id <> a.person_id AND a.seat_id IS NOT NULL
      AND (n.seat_id = a.seat_id OR (n.office <> '' AND n.office = a.carried_office))
      AND n.day_latest > a.last_evidence
    GROUP BY a.id
)
SELECT served.id, first_evidence, last_evidence, evidence_kind, evidence_months, known_until, term,
       statutory_earliest, statutory_latest, members_hold_over, incumbents_hold_over, regime_end_earliest,
       regime_end_latest, superseded_on, gone.day AS gone_on, successor_earliest, successor_latest, doubted
FROM served
LEFT JOIN gone ON gone.id = served.id
LEFT JOIN successor ON successor.id = served.id
LEFT JOIN doubt ON doubt.id = served.id
