"""What a client holds: found in every form it may be told, and nothing taken for it that is not."""

from django.utils.http import http_date
from hypothesis import given
from hypothesis import strategies as st

from registry.preconditions import coded, every_form, held, unchanged

TAG, MADE = '"7-2022-03-31-0.1.0+5c1f09ab-1f"', 1_700_000_000
OTHERS = st.sampled_from(['"x"', 'W/"x"', '"7-2022-03-31-0.1.0+5c1f09ab-2f-gz"', '""', "garbage", '"', "W/", ",", " "])
MALFORMED = st.text(st.characters(exclude_characters="*")) | st.lists(OTHERS).map(", ".join)


@given(MALFORMED)
def test_a_header_that_does_not_name_the_tag_holds_nothing(header: str) -> None:
    assert unchanged(header, None, TAG, MADE) is None
    assert unchanged(header, http_date(MADE), TAG, MADE) is None  # the date is not looked at beside a tag


@given(st.lists(OTHERS.filter(lambda tag: tag not in ('"', "W/"))), st.sampled_from(sorted(every_form(TAG))))
def test_the_tag_is_found_among_others_weak_or_coded(others: list[str], form: str) -> None:
    assert held(", ".join([*others, form]), TAG) == held(", ".join([form, *others]), TAG) == form.removeprefix("W/")


@given(st.text())
def test_a_date_that_is_none_holds_nothing(header: str) -> None:
    assert unchanged(None, header, TAG, MADE) is None


def test_a_star_holds_anything_and_a_date_holds_what_is_not_younger() -> None:
    assert unchanged("*", None, TAG, MADE) == unchanged(" * ", None, TAG, MADE) == TAG
    assert unchanged(None, http_date(MADE), TAG, MADE) == unchanged(None, http_date(MADE + 9), TAG, MADE) == TAG
    assert unchanged(None, http_date(MADE - 1), TAG, MADE) is None
    assert unchanged(None, None, TAG, MADE) is None


def test_each_coding_has_its_own_tag() -> None:
    assert coded('"7"', "gzip") == '"7-gz"'
    assert every_form('"7"') == {'"7"', '"7-gz"', '"7-br"', 'W/"7"', 'W/"7-gz"', 'W/"7-br"'}
