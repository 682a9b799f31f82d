"""Every kind of work waits for a colleague, who sees what it changes and publishes it or sends it back."""

import threading
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commission.models import ActScan, LegalAct
from members.actions import merge_people
from members.models import Appointment, Person
from portal.models import ImportedTable, Notices, Role
from portal.staff.notices import send_digest
from registry.door import carry_out
from registry.models import Revision
from registry.proposals.models import Proposal, State
from registry.proposals.publishing import publications
from registry.revision import revision
from tests.factories import AppointmentFactory, CommissionFactory, PersonFactory
from tests.html import facts
from tests.members.acts.test_recording import Cast, sitting
from tests.portal.staff.act_page.test_page import DAY, PDF, decree, recorded, shown
from tests.portal.staff.importing.test_views import TABLE, send
from tests.registry.admin.filling import errors, filled
from tests.registry.admin.test_saving import page_of
from tests.registry.undo.test_action import registry
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def author() -> Any:
    return staff(Role.ADMINISTRATOR, username="aigerim")


@pytest.fixture
def client(author: Any) -> Client:
    return signed_in_client(author)


@pytest.fixture
def reviewer() -> Client:
    return signed_in_client(staff(Role.ADMINISTRATOR, username="nurlan"))


def address(proposal: Proposal) -> str:
    return f"/admin/proposals/{proposal.pk}/"


def decided(client: Client, proposal: Proposal, do: str, because: str = "") -> Any:
    return client.post(address(proposal), {"do": do, "because": because})


def sent(answer: Any) -> Proposal:
    """The proposal the author is led to."""
    proposal = Proposal.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, address(proposal))
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert told == [
        f'<a href="{address(proposal)}">Sent for review: {proposal.title}. '
        "It is published once a colleague has approved it.</a>"
    ]
    return proposal


def edited(client: Client, person: Person, **typed: Any) -> Any:
    return client.post(page_of(person), filled(client.get(page_of(person)), because="The gazette", **typed))


def test_an_edit_waits_and_is_published_by_a_colleague(client: Client, reviewer: Client) -> None:
    person = PersonFactory(family_en="Abdirow", given_en="")
    proposal = sent(edited(client, person, family_en="Abdirov"))
    assert (proposal.work, proposal.title, proposal.reason) == ("edit", "Person: Abdirov", "The gazette")
    assert Person.objects.get().family_en == "Abdirow"
    page = reviewer.get(address(proposal))
    (row,) = page.context["page"]
    assert [(change.label, change.before, change.after) for change in row.changes] == [
        ("Family name (English)", "Abdirow", "Abdirov")
    ]
    assert (page.context["refusals"], page.context["may_decide"]) == ([], True)
    assert decided(reviewer, proposal, "approve").status_code == 302
    assert Person.objects.get().family_en == "Abdirov"


def test_a_deletion_waits(client: Client, reviewer: Client) -> None:
    person = PersonFactory()
    form = filled(client.get(page_of(person, "delete")), because="Entered twice", post="yes")
    proposal = sent(client.post(page_of(person, "delete"), form))
    assert (proposal.work, Person.objects.count()) == ("deletion", 1)
    decided(reviewer, proposal, "approve")
    assert Person.objects.count() == 0


def test_a_new_record_waits_with_the_rows_below_it(client: Client, reviewer: Client) -> None:
    form = filled(client.get("/admin/members/person/add/"))
    typed = {"slug": "dana", "family_en": "Seitova", "country": "KZ", "because": "The gazette"}
    answer = client.post("/admin/members/person/add/", {**form, **typed})
    proposal = sent(answer)
    assert Person.objects.count() == 0
    assert [row.name for row in reviewer.get(address(proposal)).context["page"]] == ["Seitova"]
    decided(reviewer, proposal, "approve")
    assert Person.objects.get().slug == "dana"


