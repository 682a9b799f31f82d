"""The form of every kind of record in a real browser: axe finds nothing, nothing is too wide, blocked or complained."""

import os
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from playwright.sync_api import Browser

from commission.models import Regime
from members.models import Appointment, Person
from portal.models import ErrorReport, Invitation, Role, SignIn, StaffMember
from registry.admin import RecordAdmin
from registry.models import Revision
from tests.factories import FACTORIES, CitationFactory, SourceFactory
from tests.registry.admin.test_record_in_a_browser import LOOKS, faults_at, open_page
from tests.staff import staff

pytestmark = pytest.mark.django_db(transaction=True)
ALL_COLOURS = (Appointment, Person, Regime, StaffMember)  # the forms that show all there are
WHOLE = os.environ.get("HYPOTHESIS_PROFILE") == "measure"  # `make measure`: every form in every look
WITHOUT_AN_EMPTY_FORM = ("seat", "revision", "signin", "errorreport", "staffmember")


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_nothing_is_found_in_the_form_of_any_record(
    browser: Browser, live_server: Any, language: str, scheme: str, width: int
) -> None:
    page, found = open_page(browser, live_server.url, language, scheme, width)
    for model, room in admin.site._registry.items():
        if not (WHOLE or (language, scheme, width) == LOOKS[0] or model in ALL_COLOURS):
            continue
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        address = reverse(f"{name}_change", args=[one_of(model, room).pk])
        found += faults_at(page, live_server.url, address, colours=model in ALL_COLOURS)
    page.context.close()
    assert "\n".join(found) == ""


def test_nothing_is_found_in_the_empty_form_of_any_record(browser: Browser, live_server: Any) -> None:
    page, found = open_page(browser, live_server.url, "ru", "light", 390)
    for model in admin.site._registry:
        if model._meta.model_name not in WITHOUT_AN_EMPTY_FORM and (WHOLE or model in ALL_COLOURS):
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}_add"
            found += faults_at(page, live_server.url, reverse(name), colours=False)
    page.context.close()
    assert "\n".join(found) == ""


def one_of(model: Any, room: Any) -> Any:
    """A record with a row of each kind under it."""
    if not isinstance(room, RecordAdmin):
        return of_the_house(model)
    record = FACTORIES[model]()
    for below in room.inlines:
        name = getattr(below, "fk_name", None) or next(
            (field.name for field in below.model._meta.fields if field.related_model is model), None
        )
        if name is None:
            CitationFactory(content_type=ContentType.objects.get_for_model(model), object_id=record.pk)
        else:
            FACTORIES[below.model](**{name: record})
    return record


def of_the_house(model: Any) -> Any:
    if model is SignIn:
        return SignIn.objects.create(outcome=SignIn.Outcome.SIGNED_IN, username="aigerim")
    if model is ErrorReport:
        return ErrorReport.objects.create(page="/en/", message="Wrong.", language="en", sender="s")
    if model is Invitation:
        return Invitation.objects.create(email="dana@example.org", role=Role.VIEWER)
    if model is StaffMember:
        return staff(Role.REGISTRAR).staff
    SourceFactory()
    return Revision.objects.latest("number")
