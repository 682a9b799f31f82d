"""The API as a partner's engineer meets it in the first hour: its schema, a client made from it, and every mistake."""

import datetime
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from portal.api import schema_document
from tests.real_records import load_real_records

BIN = Path(sys.executable).parent


def test_the_schema_is_openapi_3_1() -> None:
    document = json.loads(schema_document())
    assert document["openapi"].startswith("3.1")
    assert [*OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_every_operation_says_what_it_does_and_every_problem_it_may_answer_with() -> None:
    operations = [method for path in json.loads(schema_document())["paths"].values() for method in path.values()]
    assert [operation["operationId"] for operation in operations if not operation.get("description")] == []
    for operation in operations:
        assert {"400", "405", "406", "415", "429", "500", "503"} <= set(operation["responses"])


@pytest.mark.django_db(transaction=True)
def test_a_generated_client_reads_the_registry_and_a_machine_finds_no_fault(live_server: Any, tmp_path: Path) -> None:
    load_real_records()
    read_with_a_generated_client(live_server.url, tmp_path)
    try_everything(live_server.url)


def read_with_a_generated_client(address: str, folder: Path) -> None:
    (folder / "schema.json").write_bytes(schema_document())
    made = [
        BIN / "openapi-python-client",
        "generate",
        "--path",
        "schema.json",
        "--output-path",
        "made",
        "--meta",
        "none",
    ]
    outcome = subprocess.run(made, cwd=folder, capture_output=True, text=True, check=False)
    assert (outcome.returncode, "WARNING" in outcome.stdout) == (0, False), outcome.stdout + outcome.stderr
    sys.path.insert(0, str(folder))
    try:
        client = importlib.import_module("made").Client(base_url=address)
        composition = importlib.import_module("made.api.commissions.read_composition").sync
        people = importlib.import_module("made.api.people.list_person").sync
        answer = composition(slug="kz-cec", as_of=datetime.date(2022, 3, 31), client=client)
        found = people(search="Ерман", client=client)
    finally:
        sys.path.remove(str(folder))
    assert (answer.counts.serving, answer.offices.secretary.person.slug) == (7, "yerman")
    assert [person.slug for person in found.results] == ["yerman"]


def try_everything(address: str) -> None:
    """schemathesis with all its checks; `make measure` gives it longer."""
    examples = os.environ.get("SCHEMATHESIS_EXAMPLES", "6")
    command = [BIN / "schemathesis", "run", f"{address}/api/v1/schema/", "--seed", "1", "--max-examples", examples]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout[-6000:]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/", 404),
        ("/api/v1/nothing/", 404),
        ("/api/v1/people/nobody/", 404),
        ("/api/v1/appointments/9223372036854775808/", 404),
        ("/api/v1/appointments/%FF/", 404),
        ("/api/v1/appointments/?page_size=0", 400),
    ],
)
def test_every_error_under_the_api_is_a_problem(client: Client, path: str, status: int) -> None:
    problem = client.get(path)
    assert (problem.status_code, problem["Content-Type"]) == (status, "application/problem+json")
    assert problem.json()["status"] == status
