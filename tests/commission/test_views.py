"""The pages of the commissions: the answer first, honest about the day, and kind to bad addresses."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from commission.models import Commission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


def answer_of(client: Client, address: str) -> str:
    """The first sentence of a page, as a reader reads it."""
    text = client.get(address).content.decode()
    found = re.search(r'<p class="answer">(.*?)</p>', text, re.DOTALL)
    assert found is not None
    return html.unescape(" ".join(re.sub(r"<[^>]+>", "", found[1]).split()))


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("1990-01-01", "On 1 January 1990 the commission did not exist yet: it was founded on 8 December 1993."),
        ("1994-06-01", "On 1 June 1994 a commission sat; none of its members is recorded."),
        (
            "1995-03-20",
            "On 20 March 1995 nobody sat on the commission: all of it had been dismissed on 17 March 1995.",
        ),
        (
            "2005-04-13",
            "On 13 April 2005 2 members are known; how many seats there were is not recorded."
            " The chair: Onalsyn Islamuly Zhumabekov. Who holds 1 seat is not documented."
            " For 1 member no source names who appointed them.",
        ),
        (
            "2022-03-31",
            "On 31 March 2022 the commission had 7 of 7 members. The chair: Nurlan Mazhitovich Abdirov."
            " Who holds 5 seats is not documented. For 5 members no source names who appointed them.",
        ),
        (
            "2026-11-24",
            "Who serves on 24 November 2026 is not known here: the records are checked to 1 July 2026."
            " 8 people were last known to serve.",
        ),
    ],
)
def test_a_page_says_in_a_sentence_what_a_day_is_known_of(client: Client, day: str, answer: str) -> None:
    assert answer_of(client, f"/en/commissions/kz-cec/?as_of={day}") == answer


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        (
            "ru",
            "31 марта 2022 года в комиссии были все члены: 7 из 7. Председатель: Нурлан Мажитович Абдиров."
            " Кто занимает 5 мест, не документировано. Кто назначил 5 членов, не называет ни один источник.",
        ),
        (
            "kk",
            "2022 ж. 31 наурыз күні комиссияда мүшелердің бәрі болды: 7 орынға 7 мүше. Төрағасы: Нұрлан Әбдіров."
            " 5 орында кім отырғаны құжатталмаған. 5 мүшені кім тағайындағанын бірде-бір дереккөз атамайды.",
        ),
    ],
)
def test_the_sentence_is_whole_in_every_language(client: Client, language: str, answer: str) -> None:
    assert answer_of(client, f"/{language}/commissions/kz-cec/?as_of=2022-03-31") == answer


@pytest.mark.parametrize(
    ("query", "bar"), [("?as_of=2022-03-31", "day-bar past"), ("?as_of=2100-01-01", "day-bar future"), ("", "day-bar")]
)
def test_a_bar_tells_today_from_the_past_and_the_future(client: Client, query: str, bar: str) -> None:
    text = client.get(f"/en/commissions/kz-cec/{query}").content.decode()
    assert re.findall(r'class="(day-bar[^"]*)"', text) == [bar]


def test_every_seat_of_the_picture_is_told_by_its_words_and_leads_to_its_row(client: Client) -> None:
    text = client.get("/en/commissions/kz-cec/?as_of=2022-03-31").content.decode()
    picture = text.partition('<ul class="benches"')[2].partition("</ul>")[0]
    seats = re.findall(r'<a href="#(seat-[^"]+)"><title>(.*?)</title>', picture)
    assert [sentence for _row, sentence in seats] == [
        "Chair (President of the Republic): Nurlan Mazhitovich Abdirov",
        "Member (President of the Republic), seat 1: not documented",
        "Member (President of the Republic), seat 2: not documented",
        "Member (Senate), seat 1: not documented",
        "Member (Senate), seat 2: not documented",
        "Member (Mazhilis), seat 1: Mukhtar Yerman",
        "Member (Mazhilis), seat 2: not documented",
    ]
    assert [row for row, _sentence in seats if f'id="{row}"' not in text] == []


def test_whoever_was_last_seen_is_apart_and_in_no_seat(client: Client) -> None:
    text = client.get("/en/commissions/kz-cec/?as_of=2026-11-24").content.decode()
    composition, last_known = text.split('<section aria-labelledby="last-known">')
    assert (composition.count("Abdirov"), last_known.partition("</table>")[0].count("Abdirov")) == (0, 1)


def test_the_first_page_shows_the_last_known_composition_apart_from_today(client: Client) -> None:
    today, known = client.get("/en/").content.decode().split('<section aria-labelledby="known"')
    assert today.count("the records are checked to 1 July 2026") == 1
    assert today.count("Abdirov") == 0
    assert known.count("#mark-holdover") == 4  # three people and the legend


def test_two_days_say_who_joined_and_who_left(client: Client) -> None:
    address = "/en/commissions/kz-cec/compare/?from=2016-09-30&to=2022-03-31"
    assert answer_of(client, address) == "From 30 September 2016 to 31 March 2022: 7 people joined. 2 left. 0 stayed."


def test_an_extract_says_when_it_was_read_and_from_which_revision(client: Client) -> None:
    text = client.get("/en/commissions/kz-cec/extract/?as_of=2022-03-31").content.decode()
    assert re.findall(r"revision (\d+) of the registry", text) == ["1"]
    assert text.count("/en/commissions/kz-cec/?as_of=2022-03-31</dd>") == 1


@pytest.mark.parametrize(
    "query", ["as_of=2022-13-40", "as_of=", "as_of=1.1.2022", "as_of=2022-01-01&as_of=2023-01-01", "day=2022-01-01"]
)
def test_a_bad_address_is_a_400_that_names_the_parameter(client: Client, query: str) -> None:
    page = client.get(f"/en/commissions/kz-cec/?{query}")
    assert (page.status_code, named(page)) == (400, [query.partition("=")[0]])


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("kz-cec/compare/?from=2023-02-29", "from"),
        ("kz-cec/compare/?to=soon", "to"),
        ("kz-cec/compare/?from=2022-01-01&to=2021-01-01", "from"),
        ("kz-cec/?page=99", "page"),
        ("kz-cec/extract/?as_of=today", "as_of"),
        ("?level=galactic", "level"),
        ("?country=XX", "country"),
        ("?page=0", "page"),
        ("?colour=blue", "colour"),
    ],
)
def test_each_page_refuses_what_it_cannot_read(client: Client, address: str, name: str) -> None:
    page = client.get(f"/en/commissions/{address}")
    assert (page.status_code, named(page)) == (400, [name])


def named(page: Any) -> list[str]:
    return re.findall(r"<li><code>(.*?)</code>", page.content.decode())


def test_an_unknown_commission_is_a_404_that_suggests_those_nearly_called_so(client: Client) -> None:
    page = client.get("/en/commissions/kz-ces/")
    assert page.status_code == 404
    assert re.findall(r'<li><a href="(/en/commissions/kz-cec/)">', page.content.decode()) == ["/en/commissions/kz-cec/"]


def test_ten_thousand_lower_commissions_are_paged(client: Client, django_assert_num_queries: Any) -> None:
    above = Commission.objects.get(slug="kz-tec-aba")
    Commission.objects.bulk_create(
        Commission(slug=f"precinct-{n}", level="precinct", country="KZ", name_en=f"Precinct {n}", parent=above)
        for n in range(10_000)
    )
    client.get("/en/commissions/kz-tec-aba/")  # types are looked up once a connection
    with django_assert_num_queries(13):
        page = client.get("/en/commissions/kz-tec-aba/?page=833")
    listed = re.findall(r'<li><a href="/en/commissions/precinct-(\d+)/">', page.content.decode())
    assert (page.status_code, listed) == (200, [str(n) for n in range(9_983, 9_995)])
    assert len(page.content) < 60_000
    assert client.get("/en/commissions/?parent=kz-tec-aba&page=200").status_code == 200


def test_a_commission_of_which_nothing_is_recorded_says_so(client: Client) -> None:
    Commission.objects.create(slug="bare", level="central", country="JO", name_en="Bare")
    assert answer_of(client, "/en/commissions/bare/?as_of=2022-03-31") == (
        "On 31 March 2022 a commission sat; none of its members is recorded."
    )


@pytest.mark.parametrize("name", ["Ш" * 200, "الهيئة المستقلة للانتخاب"])
def test_a_name_of_any_length_and_script_stands_in_its_own_direction(client: Client, name: str) -> None:
    Commission.objects.create(slug="named", level="central", country="JO", name_en=name, native_name=name)
    text = client.get("/en/commissions/named/").content.decode()
    assert text.count(f"<h1><bdi>{name}</bdi></h1>") == 1
