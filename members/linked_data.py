"""A person and their places on commissions, in the words of schema.org."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Appointment, Person
from registry.linked_data import data, iso, other_languages, whole


def person_data(person: Person, appointments: Iterable[Appointment]) -> dict[str, Any]:
    spellings = [name.spelling for name in person.other_names.all()]
    return whole(
        data(
            "Person",
            id_=reverse("person", args=[person.slug]),
            name=str(person.name),
            alternateName=[*other_languages(person.name), *spellings],
            description=str(person.description),
            birthDate=str(person.birth_year or ""),
            deathDate=iso(person.died),
            memberOf=[role for appointment in appointments for role in _roles(appointment)],
        )
    )


def _roles(appointment: Appointment) -> list[dict[str, Any]]:
    """The membership, and each office held in it."""
    membership = _role(appointment, _("member"), appointment)
    offices = [_role(appointment, office.get_office_display(), office) for office in appointment.offices.all()]
    return [membership, *offices]


def _role(appointment: Appointment, name: str, dated: Any) -> dict[str, Any]:
    commission = appointment.commission
    organization = data(
        "GovernmentOrganization", id_=reverse("commission", args=[commission.slug]), name=str(commission.name)
    )
    return data(
        "OrganizationRole", roleName=name, startDate=iso(dated.start), endDate=iso(dated.end), memberOf=organization
    )
