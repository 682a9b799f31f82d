"""Compositions of the real commission, worked by hand."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.real_records import DATA

EXPECTED = json.loads((DATA / "compositions.json").read_text())
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


def ask(client: Client, day: str, slug: str = "kz-cec") -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/api/v1/commissions/{slug}/composition/", {"as_of": day}).json()
    return answer


def people(appointments: list[dict[str, Any]]) -> list[str]:
    return sorted(appointment["person"]["slug"] for appointment in appointments)


def in_short(answer: dict[str, Any]) -> dict[str, Any]:
    """What the hand-worked table says of a day."""
    return {
        "day": answer["as_of"],
        "regime": answer["regime"] and answer["regime"]["code"],
        "regime_candidates": [regime["code"] for regime in answer["regime_candidates"]],
        "offices": {name: holder["person"]["slug"] for name, holder in answer["offices"].items() if holder},
        "held": people([seat["appointment"] for seat in answer["seats"] if seat["appointment"]]),
        **{name: people(answer[name]) for name in ("unseated", "holding_over", "unconfirmed", "uncertain")},
        "counts": answer["counts"],
        "codes": sorted({finding["code"] for finding in answer["findings"]}),
    }


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected["day"])
def test_the_day_answers_as_worked_by_hand(client: Client, expected: dict[str, Any]) -> None:
    assert in_short(ask(client, expected["day"])) == {name: value for name, value in expected.items() if name != "why"}


def test_both_statements_of_a_disputed_start_are_shown(client: Client) -> None:
    (chair,) = [s["appointment"] for s in ask(client, "2005-04-13")["seats"] if s["code"] == "OFFICE-CHAIR"]
    stated = {source["states"] for source in chair["sources"] if source["field"] == "start"}
    assert chair["started"]["value"] == "2005-04-13"
    assert "2006-04-13" in stated


def test_the_deadline_of_the_new_commission_is_not_computable_while_the_first_session_is_undated(
    client: Client,
) -> None:
    (superseded,) = [f for f in ask(client, "2026-07-01")["findings"] if f["code"] == "regime-superseded"]
    assert superseded["data"] == {"incumbents_hold_over": "yes", "deadline": None, "deadline_period": "P2M"}


def test_beyond_knowledge_counts_from_the_day_after_the_records_were_checked(client: Client) -> None:
    (finding,) = [f for f in ask(client, "2026-11-24")["findings"] if f["code"] == "beyond-knowledge"]
    assert finding["since"]["value"] == "2026-07-02"


def test_every_finding_speaks_three_languages(client: Client) -> None:
    for day in ("1990-01-01", "2005-04-13", "2016-09-10", "2022-03-31", "2026-11-24"):
        for finding in ask(client, day)["findings"]:
            assert all(finding["message"].values()), finding


def test_a_composition_takes_the_same_number_of_queries_on_any_day(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for day in ("1990-01-01", "1995-10-01", "2011-04-03", "2022-03-31", "2026-11-24"):
        with django_assert_max_num_queries(13):
            ask(client, day)
