"""Each role against the table of rights, through Django's own `has_perm`."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model

from portal.models import Role
from portal.staff.rights import COLUMNS, TABLE, right
from portal.staff.scope import COMMISSION_OF, scope_of
from tests.factories import (
    AppointmentFactory,
    AttestationFactory,
    CitationFactory,
    CommissionFactory,
    EventFactory,
    LegalActFactory,
    PersonFactory,
    QuotaFactory,
    RegimeFactory,
    SourceFactory,
    VoteFactory,
)
from tests.staff import staff

pytestmark = pytest.mark.django_db
ACTIONS = ("view", "add", "change", "delete")
REGISTRY = ("registry", "commission", "members", "elections")


def may(user: Any, action: str, record: Any) -> bool:
    meta = record._meta
    return bool(user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}", record))


def allowed(user: Any, record: Any) -> list[str]:
    return [action for action in ACTIONS if may(user, action, record)]


def test_every_table_of_the_registry_has_a_line_and_no_line_is_of_nothing() -> None:
    models = {
        model._meta.label_lower
        for app in REGISTRY
        for model in apps.get_app_config(app).get_models()
        if not model._meta.model_name.endswith("revisedevent") and model._meta.label != "registry.Head"
    }
    assert {line for line in TABLE if line.partition(".")[0] in REGISTRY} == models
    assert [
        line for line in [*TABLE, *COMMISSION_OF] if line not in {one._meta.label_lower for one in apps.get_models()}
    ] == []


@pytest.mark.parametrize("role", Role)
def test_django_answers_as_the_table_says(role: Role) -> None:
    user = staff(role)
    for model, columns in TABLE.items():
        app, name = model.split(".")
        granted = {action for action in (*ACTIONS, "approve", "hurry") if user.has_perm(f"{app}.{action}_{name}")}
        assert granted == columns[COLUMNS.index(role)].actions, model


@pytest.mark.parametrize(
    ("role", "on_appointment", "on_quota", "on_person"),
    [
        (Role.VIEWER, ["view"], ["view"], ["view"]),
        (Role.REGISTRAR, ["view"], ["view"], ["view", "add", "change"]),
        (Role.EDITOR, ["view"], [*ACTIONS], ["view"]),
        (Role.ADMINISTRATOR, [*ACTIONS], [*ACTIONS], [*ACTIONS]),
    ],
)
def test_what_each_role_may_do_with_a_record_of_another_s_commission(
    role: Role, on_appointment: list[str], on_quota: list[str], on_person: list[str]
) -> None:
    user = staff(role)
    assert allowed(user, AppointmentFactory()) == on_appointment
    assert allowed(user, QuotaFactory()) == on_quota
    assert allowed(user, PersonFactory()) == on_person


def test_a_registrar_keeps_a_commission_and_all_below_it_and_no_other() -> None:
    region = CommissionFactory()
    below = CommissionFactory(parent=CommissionFactory(parent=region))
    registrar = staff(Role.REGISTRAR, scope=[region])
    assert allowed(registrar, AppointmentFactory(commission=below)) == [*ACTIONS]
    assert allowed(registrar, AppointmentFactory.build(commission=below)) == [*ACTIONS]
    assert allowed(registrar, AppointmentFactory(commission=CommissionFactory())) == ["view"]
    assert allowed(registrar, below) == ["view", "change"]
    assert allowed(registrar, RegimeFactory(commission=region)) == ["view"]
    assert not registrar.has_perm("commission.add_commission")


def test_levels_narrow_what_a_registrar_keeps() -> None:
    region = CommissionFactory(level="territorial")
    precinct = CommissionFactory(parent=region, level="precinct")
    registrar = staff(Role.REGISTRAR, scope=[region], levels=["precinct"])
    assert allowed(registrar, AppointmentFactory(commission=precinct)) == [*ACTIONS]
    assert allowed(registrar, AppointmentFactory(commission=region)) == ["view"]


def test_what_is_of_an_appointment_or_event_is_of_its_commission() -> None:
    mine, other = CommissionFactory(), CommissionFactory()
    registrar = staff(Role.REGISTRAR, scope=[mine])
    for commission, expected in ((mine, [*ACTIONS]), (other, ["view"])):
        assert allowed(registrar, AttestationFactory(appointment=AppointmentFactory(commission=commission))) == expected
        assert allowed(registrar, VoteFactory(event=EventFactory(organiser=commission))) == expected
    assert allowed(registrar, EventFactory(organiser=None)) == [*ACTIONS]


def test_what_is_of_no_commission_is_any_registrar_s() -> None:
    registrar = staff(Role.REGISTRAR, scope=[CommissionFactory()])
    for record in (PersonFactory(), LegalActFactory(), SourceFactory()):
        assert allowed(registrar, record) == ["view", "add", "change"]


def test_whoever_may_change_a_record_may_say_what_it_rests_on() -> None:
    mine = CommissionFactory()
    registrar, editor = staff(Role.REGISTRAR, scope=[mine]), staff(Role.EDITOR)

    def citation(record: Any) -> Any:
        return CitationFactory(record=record, content_type=None, object_id=None)

    records = [AppointmentFactory(commission=mine), AppointmentFactory(), QuotaFactory()]
    citations = [citation(record) for record in records]
    assert [may(registrar, "add", each) for each in citations] == [True, False, False]
    assert [may(editor, "add", each) for each in citations] == [False, False, True]


def test_nobody_without_a_role_or_with_a_closed_account_may_do_anything() -> None:
    users = [
        get_user_model().objects.create_user("stranger", is_staff=True),
        staff(Role.ADMINISTRATOR, is_active=False),
    ]
    for user in users:
        assert allowed(user, PersonFactory()) == []
        assert user.get_all_permissions() == set()
        assert not user.has_module_perms("members")


def test_what_has_no_line_is_nobody_s() -> None:
    assert right(Role.ADMINISTRATOR, "auth.user").actions == frozenset()
    assert not staff(Role.ADMINISTRATOR).has_perm("auth.change_user")


def test_the_scope_is_read_once_a_request(django_assert_num_queries: Any) -> None:
    region = CommissionFactory()
    user = get_user_model().objects.get(pk=staff(Role.REGISTRAR, scope=[region]).pk)
    appointments = [AppointmentFactory(commission=CommissionFactory(parent=region)) for _turn in range(3)]
    with django_assert_num_queries(1):
        assert [may(user, "change", each) for each in appointments] == [True, True, True]
        assert scope_of(user).role == Role.REGISTRAR
