"""An act's page: what it did to other acts, and everything that rests on it."""

import pytest
from django.test import Client
from lxml.html import document_fromstring

from tests.factories import AppointmentActFactory, AppointmentFactory, LegalActFactory, PersonFactory, days
from tests.html import facts, rows, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


def test_an_act_says_what_it_repeals_and_what_amended_it(client: Client) -> None:
    page = document_fromstring(client.get("/en/acts/decree-3205/").content)
    said = [(words(term), words(term.getnext())) for term in page.xpath("//dl[@class='facts']/dt")]
    assert [pair for pair in said if pair[0] in ("Repeals", "Amended by")] == [
        ("Repeals", "Regulation on the CEC 21 December 1993 Decree No 2856 of 22 February 1996 22 February 1996"),
        ("Amended by", "Decree No 620 of 2021 2021 Decree No 109 of 2023 2023"),
    ]


def test_the_regimes_that_rest_on_a_law_stand_on_its_page_with_the_article(client: Client) -> None:
    text = client.get("/en/acts/law-2464/").content.decode()
    page = document_fromstring(text)
    (rule,) = [li for li in page.xpath("//ul[@class='rows']/li") if words(li).startswith("President three")]
    assert words(rule).startswith("President three (chair and two), Senate two, Mazhilis two, Art 11(2) 21 May 2007")


def test_whom_an_act_appointed_and_released(client: Client) -> None:
    act = LegalActFactory(title_en="Decree on members")
    joins = AppointmentFactory(person=PersonFactory(family_en="Joins", given_en=""), **days(start="2030-01-01"))
    leaves = AppointmentFactory(
        person=PersonFactory(family_en="Leaves", given_en=""), **days(start="2012-01-01", end="2013-01-01")
    )
    AppointmentActFactory(act=act, appointment=joins, role="appointed")
    AppointmentActFactory(act=act, appointment=leaves, role="ended")
    text = client.get(f"/en/acts/{act.slug}/").content.decode()
    headings = [words(each) for each in document_fromstring(text).xpath("//main//h2")]
    assert headings == ["Appointed by it", "Released by it", "Sources"]
    assert rows(text) == ["Joins", "Leaves"]


def test_a_formation_leads_to_the_commission_of_that_day(client: Client) -> None:
    page = document_fromstring(client.get("/en/acts/decree-1995-03-17/").content)
    (link,) = page.xpath("//main//ul[@class='rows']/li/a/@href")
    assert link == "/en/commissions/kz-cec/?as_of=1995-03-17"


def test_facts_no_source_gives_are_gaps_in_sight(client: Client) -> None:
    assert facts(client.get("/en/acts/constitution-am/").content.decode()) == {
        "Adopted": "not recorded",
        "Issued by": "not recorded",
    }
