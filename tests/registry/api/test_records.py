"""A record keeps its address for ever: renamed or merged it is elsewhere, deleted it is gone."""

from typing import Any

import pytest
from django.test import Client

from commission.models import Commission
from members.models import Attestation, Person
from tests.factories import AppointmentFactory, CommissionFactory, PersonFactory
from tests.registry.api.asking import problem, read

pytestmark = pytest.mark.django_db


def moved(client: Client, address: str) -> str:
    answer = client.get(f"/api/v1{address}")
    assert answer.status_code == 308
    return str(answer["Location"].removeprefix("/api/v1"))


def rename(record: Any, slug: str) -> None:
    type(record).objects.filter(pk=record.pk).update(slug=slug)


def test_every_earlier_slug_leads_to_the_present_one_with_the_query(client: Client) -> None:
    person = PersonFactory(slug="first")
    rename(person, "second")
    rename(person, "third")
    assert moved(client, "/people/first/?as_of=2022-03-31") == "/people/third/?as_of=2022-03-31"
    assert moved(client, "/people/second/") == "/people/third/"
    assert read(client, "/people/third/")["id"] == person.pk


def test_what_stands_below_a_record_moves_with_it(client: Client) -> None:
    commission = CommissionFactory(slug="old")
    rename(commission, "new")
    query = "?as_of=2022-03-31"
    assert moved(client, f"/commissions/old/composition/{query}") == f"/commissions/new/composition/{query}"
    assert moved(client, "/commissions/old/composition/changes/") == "/commissions/new/composition/changes/"


@pytest.mark.parametrize("slug", ["composition", "changes", "commissions", "v1", "api"])
def test_a_slug_that_is_also_a_word_of_the_address_is_the_one_replaced(client: Client, slug: str) -> None:
    rename(CommissionFactory(slug=slug), "new")
    assert moved(client, f"/commissions/{slug}/composition/changes/") == "/commissions/new/composition/changes/"
    assert moved(client, f"/commissions/{slug}/composition/") == "/commissions/new/composition/"
    assert moved(client, f"/commissions/{slug}/") == "/commissions/new/"


def test_a_merged_person_leads_to_the_one_who_stays_at_the_end_of_the_chain(client: Client) -> None:
    stays = PersonFactory(slug="stays")
    middle = PersonFactory(slug="middle", merged_into=stays)
    PersonFactory(slug="merged", merged_into=middle)
    rename(middle, "renamed")
    assert {moved(client, f"/people/{slug}/") for slug in ("merged", "middle", "renamed")} == {"/people/stays/"}
    assert [person["slug"] for person in read(client, "/people/")["results"]] == ["stays"]


def test_a_deleted_record_is_gone_by_every_slug_and_id_it_had(client: Client) -> None:
    attestation_free = AppointmentFactory()
    person, number = attestation_free.person, attestation_free.pk
    Attestation.objects.filter(appointment=attestation_free).delete()
    attestation_free.delete()
    rename(person, "renamed")
    Person.objects.filter(pk=person.pk).delete()
    for address in (f"/people/{person.slug}/", "/people/renamed/", f"/appointments/{number}/"):
        assert problem(client, address) == (410, {})
    Commission.objects.filter(slug=CommissionFactory(slug="brief").slug).delete()
    assert problem(client, "/commissions/brief/composition/") == (410, {})
    assert problem(client, "/commissions/brief/composition/changes/") == (410, {})


def test_what_never_was_is_not_found_and_the_key_is_told_in_short(client: Client) -> None:
    answer = client.get(f"/api/v1/people/{'a' * 200}/")
    assert answer.status_code == 404
    assert answer.json()["detail"] == f"No person is called “{'a' * 80}”. The list above this address has them all."
