"""“Record an act”, as a registrar without script uses it: typed, shown, recorded; and nothing typed is ever lost."""

import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from commission.composition import composition
from commission.models import ActScan, LegalAct
from members.models import Appointment
from portal.models import Role, UnfinishedAct
from portal.staff.act_page.keeping import proof_for
from tests.factories import CommissionFactory, PersonFactory, QuotaFactory, RegimeFactory, days
from tests.html import faults
from tests.members.acts.test_recording import Cast, sitting
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db
PAGE = "/admin/acts/record/"
DAY = datetime.date(2027, 1, 29)
PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def registrar(cast: Cast) -> Any:
    return staff(Role.REGISTRAR, [cast.commission], username="aigerim")


@pytest.fixture
def client(registrar: Any) -> Client:
    return signed_in_client(registrar)


def decree(cast: Cast, **typed: Any) -> dict[str, Any]:
    """The decree on the desk: Zhunusov takes the seat of Petrov, whose term ends."""
    return {
        "kind": "decree",
        "number": "1087",
        "adopted": "29.01.2027",
        "title_en": "Decree 1087",
        "commission": str(cast.commission.pk),
        "effects-0-kind": "appoint",
        "effects-0-seat": str(cast.first.pk),
        "effects-0-person": "new",
        "effects-0-family_en": "Zhunusov",
        **typed,
    }


def shown(client: Client, typed: dict[str, Any], do: str = "preview") -> Any:
    return client.post(PAGE, {**typed, "do": do})


def recorded(client: Client, typed: dict[str, Any], **more: Any) -> Any:
    """As a registrar does it: shown first, then recorded."""
    page = shown(client, {**typed, **more})
    hidden = {"previewed": page.context["sheet"].digest(), "seen": [str(one) for one in page.context["seen"]]}
    return shown(client, {**typed, **more, **hidden}, do="record")


def said(page: Any) -> dict[str, list[str]]:
    """Every sentence of refusal, by the field it stands at."""
    sheet = page.context["sheet"]
    forms = {"": sheet.act, **{f"{form.prefix}-": form for form in sheet.effects}}
    found = {f"{prefix}{name}": list(errors) for prefix, form in forms.items() for name, errors in form.errors.items()}
    return found | ({"problems": [str(one) for one in sheet.problems]} if sheet.problems else {})


def test_a_decree_replaces_a_member_under_the_authority_the_rule_names(client: Client, cast: Cast) -> None:
    answer = recorded(client, decree(cast))
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert sitting(cast.commission, DAY) == {"P-CHAIR": "Abdirov", "S-1": "Zhunusov", "S-2": "Yerman"}
    assert Appointment.objects.get(person__family_en="Zhunusov").authority == cast.senate


def test_before_and_after_are_shown_and_nothing_is_recorded(client: Client, cast: Cast) -> None:
    page = shown(client, decree(cast))
    (day,) = page.context["days"]
    changed = {row.title: (row.before, row.after) for row in day.rows if row.changes}
    assert said(page) == {}
    assert changed == {"Senate, seat 1": ("not documented", "Zhunusov"), "unconfirmed": ("Petrov", "—")}
    assert not LegalAct.objects.filter(number="1087").exists()
    assert faults(page.content.decode()) == []


def test_what_was_changed_after_it_was_shown_is_shown_once_more_before_it_is_recorded(
    client: Client, cast: Cast
) -> None:
    typed = decree(cast)
    digest = shown(client, typed).context["sheet"].digest()
    page = shown(client, {**typed, "effects-0-family_en": "Omarov", "previewed": digest}, do="record")
    assert said(page) == {"problems": ["Look at before and after once more: something was changed since it was shown."]}
    assert not LegalAct.objects.filter(number="1087").exists()


