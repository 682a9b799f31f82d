"""Two people at one record: nothing of either is lost, and nothing is written over unseen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.models import Person, PersonName
from portal.models import Role
from registry.actions import correct, remove
from registry.door import carry_out
from registry.models import Revision
from registry.versions import seen
from tests.factories import PersonFactory, PersonNameFactory
from tests.racing import at_once
from tests.registry.admin.filling import errors, filled
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db(transaction=True)
CHOOSE = "You and a colleague changed the same. Choose above, field by field, whose value stands."
COMPARE = "A colleague saved while you were writing, and nothing of yours is saved yet. Compare above, and save again."

GONE = (
    "A colleague deleted this record while you were writing, and nothing of yours is saved. "
    "Take the deletion back, or save: what you typed is then recorded anew."
)


@pytest.fixture
def client() -> Client:
    return signed_in_client(staff(Role.ADMINISTRATOR, username="aigerim"))


def page_of(record: Any) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def bolat(**values: Any) -> None:
    """What the colleague saves meanwhile."""
    record = values.pop("record")
    carry_out(lambda: correct(record=record, **values), by="bolat", because="The gazette")


def told(answer: Any) -> list[tuple[str, str, str, str | None, bool]]:
    """What the form shows side by side: the field, what it was opened on, what stands, what was typed; a choice?"""
    found = answer.context["meanwhile"].differences
    return [(one.label, one.opened, one.now, one.typed, bool(one.name)) for one in found]


def as_it_stands(person: Person) -> tuple[str, str, str]:
    person.refresh_from_db()
    return person.description_en, person.note, person.given_en


def test_an_overtaken_form_shows_both_and_what_was_not_typed_into_follows_the_colleague(client: Client) -> None:
    person = PersonFactory(description_en="clerk", note="old", given_en="Dana")
    form = filled(client.get(page_of(person)), given_en="Dina", because="Her own page")
    bolat(record=person, description_en="judge", note="new")
    answer = client.post(page_of(person), form)
    assert errors(answer) == {"": [COMPARE]}
    assert told(answer) == [
        ("Note", "old", "new", None, False),
        ("Description (English)", "clerk", "judge", None, False),
    ]
    for shown in ("bolat", "The gazette"):
        assert shown in answer.content.decode()
    assert as_it_stands(person) == ("judge", "new", "Dana")
    again = filled(answer)
    assert (again["given_en"], again["description_en"], again["note"]) == ("Dina", "judge", "new")
    assert client.post(page_of(person), again).status_code == 302
    assert as_it_stands(person) == ("judge", "new", "Dina")


@pytest.mark.parametrize(("choice", "stands"), [("mine", "lawyer"), ("theirs", "judge")])
def test_where_both_changed_a_field_its_author_chooses(client: Client, choice: str, stands: str) -> None:
    person = PersonFactory(description_en="clerk", note="old")
    form = filled(client.get(page_of(person)), description_en="lawyer", because="Her own page")
    bolat(record=person, description_en="judge", note="new")
    answer = client.post(page_of(person), form)
    assert told(answer)[1] == ("Description (English)", "clerk", "judge", "lawyer", True)
    undecided = client.post(page_of(person), filled(answer, **{"choose-description_en": ""}))
    assert errors(undecided) == {"": [CHOOSE]}
    assert (filled(undecided)["description_en"], as_it_stands(person)[:2]) == ("lawyer", ("judge", "new"))
    decided = filled(undecided, **{"choose-description_en": choice})
    assert client.post(page_of(person), decided).status_code == 302
    assert as_it_stands(person)[:2] == (stands, "new")


def test_the_same_change_by_both_is_no_conflict(client: Client) -> None:
    person = PersonFactory(description_en="clerk")
    form = filled(client.get(page_of(person)), description_en="judge", note="seen", because="Her own page")
    bolat(record=person, description_en="judge")
    answer = client.post(page_of(person), form)
    assert told(answer) == [("Description (English)", "clerk", "judge", "judge", False)]
    assert client.post(page_of(person), filled(answer)).status_code == 302
    assert as_it_stands(person)[:2] == ("judge", "seen")


def test_a_second_save_of_the_colleague_is_shown_again_and_asks_again(client: Client) -> None:
    person = PersonFactory(description_en="clerk")
    form = filled(client.get(page_of(person)), description_en="lawyer", because="Her own page")
    bolat(record=person, description_en="judge")
    answer = client.post(page_of(person), form)
    bolat(record=person, description_en="senator")
    answer = client.post(page_of(person), filled(answer, **{"choose-description_en": "mine"}))
    assert errors(answer) == {"": [COMPARE]}
    assert told(answer) == [("Description (English)", "clerk", "senator", "lawyer", True)]
    assert as_it_stands(person)[0] == "senator"


def test_what_is_wrong_in_the_form_does_not_hide_that_it_was_overtaken(client: Client) -> None:
    person = PersonFactory(description_en="clerk")
    form = filled(client.get(page_of(person)), died="31.02.2016", because="Her own page")
    bolat(record=person, description_en="judge")
    answer = client.post(page_of(person), form)
    assert told(answer) == [("Description (English)", "clerk", "judge", None, False)]
    assert (filled(answer)["died"], errors(answer)[""]) == ("31.02.2016", [COMPARE])


def test_an_uncertain_day_and_a_row_below_are_compared_like_every_field(client: Client) -> None:
    person = PersonFactory()
    name = PersonNameFactory(person=person, spelling="Sejtova", note="old")
    form = filled(client.get(page_of(person)), because="Her own page", **{"other_names-0-spelling": "Seytova"})
    bolat(record=name, spelling="Seitova", note="new")
    answer = client.post(page_of(person), form)
    assert told(answer) == [("Spelling", "Sejtova", "Seitova", "Seytova", True), ("Note", "old", "new", None, False)]
    decided = filled(answer, **{"choose-other_names-0-spelling": "mine"})
    assert client.post(page_of(person), decided).status_code == 302
    name.refresh_from_db()
    assert (name.spelling, name.note) == ("Seytova", "new")


def test_a_row_deleted_meanwhile_leaves_the_form_and_what_was_typed_into_it_is_told(client: Client) -> None:
    person = PersonFactory()
    gone, stays = (PersonNameFactory(person=person, spelling=spelling) for spelling in ("Sejtova", "Seytova"))
    form = filled(client.get(page_of(person)), because="Her own page")
    form |= {"other_names-0-note": "as on the ballot", "other_names-1-note": "as in the gazette"}
    carry_out(lambda: remove(record=gone), by="bolat", because="Nobody wrote it so")
    answer = client.post(page_of(person), form)
    assert errors(answer) == {"": [COMPARE]}
    assert [(one.now, one.typed) for one in answer.context["meanwhile"].differences] == [
        ("deleted", "Spelling: Sejtova; Note: as on the ballot")
    ]
    assert client.post(page_of(person), filled(answer)).status_code == 302
    assert list(PersonName.objects.values_list("pk", "note")) == [(stays.pk, "as in the gazette")]


def test_a_record_deleted_meanwhile_leaves_what_was_typed_in_the_form_of_a_new_one(client: Client) -> None:
    name = PersonNameFactory(spelling="Sejtova")
    person, page = name.person, page_of(name.person)
    form = filled(client.get(page), note="typed for long", because="Her own page", **{"other_names-0-note": "ballot"})
    carry_out(lambda: (remove(record=name), remove(record=person)), by="bolat", because="Entered twice")
    answer = client.post(page, form)
    assert errors(answer) == {"": [GONE]}
    row = answer.context["gone"].row
    assert [(entry.by, entry.because, entry.kind) for entry in row.entries] == [("bolat", "Entered twice", "delete")]
    assert (
        f'href="{reverse("admin:registry_revision_change", args=[row.entries[0].revision])}"' in answer.content.decode()
    )
    assert Person.objects.count() == 0
    anew = filled(answer)
    assert (anew["note"], anew["other_names-0-note"]) == ("typed for long", "ballot")
    assert client.post(reverse("admin:members_person_add"), anew).status_code == 302
    assert list(PersonName.objects.values_list("spelling", "note", "person__note")) == [
        ("Sejtova", "ballot", "typed for long")
    ]


def test_who_may_not_write_is_given_no_form_of_what_is_gone() -> None:
    person = PersonFactory()
    viewer, page = signed_in_client(staff(Role.VIEWER)), page_of(person)
    form = {"based_on": " ".join(map(str, seen(person))), "note": "x"}
    carry_out(lambda: remove(record=person), by="bolat", because="Entered twice")
    assert viewer.post(page, form).status_code == 403


@pytest.mark.parametrize(("choice", "left"), [("mine", 0), ("theirs", 1)])
def test_deleting_a_row_a_colleague_changed_is_a_choice(client: Client, choice: str, left: int) -> None:
    name = PersonNameFactory(spelling="Sejtova")
    form = filled(client.get(page_of(name.person)), because="A slip", **{"other_names-0-DELETE": "on"})
    bolat(record=name, spelling="Seitova")
    answer = client.post(page_of(name.person), form)
    assert PersonName.objects.count() == 1
    decided = filled(answer, **{"choose-other_names-0-DELETE": choice})
    assert client.post(page_of(name.person), decided).status_code == 302
    assert PersonName.objects.count() == left


def test_of_two_saves_at_one_moment_one_is_kept_and_the_other_is_asked(client: Client) -> None:
    person = PersonFactory(description_en="clerk", note="old")
    both = [client, signed_in_client(staff(Role.ADMINISTRATOR, username="dana"))]
    forms = [
        filled(each.get(page_of(person)), description_en=words, because="At once")
        for each, words in zip(both, ("judge", "lawyer"), strict=True)
    ]
    before = Revision.objects.count()
    answers = at_once(*((each, page_of(person), form) for each, form in zip(both, forms, strict=True)))
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    (lost,) = [answer for answer in answers if answer.status_code == 200]
    ((_label, opened, now, typed, asked),) = told(lost)
    assert (opened, {now, typed}, asked) == ("clerk", {"judge", "lawyer"}, True)
    assert (as_it_stands(person)[0], Revision.objects.count()) == (now, before + 1)
