"""What the cockpit says on a day, to whom, and which filled-in form each of its lines leads to."""

import datetime
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import Appointment
from portal.models import ErrorReport, Role
from portal.staff.cockpit.judged import judged
from portal.staff.cockpit.lines import View
from portal.staff.cockpit.others import reports
from portal.staff.cockpit.page import SECTIONS, WHOLE
from portal.staff.cockpit.rules import due
from portal.staff.cockpit.seats import vacancies
from portal.staff.cockpit.sources import weak, without_act_or_source
from portal.staff.cockpit.terms import beyond, ending
from portal.staff.due import Kind, all_due
from portal.staff.due.records import windows
from registry.period import parse_day
from tests.factories import (
    AppointmentFactory,
    CitationFactory,
    CommissionFactory,
    FormationFactory,
    QuotaFactory,
    RegimeFactory,
    days,
)
from tests.members.acts.test_recording import Cast
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db
BEFORE, AFTER = datetime.date(2026, 12, 20), datetime.date(2027, 2, 10)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def everyone() -> View:
    return View(staff(Role.ADMINISTRATOR))


def told(section: Any) -> list[tuple[str, str]]:
    return [(str(line.text), line.address) for line in section.lines]


def test_a_term_that_ends_leads_to_the_act_that_appoints_a_successor_on_that_day(cast: Cast) -> None:
    section = ending(everyone(), BEFORE)
    address = f"/admin/acts/record/?commission={cast.commission.pk}&day=2027-01-29&seat={cast.first.pk}"
    assert told(section) == [
        ("Petrov: term until 29 January 2027", f"{address}&predecessor={cast.petrov.pk}&kind=appoint")
    ]
    assert section.summary == ["within 30 days: 0", "within 60 days: 1", "within 90 days: 1"]


def test_who_stays_beyond_the_term_is_told_until_a_successor_is_recorded(cast: Cast) -> None:
    assert told(beyond(everyone(), BEFORE)) == []
    assert [text for text, _address in told(beyond(everyone(), AFTER))] == ["Petrov: term until 29 January 2027"]


def test_a_seat_left_empty_leads_to_the_act_that_fills_it(cast: Cast) -> None:
    assert told(vacancies(everyone(), BEFORE)) == []
    day = parse_day("2026-12-01")
    Appointment.objects.filter(pk=cast.yerman.pk).update(
        end_earliest=day.earliest, end_latest=day.latest, end_value="2026-12-01", end_reason="resignation"
    )
    (line,) = vacancies(everyone(), BEFORE).lines
    assert (line.text, line.detail) == ("Commission: Senate, seat 2", "vacant since: 1 December 2026")
    assert line.address == f"/admin/acts/record/?commission={cast.commission.pk}&day=2026-12-20&seat={cast.second.pk}"


def test_a_deadline_of_a_rule_leads_to_forming_the_commission_and_goes_once_it_is_formed(cast: Cast) -> None:
    rule = RegimeFactory(
        commission=cast.commission,
        code="NEW",
        name_en="The rule of 2026",
        deadline_period="P2M",
        **days(start="2026-12-01", deadline_from="2026-12-01"),
    )
    (line,) = due(everyone(), BEFORE).lines
    assert (line.text, line.detail) == ("Commission: The rule of 2026", "to be formed by: 1 February 2027")
    assert line.address == f"/admin/acts/record/?commission={cast.commission.pk}&day=2027-02-01&kind=form"
    FormationFactory(commission=cast.commission, regime=rule, **days(day="2027-01-20"))
    assert due(everyone(), BEFORE).lines == []


def test_a_deadline_from_an_event_without_a_date_leads_to_the_rule_that_lacks_it(cast: Cast) -> None:
    rule = RegimeFactory(
        commission=cast.commission, deadline_period="P2M", deadline_event_en="the first session", **days(start="2026")
    )
    rule.__class__.objects.filter(pk=rule.pk).update(start_latest=datetime.date(2026, 1, 1))
    (line,) = due(everyone(), BEFORE).lines
    assert (line.detail, line.address) == (
        "the deadline runs from an event that is not dated: the first session",
        f"/admin/commission/regime/{rule.pk}/change/",
    )


def test_a_window_of_formation_is_told_once_for_all_commissions_formed_together() -> None:
    rule = RegimeFactory(
        commission=None,
        country="KZ",
        level="precinct",
        name_en="Precincts",
        window_begins_before="P2M",
        window_ends_before="P3D",
    )
    QuotaFactory(regime=rule, term_years=5, term_runs="commission")
    for _ in "12":
        FormationFactory(commission=CommissionFactory(level="precinct"), regime=rule, **days(day="2022-02-01"))
    (line,) = due(everyone(), BEFORE).lines
    assert (line.text, line.detail) == (
        "Precincts: 2 commissions",
        "to be formed between 1 December 2026 and 29 January 2027",
    )
    assert due(everyone(), datetime.date(2026, 8, 1)).lines == []