def test_effects_are_added_and_removed_without_script(client: Client, cast: Cast) -> None:
    typed = {**decree(cast), "add": "end"}
    page = shown(client, typed, do="add")
    assert [form.kind for form in page.context["sheet"].effects] == ["appoint", "end"]
    page = shown(client, {**typed, "effects-1-kind": "end"}, do="remove:0")
    assert [(form.kind, form.place) for form in page.context["sheet"].effects] == [("end", 1)]


def test_only_open_seats_are_offered_and_the_rule_in_force_proposes_the_rest(client: Client, cast: Cast) -> None:
    page = shown(client, decree(cast), do="look")
    (form,) = page.context["sheet"].effects
    assert [value for value, _label in form.fields["seat"].choices] == ["", str(cast.first.pk)]
    proposed = form.proposed
    assert (proposed.authority.id, proposed.term_years, proposed.predecessor.id) == (
        cast.senate.pk,
        5,
        cast.petrov.pk,
    )
    assert proposed.statutory_end.latest == datetime.date(2032, 1, 29)


def test_a_link_of_the_cockpit_opens_the_page_filled_in(client: Client, cast: Cast) -> None:
    address = f"{PAGE}?commission={cast.commission.pk}&day=2027-01-29&seat={cast.first.pk}"
    page = client.get(f"{address}&predecessor={cast.petrov.pk}")
    sheet = page.context["sheet"]
    (form,) = sheet.effects
    assert (sheet.desk.commission, sheet.desk.date, said(page)) == (cast.commission, DAY, {})
    assert (form["seat"].value(), form["predecessor"].value()) == (str(cast.first.pk), str(cast.petrov.pk))
    assert faults(page.content.decode()) == []


def test_refusals_stand_at_the_field_they_speak_of(client: Client, cast: Cast) -> None:
    LegalAct.objects.create(
        slug="d-1087", kind="decree", number="1087", title_en="Known", adopted_earliest=DAY, adopted_latest=DAY
    )
    typed = decree(cast, **{"act_query": ""})
    assert said(recorded(client, typed)) == {
        "number": ["An act with the number “1087” is already recorded: Known. Choose it instead."]
    }
    assert said(shown(client, decree(cast, adopted="31.02.2027"))) == {
        "adopted": [
            "“31.02.2027” is not a day. Write 2016, 09.2016 or 14.09.2016; no later than 14.09.2016; not before "
            "09.2016; or between 01.09.2016 and 22.09.2016."
        ]
    }
    held = said(shown(client, decree(cast, **{"effects-0-seat": str(cast.second.pk)})))
    assert held == {
        "effects-0-seat": [
            "Seat S-2 is held by Yerman since 1 May 2024. Record first when and why they left, or choose another seat."
        ]
    }


def test_a_broken_rule_asks_for_a_reason_and_keeps_it(client: Client, cast: Cast) -> None:
    typed = decree(cast, **{"effects-0-authority": str(cast.president.pk)})
    page = recorded(client, typed)
    assert said(page) == {"problems": ["This breaks a rule. Correct it, or say below why it is recorded nevertheless."]}
    assert [breach.code for breach in page.context["preview"].breaches] == ["quota-exceeded", "wrong-authority"]
    assert recorded(client, typed, reason_for_breach="So the gazette").status_code == 302
    assert Appointment.objects.get(person__family_en="Zhunusov").note == "So the gazette"


def test_several_people_of_one_name_are_told_apart_before_anything_is_recorded(client: Client, cast: Cast) -> None:
    one, _other = (PersonFactory(given_en="Aibek", family_en="Zhunusov") for _ in "12")
    typed = decree(cast, **{"effects-0-person": "", "effects-0-family_en": "", "effects-0-person_query": "Zhunusov"})
    page = shown(client, typed)
    assert said(page) == {"effects-0-person_query": ["“Zhunusov” may be one of several. Choose which below."]}
    assert recorded(client, {**typed, "effects-0-person": str(one.pk)}).status_code == 302
    assert Appointment.objects.get(seat=cast.first, person=one).commission == cast.commission


