"""A cursor is ours, whole, and of the list it came from, or it is refused."""

import base64

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import assume, example, given
from hypothesis import strategies as st

from registry.api.cursors import Cursor, read_cursor, what_was_asked
from tests.registry.api.asking import problem, read

IDS = st.integers(min_value=0, max_value=2**63 - 1)
CURSORS = st.builds(Cursor, IDS, st.booleans())
ASKED = st.builds(what_was_asked, st.text(), st.dictionaries(st.text(), st.text()))
LIST = "/api/v1/people/?as_of=2022-03-31"


@given(CURSORS, ASKED)
def test_a_cursor_is_read_as_it_was_written(cursor: Cursor, asked: str) -> None:
    assert read_cursor(cursor.written(asked), asked) == cursor


@given(CURSORS, ASKED, ASKED)
def test_a_cursor_of_another_list_is_refused(cursor: Cursor, asked: str, other: str) -> None:
    assume(asked != other)
    with pytest.raises(ValidationError, match="not of this list"):
        read_cursor(cursor.written(asked), other)


@given(CURSORS, st.data())
def test_a_cursor_cut_extended_or_changed_anywhere_is_refused(cursor: Cursor, data: st.DataObject) -> None:
    written = cursor.written(LIST)
    begin = data.draw(st.integers(0, len(written)))
    end = data.draw(st.integers(begin, len(written)))
    changed = written[:begin] + data.draw(st.text(max_size=8)) + written[end:]
    assume(changed != written)
    with pytest.raises(ValidationError, match="not of this list"):
        read_cursor(changed, LIST)


@given(st.text() | st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
@example("")
@example("=")
@example("АБВ")
@example(base64.urlsafe_b64encode(b"\0" * 12 + b"a1").decode())
@example(base64.urlsafe_b64encode(b"\0" * 12 + "a١".encode()).decode())
@example(base64.urlsafe_b64encode(b"\0" * 12 + b"a" + b"9" * 5000).decode())
def test_a_made_up_cursor_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="not of this list"):
        read_cursor(text, LIST)


def test_the_same_question_in_another_order_is_the_same_question() -> None:
    assert what_was_asked("/x/", {"a": "1", "b": "2"}) == what_was_asked("/x/", {"b": "2", "a": "1"})
    assert what_was_asked("/x/", {"a": "1&b=2"}) != what_was_asked("/x/", {"a": "1", "b": "2"})


@pytest.mark.django_db
@pytest.mark.usefixtures("real_registry")
def test_over_http_a_cursor_that_does_not_fit_is_a_400_that_names_it(client: Client) -> None:
    query = {"as_of": "2022-03-31", "page_size": "2"}
    cursor = read(client, "/appointments/", **query)["next"].partition("cursor=")[2]
    others = [
        ("/seats/", query),
        ("/appointments/", {**query, "as_of": "2022-04-01"}),
        ("/appointments/", {**query, "commission": "kz-cec"}),
        ("/appointments/", {**query, "fields": "id"}),
        ("/appointments/", {}),
    ]
    for address, other in others:
        status, errors = problem(client, address, {**other, "cursor": cursor})
        assert (status, [*errors]) == (400, ["cursor"])
    assert read(client, "/appointments/", **{**query, "page_size": "3", "cursor": cursor})["results"] != []
