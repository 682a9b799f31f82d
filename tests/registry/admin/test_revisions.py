"""A revision's page says what it did; whoever may change all of it may take it back."""

import pytest
from django.urls import reverse

from members.models import Person
from portal.models import Role
from registry.actions import correct
from registry.admin.revisions import A_PAGE
from registry.door import carry_out
from registry.models import Revision
from tests.factories import AppointmentFactory, PersonFactory
from tests.registry.admin.filling import filled
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db(transaction=True)


def page_of(number: int) -> str:
    return reverse("admin:registry_revision_change", args=[number])


def undo_of(number: int) -> str:
    return reverse("admin:registry_revision_undo", args=[number])


def changed(person: Person, to: str) -> int:
    return carry_out(lambda: correct(record=person, description_en=to), by="bolat", because="The gazette").revision


def test_a_revision_is_shown_undone_and_its_undo_undone() -> None:
    person, client = PersonFactory(description_en="clerk"), signed_in_client(staff(Role.ADMINISTRATOR))
    number = changed(person, "judge")
    page = client.get(page_of(number))
    assert "<td>clerk</td><td>judge</td>" in page.content.decode()
    assert client.post(undo_of(number), filled(page)).status_code == 200  # no reason
    person.refresh_from_db()
    assert person.description_en == "judge"
    assert client.post(undo_of(number), filled(page, because="A slip")).status_code == 302
    person.refresh_from_db()
    last = Revision.objects.latest("number")
    assert (person.description_en, last.reason) == ("clerk", "A slip")
    client.post(undo_of(last.number), filled(client.get(page_of(last.number)), because="No slip"))
    person.refresh_from_db()
    assert person.description_en == "judge"


def test_an_undo_in_the_way_of_later_revisions_is_refused_and_names_them() -> None:
    person, client = PersonFactory(description_en="clerk"), signed_in_client(staff(Role.ADMINISTRATOR))
    number = changed(person, "judge")
    asked = filled(client.get(page_of(number)), because="A slip")
    later = changed(person, "lawyer")
    for answer in (client.get(page_of(number)), client.post(undo_of(number), asked)):
        assert f"was changed later, in revision {later} (" in answer.content.decode()
    person.refresh_from_db()
    assert person.description_en == "lawyer"


def test_who_may_not_change_every_row_may_not_undo() -> None:
    appointment = AppointmentFactory()
    number = carry_out(lambda: correct(record=appointment, note="x"), by="b", because="c").revision
    elsewhere = AppointmentFactory().commission
    for user, may in (
        (staff(Role.VIEWER), False),
        (staff(Role.REGISTRAR, scope=[elsewhere]), False),
        (staff(Role.REGISTRAR, scope=[appointment.commission]), True),
    ):
        client = signed_in_client(user)
        page = client.get(page_of(number))
        assert (page.status_code, b'name="because"' in page.content) == (200, may)
        assert client.post(undo_of(number), {"because": "A slip"}).status_code == (302 if may else 403)


def test_a_revision_nobody_made_is_not_found() -> None:
    client = signed_in_client(staff(Role.ADMINISTRATOR))
    assert client.get(page_of(10**9)).status_code == 404
    assert client.post(undo_of(10**9), {"because": "x"}).status_code == 404


def test_revisions_are_found_by_their_author() -> None:
    client = signed_in_client(staff(Role.VIEWER))
    assert client.get(reverse("admin:registry_revision_changelist") + "?q=bolat").status_code == 200


def test_a_revision_of_many_rows_is_shown_page_by_page_and_taken_back_whole() -> None:
    people, client = PersonFactory.create_batch(A_PAGE + 20), signed_in_client(staff(Role.ADMINISTRATOR))

    def rename() -> None:
        for person in people:
            correct(record=person, description_en="judge")

    number = carry_out(rename, by="bolat", because="The gazette").revision
    first, second, none = (client.get(f"{page_of(number)}?page={page}") for page in ("1", "2", "9" * 30))
    assert [len(page.context["rows"]) for page in (first, second, none)] == [A_PAGE, 20, A_PAGE]
    shown = {row.name for page in (first, second) for row in page.context["rows"]}
    assert len({row.address for page in (first, second) for row in page.context["rows"]}) == A_PAGE + 20
    assert shown == {str(person) for person in people}
    assert client.post(undo_of(number), filled(second, because="A slip")).status_code == 302
    assert set(Person.objects.values_list("description_en", flat=True)) == {""}
