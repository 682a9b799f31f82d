"""What is personal goes from the tables and from their history; that it went, why and by which act stays."""

from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from members.actions import merge_people, redact
from members.models import Person, PersonName, Redaction
from members.models.redaction import Personal
from registry.actions import correct
from registry.door import Task, carry_out, carry_out_agreed
from registry.history import events_of, tracked_models
from registry.proposals.models import Work
from registry.undo import undo
from tests.factories import (
    AppointmentFactory,
    CitationFactory,
    LegalActFactory,
    PersonFactory,
    PersonIdentifierFactory,
    PersonNameFactory,
    RedactionFactory,
    days,
)
from tests.portal.change_feed.following import changes_of, follow, live, replay

pytestmark = pytest.mark.django_db(transaction=True)
EVERYTHING = Personal.values
BORN = ",1861,", ": 1861"  # as a column of a row, and in JSON


def known_person() -> Person:
    person: Any = PersonFactory(
        slug="secret-slug",
        family_en="Secretname",
        given_ru="Secretname",
        birth_year=1861,
        description_en="Secretname, a clerk",
        note="Secretname lives in Almaty",
    )
    PersonNameFactory(person=person, spelling="Secretnamov", note="as Secretname signs")
    PersonIdentifierFactory(person=person, scheme="passport", value="Secretname-1")
    appointment = AppointmentFactory(person=person, note="Secretname was ill", **days(start="2012"))
    CitationFactory(record=person, field="family", states="Secretname", passage="Secretname was named")
    CitationFactory(record=appointment, field="start", states="2012", passage="Secretname was named")
    return person


def erase(person: Person, fields: Any = EVERYTHING, **signed: str) -> Redaction:
    signed = {"asked_by": "aigul", "confirmed_by": "bolat", **signed}
    action = partial(redact, person=person, fields=fields, act=LegalActFactory(), **signed)
    by, agreed_by = signed["asked_by"], signed["confirmed_by"]
    return carry_out_agreed(action, by=by, agreed_by=agreed_by, because="A decision of the court").result


def where_it_stands(*words: str) -> list[str]:
    """The tables that hold one of the words, in whatever case."""
    rows = everything_ever_written()
    return sorted({table for table, text in rows.items() if any(word in text.lower() for word in words)})


def everything_ever_written() -> dict[str, str]:
    """Every row of every table of the registry and of its history, with the table's name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_schema = 'public' AND table_name LIKE ANY (%s)",
            [PREFIXES],
        )
        tables = [name for (name,) in cursor.fetchall()]
        texts = {}
        for table in tables:
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t")
            texts[table] = str(cursor.fetchone()[0])
    return texts


PREFIXES = [f"{app}\\_%" for app in {model._meta.app_label for model in tracked_models()} | {"proposals"}]


def test_nothing_of_a_person_is_left_in_any_table_or_history() -> None:
    person = known_person()
    Person.objects.filter(pk=person.pk).update(family_en="Secretname-Corrected")
    assert len(where_it_stands("secretname")) > 8
    erase(person)
    assert where_it_stands("secretname", "secret-slug", *BORN) == []
    assert str(Person.objects.get()) == "[withheld]"


def test_of_people_merged_into_one_nothing_is_left_either() -> None:
    person, other = PersonFactory(), known_person()
    carry_out(lambda: merge_people(kept=person, away=other), by="aigul", because="One man")
    erase(person)
    assert where_it_stands("secretname", "secret-slug", *BORN) == []


def test_nothing_is_left_in_the_history_of_whoever_had_the_names_for_a_time() -> None:
    others, person = PersonFactory.create_batch(2), known_person()
    Person.objects.filter(pk=person.pk).update(merged_into=others[0])
    Person.objects.filter(pk=person.pk).update(merged_into=None)
    PersonName.objects.update(person=others[1])
    PersonName.objects.update(person=person)
    assert "secretname" in spellings_ever_of(others[0])
    assert "secretnamov" in spellings_ever_of(others[1])
    erase(person)
    assert where_it_stands("secretname", "secret-slug", *BORN) == []


def spellings_ever_of(person: Person) -> str:
    return " ".join(events_of(Person).filter(pgh_obj_id=person.pk).values_list("other_spellings", flat=True)).lower()


def test_of_what_was_only_proposed_nothing_is_left_either(settings: Any) -> None:
    settings.EYES = 4
    person = known_person()
    renamed = partial(correct, record=person, family_ru="Secretname the other")
    task = Task(work=Work.EDIT, title="Person: Secretname")
    carry_out(renamed, by="aigul", because="A letter", task=task)
    assert "proposals_proposedrow" in where_it_stands("secretname the other")
    erase(person)
    assert where_it_stands("secretname", "secret-slug", *BORN) == []


def test_only_what_is_named_goes() -> None:
    person = known_person()
    erase(person, fields=["birth"])
    person.refresh_from_db()
    assert (person.birth_year, person.family_en, person.slug) == (None, "Secretname", "secret-slug")
    assert where_it_stands("1861") == []


def test_the_feed_says_that_it_went_and_leads_to_the_same_records(client: Client) -> None:
    person = known_person()
    first = [*follow(client)]
    held = replay(changes_of(*first))
    erase(person, fields=["names"])
    later = changes_of(*follow(client, after=first[-1]["cursor"]))
    told = {(each["type"], each["change"]): each for each in later}
    assert told["redaction", "added"]["record"]["fields"] == ["names"]
    assert told["person", "redacted"]["record"]["family_en"] == "[withheld]"
    assert replay(later, held) == live() == replay(changes_of(*follow(client)))
    assert "bolat" not in str(later)


def test_who_asks_cannot_confirm_and_the_database_says_so() -> None:
    with pytest.raises(Exception, match="Another person must"):
        erase(PersonFactory(), confirmed_by="aigul")
    with pytest.raises(IntegrityError, match="members_redaction_by_two_people"), transaction.atomic():
        Redaction.objects.bulk_create(
            [RedactionFactory.build(person=PersonFactory(), act=LegalActFactory(), confirmed_by="aigul")]
        )


def test_the_tombstone_stays_under_raw_sql_and_undo() -> None:
    redaction = erase(PersonFactory(), fields=["birth"])
    for statement in ("DELETE FROM members_redaction", "UPDATE members_redaction SET fields = '{names}'"):
        with pytest.raises(IntegrityError, match="stays said"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    number = Redaction.pgh_event_model.objects.get(pgh_obj=redaction.pk).pgh_revision_id  # type: ignore[attr-defined]
    with pytest.raises(Exception, match="stays said"):
        carry_out(lambda: undo(number), by="aigul", because="A mistake")
    assert Redaction.objects.count() == 1


def test_history_stays_closed_to_everybody_else() -> None:
    PersonFactory()
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE members_personrevisedevent SET birth_year = 1900")
