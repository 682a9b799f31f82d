"""The files every site has at a fixed address."""

import datetime

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_robots_may_read_everything_but_the_forms_and_the_staff_s_rooms(client: Client) -> None:
    assert client.get("/robots.txt").content.decode() == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /kk/report/\nDisallow: /ru/report/\nDisallow: /en/report/\n"
        "Sitemap: http://localhost:8000/sitemap.xml\n"
    )


def test_finders_of_holes_are_told_where_to_write_and_that_this_still_holds(client: Client) -> None:
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    said = dict(line.split(": ", 1) for line in lines)
    assert said["Contact"] == "http://localhost:8000/en/report/"
    assert said["Canonical"] == "http://localhost:8000/.well-known/security.txt"
    left = datetime.datetime.fromisoformat(said["Expires"]) - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=270) < left < datetime.timedelta(days=366)