def test_the_scan_is_kept_by_its_hash_and_only_downloaded(
    client: Client, cast: Cast, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    page = shown(client, {**decree(cast), "scan": SimpleUploadedFile("decree.pdf", PDF)})
    typed = {**decree(cast), "scan_kept": page.context["sheet"].typed["scan_kept"]}
    assert recorded(client, typed).status_code == 302
    scan = ActScan.objects.get()
    assert (scan.act.number, scan.size, scan.name) == ("1087", len(PDF), "decree.pdf")
    file = client.get(f"/admin/acts/scans/{scan.pk}/")
    assert b"".join(file.streaming_content) == PDF
    assert (file["Content-Disposition"], file["X-Content-Type-Options"], file["Content-Type"]) == (
        'attachment; filename="decree.pdf"',
        "nosniff",
        "application/pdf",
    )
    assert Client().get(f"/admin/acts/scans/{scan.pk}/").status_code == 302


@pytest.mark.parametrize("content", [b"<html>%PDF-", b"PK\x03\x04", b"%PDF-1.7 cut short"])
def test_a_file_of_another_kind_is_refused_whatever_its_name_says(
    client: Client, cast: Cast, content: bytes, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    page = shown(client, {**decree(cast), "scan": SimpleUploadedFile("decree.pdf", content)})
    assert said(page) == {
        "scan": ["“decree.pdf” is not a whole PDF, whatever its name says. Save the scan as PDF and choose it again."]
    }
    assert list(tmp_path.iterdir()) == []


def test_a_session_that_ends_mid_form_loses_nothing(client: Client, cast: Cast, registrar: Any) -> None:
    typed = {**decree(cast), "proof": proof_for(registrar)}
    answer = shown(Client(), typed, do="record")
    assert answer["Location"] == "/admin/login/?next=/admin/acts/record/"
    assert not LegalAct.objects.filter(number="1087").exists()
    page = client.get(PAGE)
    sheet = page.context["sheet"]
    assert (sheet.act["number"].value(), sheet.effects[0].called()) == ("1087", "Zhunusov")
    assert recorded(client, decree(cast)).status_code == 302
    assert not UnfinishedAct.objects.exists()


@pytest.mark.parametrize("do", ["look", "preview", "record"])
@pytest.mark.parametrize(
    "typed",
    [
        {"number": "10\087"},
        {"commission": "9" * 30},
        {"commission": "9" * 5000},
        {"effects-0-seat": "9" * 30},
        {"effects-0-person": "9" * 30, "effects-0-family_en": ""},
        {"effects-1-kind": "end", "effects-1-appointment": "9" * 30},
        {"effects-99999-kind": "end"},
        {"scan_kept": f"{'0' * 64},12,decree.pdf"},
        {"scan_kept": "../../secret-key,12,decree.pdf"},
        {"seen": "members.person:1@x"},
        {"day": "30.02.2027"},
    ],
)
def test_no_hand_made_form_is_a_failure(client: Client, cast: Cast, typed: dict[str, str], do: str) -> None:
    page = shown(client, {**decree(cast), **typed, "previewed": "0"}, do=do)
    assert page.status_code == 200
    assert (LegalAct.objects.filter(number="1087").exists(), ActScan.objects.exists()) == (False, False)


def test_nobody_leaves_a_form_with_another_by_a_proof_they_made_up(client: Client, cast: Cast, registrar: Any) -> None:
    shown(Client(), {**decree(cast), "proof": f"{registrar.pk}:1:forged"})
    assert not UnfinishedAct.objects.exists()


def test_a_form_from_elsewhere_is_kept_but_never_recorded(cast: Cast, registrar: Any) -> None:
    checked = Client(enforce_csrf_checks=True)
    checked.cookies = signed_in_client(registrar).cookies
    answer = shown(checked, {**decree(cast), "proof": proof_for(registrar)}, do="record")
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert (LegalAct.objects.filter(number="1087").exists(), UnfinishedAct.objects.count()) == (False, 1)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR])
def test_who_may_not_record_is_told_so(role: str, cast: Cast) -> None:
    client = signed_in_client(staff(role))
    assert [client.get(PAGE).status_code, shown(client, decree(cast), do="record").status_code] == [403, 403]
    assert not LegalAct.objects.filter(number="1087").exists()


