"""The change of 2026 through the staff's pages alone: the rule by an editor, the new composition by a registrar."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commission.composition import composition
from commission.models import Authority, LegalAct, Provision, Quota, Regime
from members.models import Nomination, Person
from portal.models import Role
from registry.models import Revision
from tests.members.acts.test_recording import Cast, sitting
from tests.portal.staff.act_page.test_page import PAGE, recorded, said, shown
from tests.registry.admin.filling import errors, filled
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db(transaction=True)
DAY = datetime.date(2027, 1, 29)
MEMBERS = ("Akhmetov", "Baitasov", "Seitov")
BECAUSE = "Constitutional law of 2026"


def added(client: Client, model: str, **typed: Any) -> None:
    """The empty form of a kind of record, filled in and sent."""
    address = reverse(f"admin:commission_{model}_add")
    answer = client.post(address, filled(client.get(address), because=BECAUSE, **typed))
    assert answer.status_code == 302, errors(answer)


def below(rows: str, *each: dict[str, Any]) -> dict[str, Any]:
    """Rows under a record, as the browser adds them."""
    typed = {f"{rows}-{place}-{name}": value for place, row in enumerate(each) for name, value in row.items()}
    return {**typed, f"{rows}-TOTAL_FORMS": str(len(each))}


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def law(cast: Cast) -> Regime:
    """Laid down by an editor of rules, form by form."""
    editor = signed_in_client(staff(Role.EDITOR, username="dana"))
    added(editor, "authority", code="kurultai", name_en="Kurultai", kind="body")
    kurultai = Authority.objects.get(code="kurultai").pk
    act = {"slug": "law-2026", "kind": "constitutional-law", "title_en": "On the elections", "adopted": "15.06.2026"}
    added(editor, "legalact", **act)
    constitution = LegalAct.objects.get(slug="law-2026").pk
    quota = {"authority": cast.president.pk, "fills": "seats", "size": "fixed", "method": "appoints", "consent": "yes"}
    quota |= {"consent_of": kurultai, "term_years": "5", "term_runs": "appointment"}
    chair = {**quota, "code": "K-CHAIR", "number": "1", "office": "chair", "label_en": "Chair", "position": "1"}
    others = {**quota, "code": "K", "number": "2", "label_en": "Member", "position": "2"}
    rule = {"code": "KUR-2026", "name_en": "With the consent of the Kurultai", "commission": cast.commission.pk}
    rule |= {"start": "01.07.2026", "incumbents_hold_over": "yes", "members_hold_over": "yes"}
    rule |= {"deadline_period": "P2M", "deadline_from": "01.12.2026"}
    bases = below("bases", {"act": constitution, "article": "Art 95", "position": "1"})
    added(editor, "regime", **rule, **bases, **below("quotas", chair, others))
    regime = Regime.objects.get(code="KUR-2026")
    text = "Those appointed before keep their powers until the new composition is formed."
    provision = {"code": "KUR-2026-T", "kind": "transition", "regime": regime.pk, "act": constitution, "text_en": text}
    added(editor, "provision", **provision, article="Art 95", start="01.07.2026")
    return regime


def test_the_rule_its_quotas_with_consent_its_provision_and_its_deadline_are_laid_down(cast: Cast, law: Regime) -> None:
    told = [(one.code, one.number, one.consent, one.consent_of.code) for one in Quota.objects.filter(regime=law)]
    assert told == [("K-CHAIR", 1, "yes", "kurultai"), ("K", 2, "yes", "kurultai")]
    assert [(one.act.slug, one.article) for one in law.bases.all()] == [("law-2026", "Art 95")]
    assert Provision.objects.get(regime=law).kind == "transition"
    assert {one.author for one in Revision.objects.filter(reason=BECAUSE)} == {"dana"}
    answer = composition(cast.commission, datetime.date(2026, 12, 20))
    assert (answer.regime.code, sorted(str(one.person.name) for one in answer.holding_over)) == (
        "KUR-2026",
        ["Abdirov", "Petrov", "Yerman"],
    )


def test_a_registrar_records_the_consent_and_the_new_composition_and_holdover_ends_by_itself(
    cast: Cast, law: Regime
) -> None:
    client = signed_in_client(staff(Role.REGISTRAR, [cast.commission], username="aigerim"))
    (due,) = [section for section in client.get("/admin/").context["sections"] if section.name == "due"]
    assert [str(line.detail) for line in due.lines] == ["to be formed by: 1 February 2027"]
    consent = {"kind": "resolution", "number": "7", "adopted": "20.01.2027", "title_en": "On consent"}
    consent |= {"commission": str(cast.commission.pk), "issuer": str(Authority.objects.get(code="kurultai").pk)}
    seats = [str(seat.pk) for quota in law.quotas.all() for seat in quota.seats.order_by("number")]
    for place, (name, seat) in enumerate(zip(MEMBERS, seats, strict=True)):
        typed = {"kind": "consent", "seat": seat, "person": "new", "family_en": name}
        consent |= {f"effects-{place}-{field}": value for field, value in typed.items()}
    assert recorded(client, consent).status_code == 302
    steps = Nomination.objects.order_by("pk").select_related("by", "person")
    assert [(one.kind, one.by.code, str(one.person)) for one in steps] == [
        ("consented", "kurultai", name) for name in MEMBERS
    ]

    sheet = client.get(due.lines[0].address).context["sheet"]
    assert [form.kind for form in sheet.effects] == ["form", "appoint", "appoint", "appoint"]
    decree = {key: sheet.typed[key] for key in sheet.typed} | {"number": "1087", "adopted": "29.01.2027"}
    decree |= {"title_en": "Decree 1087", "day": "", "effects-0-complete": "on"}
    for place, name in enumerate(MEMBERS, start=1):
        decree[f"effects-{place}-person"] = str(Person.objects.get(family_en=name).pk)
    assert said(shown(client, decree)) == {}
    assert recorded(client, decree).status_code == 302

    eve, day = (composition(cast.commission, DAY - datetime.timedelta(days=ago)) for ago in (1, 0))
    assert sorted(str(one.person.name) for one in eve.holding_over) == ["Abdirov", "Petrov", "Yerman"]
    assert (day.holding_over, day.counts["held"]) == ([], 3)
    assert sitting(cast.commission, DAY) == dict(zip(("K-CHAIR", "K-1", "K-2"), MEMBERS, strict=True))
    assert [section.name for section in client.get("/admin/").context["sections"] if section.name == "due"] == []
    assert PAGE in due.lines[0].address
