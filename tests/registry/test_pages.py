"""What every page does: a repeated question costs nothing, a changed registry is read anew, only reading is allowed."""

from datetime import UTC
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from lxml.html import document_fromstring

from registry.linked_data import data, iso
from registry.models import Revision
from registry.period import parse_day
from registry.templatetags.linked_data import linked_data
from tests.factories import PersonFactory
from tests.html import words

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)  # what one transaction writes is one revision
def test_an_unchanged_page_is_a_304_that_reads_no_data(client: Client, django_assert_num_queries: Any) -> None:
    person = PersonFactory()
    address = f"/en/people/{person.slug}/"
    tag = client.get(address)["ETag"]
    with django_assert_num_queries(1):  # the revision
        assert client.get(address, headers={"if-none-match": tag}).status_code == 304
    assert client.get(f"{address}?as_of=2020-01-01", headers={"if-none-match": tag}).status_code == 200
    PersonFactory()
    assert client.get(address, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("address", ["/en/people/", "/en/data/", "/en/search/", "/en/changes.atom", "/en/calendar.ics"])
def test_a_page_may_be_kept_by_anyone_and_sets_no_cookie(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer["Cache-Control"], answer.cookies) == ("public, max-age=0, must-revalidate", {})
    assert client.post(address).status_code == 405


def test_a_page_can_be_quoted_with_the_day_asked_for_and_the_day_it_was_read(client: Client) -> None:
    person = PersonFactory(family_en="Abdirov", given_en="Nurlan", slug="abdirov")
    page = document_fromstring(client.get("/en/people/abdirov/?as_of=2022-03-31").content)
    now = timezone.localdate()
    recorded = quote(Revision.objects.latest("number").at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
    (quotation,) = page.xpath("//p[@class='quotation']")
    assert words(quotation) == (
        "Cite this page Registry of election commissions: “Nurlan Abdirov”. Day asked for: 31 March 2022. "
        f"Read on: {now.day} {now:%B %Y}. http://localhost:8000/en/people/abdirov/?as_of=2022-03-31&known_at={recorded}"
    )
    (report,) = page.xpath("//a[@rel='nofollow']/@href")
    assert report == "/en/report/?page=%2Fen%2Fpeople%2Fabdirov%2F%3Fas_of%3D2022-03-31&as_of=2022-03-31"
    assert person.slug in report


@pytest.mark.parametrize("day", ["2022-13-40", "", "0000-01-01", "1.1.2022", "2022-01-01&as_of=2023-01-01"])
def test_an_impossible_day_is_refused_by_name(client: Client, day: str) -> None:
    PersonFactory(slug="abdirov")
    for address in ("people/abdirov/", "vacancies/"):
        answer = client.get(f"/en/{address}?as_of={day}")
        assert answer.status_code == 400
        assert "<code>as_of</code>" in answer.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_are_days(client: Client, day: str) -> None:
    PersonFactory(slug="abdirov")
    for address in ("people/abdirov/", "vacancies/"):
        assert client.get(f"/en/{address}?as_of={day}").status_code == 200


@pytest.mark.parametrize(
    ("stated", "said"),
    [("2016", "2016"), ("2016-09", "2016-09"), ("2016-09-14", "2016-09-14"), ("../2016-09-22", None)],
)
def test_machines_are_told_a_day_as_far_as_it_is_known(stated: str, said: str | None) -> None:
    assert iso(parse_day(stated)) == said


def test_a_thing_has_no_empty_value_and_cannot_leave_its_block() -> None:
    thing = data("Person", id_="/en/people/x/", name="</script>", birthDate="", alternateName=[], memberOf=None)
    assert thing == {"@type": "Person", "@id": "http://localhost:8000/en/people/x/", "name": "</script>"}
    assert linked_data(thing).count("</script>") == 1
