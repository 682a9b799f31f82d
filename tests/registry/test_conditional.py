"""What an answer says of itself, and the 304 that needs no look at the data."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date

from registry.conditional import not_modified, revisioned
from registry.edition import ENVIRON, Edition
from registry.period import ASTANA

DAY = datetime.date(2022, 3, 31)
NOON = datetime.datetime(2026, 3, 1, 12, 0, 0, 250_000, ASTANA)
EDITION = Edition(7, NOON, NOON.date())


def answer(
    edition: Edition = EDITION, day: datetime.date | None = DAY, path: str = "/api/v1/seats/", **meta: str
) -> HttpResponse:
    request = RequestFactory().get(path, **meta, **{ENVIRON: edition})  # type: ignore[arg-type]
    return revisioned(request, HttpResponse("{}"), day=day)


def test_an_answer_says_its_revision_its_age_and_how_long_it_holds(settings: Any) -> None:
    settings.RELEASE, settings.RELEASED = "1.2.3", 0
    said = answer()
    assert said["ETag"].startswith('"7-2022-03-31-1.2.3-')
    assert said["Registry-Revision"] == "7"
    assert said["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert said["Vary"] == "Accept, Accept-Encoding"
    assert said["Last-Modified"] == http_date(NOON.timestamp() + 1)  # the first whole second it held throughout


def test_an_answer_changes_with_midnight_and_with_a_release_too(settings: Any) -> None:
    settings.RELEASED = 0
    midnight = datetime.datetime(2026, 3, 2, tzinfo=ASTANA)
    assert EDITION._replace(day=midnight.date()).modified == midnight.timestamp()
    settings.RELEASED = int(midnight.timestamp()) + 60
    assert EDITION.modified == midnight.timestamp() + 60
    assert Edition(0, None, DAY).modified == midnight.timestamp() + 60


def test_the_tag_tells_apart_all_an_answer_depends_on(settings: Any) -> None:
    tags = {
        answer()["ETag"],
        answer(EDITION._replace(number=8))["ETag"],
        answer(EDITION._replace(at=NOON + datetime.timedelta(1)))["ETag"],  # a restored registry counts again
        answer(EDITION._replace(day=DAY))["ETag"],
        answer(day=NOON.date())["ETag"],
        answer(path="/api/v1/seats/?page_size=1")["ETag"],
        answer(HTTP_ACCEPT="text/csv")["ETag"],
        answer(HTTP_HOST="localhost")["ETag"],
    }
    settings.RELEASE = "other"
    tags.add(answer()["ETag"])
    assert len(tags) == 9
    assert answer(HTTP_ACCEPT="*/*")["ETag"] == answer()["ETag"]


def test_an_answer_without_a_day_outlives_midnight() -> None:
    tomorrow = EDITION._replace(day=NOON.date() + datetime.timedelta(1))
    assert answer(tomorrow, day=None)["ETag"] == answer(day=None)["ETag"]
    assert answer(EDITION._replace(number=8), day=None)["ETag"] != answer(day=None)["ETag"]


@pytest.mark.django_db
def test_who_holds_the_answer_is_told_without_a_query() -> None:
    whole = answer()
    for tag in (whole["ETag"], f'W/{whole["ETag"][:-1]}-gz"'):
        request = RequestFactory().get("/api/v1/seats/", HTTP_IF_NONE_MATCH=tag, **{ENVIRON: EDITION})  # type: ignore[arg-type]
        with CaptureQueriesContext(connection) as queries:
            short = not_modified(request, day=DAY)
        assert short is not None
        assert (short.status_code, short["ETag"], len(queries)) == (304, tag.removeprefix("W/"), 0)


@pytest.mark.parametrize("header", ["HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"])
def test_what_may_not_even_exist_is_not_called_unchanged(header: str) -> None:
    value = {"HTTP_IF_NONE_MATCH": "*", "HTTP_IF_MODIFIED_SINCE": http_date(4e9)}[header]
    request = RequestFactory().get("/api/v1/seats/", **{header: value, ENVIRON: EDITION})  # type: ignore[arg-type]
    assert not_modified(request, day=DAY) is None