def test_a_merge_waits(client: Client, reviewer: Client) -> None:
    kept, away = PersonFactory(slug="a"), AppointmentFactory(person=PersonFactory(slug="b")).person
    proposal = sent(client.post("/admin/people/duplicates/a/b/", {"kept": "a", "because": "One man"}))
    assert (proposal.work, kept.appointments.count(), away.appointments.count()) == ("merge", 0, 1)
    decided(reviewer, proposal, "approve")
    assert kept.appointments.count() == 1


def test_an_undo_waits(client: Client, reviewer: Client) -> None:
    with revision(by="dana", because="The gazette") as number:
        PersonFactory()
    page = client.get(f"/admin/registry/revision/{number}/change/")
    undo = f"/admin/registry/revision/{number}/undo/"
    proposal = sent(client.post(undo, filled(page, because="A slip")))
    assert (proposal.work, proposal.title, Person.objects.count()) == ("undo", f"Undo of revision {number}", 1)
    decided(reviewer, proposal, "approve")
    assert Person.objects.count() == 0


def test_an_import_waits(client: Client, reviewer: Client) -> None:
    CommissionFactory(slug="region", level="territorial")
    page = client.get(send(client, TABLE)["Location"])
    typed = {"because": "The list of 2016", "shown": page.context["form"]["shown"].value()}
    proposal = sent(client.post(page.request["PATH_INFO"], typed))
    assert (proposal.work, proposal.title, Appointment.objects.count()) == ("import", "list.csv", 0)
    decided(reviewer, proposal, "approve")
    assert (Appointment.objects.count(), ImportedTable.objects.count()) == (1, 0)


