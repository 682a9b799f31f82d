"""How an answer goes out: the same in every coding, nothing where the client holds it, no error for any header."""

import gzip

import brotli
import pytest
from django.utils.http import http_date
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from registry.answers import Answers
from tests.asking import ask
from tests.factories import AuthorityFactory
from tests.registry.answers.conftest import Django

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/api/v1/authorities/"
FIELD = st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"]))  # what a server hands on of a header
OF_A_304 = {
    *("etag", "cache-control", "registry-revision", "vary"),
    "access-control-allow-origin",
}


@pytest.fixture(autouse=True)
def _long_enough_to_shrink() -> None:
    AuthorityFactory.create_batch(5)


def test_each_coding_carries_the_same_answer_under_a_tag_of_its_own(answers: Answers, django: Django) -> None:
    plain, zipped, small = (ask(answers, LIST, accept_encoding=coding) for coding in ("identity", "gzip", "br"))
    assert gzip.decompress(zipped.body) == brotli.decompress(small.body) == plain.body
    assert [reply["Content-Encoding"] for reply in (plain, zipped, small)] == [None, "gzip", "br"]
    assert [reply["Content-Length"] for reply in (plain, zipped, small)] == [
        str(len(reply.body)) for reply in (plain, zipped, small)
    ]
    bare = (plain["ETag"] or "").strip('"')
    assert [zipped["ETag"], small["ETag"]] == [f'"{bare}-gz"', f'"{bare}-br"']
    assert {reply["Vary"] for reply in (plain, zipped, small)} == {"Accept, Accept-Encoding"}
    assert django.asked == 1


def test_a_short_answer_is_left_as_it_is(answers: Answers) -> None:
    problem = ask(answers, "/healthz", accept_encoding="gzip, br")
    assert (problem["Content-Encoding"], len(problem.body) < 500) == (None, True)


def test_what_is_not_kept_is_compressed_too(answers: Answers) -> None:
    page = ask(answers, "/en/accounts/login/", accept_encoding="gzip")
    assert page["Content-Encoding"] == "gzip"
    assert b"<html" in gzip.decompress(page.body)
    assert page["Set-Cookie"] is not None


def test_a_whole_list_is_compressed_as_it_streams(answers: Answers) -> None:
    plain, zipped = (ask(answers, f"{LIST}?format=csv", accept_encoding=coding) for coding in ("", "gzip, br"))
    assert (plain["Content-Encoding"], zipped["Content-Encoding"]) == (None, "gzip")
    assert gzip.decompress(zipped.body) == plain.body
    assert b"name.kk" in plain.body


@pytest.mark.parametrize("coding", ["", "gzip", "br"])
def test_who_holds_the_answer_gets_a_304_in_few_words(answers: Answers, django: Django, coding: str) -> None:
    whole = ask(answers, LIST, accept_encoding=coding)
    for header in (whole["ETag"], f"W/{whole['ETag']}", f'"x", {whole["ETag"]} , W/"y"'):
        short = ask(answers, LIST, accept_encoding=coding, if_none_match=header)
        assert (short.status, short.body, set(short.headers)) == (304, b"", OF_A_304)
        assert {name: short[name] for name in OF_A_304} == {name: whole[name] for name in OF_A_304}
    assert django.asked == 1


def test_a_tag_given_in_one_coding_holds_in_another(answers: Answers) -> None:
    zipped = ask(answers, LIST, accept_encoding="gzip")
    assert ask(answers, LIST, if_none_match=zipped["ETag"] or "")["ETag"] == zipped["ETag"]


def test_a_304_is_also_given_where_nothing_is_kept_yet_and_never_for_what_is_not_there(
    answers: Answers, django: Django
) -> None:
    tag = ask(answers, LIST, cookie="sessionid=x")["ETag"] or ""
    assert ask(answers, LIST, if_none_match=tag).status == 304
    for header in ({"if_none_match": "*"}, {"if_modified_since": http_date(4e9)}):
        assert ask(answers, LIST, **header).status == 304
        assert ask(answers, f"{LIST}none/", **header).status == 404


def test_a_date_holds_once_the_second_of_the_change_is_over(answers: Answers) -> None:
    whole = ask(answers, LIST)
    assert ask(answers, LIST, if_modified_since=http_date(0)).status == 200
    assert ask(answers, LIST, if_modified_since=http_date(4e9)).status == 304
    assert ask(answers, LIST, if_modified_since=http_date(4e9), if_none_match='"x"').status == 200
    assert whole["Last-Modified"] is not None


def test_a_head_says_what_a_get_would_and_nothing_more(answers: Answers, django: Django) -> None:
    early = ask(answers, LIST, method="HEAD")
    whole = ask(answers, LIST)
    late = ask(answers, LIST, method="HEAD")
    assert (early.headers, late.headers) == (whole.headers, whole.headers)
    assert (early.body, late.body) == (b"", b"")
    assert django.asked == 2  # a HEAD leaves nothing to keep
    assert ask(answers, f"{LIST}?format=csv", method="HEAD").body == b""


@given(none_match=FIELD, since=FIELD, encoding=FIELD, accept=FIELD)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_header_is_an_error(answers: Answers, none_match: str, since: str, encoding: str, accept: str) -> None:
    for fields in (
        {"if_none_match": none_match},
        {"if_modified_since": since},
        {"accept_encoding": encoding},
        {"if_none_match": none_match, "if_modified_since": since, "accept_encoding": encoding},
    ):
        assert ask(answers, LIST, **fields).status == (304 if none_match.strip() == "*" and len(fields) != 1 else 200)
    assert ask(answers, LIST, accept=accept).status in (200, 406)
