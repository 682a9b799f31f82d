"""What the pages of the staff take on the nation: the time of an answer without a network, and of its statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import NamedTuple

from django.conf import settings
from django.contrib import admin
from django.db import connection, transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from bench.staff.clocks import Clocks, read_clocks
from commission.models import Commission, Seat
from members.models import Appointment, Person
from portal.models import Role
from registry.admin import RecordAdmin
from tests.staff import signed_in_client, staff

PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
ROUNDS = 8


class Taken(NamedTuple):
    """In milliseconds: the best of the rounds by the clock, for the machine is shared; of the processor the mean."""

    clock: float
    ours: float
    database: float
    statements: int

    @property
    def processor(self) -> float:
        return self.ours + self.database


def measure_lists() -> None:
    """Beside each how many times a list without rows it takes of the processor."""
    with signed_in() as client:
        nothing = reverse("admin:elections_agreement_changelist")
        plain = _measured(client, nothing)
        for name, address in [("a list without rows", nothing), *_pages()]:
            took = _measured(client, address)
            print(
                f"{took.processor / plain.processor:5.1f} times: {took.clock:7.1f} ms by the clock, processor"
                f" {took.ours:6.1f} ms of Python, {took.database:6.1f} ms of PostgreSQL, {took.statements:2} statements"
                f"  {name}",
                flush=True,
            )


def _pages() -> Iterator[tuple[str, str]]:
    for model, room in admin.site._registry.items():
        if not isinstance(room, RecordAdmin) or model._meta.app_label not in ("commission", "members", "registry"):
            continue
        of = f"{model._meta.app_label}_{model._meta.model_name}_changelist"
        yield f"list of {model.__name__}", reverse(f"admin:{of}")
        found = {"Person": "yerman", "LegalAct": "28", "Source": "gazette"}.get(model.__name__, "ushkum")
        yield f"search of {model.__name__}: {found}", f"{reverse(f'admin:{of}')}?q={found}"
        yield f"search of {model.__name__}, nothing found", f"{reverse(f'admin:{of}')}?q=qwxzqwxz"
        for field in room.list_filter:
            value = model._meta.get_field(field).flatchoices
            if value:
                yield f"list of {model.__name__} by {field}", f"{reverse(f'admin:{of}')}?{field}__exact={value[0][0]}"
        middle = model._default_manager.order_by("pk").values_list("pk", flat=True).last()
        if middle:
            yield f"list of {model.__name__}, in its depth", f"{reverse(f'admin:{of}')}?p=older-{middle // 2}"
            yield f"form of {model.__name__}", reverse(f"admin:{of[:-11]}_change", args=[middle])
    yield "search of Person: a common name", f"{reverse('admin:members_person_changelist')}?q=nur"
    yield "search of Appointment: a common name", f"{reverse('admin:members_appointment_changelist')}?q=nur"
    yield "search of Appointment: like many names", f"{reverse('admin:members_appointment_changelist')}?q=bayan"
    for model, field, target in (
        (Appointment, "person", "erm"),
        (Appointment, "commission", "ush"),
        (Appointment, "seat", "ush"),
        (Appointment, "formation", "ush"),
        (Seat, "commission", "ush"),
    ):
        asked = f"app_label={model._meta.app_label}&model_name={model._meta.model_name}&field_name={field}"
        yield f"autocomplete of {field}", f"{reverse('admin:autocomplete')}?{asked}&term={target}"
        yield f"autocomplete of {field}, nothing typed", f"{reverse('admin:autocomplete')}?{asked}&term="
    yield "cockpit", reverse("admin:index")
    commission = Commission.objects.order_by("pk")[100]
    yield "record an act", f"{reverse('record-act')}?commission={commission.pk}"
    yield "possible duplicates", reverse("duplicates")
    yield "vacancies (public)", reverse("vacancies")
    person = Person.objects.order_by("pk")[100]
    yield "history of a person", reverse("admin:members_person_history", args=[person.pk])


def _measured(client: Client, address: str) -> Taken:
    asked: list[object] = []
    clocks: list[Clocks] = []
    with connection.execute_wrapper(lambda execute, *told: asked.append(told) or execute(*told)):
        for _round in range(ROUNDS + 1):
            clocks.append(read_clocks())
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code, answer.headers)
    end, warm = read_clocks(), clocks[1]
    walls = [after.wall - before.wall for before, after in pairwise([*clocks[1:], end])]
    ours, database = ((getattr(end, name) - getattr(warm, name)) / ROUNDS * 1000 for name in ("ours", "database"))
    return Taken(min(walls) * 1000, ours, database, len(asked) // (ROUNDS + 1))


@contextmanager
def signed_in() -> Iterator[Client]:
    """As an administrator who is gone afterwards."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_FILES}}
    with transaction.atomic(), override_settings(ALLOWED_HOSTS=["testserver"], STORAGES=storages):
        yield signed_in_client(staff(Role.ADMINISTRATOR, username="bench-lists"))
        transaction.set_rollback(True)
