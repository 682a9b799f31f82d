"""Reporting an error: without an account, kept for the staff with page and day, and hard to flood."""

import datetime
from typing import Any

import pytest
from django.test import Client

from portal.models import ErrorReport
from portal.reports import FROM_ONE_SENDER
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db
WORDS = {"page": "/en/people/yerman/?as_of=2022-03-31", "as_of": "2022-03-31", "message": "The day is wrong."}


def send(client: Client, address: str = "/en/report/", **changes: Any) -> Any:
    return client.post(address, {**WORDS, **changes})


def test_a_report_is_kept_with_the_page_and_the_day_looked_at(client: Client) -> None:
    answer = send(client, "/kk/report/", evidence="The gazette", reply_to="reader@example.org")
    assert (answer.status_code, answer["Location"]) == (302, "/kk/report/received/")
    report = ErrorReport.objects.get()
    assert (report.page, report.as_of, report.message) == (WORDS["page"], datetime.date(2022, 3, 31), WORDS["message"])
    assert (report.language, report.state) == ("kk", "new")
    assert "127.0.0.1" not in report.sender


def test_the_form_carries_the_page_and_day_it_was_opened_from_and_no_other_site(client: Client) -> None:
    form = client.get("/en/report/?page=/en/people/yerman/&as_of=2022-03-31").context["form"]
    assert (form.initial["page"], form.initial["as_of"]) == ("/en/people/yerman/", "2022-03-31")
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        assert client.get("/en/report/", {"page": elsewhere, "as_of": "tomorrow"}).context["form"].initial == {
            "page": "/"
        }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"message": ""}, "message"),
        ({"message": "x" * 4001}, "message"),
        ({"message": "nul\x00"}, "message"),
        ({"page": "https://elsewhere.example/"}, "page"),
        ({"page": "/" + "x" * 500}, "page"),
        ({"as_of": "2022-13-40"}, "as_of"),
        ({"reply_to": "nobody"}, "reply_to"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(client: Client, changes: dict[str, str], field: str) -> None:
    answer = send(client, **changes)
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, [field])
    assert answer.context["form"].errors[field][0] in answer.content.decode().replace("&#x27;", "'")
    assert ErrorReport.objects.count() == 0


def test_a_machine_that_fills_every_field_is_thanked_and_not_kept(client: Client) -> None:
    assert send(client, website="https://spam.example/").status_code == 302
    assert ErrorReport.objects.count() == 0


def test_one_sender_may_send_a_few_an_hour_and_keeps_the_words_beyond_that(client: Client) -> None:
    for _time in range(FROM_ONE_SENDER):
        assert send(client).status_code == 302
    answer = send(client, message="The sixth")
    assert (answer.status_code, ErrorReport.objects.count()) == (429, FROM_ONE_SENDER)
    assert "The sixth</textarea>" in answer.content.decode()
    assert client.post("/en/report/", WORDS, REMOTE_ADDR="192.0.2.7").status_code == 302
    ErrorReport.objects.update(received=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    assert send(client).status_code == 302


def test_a_report_from_another_site_is_refused_though_no_page_sets_a_cookie() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.get("/en/people/").cookies == {}
    assert strict.post("/en/report/", WORDS).status_code == 403
    form = strict.get("/en/report/")
    assert "no-store" in form["Cache-Control"]
    token = form.context["csrf_token"]
    assert strict.post("/en/report/", {**WORDS, "csrfmiddlewaretoken": token}).status_code == 302


def test_the_staff_read_reports_and_change_only_what_became_of_them(client: Client) -> None:
    send(client)
    client = signed_in_client(staff("registrar"))
    report = ErrorReport.objects.get()
    address = f"/admin/portal/errorreport/{report.pk}/change/"
    client.post(address, {"state": "accepted", "message": "Something else"})
    report.refresh_from_db()
    assert (report.state, report.message) == ("accepted", WORDS["message"])
    assert client.get("/admin/portal/errorreport/add/").status_code == 403
