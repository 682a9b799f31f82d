"""What is copied is judged as strictly as what is written row by row, and derived as the triggers derive."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection

from commission.models import Seat
from members.models import Appointment, AppointmentAct, OfficeHolding, PersonName
from portal.generating.bulk import unhindered
from portal.generating.deriving import DERIVED_FROM_OTHERS, QUERIES, fact_table, make_fact_tables
from portal.generating.generate import TABLES
from registry.bulk import columns_of, copy
from tests.factories import AppointmentFactory, LegalActFactory, PersonFactory, SeatFactory
from tests.portal.nation import table_of

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parents[2] / "data"


def test_a_row_that_refers_to_nothing_is_refused_at_the_end() -> None:
    appointment, act = AppointmentFactory(), LegalActFactory()
    rows = [(appointment.pk, act.pk + 1, "appointed")]
    with (
        pytest.raises(IntegrityError, match=r"violates foreign key constraint \"members_\w+_act_id_"),
        unhindered(TABLES),
    ):
        copy(AppointmentAct, table_of(AppointmentAct), ("appointment_id", "act_id", "role"), rows)


def test_two_people_in_one_seat_are_refused_at_the_end() -> None:
    seat = Seat.objects.get(pk=SeatFactory().pk)
    rows = [
        (PersonFactory().pk, seat.commission_id, seat.pk, seat.regime_id, "2012-01-01", "2012-01-01", "2012-01-02")
        for _each in range(2)
    ]
    columns = ("person_id", "commission_id", "seat_id", "regime_id", "start_earliest", "start_latest", "end_earliest")
    with pytest.raises(IntegrityError, match="members_appointment_one_in_a_seat"), unhindered(TABLES):
        copy(Appointment, table_of(Appointment), columns, rows)


def test_every_value_is_copied_as_it_is() -> None:
    person = PersonFactory()
    spellings = ["", " ", "a,b", 'say "so"', "two\nlines", "back\\slash", "\\N", "\\.", "ұлы", "'"]
    columns = ("person_id", "spelling", "language")
    copy(PersonName, table_of(PersonName), columns, [(person.pk, spelling, "") for spelling in spellings])
    assert list(PersonName.objects.order_by("pk").values_list("spelling", flat=True)) == spellings


def test_nothing_known_is_copied_as_nothing_known() -> None:
    appointment = AppointmentFactory(end_earliest="2013-01-01", end_latest="2013-01-01")
    columns = ("appointment_id", "office", "act_id", "start_earliest")
    copy(OfficeHolding, table_of(OfficeHolding), columns, [(appointment.pk, "secretary", None, None)])
    assert OfficeHolding.objects.values_list("office", "act_id", "start_earliest").get() == ("secretary", None, None)


@pytest.mark.parametrize("model", DERIVED_FROM_OTHERS)
def test_of_the_real_records_all_is_derived_as_the_triggers_did(model: Any) -> None:
    call_command("load_registry", str(DATA), verbosity=0)
    table, columns = table_of(model), ", ".join(columns_of(model))
    with connection.cursor() as cursor:
        make_fact_tables()
        cursor.execute(f"INSERT INTO {fact_table(model)} ({columns}) SELECT {columns} FROM {table}")
        cursor.execute((QUERIES / f"{model._meta.model_name}.sql").read_text())
        names = [column.name for column in cursor.description]
        derived = sorted(cursor.fetchall())
        cursor.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY id")
        assert derived == cursor.fetchall()
        assert len(derived) > 5
