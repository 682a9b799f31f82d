"""A composition as the API gives it: no key is ever left out, unknown is null."""

from typing import Any

import msgspec

from commission.composition import Composition, SeatState
from commission.findings import Finding, findings
from registry.past.known import known_instant
from registry.period import Day


def composition_json(answer: Composition) -> bytes:
    return msgspec.json.encode(composition_data(answer))


def composition_data(answer: Composition) -> dict[str, Any]:
    commission = answer.commission
    return {
        "commission": {"slug": commission.slug, "name": commission.name.as_json()},
        "as_of": answer.day,
        "known_at": known_instant(),
        "known_until": commission.known_until,
        "projected": answer.projected,
        "generated": answer.generated,
        "regime": regime_json(answer),
        "regime_candidates": [{"code": regime.code} for regime in answer.regime_candidates],
        "holdover": answer.holdover,
        "seats": [seat_json(place) for place in answer.seats],
        "unseated": [appointment.json for appointment in answer.unseated],
        "holding_over": [appointment.json for appointment in answer.holding_over],
        "unconfirmed": [appointment.json for appointment in answer.unconfirmed],
        "uncertain": [appointment.json for appointment in answer.uncertain],
        "offices": {office: holder.json if holder is not None else None for office, holder in answer.offices.items()},
        "counts": answer.counts,
        "findings": [finding_json(finding) for finding in findings(answer)],
    }


def day_json(day: Day | None) -> dict[str, Any] | None:
    return day.as_json() if day is not None else None


def regime_json(answer: Composition) -> dict[str, Any] | None:
    if answer.regime is None:
        return None
    return {
        "code": answer.regime.code,
        "in_force": {"from": day_json(answer.regime.start), "to": day_json(answer.regime.end)},
        "bases": [{"act": act_json(basis.act), "article": basis.article} for basis in answer.bases],
    }


def act_json(act: Any) -> dict[str, Any] | None:
    if act is None:
        return None
    return {
        "id": act.id,
        "slug": act.slug,
        "kind": act.kind,
        "number": act.number,
        "title": act.title.as_json(),
        "date": day_json(act.date),
        "url": act.url,
    }


def seat_json(place: SeatState) -> dict[str, Any]:
    seat, authority = place.seat, place.seat.quota.authority
    return {
        "number": seat.number,
        "code": seat.code,
        "label": seat.quota.label.as_json(),
        "authority": None if authority is None else {"code": authority.code, "name": authority.name.as_json()},
        "office": seat.office,
        "state": place.state,
        "vacant_since": day_json(place.vacant_since),
        "appointment": place.appointment.json if place.appointment is not None else None,
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message.as_json(),
        "since": day_json(finding.since),
        "act": act_json(finding.act),
        "article": finding.article or None,
        "about": [about_json(record) for record in finding.about],
        "data": finding.data,
    }


PLACES = {
    "commission": ("commissions", "slug"),
    "regime": ("regimes", "code"),
    "appointment": ("appointments", "id"),
}


def about_json(record: Any) -> dict[str, Any]:
    """The record a finding speaks of, and the address of its resource, where it has one of its own."""
    resource, key = PLACES.get(record.type, (None, None))
    url = f"/api/v1/{resource}/{getattr(record, key)}/" if resource and key else None
    return {"type": record.type, "id": record.id, "url": url}
