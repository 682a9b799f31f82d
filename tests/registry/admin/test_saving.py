"""What happens to a form: refused it keeps what was typed, overtaken it shows both, and it writes nothing around."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.models import Appointment, Person
from portal.models import Role
from registry.actions import correct
from registry.door import carry_out
from registry.models import Citation, Revision
from tests.factories import AppointmentFactory, AttestationFactory, PersonFactory, SourceFactory, days
from tests.registry.admin.filling import errors, filled
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db(transaction=True)
CITATION = "registry-citation-content_type-object_id"


@pytest.fixture
def client() -> Client:
    return signed_in_client(staff(Role.ADMINISTRATOR, username="aigerim"))


def page_of(record: Any, page: str = "change") -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_{page}", args=[record.pk])


def test_a_record_its_day_its_texts_and_its_source_are_made_in_one_revision(client: Client) -> None:
    source = SourceFactory()
    before = Revision.objects.count()
    form = filled(client.get(reverse("admin:members_person_add")))
    typed = {"slug": "dana", "family_kk": "Сейітова", "died": "09.2016", "because": "Found in the gazette"}
    answer = client.post(
        reverse("admin:members_person_add"), {**form, **typed, f"{CITATION}-0-source": source.pk, "country": "KZ"}
    )
    assert answer.status_code == 302, errors(answer)
    person = Person.objects.get(slug="dana")
    assert (person.died_value, person.died_earliest, person.died_latest) == (
        "2016-09",
        datetime.date(2016, 9, 1),
        datetime.date(2016, 9, 30),
    )
    assert [citation.source for citation in person.citations.all()] == [source]
    assert Revision.objects.count() == before + 1


def test_what_the_database_refuses_comes_back_with_all_that_was_typed_and_nothing_saved(client: Client) -> None:
    there = AppointmentFactory()
    AttestationFactory(appointment=there, **days(seen="2018-03-01"))
    form = filled(client.get(reverse("admin:members_appointment_add")))
    typed = {
        "person": str(there.person_id),
        "commission": str(there.commission_id),
        "start": "14.09.2016",
        "note": "as the decree says",
        "because": "Decree 5",
        "attestations-TOTAL_FORMS": "1",
        "attestations-0-kind": "sighting",
        "attestations-0-seen": "2017",
    }
    sent = {**form, **typed}
    before = Revision.objects.count()
    answer = client.post(reverse("admin:members_appointment_add"), sent)
    assert errors(answer)[""][0] == (
        "This person is certainly on this commission then already. Record the end of that first."
    )
    again = filled(answer)
    assert {name: again[name] for name in typed} == typed
    assert (Appointment.objects.count(), Revision.objects.count()) == (1, before)


def test_a_day_that_is_none_is_named_on_its_field(client: Client) -> None:
    person = PersonFactory()
    form = filled(client.get(page_of(person)), died="31.02.2016", because="A letter")
    answer = client.post(page_of(person), form)
    assert list(errors(answer)) == ["died"]
    assert errors(answer)["died"][0].startswith("“31.02.2016” is not a day.")
    assert filled(answer)["died"] == "31.02.2016"


def test_days_out_of_order_are_refused_before_the_database_is_asked(client: Client) -> None:
    appointment = AppointmentFactory()
    form = filled(client.get(page_of(appointment)), end="2011", because="A letter")
    assert errors(client.post(page_of(appointment), form)) == {
        "": ["The end is certainly before the start. Correct one of the two days."]
    }


def test_a_form_takes_back_nothing_of_what_it_did_not_touch(client: Client) -> None:
    person = PersonFactory()
    form = filled(client.get(page_of(person)), because="No change")
    before = Revision.objects.count()
    assert client.post(page_of(person), form).status_code == 302
    assert Revision.objects.count() == before


def test_a_form_that_does_not_say_what_it_showed_is_refused(client: Client) -> None:
    person = PersonFactory()
    form = filled(client.get(page_of(person)), based_on="", family_en="Other", because="A letter")
    assert errors(client.post(page_of(person), form)) == {
        "": ["The form does not say which state of the record it showed. Open it again."]
    }


def test_a_deletion_decided_before_a_colleague_saved_is_refused(client: Client) -> None:
    person = PersonFactory()
    asked = filled(client.get(page_of(person, "delete")), because="Twice")
    carry_out(lambda: correct(record=person, note="seen again"), by="bolat", because="The gazette")
    answer = client.post(page_of(person, "delete"), asked)
    assert Person.objects.filter(pk=person.pk).exists()
    assert "was changed by bolat" in answer.content.decode()


def test_what_others_point_to_is_not_deleted(client: Client) -> None:
    appointment = AppointmentFactory()
    answer = client.post(page_of(appointment.person, "delete"), {"post": "yes", "because": "x", "based_on": ""})
    assert answer.status_code == 200
    assert Person.objects.filter(pk=appointment.person_id).exists()


def test_a_registrar_of_another_region_changes_adds_and_moves_nothing() -> None:
    own, other = AppointmentFactory(), AppointmentFactory()
    client = signed_in_client(staff(Role.REGISTRAR, scope=[own.commission]))
    before = Revision.objects.count()
    assert client.post(page_of(other), {"because": "x"}).status_code == 403
    assert client.post(page_of(other, "delete"), {"post": "yes", "because": "x"}).status_code == 403
    moved = filled(client.get(page_of(own)), commission=str(other.commission_id), because="Moving")
    refused = [f"“{own.person}” would be of a commission that is not yours. Nothing was saved."]
    assert errors(client.post(page_of(own), moved)) == {"": refused}
    form = filled(client.get(reverse("admin:members_appointment_add")))
    new = {"person": str(PersonFactory().pk), "commission": str(other.commission_id), "because": "x"}
    before = Revision.objects.count()
    assert list(errors(client.post(reverse("admin:members_appointment_add"), {**form, **new}))) == [""]
    assert (Appointment.objects.count(), Revision.objects.count(), Citation.objects.count()) == (2, before, 0)


def test_who_may_only_look_reads_days_in_words() -> None:
    appointment = AppointmentFactory(**days(start="2016-09"))
    page = signed_in_client(staff(Role.VIEWER)).get(page_of(appointment)).content.decode()
    assert '<div class="readonly">September 2016</div>' in page
    assert 'name="because"' not in page
