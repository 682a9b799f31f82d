"""The feed of changes: in order, without a gap, resumable, saying what and why and never who."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from members.actions import merge_people
from members.models import Appointment, Person, Roster
from registry.models import Revision
from registry.revision import revision
from tests.factories import (
    AgreementFactory,
    AppointmentFactory,
    AuthorityFactory,
    CitationFactory,
    CommissionFactory,
    EventFactory,
    LegalActFactory,
    PersonFactory,
    PersonNameFactory,
    RegimeFactory,
    SourceFactory,
    days,
)
from tests.portal.change_feed.following import changes_of, follow, replay
from tests.registry.api.asking import problem, read

pytestmark = pytest.mark.django_db(transaction=True)


def feed(client: Client, **query: Any) -> list[dict[str, Any]]:
    return [revision for page in follow(client, **query) for revision in page["results"]]


def told(change: dict[str, Any]) -> tuple[str, str, list[str]]:
    return change["type"], change["change"], change["fields"]


def test_an_empty_registry_has_changed_nothing(client: Client) -> None:
    assert read(client, "/changes/") == {"cursor": "0", "next": None, "generated": False, "results": []}


def test_a_revision_says_what_it_did_and_why_and_never_who(client: Client) -> None:
    with revision(by="aigul", because="The gazette of 3 May"):
        person = PersonFactory(slug="abdirov", family_en="Abdirov")
    with revision(by="aigul", because="A letter"):
        Person.objects.filter(pk=person.pk).update(birth_year=1961)
    first, second = feed(client)
    assert (first["revision"], first["reason"], [told(each) for each in first["changes"]]) == (
        1,
        "The gazette of 3 May",
        [("person", "added", [])],
    )
    (change,) = second["changes"]
    assert (told(change), change["before"], change["record"]["birth_year"], change["url"]) == (
        ("person", "changed", ["birth_year"]),
        {"birth_year": None},
        1961,
        "/api/v1/people/abdirov/",
    )
    assert "aigul" not in client.get("/api/v1/changes/").content.decode()


def test_another_spelling_is_news_of_itself_and_not_of_the_person(client: Client) -> None:
    person = PersonFactory()
    PersonNameFactory(person=person, spelling="Ivanova")
    made, spelt = feed(client)
    assert [told(change) for change in spelt["changes"]] == [("personname", "added", [])]
    assert "search_text" not in str(made)
    assert "other_spellings" not in str(made)


def test_revisions_follow_one_another_also_where_one_changed_nothing_public(client: Client) -> None:
    commission = CommissionFactory()
    roster = Roster.objects.create(commission=commission, complete=True, **days(day="2022-03-31"))
    Roster.objects.filter(pk=roster.pk).update(note="for the staff alone")
    with revision(by="", because="Made and unmade"):
        SourceFactory().delete()
    numbers = [(each["revision"], len(each["changes"])) for each in feed(client)]
    assert [number for number, _changes in numbers] == [*range(1, Revision.objects.last().number + 1)]
    assert [changes for _number, changes in numbers[-2:]] == [0, 0]
    assert "for the staff alone" not in client.get("/api/v1/changes/").content.decode()


def test_a_removed_record_is_told_as_such(client: Client) -> None:
    PersonFactory(slug="foos").delete()
    (change,) = feed(client)[-1]["changes"]
    assert (told(change), change["record"], change["url"]) == (("person", "removed", []), None, "/api/v1/people/foos/")


def test_a_merged_person_points_to_the_one_that_stays(client: Client) -> None:
    kept, away = PersonFactory(), PersonFactory()
    with revision(by="", because="The same man"):
        merge_people(kept=kept, away=away)
    (change,) = [each for each in feed(client)[-1]["changes"] if each["change"] == "merged"]
    assert (change["id"], change["record"]["merged_into"]) == (away.pk, kept.pk)


def test_what_the_registry_computes_is_marked(client: Client) -> None:
    commission = CommissionFactory(evidence_months=12)
    AppointmentFactory(commission=commission, **days(start="2012-05-01"))
    type(commission).objects.filter(pk=commission.pk).update(evidence_months=6)
    changes = {each["type"]: each for each in feed(client)[-1]["changes"]}
    assert {kind: each["derived"] for kind, each in changes.items()} == {"commission": False, "appointment": True}


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_a_page_of_any_size_leads_through_the_same_changes(client: Client, size: int) -> None:
    with revision(by="", because="Many at once"):
        Person.objects.bulk_create(Person(slug=f"p-{n}", family_en=f"P {n}") for n in range(5))
    AppointmentFactory(**days(start="2012"))
    pages = [*follow(client, page_size=size)]
    assert changes_of(*pages) == changes_of(*follow(client))
    assert max(len(changes_of(page)) for page in pages) <= size
    assert pages[0]["results"][0]["complete"] is (size >= 5)


def test_who_comes_back_is_told_the_rest(client: Client) -> None:
    PersonFactory()
    cursor = read(client, "/changes/")["cursor"]
    assert read(client, "/changes/", after=cursor)["results"] == []
    later = PersonFactory()
    page = read(client, "/changes/", after=cursor)
    assert [(each["type"], each["id"]) for each in changes_of(page)] == [("person", later.pk)]
    assert read(client, "/changes/", after="1")["results"] == page["results"]


def test_who_stops_within_a_revision_goes_on_there(client: Client) -> None:
    with revision(by="", because="Many at once"):
        Person.objects.bulk_create(Person(slug=f"p-{n}", family_en=f"P {n}") for n in range(5))
    first = read(client, "/changes/", page_size=2)
    rest = changes_of(*follow(client, after=first["cursor"]))
    assert len(replay([*changes_of(first), *rest])) == 5


def test_a_page_costs_the_same_however_much_changed(client: Client, django_assert_num_queries: Any) -> None:
    PersonFactory()
    read(client, "/changes/")
    with django_assert_num_queries(8):
        read(client, "/changes/")
    Person.objects.bulk_create(Person(slug=f"p-{n}", family_en=f"P {n}") for n in range(50))
    AppointmentFactory(**days(start="2012"))
    with django_assert_num_queries(8):
        read(client, "/changes/", page_size=20)


def test_one_record_has_a_feed_of_its_own(client: Client) -> None:
    person, other = PersonFactory(), PersonFactory()
    Person.objects.filter(pk=other.pk).update(birth_year=1950)
    Person.objects.filter(pk=person.pk).update(birth_year=1951)
    pages = [*follow(client, record=f"person-{person.pk}", page_size=1)]
    assert [[each["revision"] for each in page["results"]] for page in pages] == [[1], [4]]
    assert [told(change) for change in changes_of(*pages)] == [
        ("person", "added", []),
        ("person", "changed", ["birth_year"]),
    ]
    assert read(client, "/changes/", record="person-999")["results"] == []


def test_a_record_tells_of_what_belongs_to_it_or_did_page_by_page(client: Client) -> None:
    person, other = PersonFactory(slug="abdirov"), PersonFactory()
    with revision(by="", because=""):
        appointment = AppointmentFactory(person=person, **days(start="2012"))
        CitationFactory(record=appointment)
        PersonNameFactory(person=other)
    Appointment.objects.filter(pk=appointment.pk).update(person=other)
    Appointment.objects.filter(pk=appointment.pk).update(**days(end="2013-05-01"))
    whole = read(client, "/people/abdirov/changes/")
    assert [told(change) for change in changes_of(whole)] == [
        ("person", "added", []),
        ("appointment", "added", []),
        ("citation", "added", []),
        ("appointment", "changed", ["person"]),
    ]
    pages = [read(client, "/people/abdirov/changes/", page_size=1)]
    while pages[-1]["next"]:
        pages.append(read(client, pages[-1]["next"]))
    assert changes_of(*pages) == changes_of(whole)
    assert [each["complete"] for page in pages for each in page["results"]] == [True, False, True, True, True]


def test_a_removed_record_still_tells_and_one_that_never_was_is_a_404(client: Client) -> None:
    person = PersonFactory(slug="abdirov")
    person.delete()
    assert [told(change)[1] for change in changes_of(read(client, "/people/abdirov/changes/"))] == ["added", "removed"]
    assert problem(client, "/people/nobody/changes/")[0] == 404
    assert problem(client, "/appointments/999999999999999999999/changes/")[0] == 404


@pytest.mark.parametrize(
    ("factory", "address"),
    [
        (CommissionFactory, "commissions/{0.slug}"),
        (AuthorityFactory, "authorities/{0.code}"),
        (LegalActFactory, "acts/{0.slug}"),
        (RegimeFactory, "regimes/{0.code}"),
        (PersonFactory, "people/{0.slug}"),
        (AppointmentFactory, "appointments/{0.pk}"),
        (EventFactory, "events/{0.slug}"),
        (AgreementFactory, "agreements/{0.slug}"),
    ],
)
def test_every_record_with_an_address_has_its_changes_below_it(client: Client, factory: Any, address: str) -> None:
    record = factory()
    changes = changes_of(read(client, f"/{address.format(record)}/changes/"))
    assert (record._meta.model_name, record.pk) in [(change["type"], change["id"]) for change in changes]
    assert all(change["url"] is None or read(client, change["url"].removeprefix("/api/v1")) for change in changes)


@pytest.mark.parametrize("record", ["person", "person-", "12", "actscan-1", "persons-1"])
def test_what_is_no_record_is_refused_with_the_kinds_there_are(client: Client, record: str) -> None:
    status, errors = problem(client, "/changes/", {"record": record})
    assert (status, errors["record"].partition(" Kinds: ")[0]) == (
        400,
        f"“{record}” is no record: write a kind and an id, such as person-12.",
    )


@pytest.mark.parametrize("after", ["-1", "x", "1-", "1-zzzzzzzz", "1-00000000-person", "1e3", "٣"])
def test_what_is_no_place_is_refused_with_the_remedy(client: Client, after: str) -> None:
    remedy = f"“{after}” is no place in this feed. Send a `cursor` as it was given, or 0 for the beginning."
    assert problem(client, "/changes/", {"after": after}) == (400, {"after": remedy})


def test_a_place_of_another_registry_is_not_found(client: Client) -> None:
    PersonFactory()
    other = "This cursor is of another registry, or of this one before it was restored from a backup. "
    remedy = "Begin again with after=0."
    assert problem(client, "/changes/", {"after": "1-00000000"}) == (404, {"after": other + remedy})
    assert problem(client, "/changes/", {"after": "7"}) == (404, {"after": "There is no revision 7; the last is 1."})


def test_nothing_is_sent_again_while_nothing_changed(client: Client) -> None:
    PersonFactory()
    tag = client.get("/api/v1/changes/")["ETag"]
    assert client.get("/api/v1/changes/", headers={"If-None-Match": tag}).status_code == 304
    with connection.cursor() as cursor:
        cursor.execute("UPDATE members_person SET birth_year = 1950")
    assert client.get("/api/v1/changes/", headers={"If-None-Match": tag}).status_code == 200
