"""What the pages of the staff take on the nation: the time of an answer without a network, and of its statements."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import connection, transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from commission.models import Commission, Seat
from members.models import Appointment, Person
from portal.models import Role
from registry.admin import RecordAdmin
from tests.staff import signed_in_client, staff

PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
ROUNDS = 8
TIMES_PLAIN = 3


def measure_lists() -> None:
    """The best of some rounds, for the machine is shared; `!` where that is over three times a list without rows."""
    with _signed_in() as client:
        plain = _measured(client, reverse("admin:elections_agreement_changelist"))[0]
        print(f"a list without rows: {plain:.1f} ms; three times that: {TIMES_PLAIN * plain:.1f} ms")
        for name, address in _pages():
            took, statements, database = _measured(client, address)
            over = "!" if took > TIMES_PLAIN * plain else " "
            print(f"{over} {took:8.1f} ms, {statements:3} statements of {database:7.1f} ms  {name}", flush=True)


def _pages() -> Iterator[tuple[str, str]]:
    for model, room in admin.site._registry.items():
        if not isinstance(room, RecordAdmin) or model._meta.app_label not in ("commission", "members", "registry"):
            continue
        of = f"{model._meta.app_label}_{model._meta.model_name}_changelist"
        yield f"list of {model.__name__}", reverse(f"admin:{of}")
        found = {"Person": "yerman", "LegalAct": "28", "Source": "gazette"}.get(model.__name__, "bayan")
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
    for model, field, target in (
        (Appointment, "person", "erm"),
        (Appointment, "commission", "bay"),
        (Appointment, "seat", "bay"),
        (Appointment, "formation", "bay"),
        (Seat, "commission", "bay"),
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


def _measured(client: Client, address: str) -> tuple[float, int, float]:
    took, asked, database = [], 0, []
    for _round in range(ROUNDS):
        statements: list[float] = []
        with connection.execute_wrapper(_clock(statements)):
            began = time.perf_counter()
            answer = client.get(address)
            took.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 200, (address, answer.status_code, answer.headers)
        database.append(sum(statements) * 1000)
        asked = len(statements)
    return min(took), asked, min(database)


def _clock(statements: list[float]) -> Any:
    def run(execute: Any, *asked: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*asked)
        finally:
            statements.append(time.perf_counter() - began)

    return run


@contextmanager
def _signed_in() -> Iterator[Client]:
    """As an administrator who is gone afterwards."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_FILES}}
    with transaction.atomic(), override_settings(ALLOWED_HOSTS=["testserver"], STORAGES=storages):
        yield signed_in_client(staff(Role.ADMINISTRATOR, username="bench-lists"))
        transaction.set_rollback(True)
