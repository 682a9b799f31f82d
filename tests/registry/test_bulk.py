"""Many rows at once are the rows one by one: same ids, same defaults, same history."""

import pytest

from registry import bulk
from registry.history import events_of
from registry.models import Source
from registry.revision import revision
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


def test_what_is_added_has_its_id_and_stands_as_it_was_said() -> None:
    titles = ['say "so"', "a,b", "two\nlines", "\\N", "ұлы"]
    added = [Source(title=title, url=f"https://a.example/{number}") for number, title in enumerate(titles)]
    bulk.add(added)
    kept = Source.objects.in_bulk([source.pk for source in added])
    assert [(kept[one.pk].title, kept[one.pk].url) for one in added] == [(one.title, one.url) for one in added]
    assert not any(source._state.adding for source in added)


def test_nothing_added_is_nothing_asked(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        bulk.add([])


def test_what_is_changed_alike_is_changed_in_one_statement(django_assert_num_queries: object) -> None:
    one, other, third = SourceFactory(title="1"), SourceFactory(title="2"), SourceFactory(title="3")
    changes = [(one.pk, {"title": "4"}), (other.pk, {"title": "5", "url": "u"}), (third.pk, {"title": "6"}), (0, {})]
    with django_assert_num_queries(2):  # type: ignore[operator]
        bulk.change(Source, changes)
    assert list(Source.objects.order_by("pk").values_list("title", "url")) == [
        ("4", one.url),
        ("5", "u"),
        ("6", third.url),
    ]


def test_each_row_has_its_history_in_the_order_it_came() -> None:
    with revision(by="a", because="b") as number:
        bulk.add(Source(title=str(place)) for place in range(3))
    told = events_of(Source).filter(pgh_revision_id=number).values_list("pgh_label", "title")
    assert list(told) == [("insert", "0"), ("insert", "1"), ("insert", "2")]
