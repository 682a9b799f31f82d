"""Every page answers from what was known at an instant, whatever was recorded since, in a fixed number of queries."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from lxml.html import document_fromstring

from tests.html import faults, words
from tests.registry.past.world import change_everything, instant_of_the_last_revision
from tests.site_pages import LANGUAGES, PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]

OF_THE_PRESENT = ("report/",)
OF_THE_PAST = {address: queries for address, queries in PAGES.items() if not address.startswith(OF_THE_PRESENT)}
each_page = pytest.mark.parametrize("address", OF_THE_PAST)
FOR_THE_PAST = 5  # who writes, the last revision by then, a transaction begun, sent into the past, rolled back


def at(address: str, instant: str) -> str:
    return f"/en/{address}{'&' if '?' in address else '?'}known_at={quote(instant)}"


def said(content: bytes) -> str:
    """What the page says, but for what says of which time it is."""
    page = document_fromstring(content.decode())
    for mark in page.xpath("//*[@class='notice past' or @class='quotation' or @id='known_at']"):
        mark.drop_tree()
    return words(page.find("body"))


@pytest.fixture(scope="module")
def then(real_registry: None, django_db_blocker: Any) -> tuple[str, dict[str, str]]:
    """An instant, and what every page said; after it much was changed."""
    with django_db_blocker.unblock():
        instant = instant_of_the_last_revision()
        pages = {address: said(Client().get(f"/en/{address}").content) for address in OF_THE_PAST}
        change_everything()
    return instant, pages


@each_page
def test_a_page_says_what_it_said_whatever_was_recorded_since(client: Client, address: str, then: Any) -> None:
    instant, pages = then
    assert said(client.get(at(address, instant)).content) == pages[address]


def test_the_pages_would_be_told_apart(client: Client, then: Any) -> None:
    _instant, pages = then
    same = {address for address, text in pages.items() if said(client.get(f"/en/{address}").content) == text}
    assert same == {"search/", "search/?q=Zzqqxw", "vacancies/"}  # nothing is found, no seat is vacant


@each_page
def test_a_page_of_the_past_takes_five_queries_more(
    client: Client, address: str, then: Any, django_assert_num_queries: Any
) -> None:
    client.get(at(address, then[0]))  # content types are looked up once a process
    with django_assert_num_queries(OF_THE_PAST[address] + FOR_THE_PAST):
        assert client.get(at(address, then[0])).status_code == 200


@each_page
def test_a_page_of_the_past_is_valid_says_so_first_and_leads_only_into_it(
    client: Client, address: str, then: Any
) -> None:
    for language in LANGUAGES:
        text = client.get(at(address, then[0]).replace("/en/", f"/{language}/", 1)).content.decode()
        assert faults(text) == []
        page = document_fromstring(text)
        first = page.find(".//main")[0]
        assert first.get("class") == "notice past"
        assert [link.get("href") for link in page.xpath("//a[@rel='original']")] == [f"/{language}/{address}"]
        assert leaving(page) == set()


STAYS = re.compile(
    r"/(kk|ru|en)/report/|/api/docs/|/api/v1/(changes|status|dictionary)/|#|https?://(?!localhost)|mailto:"
)


def leaving(page: Any) -> set[str]:
    """Links and forms that forget the instant, but for those about the present."""
    links = {link.get("href") for link in page.xpath("//a[not(@rel='original')][@href]")}
    forms = {
        form.get("action", "") for form in page.xpath("//form[not(@method='post')][not(.//input[@name='known_at'])]")
    }
    return {address for address in links if not STAYS.match(address) and "known_at=" not in address} | forms


def test_before_the_first_record_the_registry_is_empty_and_says_so(client: Client) -> None:
    sentence = "Nothing had been recorded by then: the registry was empty."
    for address in ("", "commissions/", "people/", "vacancies/", "rules/", "acts/", "events/", "agreements/", "data/"):
        answer = client.get(at(address, "2001-01-01"))
        assert (answer.status_code, sentence in answer.content.decode()) == (200, True)
        assert "abdirov" not in answer.content.decode()
    for address in ("commissions/kz-cec/", "people/yerman/", "acts/law-2464/", "events/senate-2008/"):
        answer = client.get(at(address, "2001-01-01"))
        assert (answer.status_code, sentence in answer.content.decode()) == (404, True)
