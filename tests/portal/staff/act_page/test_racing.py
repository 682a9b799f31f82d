"""Two registrars, one seat, one moment: two threads, two sessions, two transactions."""

from typing import Any

import pytest

from commission.models import LegalAct
from members.models import Appointment
from portal.models import Role
from registry.models import Revision
from tests.members.acts.test_recording import Cast
from tests.portal.staff.act_page.test_page import DAY, PAGE, decree, said, shown
from tests.racing import at_once
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = {"1087": "Zhunusov", "1088": "Omarov"}


def ready_to_record(cast: Cast, number: str) -> tuple[Any, str, dict[str, Any]]:
    """A registrar who has looked at before and after, with the hand on “Record”."""
    client = signed_in_client(staff(Role.REGISTRAR, [cast.commission], username=f"registrar-{number}"))
    typed = decree(cast, number=number, title_en=f"Decree {number}", **{"effects-0-family_en": NAMES[number]})
    page = shown(client, typed)
    hidden = {"previewed": page.context["sheet"].digest(), "seen": [str(one) for one in page.context["seen"]]}
    return client, PAGE, {**typed, **hidden, "do": "record"}


def test_exactly_one_wins_and_the_other_is_told_who_and_keeps_what_they_typed() -> None:
    cast = Cast()
    both = [ready_to_record(cast, number) for number in NAMES]
    before = Revision.objects.count()
    answers = at_once(*both)
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    (sits,) = Appointment.objects.filter(seat=cast.first, start_latest=DAY)
    (act,) = LegalAct.objects.filter(number__in=NAMES)
    assert NAMES[act.number] == str(sits.person)
    assert Revision.objects.count() == before + 1
    (lost,) = [answer for answer in answers if answer.status_code == 409]
    (other,) = NAMES.keys() - {act.number}
    sheet = lost.context["sheet"]
    assert (sheet.act["number"].value(), sheet.effects[0]["family_en"].value()) == (other, NAMES[other])
    assert said(lost)["effects-0-seat"] == [
        f"Seat S-1 is held by {sits.person} since 29 January 2027. Record first when and why they left, or choose "
        "another seat."
    ]
