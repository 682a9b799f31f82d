"""An answer of the past is a memento, kept for good once nothing can change it; the site keeps it as any other."""

import datetime
from datetime import UTC

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.utils.http import parse_http_date

from registry.answers.layer import Answers
from registry.models import Revision
from registry.past.known import written
from registry.period import ASTANA, today
from tests.asking import ask
from tests.factories import CommissionFactory, PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)

FOR_GOOD = "public, max-age=31536000, immutable"
UNTIL_MIDNIGHT = "public, immutable"
ASKING_FIRST = "public, max-age=0, must-revalidate"
OLD = "2020-06-01"


def just_now() -> str:
    return written(datetime.datetime.now(UTC))


@pytest.mark.parametrize(
    ("address", "keeping"),
    [
        (f"/api/v1/appointments/?as_of=2020-01-01&known_at={OLD}", FOR_GOOD),
        (f"/api/v1/counts/?known_at={OLD}", FOR_GOOD),
        (f"/en/vacancies/?as_of=2020-01-01&known_at={OLD}", FOR_GOOD),
        (f"/api/v1/appointments/?known_at={OLD}", UNTIL_MIDNIGHT),
        (f"/api/v1/appointments/?as_of=9999-01-01&known_at={OLD}", UNTIL_MIDNIGHT),
        (f"/en/people/?known_at={OLD}", UNTIL_MIDNIGHT),
        ("/api/v1/appointments/?as_of=2020-01-01", ASKING_FIRST),
        ("/api/v1/appointments/?as_of=2020-01-01&known_at=", None),
    ],
)
def test_how_long_an_answer_may_be_kept(client: Client, address: str, keeping: str | None) -> None:
    answer = client.get(address)
    assert answer.get("Cache-Control") == keeping
    if keeping == UNTIL_MIDNIGHT:
        tomorrow = datetime.datetime.combine(today() + datetime.timedelta(days=1), datetime.time(), ASTANA)
        assert parse_http_date(answer["Expires"]) == tomorrow.timestamp()


def test_what_is_not_a_minute_old_is_asked_for_again(client: Client) -> None:
    PersonFactory()
    answer = client.get(f"/api/v1/appointments/?as_of=2020-01-01&known_at={just_now()}")
    assert answer["Cache-Control"] == ASKING_FIRST


def test_a_memento_has_its_revision_and_its_tag_whatever_is_recorded_later(client: Client) -> None:
    commission = CommissionFactory()
    address = f"/api/v1/commissions/{commission.slug}/composition/?as_of=2020-01-01&known_at={just_now()}"
    first = client.get(address)
    PersonFactory()
    second = client.get(address)
    assert (first["ETag"], first["Registry-Revision"], first.content) == (
        second["ETag"],
        second["Registry-Revision"],
        second.content,
    )
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert Revision.objects.count() == int(first["Registry-Revision"]) + 1


def test_ahead_of_django_past_and_present_are_kept_apart() -> None:
    site = Answers(get_wsgi_application())
    person = PersonFactory(family_en="Abdirov", slug="abdirov")
    known_at = just_now()
    person.family_en = "Else"
    person.save()
    address = "/api/v1/people/abdirov/"
    for _twice in range(2):
        assert b'"Abdirov"' in ask(site, f"{address}?known_at={known_at}").body
        assert b'"Else"' in ask(site, address).body


def test_a_form_with_an_empty_field_asks_of_the_present(client: Client) -> None:
    page = client.get("/en/vacancies/?as_of=2020-01-01&known_at=")
    assert (page.status_code, "notice past" in page.content.decode(), page["Cache-Control"]) == (
        200,
        False,
        ASKING_FIRST,
    )


def test_a_renamed_or_deleted_record_answers_as_it_did_then(client: Client) -> None:
    person = PersonFactory(slug="earlier", family_en="Abdirov")
    then = just_now()
    person.slug = "later"
    person.save()
    renamed = just_now()
    person.delete()
    assert client.get(f"/api/v1/people/earlier/?known_at={then}").status_code == 200
    assert client.get(f"/api/v1/people/later/?known_at={then}").status_code == 404
    moved = client.get(f"/api/v1/people/earlier/?known_at={renamed}")
    assert (moved.status_code, moved["Location"]) == (308, f"/api/v1/people/later/?known_at={renamed}")
    assert client.get("/api/v1/people/later/").status_code == 410
    assert client.get(f"/api/v1/people/later/?known_at={just_now()}").status_code == 410


@pytest.mark.parametrize(("known_at", "field"), [("2020-06-01", "date"), ("2020-06-01T07:00:00Z", "text")])
def test_the_field_holds_what_was_asked_and_can_be_sent_again(client: Client, known_at: str, field: str) -> None:
    page = client.get("/en/vacancies/", {"as_of": "2020-01-01", "known_at": known_at}).content.decode()
    assert f'<input id="known_at" name="known_at" type="{field}" value="{known_at}" required>' in page
