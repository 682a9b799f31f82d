"""The public pages: right, in three languages, in a fixed number of queries, and honest about bad addresses."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


@pytest.mark.parametrize(
    "query", ["as_of=2022-13-40", "as_of=", "as_of=1.1.2022", "as_of=2022-01-01&as_of=2023-01-01", "day=2022-01-01"]
)
def test_a_bad_address_is_a_400_that_names_the_parameter(client: Client, query: str) -> None:
    page = client.get(f"/en/commissions/kz-cec/?{query}")
    problem = client.get(f"/api/v1/commissions/kz-cec/composition/?{query}")
    name = query.partition("=")[0]
    assert (page.status_code, problem.status_code) == (400, 400)
    assert f"<code>{name}</code>" in page.content.decode()
    assert [error["parameter"] for error in problem.json()["errors"]] == [name]
    assert problem["Content-Type"] == "application/problem+json"


def test_an_unknown_commission_is_a_404_in_words_and_as_a_problem(client: Client) -> None:
    assert client.get("/en/commissions/nowhere/").status_code == 404
    problem = client.get("/api/v1/commissions/nowhere/composition/")
    assert (problem.status_code, problem["Content-Type"]) == (404, "application/problem+json")


def test_the_registry_is_only_read_over_the_api(client: Client) -> None:
    refused = client.post("/api/v1/commissions/kz-cec/composition/")
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")


def test_the_first_page_shows_the_last_known_composition_apart_from_today(client: Client) -> None:
    text = client.get("/en/").content.decode()
    today, known = text.split('<section aria-labelledby="known"')
    assert "The records are checked to 1 July 2026." in today
    assert "Holding over" in known
    assert known.count("Azamat Aimanakumov") == 1
