"""The list of people: in the reader's alphabet, turned page by page, nobody twice and nobody missing."""

import pytest
from django.test import Client
from lxml.html import document_fromstring

from members.models import Person
from registry.pages import ROWS
from tests.factories import PersonFactory
from tests.html import rows

pytestmark = pytest.mark.django_db


def listed(client: Client, address: str) -> list[str]:
    return rows(client.get(address).content.decode())


def test_kazakh_letters_stand_in_their_own_places(client: Client) -> None:
    for family in ("Құнанбаев", "Кенесарин", "Әуезов", "Аймауытов", "Үмбетов", "Уәлиев"):
        PersonFactory(family_kk=family, given_kk="", given_en="", family_en="")
    expected = ["Аймауытов", "Әуезов", "Кенесарин", "Құнанбаев", "Уәлиев", "Үмбетов"]
    assert listed(client, "/kk/people/") == expected
    assert listed(client, "/kk/people/?from=%D2%9A") == expected[3:]  # from Қ on


def test_a_person_without_a_name_in_the_language_stands_by_the_one_that_is_shown(client: Client) -> None:
    PersonFactory(family_en="Zhumabekov", family_ru="Жумабеков", given_en="", given_ru="")
    PersonFactory(family_en="Abdirov", given_en="")
    assert listed(client, "/en/people/") == ["Abdirov", "Zhumabekov"]
    assert listed(client, "/ru/people/") == ["Жумабеков", "Abdirov"]


def test_turning_the_pages_meets_everyone_once_and_back_again(client: Client) -> None:
    people = [Person(slug=f"p-{n}", family_en=f"Family {n % 7}", given_en=str(n)) for n in range(2 * ROWS + 30)]
    Person.objects.bulk_create(people)
    there = walk(client, "next")
    assert [len(page) for _address, page in there] == [ROWS, ROWS, 30]
    met = [name for _address, page in there for name in page]
    assert (len(set(met)), met) == (2 * ROWS + 30, sorted(met, key=lambda name: name.partition(",")[0]))
    back = walk(client, "prev", there[-1][0])
    assert [page for _address, page in back] == [page for _address, page in reversed(there)]


def walk(client: Client, way: str, address: str = "/en/people/") -> list[tuple[str, list[str]]]:
    pages = []
    while address:
        text = client.get(address).content.decode()
        pages.append((address, rows(text)))
        links = document_fromstring(text).xpath(f"//a[@rel='{way}']/@href")
        address = f"/en/people/{links[0]}" if links else ""
    return pages


def test_a_merged_person_is_not_listed(client: Client) -> None:
    stays = PersonFactory(family_en="Stays", given_en="")
    PersonFactory(family_en="Gone", given_en="", merged_into=stays)
    assert listed(client, "/en/people/") == ["Stays"]


@pytest.mark.parametrize(
    ("query", "parameter", "status"),
    [
        ("from=%00", "from", 400),
        ("from=A&after=somebody", "after", 400),
        ("after=", "after", 404),
        ("before=nobody", "before", 404),
        ("letter=A", "letter", 400),
    ],
)
def test_a_place_that_does_not_exist_is_refused(client: Client, query: str, parameter: str, status: int) -> None:
    page = client.get(f"/en/people/?{query}")
    assert page.status_code == status
    assert status == 404 or f"<code>{parameter}</code>" in page.content.decode()


def test_nobody_after_the_last_name_says_what_was_asked(client: Client) -> None:
    PersonFactory(family_en="Abdirov")
    assert "Nobody comes after “Zz” in the alphabet." in client.get("/en/people/?from=Zz").content.decode()