def test_an_act_waits_with_its_scan_and_is_shown_before_and_after(
    reviewer: Client, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    cast = Cast()
    client = signed_in_client(staff(Role.REGISTRAR, [cast.commission], username="dana"))
    before = sitting(cast.commission, DAY)
    page = shown(client, {**decree(cast), "scan": SimpleUploadedFile("decree.pdf", PDF)})
    scan = {"scan_kept": page.context["sheet"].typed["scan_kept"]}
    proposal = sent(recorded(client, {**decree(cast), **scan}))
    assert (proposal.work, proposal.reason) == ("act", "decree № 1087 Decree 1087")
    assert (sitting(cast.commission, DAY), LegalAct.objects.filter(number="1087").count()) == (before, 0)
    page = reviewer.get(address(proposal))
    changed = {
        (str(day.day), row.title): (row.before, row.after)
        for day in page.context["days"]
        for row in day.rows
        if row.changes
    }
    assert changed["2027-01-29", "Senate, seat 1"] == ("not documented", "Zhunusov")
    (key,) = [row.scan for row in page.context["page"] if row.scan]
    assert b"".join(reviewer.get(f"{address(proposal)}scans/{key}/").streaming_content) == PDF
    decided(reviewer, proposal, "approve")
    assert sitting(cast.commission, DAY)["S-1"] == "Zhunusov"
    assert ActScan.objects.get().name == "decree.pdf"


def test_an_act_sent_back_is_changed_and_sent_again(reviewer: Client) -> None:
    cast = Cast()
    client = signed_in_client(staff(Role.REGISTRAR, [cast.commission], username="dana"))
    first = sent(recorded(client, decree(cast)))
    decided(reviewer, first, "reject", "It is Zhunussov")
    page = client.get(address(first))
    assert page.context["again"] == f"/admin/acts/record/?again={first.pk}"
    opened = client.get(page.context["again"], follow=True)
    sheet = opened.context["sheet"]
    assert (sheet.typed["effects-0-family_en"], sheet.typed["again"]) == ("Zhunusov", str(first.pk))
    typed = {**decree(cast), "effects-0-family_en": "Zhunussov", "again": str(first.pk)}
    recorded(client, typed)
    first.refresh_from_db()
    again = Proposal.objects.get(replaces=first)
    assert (first.state, again.state) == (State.SUPERSEDED, State.PROPOSED)
    decided(reviewer, again, "approve")
    assert sitting(cast.commission, DAY)["S-1"] == "Zhunussov"


def test_an_edit_is_opened_as_it_was_filled_in_and_sent_again(client: Client) -> None:
    person = PersonFactory(family_en="Abdirow")
    first = sent(edited(client, person, family_en="Abdyrov"))
    again = f"{page_of(person)}?again={first.pk}"
    page = client.get(again)
    assert filled(page)["family_en"] == "Abdyrov"
    assert errors(page)[""] == ["This is what you proposed. Change what is wrong and send it again."]
    answer = client.post(again, filled(page, family_en="Abdirov"))
    assert answer.status_code == 302, errors(answer)
    first.refresh_from_db()
    assert (first.state, Proposal.objects.get(replaces=first).state) == (State.SUPERSEDED, State.PROPOSED)


def test_a_colleague_s_proposal_is_not_opened_to_be_changed(client: Client, reviewer: Client) -> None:
    person = PersonFactory(family_en="Abdirow")
    proposal = sent(edited(client, person, family_en="Abdirov"))
    assert filled(reviewer.get(f"{page_of(person)}?again={proposal.pk}"))["family_en"] == "Abdirow"


def test_what_changed_meanwhile_is_shown_beside_what_was_proposed(client: Client, reviewer: Client) -> None:
    person = PersonFactory(family_en="Abdirow", given_en="")
    proposal = sent(edited(client, person, family_en="Abdirov"))
    with revision(by="dana", because="Her passport"):
        Person.objects.update(family_en="Abdyrov")
    before = registry()
    for page in (reviewer.get(address(proposal)), decided(reviewer, proposal, "approve")):
        (row,) = page.context["overtaken"]
        (entry,) = row.entries
        assert [(change.before, change.after) for change in entry.changes] == [("Abdirow", "Abdyrov")]
        assert "Her passport" in page.context["refusals"][0]
    assert (page.status_code, registry()) == (409, before)


def test_nobody_decides_of_their_own_or_of_what_they_could_not_write(client: Client) -> None:
    mine, other = AppointmentFactory(), AppointmentFactory()
    proposals = []
    for one in (mine, other):
        edited(client, one, note="Seen")
        proposals.append(Proposal.objects.latest("pk"))
    registrar = signed_in_client(staff(Role.REGISTRAR, scope=[mine.commission]))
    editor, viewer = signed_in_client(staff(Role.EDITOR)), signed_in_client(staff(Role.VIEWER))
    for one in (editor, viewer):
        assert [decided(one, proposal, "approve").status_code for proposal in proposals] == [403, 403]
    assert decided(registrar, proposals[1], "approve").status_code == 403
    assert [one.pk for one in registrar.get("/admin/proposals/").context["lists"][0][2]] == [proposals[0].pk]
    own = decided(client, proposals[0], "approve")
    assert own.context["refusals"] == ["You proposed this yourself. Ask a colleague to look at it."]
    assert Appointment.objects.filter(note="Seen").count() == 0
    assert decided(registrar, proposals[0], "approve").status_code == 302
    assert [one.pk for one in Appointment.objects.filter(note="Seen")] == [mine.pk]


def test_of_two_colleagues_who_press_at_once_one_publishes_and_the_other_is_told(client: Client) -> None:
    proposal = sent(edited(client, PersonFactory(), family_en="Abdirov"))
    others = [signed_in_client(staff(Role.ADMINISTRATOR, username=name)) for name in ("nurlan", "dana")]
    ready, statuses = threading.Barrier(2), []

    def press(one: Client) -> None:
        ready.wait(10)
        statuses.append(decided(one, proposal, "approve").status_code)
        connection.close()

    threads = [threading.Thread(target=press, args=(one,)) for one in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(statuses) == [302, 409]
    assert Revision.objects.filter(reason="The gazette").count() == 1


def test_a_record_merged_meanwhile_is_said_to_be(client: Client, reviewer: Client) -> None:
    person = PersonFactory(slug="dana", family_en="Seitova", given_en="")
    proposal = sent(edited(client, person, note="Seen"))
    with revision(by="bolat", because="One woman"):
        merge_people(kept=PersonFactory(), away=person)
    answer = decided(reviewer, proposal, "approve")
    (told,) = answer.context["refusals"]
    assert (answer.status_code, told.startswith("“Seitova” was changed by bolat on "), "One woman" in told) == (
        409,
        True,
        True,
    )


def test_only_who_has_the_right_publishes_urgently_and_a_colleague_looks_afterwards(
    client: Client, reviewer: Client
) -> None:
    registrar = signed_in_client(staff(Role.REGISTRAR, username="dana"))
    person = PersonFactory()
    edited(registrar, person, family_en="Abdirov", urgent="1")
    assert Proposal.objects.get().state == State.PROPOSED
    assert b'name="urgent"' not in registrar.get(page_of(person)).content
    assert b'name="urgent"' in client.get(page_of(person)).content
    edited(client, person, family_en="Abdyrov", urgent="1")
    urgent = Proposal.objects.latest("pk")
    assert (Person.objects.get().family_en, urgent.state) == ("Abdyrov", State.URGENT)
    assert publications([urgent.revision or 0])[urgent.revision or 0].waits
    assert urgent in reviewer.get("/admin/proposals/").context["lists"][0][2]
    assert decided(reviewer, urgent, "agree").status_code == 302
    assert not publications([urgent.revision or 0])[urgent.revision or 0].waits


def test_one_proposal_costs_the_same_however_many_records_it_has(reviewer: Client) -> None:
    costs = []
    for number in (2, 7):
        carried = carry_out(lambda many=number: PersonFactory.create_batch(many), by="dana", because="A list")
        assert carried.proposal is not None
        reviewer.get(address(carried.proposal))  # who may decide is found once and kept
        with CaptureQueriesContext(connection) as queries:
            assert len(reviewer.get(address(carried.proposal)).context["page"]) == number
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_list_costs_the_same_for_many_proposals(
    client: Client, reviewer: Client, django_assert_num_queries: Any
) -> None:
    for _turn in range(3):
        edited(client, PersonFactory(), family_en="Abdirov")
    reviewer.get("/admin/proposals/")  # who may decide is found once and kept
    with django_assert_num_queries(7):
        reviewer.get("/admin/proposals/")
    for _turn in range(3):
        edited(client, PersonFactory(), family_en="Abdirov")
    reviewer.get("/admin/proposals/")
    with django_assert_num_queries(7):
        reviewer.get("/admin/proposals/")


def test_the_letter_of_the_day_names_what_waits_for_whom(client: Client, mailoutbox: Any) -> None:
    proposal = sent(edited(client, PersonFactory(), family_en="Abdirov"))
    letters = [Notices.objects.create(user=staff(role), digest=True) for role in (Role.REGISTRAR, Role.VIEWER)]
    assert [send_digest(one, DAY) for one in letters] == [True, False]
    (letter,) = mailoutbox
    waiting, line, *_rest = letter.body.splitlines()
    assert (waiting, line.startswith(f"- {proposal.title}: "), line.endswith(address(proposal))) == (
        "Waiting for your review: 1",
        True,
        True,
    )


def test_the_data_page_says_how_many_eyes_publish_and_what_waits_for_a_second_look(
    client: Client, reviewer: Client, settings: Any
) -> None:
    edited(client, PersonFactory(), family_en="Abdirov", urgent="1")
    four = facts(Client().get("/en/data/").content.decode())["Who publishes"]
    assert four == (
        "Four eyes: whatever the staff change is looked at and approved by a second person before it is published. "
        "1 change was published urgently and waits for a second look."
    )
    decided(reviewer, Proposal.objects.get(), "agree")
    settings.EYES = 2
    assert facts(Client().get("/en/data/").content.decode())["Who publishes"] == (
        "Two eyes: whatever a member of the staff changes is published at once, with its author and its reason."
    )
