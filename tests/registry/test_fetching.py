"""Related records come as prefetching brings them, in as many queries where there are none."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from members.models import Appointment, Attestation, OfficeHolding
from registry.fetching import attach, attach_citations, rows_of
from tests.factories import AppointmentFactory, AttestationFactory, CitationFactory

pytestmark = pytest.mark.django_db


def cited(record: Any) -> Any:
    return CitationFactory(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)


def test_each_parent_has_its_own_children_and_each_child_its_parent(django_assert_num_queries: Any) -> None:
    first, second = AppointmentFactory(), AppointmentFactory()
    seen = [AttestationFactory(appointment=first) for _number in range(2)]
    parents = list(Appointment.objects.order_by("pk"))
    with django_assert_num_queries(1):
        found = attach(parents, Attestation.objects.order_by("pk"), by="appointment")
        assert found == seen
        assert [list(parent.attestations.all()) for parent in parents] == [seen, []]
        assert [child.appointment is parents[0] for child in found] == [True, True]
    assert parents == [first, second]


def test_where_there_is_no_parent_the_query_is_asked_all_the_same(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert attach([], OfficeHolding.objects.all(), by="appointment") == []


def test_a_relation_of_an_app_above_is_reached_by_its_name() -> None:
    assert rows_of(Appointment, "attestations").model is Attestation


def test_records_of_several_kinds_get_their_citations_in_one_query(django_assert_num_queries: Any) -> None:
    appointment = AppointmentFactory()
    seen = AttestationFactory(appointment=appointment)
    of_appointment, of_seen = cited(appointment), cited(seen)
    attach_citations([appointment], [seen])  # content types are looked up once a process
    with django_assert_num_queries(1):
        attach_citations([appointment], [seen], [])
        assert (list(appointment.citations.all()), list(seen.citations.all())) == ([of_appointment], [of_seen])
        assert seen.citations.all()[0].source == of_seen.source