def test_a_registrar_of_another_region_is_refused_and_keeps_what_was_typed(cast: Cast) -> None:
    client = signed_in_client(staff(Role.REGISTRAR, [CommissionFactory(name_en="Aktobe")]))
    page = recorded(client, decree(cast))
    assert said(page) == {
        "commission_query": [
            "Commission is not among the commissions you keep. Ask an administrator, or choose another."
        ]
    }
    assert page.context["sheet"].act["number"].value() == "1087"
    assert not LegalAct.objects.filter(number="1087").exists()


def test_of_two_registrars_one_wins_the_seat_and_the_other_is_told_who_and_keeps_what_they_typed(
    client: Client, cast: Cast
) -> None:
    late = signed_in_client(staff(Role.REGISTRAR, [cast.commission], username="bolat"))
    typed = decree(cast, number="1088", title_en="Decree 1088", **{"effects-0-family_en": "Omarov"})
    page = shown(late, typed)
    hidden = {"previewed": page.context["sheet"].digest(), "seen": [str(one) for one in page.context["seen"]]}
    assert recorded(client, decree(cast)).status_code == 302
    page = shown(late, {**typed, **hidden}, do="record")
    assert said(page)["effects-0-seat"] == [
        "Seat S-1 is held by Zhunusov since 29 January 2027. Record first when and why they left, or choose another "
        "seat."
    ]
    sheet = page.context["sheet"]
    assert (sheet.act["number"].value(), sheet.effects[0]["family_en"].value()) == ("1088", "Omarov")
    assert Appointment.objects.filter(seat=cast.first, start_latest=DAY).count() == 1


def test_a_whole_commission_is_formed_under_the_rule_of_2026_in_one_act_and_holdover_ends_by_itself(
    client: Client, cast: Cast
) -> None:
    rule = RegimeFactory(commission=cast.commission, incumbents_hold_over="yes", **days(start="2026-07-01"))
    QuotaFactory(regime=rule, code="K-CHAIR", number=1, office="chair", authority=cast.president)
    QuotaFactory(regime=rule, code="K", number=2, authority=cast.president, position=2)
    act = {name: value for name, value in decree(cast).items() if not name.startswith("effects-")}
    sheet = shown(client, {**act, "add": "form"}, do="add").context["sheet"]
    assert [form.kind for form in sheet.effects] == ["form", "appoint", "appoint", "appoint"]
    names = ("Akhmetov", "Baitasov", "Seitov")
    typed = {key: sheet.typed[key] for key in sheet.typed if key.startswith("effects-")}
    for place, name in enumerate(names, start=1):
        typed |= {f"effects-{place}-person": "new", f"effects-{place}-family_en": name}
    assert recorded(client, {**act, **typed, "effects-0-complete": "on"}).status_code == 302
    before, after = (composition(cast.commission, day) for day in (DAY - datetime.timedelta(days=1), DAY))
    assert sorted(str(one.person.name) for one in before.holding_over) == ["Abdirov", "Petrov", "Yerman"]
    assert (after.holding_over, after.counts["held"]) == ([], 3)
    assert sitting(cast.commission, DAY) == dict(zip(("K-CHAIR", "K-1", "K-2"), names, strict=True))


def test_the_page_takes_the_queries_it_always_takes(client: Client, cast: Cast, django_assert_num_queries: Any) -> None:
    client.get(PAGE)
    with django_assert_num_queries(10):
        client.get(f"{PAGE}?commission={cast.commission.pk}&day=2027-01-29&seat={cast.first.pk}")
