"""The sitemap: every page in every language under its whole address, with when it last changed."""

from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localtime
from lxml import etree

from registry.models import Revision
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(client: Client, address: str) -> Any:
    return etree.fromstring(client.get(address).content)


def test_the_index_names_a_map_a_kind_of_page(client: Client) -> None:
    places = read(client, "/sitemap.xml").xpath("//s:loc/text()", namespaces=NAMES)
    assert [place.rpartition("/")[2] for place in places] == [
        f"sitemap-{kind}.xml" for kind in ("lists", "commissions", "people", "acts", "events", "agreements")
    ]


def test_a_person_stands_in_three_languages_that_name_each_other(client: Client) -> None:
    stays = PersonFactory(slug="abdirov")
    PersonFactory(slug="gone", merged_into=stays)
    page = read(client, "/sitemap-people.xml")
    addresses = [f"http://localhost:8000/{code}/people/abdirov/" for code in ("kk", "ru", "en")]
    assert page.xpath("//s:loc/text()", namespaces=NAMES) == addresses
    assert page.xpath("//s:url[1]/x:link/@href", namespaces=NAMES) == addresses
    changed = Revision.objects.order_by("number").last()
    assert changed is not None
    assert set(page.xpath("//s:lastmod/text()", namespaces=NAMES)) == {localtime(changed.at).date().isoformat()}


def test_every_list_of_the_site_is_there_and_answers(client: Client) -> None:
    places = read(client, "/sitemap-lists.xml").xpath("//s:loc/text()", namespaces=NAMES)
    assert len(places) == 27
    assert {client.get(place.removeprefix("http://localhost:8000")).status_code for place in places} == {200}


def test_a_map_reads_its_records_in_a_fixed_number_of_queries(client: Client, django_assert_num_queries: Any) -> None:
    for _person in range(3):
        PersonFactory()
    with django_assert_num_queries(2):  # how many, and which
        client.get("/sitemap-people.xml")
