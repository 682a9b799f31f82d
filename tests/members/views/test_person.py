"""A person's page: who put them there, when, under which rule, and how we know."""

from typing import Any

import extruct
import pytest
from django.test import Client
from lxml.html import document_fromstring

from members.models import Person, PersonName
from tests.factories import AppointmentFactory, PersonFactory, days
from tests.html import facts, faults, rows, words
from tests.site_pages import PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]
LONG = "Абдурахмангазиев-" * 12


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def answers(text: str) -> list[str]:
    return [words(each) for each in document_fromstring(text).xpath("//p[@class='answer']")]


def test_it_says_who_appointed_when_and_under_which_article(client: Client) -> None:
    said = facts(read(client, "/en/people/yerman/?as_of=2022-03-31"))
    rule = said.pop("Under the rule")
    assert {name: said[name] for name in ("Appointed by", "By the act", "Seat", "Began", "Term ends by law")} == {
        "Appointed by": "Mazhilis",
        "By the act": "no act is recorded",
        "Seat": "Member (Mazhilis), seat 1",
        "Began": "30 March 2022",
        "Term ends by law": "30 March 2027 a term of 5 years",
    }
    assert "On elections, Art 11(2)" in rule


@pytest.mark.parametrize(
    ("address", "standing"),
    [
        ("yerman/?as_of=2022-03-01", "Not there yet on 1 March 2022; begins: 30 March 2022."),
        ("yerman/?as_of=2022-03-31", "On 31 March 2022 serving."),
        ("yerman/?as_of=2026-07-01", "On 1 July 2026 holding over until a new appointment."),
        (
            "yerman/?as_of=2026-09-01",
            "Whether they served on 1 September 2026 is not confirmed; the last evidence is of February 2026.",
        ),
        ("dauylbayev/?as_of=2022-03-31", "No longer there on 31 March 2022; when they left is not recorded."),
    ],
)
def test_it_says_how_they_stood_on_the_day(client: Client, address: str, standing: str) -> None:
    assert answers(read(client, f"/en/people/{address}"))[0].endswith(standing)


def test_a_value_another_source_gives_is_shown_beside_the_one_held_better(client: Client) -> None:
    text = document_fromstring(read(client, "/en/people/zhumabekov/"))
    assert [words(each) for each in text.xpath("//*[@class='disputed']")] == ["another source states 13 April 2006"]


def test_every_source_of_the_page_is_listed_once_and_marked_where_it_is_used(client: Client) -> None:
    page = document_fromstring(read(client, "/en/people/yerman/"))
    listed = page.xpath("//ol[@class='sources']/li/@id")
    marked = page.xpath("//sup[@class='notes']/a/@href")
    assert listed == [f"source-{number}" for number in range(1, 5)]
    assert {f"#{each}" for each in listed} == set(marked)


def test_a_list_that_names_them_is_told_with_its_note_and_source(client: Client) -> None:
    page = document_fromstring(read(client, "/en/people/abdirov/"))
    (how,) = page.xpath("//td/span[span[@class='tag' and text()='a complete list']]")
    assert [words(each) for each in how.xpath("span[@class='why']")] == [
        "Complete composition of seven, named at the first off-site meeting of the CEC, Taldykorgan. Only Yerman's"
        " appointing body is named there; that Abdirov's is the President follows from the Constitution."
    ]
    (source,) = how.xpath("sup/a/@href")
    assert "election.gov.kz/eng/news/releases" in words(page.xpath(f"//*[@id='{source[1:]}']")[0])


def test_another_spelling_is_told_with_its_note(client: Client) -> None:
    person = Person.objects.get(slug="yerman")
    PersonName.objects.create(person=person, spelling="Ierman", note="In the French press.")
    PersonName.objects.create(person=person, spelling="Jerman")
    said = facts(read(client, "/en/people/yerman/"))
    assert said["Another spelling"] == "Ierman In the French press. Jerman"


def test_the_rule_is_linked_where_it_stands(client: Client) -> None:
    (rule,) = document_fromstring(read(client, "/en/people/yerman/")).xpath("//dd/a[contains(@href, '/rules/')]/@href")
    address, anchor = rule.split("#")
    assert anchor == "PSM-2007"
    assert len(document_fromstring(read(client, address)).xpath(f"//*[@id='{anchor}']")) == 1


def test_every_person_takes_the_same_queries(client: Client, django_assert_num_queries: Any) -> None:
    client.get("/en/people/yerman/")  # content types are looked up once a process
    for slug in Person.objects.values_list("slug", flat=True):
        with django_assert_num_queries(PAGES["people/yerman/"]):
            assert client.get(f"/en/people/{slug}/").status_code == 200


def test_machines_read_the_same_and_nothing_empty(client: Client) -> None:
    (person,) = extruct.extract(read(client, "/en/people/yerman/"), syntaxes=["json-ld"])["json-ld"]
    commission = {
        "@type": "GovernmentOrganization",
        "@id": "http://localhost:8000/en/commissions/kz-cec/",
        "name": "Central Election Commission of the Republic of Kazakhstan",
    }
    assert person == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": "http://localhost:8000/en/people/yerman/",
        "name": "Mukhtar Yerman",
        "alternateName": ["Мұхтар Ерман", "Мухтар Ерман"],
        "description": "Member and secretary of the Central Election Commission of Kazakhstan",
        "memberOf": [
            {
                "@type": "OrganizationRole",
                "roleName": "member",
                "startDate": "2022-03-30",
                "memberOf": commission,
            },
            {"@type": "OrganizationRole", "roleName": "secretary", "memberOf": commission},
        ],
    }


def test_a_merged_person_leads_to_the_one_that_stays_on_the_same_day(client: Client) -> None:
    PersonFactory(slug="gone", merged_into=PersonFactory(slug="stays"))
    answer = client.get("/ru/people/gone/?as_of=2022-03-31")
    assert (answer.status_code, answer["Location"]) == (308, "/ru/people/stays/?as_of=2022-03-31")


def test_an_unknown_name_suggests_near_ones(client: Client) -> None:
    answer = client.get("/en/people/yermann/")
    assert answer.status_code == 404
    assert "Mukhtar Yerman" in rows(answer.content.decode(), "//ul[@class='rows']/li/a")


@pytest.mark.parametrize("name", [LONG, "هيئة مستقلة", "</script><b>"])
def test_a_name_of_any_length_script_or_mischief_is_only_a_name(client: Client, name: str) -> None:
    person = PersonFactory(family_kk=name, family_en="", given_en="")
    AppointmentFactory(person=person, **days(start="2012"))
    text = read(client, f"/kk/people/{person.slug}/")
    assert faults(text) == []
    assert words(document_fromstring(text).xpath("//h1/bdi")[0]) == " ".join(name.split())
    assert extruct.extract(text, syntaxes=["json-ld"])["json-ld"][0]["name"] == name
