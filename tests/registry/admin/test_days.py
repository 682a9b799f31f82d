"""Days as people type them, in the forms of records."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from portal.models import Role
from registry.admin.days import CertainDayField
from tests.factories import CommissionFactory
from tests.registry.admin.filling import errors, filled
from tests.staff import signed_in_client, staff


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
@pytest.mark.parametrize("typed", ["29.01.2027", "29.1.2027", "2027-01-29", " 29.01.2027 "])
def test_a_certain_day_is_typed_alike_in_every_language(language: str, typed: str) -> None:
    with translation.override(language):
        assert CertainDayField().clean(typed) == datetime.date(2027, 1, 29)


@pytest.mark.parametrize("typed", ["2027", "01.2027", "31.02.2027", "soon", "28.01.2027 – 29.01.2027"])
def test_what_is_not_one_day_is_refused_by_its_own_name(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        CertainDayField().clean(typed)
    assert refused.value.messages == [f"“{typed}” is not one day. Write it as 14.09.2016."]


@pytest.mark.django_db
def test_a_form_shows_and_reads_the_day_as_it_is_typed() -> None:
    client = signed_in_client(staff(Role.ADMINISTRATOR))
    commission = CommissionFactory(known_until=datetime.date(2026, 7, 1))
    page = f"/admin/commission/commission/{commission.pk}/change/"
    form = filled(client.get(page), because="Checked against the list")
    assert form["known_until"] == "01.07.2026"
    refused = client.post(page, form | {"known_until": "2027"})
    assert errors(refused) == {"known_until": ["“2027” is not one day. Write it as 14.09.2016."]}
    assert client.post(page, form | {"known_until": "29.01.2027"}).status_code == 302
    commission.refresh_from_db()
    assert commission.known_until == datetime.date(2027, 1, 29)