def test_findings_lead_to_the_form_that_settles_them(cast: Cast) -> None:
    section = judged(everyone(), BEFORE)
    assert [(str(line.text), line.address) for line in section.lines][:2] == [
        ("No act that appointed Abdirov is recorded.", f"/admin/members/appointment/{cast.abdirov.pk}/change/"),
        ("No act that appointed Petrov is recorded.", f"/admin/members/appointment/{cast.petrov.pk}/change/"),
    ]
    assert section.number == 6


def test_what_rests_on_little_is_told_apart_from_what_rests_on_nothing(cast: Cast) -> None:
    CitationFactory(
        content_type=ContentType.objects.get_for_model(Appointment),
        object_id=cast.yerman.pk,
        confidence="low",
    )
    assert [str(line.text) for line in weak(everyone(), BEFORE).lines] == ["Yerman"]
    assert [str(line.text) for line in without_act_or_source(everyone(), BEFORE).lines] == [
        "Yerman",
        "Petrov",
        "Abdirov",
    ]


def test_new_reports_are_told_until_someone_settles_them() -> None:
    report = ErrorReport.objects.create(page="/en/people/x/", message="The day is wrong.", language="en", sender="s")
    assert told(reports(everyone(), BEFORE)) == [
        ("The day is wrong.", f"/admin/portal/errorreport/{report.pk}/change/")
    ]
    report.state = ErrorReport.State.DECLINED
    report.save()
    assert reports(everyone(), BEFORE).lines == []


def test_a_registrar_sees_their_commissions_first_and_all_of_them_when_they_ask(cast: Cast) -> None:
    elsewhere = signed_in_client(staff(Role.REGISTRAR, [CommissionFactory(name_en="Aktobe")]))
    theirs = signed_in_client(staff(Role.REGISTRAR, [cast.commission]))
    bare = "Appointments without an act or a source"
    shown = {
        name: [section.title for section in client.get(address).context["sections"] if section.title == bare]
        for name, client, address in (
            ("elsewhere", elsewhere, "/admin/"),
            ("whole", elsewhere, "/admin/?whole"),
            ("theirs", theirs, "/admin/"),
        )
    }
    assert shown == {"elsewhere": [], "whole": [bare], "theirs": [bare]}


def test_no_section_asks_more_queries_for_more_lines(cast: Cast) -> None:
    asked = []
    for _round in "12":
        for number in range(1, 16):
            start = f"2022-03-{number:02}"
            AppointmentFactory(
                commission=cast.commission, authority=cast.senate, regime=cast.regime, **days(start=start)
            )
            ErrorReport.objects.create(page="/en/", message="Wrong.", language="en", sender="s")
        asked.append({section.__name__: queries_of(section) for section in SECTIONS})
    assert asked[0] == asked[1]


def queries_of(section: Any) -> int:
    view = everyone()
    with CaptureQueriesContext(connection) as queries:
        section(view, BEFORE)
    return len(queries)


def test_the_cockpit_and_the_daily_letter_name_the_same(cast: Cast) -> None:
    day = parse_day("2026-12-01")
    Appointment.objects.filter(pk=cast.yerman.pk).update(
        end_earliest=day.earliest, end_latest=day.latest, end_value="2026-12-01", end_reason="resignation"
    )
    RegimeFactory(
        commission=CommissionFactory(),
        deadline_period="P2M",
        **days(start="2026-12-01", deadline_from="2026-12-01"),
    )
    for today in (BEFORE, AFTER, datetime.date(2029, 6, 1)):
        letter = {kind: found.total for kind, found in all_due(None, today).items()}
        past = (Kind.EXPIRED, Kind.HOLDOVER, Kind.OVERDUE)
        view = everyone()
        assert {section.__name__: section(view, today).number for section in (due, ending, beyond, vacancies)} == {
            "due": letter.get(Kind.FORMATION, 0) + len(windows(today, None)),
            "ending": letter.get(Kind.TERM_ENDS, 0),
            "beyond": sum(letter.get(kind, 0) for kind in past),
            "vacancies": letter.get(Kind.VACANCY, 0),
        }


def test_a_section_with_more_lines_than_it_shows_leads_to_the_page_of_all_of_them(cast: Cast) -> None:
    AppointmentFactory.create_batch(60, commission=cast.commission)
    client = signed_in_client(staff(Role.REGISTRAR, [cast.commission]))
    page = client.get("/admin/").content.decode()
    assert '<a href="/admin/due/bare/">All 63<span class="hidden">' in page
    shown = [client.get(f"/admin/due/bare/?page={number}").context["section"].lines for number in (1, 2)]
    assert [len(lines) for lines in shown] == [50, 13]
    assert len({line.address for lines in shown for line in lines}) == 63
    assert client.get("/admin/due/nothing/").status_code == 404


@pytest.mark.parametrize("section", WHOLE)
def test_the_page_of_a_section_takes_the_same_queries_however_many_lines_it_has(cast: Cast, section: str) -> None:
    client, asked = signed_in_client(staff(Role.ADMINISTRATOR)), []
    for _round in "123":
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/admin/due/{section}/").status_code == 200
        asked.append(len(queries))
        AppointmentFactory.create_batch(3, commission=cast.commission, regime=cast.regime)
    assert asked[1] == asked[2]
