"""A composition as the API gives it: no key is ever left out, unknown is null."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from commission.composition import Composition, SeatState
from commission.findings import Finding, findings
from commission.models import Quota
from registry.period import Day
from registry.words import Words


def composition_json(answer: Composition) -> dict[str, Any]:
    commission = answer.commission
    return {
        "commission": {"slug": commission.slug, "name": commission.name.as_json()},
        "as_of": answer.day.isoformat(),
        "known_at": None,
        "known_until": commission.known_until and commission.known_until.isoformat(),
        "projected": answer.projected,
        "generated": answer.generated,
        "regime": regime_json(answer),
        "regime_candidates": [{"code": regime.code} for regime in answer.regime_candidates],
        "holdover": answer.holdover,
        "seats": [seat_json(place) for place in answer.seats],
        "unseated": [appointment_json(appointment) for appointment in answer.unseated],
        "holding_over": [appointment_json(appointment) for appointment in answer.holding_over],
        "unconfirmed": [appointment_json(appointment) for appointment in answer.unconfirmed],
        "uncertain": [appointment_json(appointment) for appointment in answer.uncertain],
        "offices": {
            office: appointment_json(holder) if holder is not None else None
            for office, holder in answer.offices.items()
        },
        "counts": answer.counts,
        "findings": [finding_json(finding) for finding in findings(answer)],
    }


def day_json(day: Day | None) -> dict[str, Any] | None:
    return day.as_json() if day is not None else None


def words_json(words: Words) -> dict[str, str | None]:
    return words.as_json()


def regime_json(answer: Composition) -> dict[str, Any] | None:
    if answer.regime is None:
        return None
    return {
        "code": answer.regime.code,
        "in_force": {"from": day_json(answer.regime.start), "to": day_json(answer.regime.end)},
        "bases": [{"act": act_json(basis.act), "article": basis.article or None} for basis in answer.bases],
    }


def act_json(act: Any) -> dict[str, Any] | None:
    if act is None:
        return None
    return {
        "id": act.pk,
        "kind": act.kind,
        "number": act.number or None,
        "title": act.title.as_json(),
        "date": day_json(act.adopted),
        "url": act.url or None,
    }


def authority_json(authority: Any) -> dict[str, Any] | None:
    return None if authority is None else {"code": authority.code, "name": authority.name.as_json()}


def quota_label(quota: Quota) -> dict[str, str | None]:
    return quota.label.as_json()


def seat_json(place: SeatState) -> dict[str, Any]:
    seat = place.seat
    return {
        "number": seat.number,
        "code": seat.code,
        "label": quota_label(seat.quota),
        "authority": authority_json(seat.quota.authority),
        "office": seat.office or None,
        "state": place.state,
        "vacant_since": day_json(place.vacant_since),
        "appointment": appointment_json(place.appointment) if place.appointment is not None else None,
    }


def appointment_json(appointment: Any) -> dict[str, Any]:
    seat = appointment.seat
    acts = list(appointment.acts.all())
    return {
        "id": appointment.pk,
        "person": {"slug": appointment.person.slug, "name": appointment.person.name.as_json()},
        "commission": appointment.commission.slug,
        "seat": None if seat is None else {"number": seat.number, "code": seat.code},
        "regime": None if appointment.regime is None else appointment.regime.code,
        "authority": authority_json(appointment.authority),
        "offices": appointment.offices_that_day,
        "status": appointment.status,
        "started": day_json(appointment.start),
        "term_years": appointment.term,
        "statutory_end": statutory_end_json(appointment),
        "expected_end": day_json(appointment.expected_end),
        "ended": day_json(appointment.end),
        "end_reason": appointment.end_reason or None,
        "evidence": {
            "kind": evidence_kind(appointment),
            "first": appointment.first_evidence and appointment.first_evidence.isoformat(),
            "last": appointment.last_evidence and appointment.last_evidence.isoformat(),
        },
        "appointed_by": [act_json(use.act) for use in acts if use.role == "appointed"],
        "ended_by": [act_json(use.act) for use in acts if use.role == "ended"],
        "sources": [source_json(citation) for citation in appointment.citations.all()],
    }


def evidence_kind(appointment: Any) -> str | None:
    """Why the name is shown: the latest evidence, or the term where that is what still counts."""
    return appointment.evidence_kind or None


def statutory_end_json(appointment: Any) -> dict[str, Any] | None:
    if appointment.statutory_earliest is None and appointment.statutory_latest is None:
        return None
    return Day("", appointment.statutory_earliest, appointment.statutory_latest, "inferred").as_json()


def source_json(citation: Any) -> dict[str, Any]:
    source = citation.source
    return {
        "source": {
            "title": source.title,
            "url": source.url or None,
            "archived_url": source.archived_url or None,
            "published": day_json(source.published),
        },
        "field": citation.field or None,
        "states": citation.states or None,
        "confidence": citation.confidence,
        "basis": citation.basis,
        "passage": citation.passage or None,
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


def about_json(record: Any) -> dict[str, Any]:
    return {"type": record._meta.model_name, "id": record.pk, "url": page_of(record)}


def page_of(record: Any) -> str | None:
    """The address of a record's resource, where it has one."""
    if record._meta.model_name == "commission":
        try:
            return reverse("api-composition", args=[record.slug])
        except NoReverseMatch:
            return None
    return None
