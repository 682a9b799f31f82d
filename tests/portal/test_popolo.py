"""The registry as Popolo: of the shape its schemas ask for, with no reference into nothing and no date made up."""

import json
from typing import Any
from urllib.request import urlopen

import pytest
from jsonschema import Draft202012Validator

from commission.models import Authority, Commission, Seat
from elections.models import Event
from members.models import Appointment, OfficeHolding, Person
from portal.popolo_document import joined
from tests.factories import PersonFactory
from tests.real_records import load_real_records

TEXT = {"type": ["string", "null"]}
DATE = {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
LINKS = {
    "type": "array",
    "items": {"properties": {"url": {"type": "string", "pattern": "^https?://"}, "note": TEXT}, "required": ["url"]},
}
NAMES = {"type": "array", "items": {"properties": {"name": {"type": "string"}, "note": TEXT}, "required": ["name"]}}
IDENTIFIERS = {"type": "array", "items": {"required": ["identifier"]}}
SHAPES: dict[str, dict[str, Any]] = {
    "persons": {
        **dict.fromkeys(("name", "family_name", "given_name", "patronymic_name", "summary"), TEXT),
        **dict.fromkeys(("birth_date", "death_date"), DATE),
        **{"other_names": NAMES, "identifiers": IDENTIFIERS, "sources": LINKS},
    },
    "organizations": {
        **dict.fromkeys(("name", "classification", "parent_id"), TEXT),
        **dict.fromkeys(("founding_date", "dissolution_date"), DATE),
        "sources": LINKS,
    },
    "posts": {
        **dict.fromkeys(("label", "role", "organization_id"), TEXT),
        **dict.fromkeys(("start_date", "end_date"), DATE),
    },
    "memberships": {
        **dict.fromkeys(("role", "person_id", "organization_id", "post_id"), TEXT),
        **dict.fromkeys(("start_date", "end_date"), DATE),
        "sources": LINKS,
    },
    "events": {
        **dict.fromkeys(("name", "classification", "status", "location", "organization_id", "parent_id"), TEXT),
        **dict.fromkeys(("start_date", "end_date"), DATE),
        "sources": LINKS,
    },
}
REFERENCES = {
    "person_id": "persons",
    "organization_id": "organizations",
    "post_id": "posts",
    "appointment_id": "memberships",
}


@pytest.mark.django_db(transaction=True)
def test_the_whole_registry_is_one_popolo_document(live_server: Any) -> None:
    load_real_records()
    gone = PersonFactory(merged_into=Person.objects.get(slug="yerman"))
    with urlopen(f"{live_server.url}/api/v1/popolo/?as_of=2022-03-31") as answer:
        document = json.load(answer)
    assert_of_popolos_shape(document)
    assert_complete(document)
    assert f"people/{gone.slug}" not in ids(document, "persons")
    assert_nothing_made_up(document)


def assert_of_popolos_shape(document: dict[str, Any]) -> None:
    for name, properties in SHAPES.items():
        shape = {"properties": {"id": {"type": "string"}, **properties}, "required": ["id", *properties]}
        assert [*Draft202012Validator({"type": "array", "items": shape}).iter_errors(document[name])] == []
        assert document["@context"][name]["@context"].startswith("http://www.popoloproject.com/contexts/")


def assert_complete(document: dict[str, Any]) -> None:
    rows = {
        "persons": Person.objects.filter(merged_into__isnull=True).count(),
        "organizations": Commission.objects.count() + Authority.objects.filter(commission__isnull=True).count(),
        "posts": Seat.objects.count(),
        "memberships": Appointment.objects.count() + OfficeHolding.objects.count(),
        "events": Event.objects.count(),
    }
    assert {name: len(ids(document, name)) for name in rows} == rows
    for holder in (*document["posts"], *document["memberships"], *document["events"]):
        for field, name in REFERENCES.items():
            assert holder.get(field) is None or holder[field] in ids(document, name)


def assert_nothing_made_up(document: dict[str, Any]) -> None:
    """Imashev was appointed between 1 and 22 September 2016 and left no later than 25 January 2022."""
    of_imashev = [one for one in document["memberships"] if one["person_id"] == "people/imashev"]
    (imashev,) = [one for one in of_imashev if one["id"].startswith("appointments/")]
    assert (imashev["start_date"], imashev["end_date"], imashev["status"]) == ("2016-09", None, "ended-date-unknown")
    assert imashev["ended"]["value"] == "../2022-01-25"


def ids(document: dict[str, Any], name: str) -> set[str]:
    return {record["id"] for record in document[name]}


@pytest.mark.parametrize("size", range(1, 12))
def test_lines_are_joined_wherever_the_pieces_are_cut(size: int) -> None:
    lines = b'{"a":1}\n{"b":2}\n{"c":3}\n'
    pieces = [lines[start : start + size] for start in range(0, len(lines), size)]
    assert json.loads(b"[" + b"".join(joined(pieces)) + b"]") == [{"a": 1}, {"b": 2}, {"c": 3}]
    assert b"".join(joined([])) == b""
