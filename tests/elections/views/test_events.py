"""Pages of events: figures with their quarrels, who took part, who sat on the commission that day."""

import extruct
import pytest
from django.test import Client
from lxml.html import document_fromstring

from tests.html import facts, rows, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def said(text: str, path: str) -> list[str]:
    return [words(element) for element in document_fromstring(text).xpath(path)]


def test_sums_that_do_not_meet_and_figures_that_disagree_are_said(client: Client) -> None:
    assert said(read(client, "/en/events/referendum-2026/"), "//div[@class='notice']//li") == [
        "Sources disagree on the registered voters: 12,416,759; 12,482,613.",
        "The options and the invalid votes add up to 8,999,324; 9,127,192 were cast.",
    ]


def test_two_figures_of_equal_standing_are_both_shown(client: Client) -> None:
    text = read(client, "/ru/events/presidential-1999/")
    assert said(text, "//p[@class='answer']") == [
        "Состоялось: 10 января 1999 года. О явке источники расходятся: 85; 87%."
    ]


def test_the_conference_names_who_came_counts_who_is_not_named_and_lists_what_was_signed(client: Client) -> None:
    text = read(client, "/en/events/conference-2023/")
    assert said(text, "//span[contains(@class, 'gap')][contains(@class, 'first')]") == [
        "at least 3 delegations no source names",
        "6 international organisations no source names",
    ]
    assert "in all, by the source: 10" in text
    assert [name for name in rows(text) if name.startswith("Memorandum")] == [
        "Memorandum of cooperation with the Central Electoral Commission of Armenia",
        "Memorandum of cooperation with the Supreme Election Council of Türkiye",
        "Memorandum of cooperation with the Central Election Commission of Uzbekistan",
    ]
    assert "on behalf of: Kassym-Jomart Tokayev" in said(text, "//li//span[@class='why']")


def test_who_sat_on_the_commission_that_day_stands_beside_the_event(client: Client) -> None:
    page = document_fromstring(read(client, "/en/events/referendum-2022/"))
    (heading,) = [each for each in page.xpath("//h2") if words(each) == "Who sat on the commission that day"]
    listed = heading.xpath("following-sibling::ul[1]/li/a[@class='first']")
    assert len(listed) == 7
    assert listed[0].get("href") == "/en/people/abdirov/?as_of=2022-06-05"


def test_an_event_of_which_only_the_month_is_known_says_so_instead(client: Client) -> None:
    text = read(client, "/en/events/senate-2008/")
    assert facts(text)["Day"] == "October 2008"
    assert said(text, "//p[@class='notice unknown']")[0].startswith("The day of this event is not known exactly")


def test_machines_read_the_event(client: Client) -> None:
    (event,) = extruct.extract(read(client, "/en/events/conference-2023/"), syntaxes=["json-ld"])["json-ld"]
    assert {name: event[name] for name in ("@type", "startDate", "location")} == {
        "@type": "Event",
        "startDate": "2023-12-07",
        "location": {"@type": "Place", "name": "Astana"},
    }
    assert [value for value in event.values() if value in ("", None, [], {})] == []


def test_the_chart_has_every_turnout_of_all_citizens_and_tells_each_in_words(client: Client) -> None:
    page = document_fromstring(read(client, "/en/events/"))
    marks = page.xpath("//*[local-name()='svg'][@class='turnout']//*[local-name()='a']")
    (told,) = page.xpath("//*[@id='turnout-told']")
    assert len(marks) == words(told).count("%") == 22
    assert words(told).count("98.7%") == 0  # the Senate's electors are not all citizens


@pytest.mark.parametrize("query", ["kind=coup", "page=0", "page=two", "page=99999999999999999999", "from=1999"])
def test_a_list_that_does_not_exist_is_refused(client: Client, query: str) -> None:
    answer = client.get(f"/en/events/?{query}")
    assert answer.status_code == 400
    assert f"<code>{query.partition('=')[0]}</code>" in answer.content.decode()


def test_an_unknown_event_suggests_near_ones(client: Client) -> None:
    answer = client.get("/en/events/referendum-2062/")
    assert answer.status_code == 404
    assert len(rows(answer.content.decode(), "//ul[@class='rows']/li/a")) > 0
