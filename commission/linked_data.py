"""A commission and who is known to serve on it, in the words of schema.org."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from commission.composition import Composition
from commission.models import Commission, Office
from registry.linked_data import data, iso, other_languages, whole


def commission_data(answer: Composition) -> dict[str, Any]:
    commission = answer.commission
    return whole(
        data(
            "GovernmentOrganization",
            **_described(commission),
            foundingDate=iso(commission.start),
            dissolutionDate=iso(commission.end),
            address=str(commission.address),
            sameAs=commission.website,
            member=[_role(answer, appointment) for appointment in answer.serving],
        )
    )


def _described(commission: Commission) -> dict[str, Any]:
    return {
        "id_": reverse("commission", args=[commission.slug]),
        "name": str(commission.name),
        "alternateName": [*other_languages(commission.name), *filter(None, [commission.native_name])],
    }


def _role(answer: Composition, appointment: Any) -> dict[str, Any]:
    """A membership that holds on the day of the answer."""
    offices = [office for office, holder in answer.offices.items() if holder is appointment]
    person = data("Person", id_=reverse("person", args=[appointment.person.slug]), name=str(appointment.person.name))
    return data(
        "OrganizationRole",
        roleName=[str(Office(office).label) for office in offices] or _("member"),
        startDate=iso(appointment.start),
        endDate=iso(appointment.end),
        member=person,
    )
