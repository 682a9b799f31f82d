"""Appointments written by one statement know of each other, and history has them in the order it went."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction

from members.models import Appointment, OfficeHolding
from registry import bulk
from registry.history import events_of
from registry.models import Citation
from tests.factories import AppointmentFactory, PersonFactory, QuotaFactory, RegimeFactory, SourceFactory, days

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Any:
    quota = QuotaFactory(regime=RegimeFactory(), number=1, office="chair", term_years=5)
    return quota.seats.get()


def served(seat: Any, start: str, end: str) -> Appointment:
    return Appointment(
        person=PersonFactory(),
        commission=seat.commission,
        seat=seat,
        regime_id=seat.regime_id,
        **days(start=start, end=end),
    )


def test_who_follows_in_a_single_seat_is_known_to_all_of_one_statement(seat: Any) -> None:
    first, second = served(seat, "2010-01-01", "2012-01-01"), served(seat, "2012-01-01", "2014-01-01")
    bulk.add([first, second])
    assert [str(one.successor_latest) for one in Appointment.objects.order_by("pk")] == ["2012-01-01", "None"]
    labels = events_of(Appointment).values_list("pgh_label", "pgh_obj_id")
    assert list(labels) == [("insert", first.pk), ("insert", second.pk), ("update", first.pk)]


def test_each_of_them_has_the_office_the_seat_carries(seat: Any) -> None:
    bulk.add([served(seat, "2010-01-01", "2012-01-01"), served(seat, "2012-01-01", "2014-01-01")])
    held = OfficeHolding.objects.order_by("pk").values_list("office", "carried", "appointment__start_value")
    assert list(held) == [("chair", True, "2010-01-01"), ("chair", True, "2012-01-01")]


def test_when_many_go_those_who_stay_forget_them(seat: Any) -> None:
    stays, *others = [served(seat, f"20{year}-01-01", f"20{year + 2}-01-01") for year in (10, 12, 14)]
    bulk.add([stays, *others])
    OfficeHolding.objects.exclude(appointment=stays).delete()
    Appointment.objects.filter(pk__in=[one.pk for one in others])._raw_delete("default")
    stays.refresh_from_db()
    assert stays.successor_latest is None


def test_of_many_citations_one_of_nothing_is_refused() -> None:
    appointment, source, kind = AppointmentFactory(), SourceFactory(), ContentType.objects.get_for_model(Appointment)
    cited = [appointment.pk, appointment.pk + 1]
    with pytest.raises(IntegrityError, match=f"No record members_appointment with id {cited[1]}"), transaction.atomic():
        bulk.add(Citation(source=source, content_type=kind, object_id=pk) for pk in cited)
    bulk.add([Citation(source=source, content_type=kind, object_id=appointment.pk)])
    with pytest.raises(IntegrityError, match="No record"), transaction.atomic():
        Citation.objects.update(object_id=appointment.pk + 1)


def test_one_told_of_nothing_new_is_not_written(seat: Any) -> None:
    bulk.add([served(seat, "2010-01-01", "2012-01-01")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text, ctid::text FROM members_appointment")
        before = cursor.fetchall()
        bulk.add([served(seat, "2006-01-01", "2008-01-01")])
        cursor.execute("SELECT xmin::text, ctid::text FROM members_appointment ORDER BY id LIMIT 1")
        assert cursor.fetchall() == before
