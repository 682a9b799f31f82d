-- What members_derive_office() keeps for one holding, of all of them.
WITH seen AS (
    SELECT office_holding_id, min(CASE WHEN throughout THEN seen_earliest ELSE seen_latest END) AS first,
           max(seen_latest) AS last
    FROM members_attestation WHERE office_holding_id IS NOT NULL GROUP BY office_holding_id
)
SELECT h.id, a.commission_id, a.certain AS service, a.evidence_months,
       coalesce(least(h.start_latest, seen.first), h.end_earliest - 1) AS first_evidence,
       coalesce(greatest(h.start_latest, seen.last), h.end_earliest - 1) AS last_evidence
FROM facts_officeholding h JOIN members_appointment a ON a.id = h.appointment_id
LEFT JOIN seen ON seen.office_holding_id = h.id
