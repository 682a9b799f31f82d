"""What takes back something said before, told from news and from what was blank."""

import pytest

from commission.models import Commission
from elections.models import Event
from members.models import Appointment
from registry.corrections import corrects
from registry.history import recorded_fields

BLANK = {"start_earliest": None, "start_latest": None, "end_earliest": None, "end_latest": None}


def day(name: str, earliest: str | None, latest: str | None) -> dict[str, str | None]:
    return {f"{name}_earliest": earliest, f"{name}_latest": latest}


def corrected(model: type, before: dict[str, object], after: dict[str, object]) -> bool:
    nothing = {field.name: None for field in recorded_fields(model)}
    return corrects(model, {**nothing, **before}, {**nothing, **before, **after})


def test_to_say_what_was_blank_corrects_nothing() -> None:
    assert not corrected(Appointment, {"authority": None, "note": ""}, {"authority": 3, "note": "As announced"})


def test_to_say_something_else_or_nothing_is_a_correction() -> None:
    assert corrected(Appointment, {"authority": 3}, {"authority": 4})
    assert corrected(Appointment, {"authority": 3}, {"authority": None})


@pytest.mark.parametrize(
    ("before", "after", "corrects"),
    [
        ((None, None), ("2016-09-14", "2016-09-14"), False),
        (("2016-09-01", "2016-09-30"), ("2016-09-14", "2016-09-14"), False),
        ((None, "2016-09-22"), ("2016-09-01", "2016-09-22"), False),
        (("2016-09-14", "2016-09-14"), ("2016-09-15", "2016-09-15"), True),
        (("2016-09-14", "2016-09-14"), ("2016-09-01", "2016-09-30"), True),
        (("2016-09-14", "2016-09-14"), (None, None), True),
    ],
)
def test_a_day_narrowed_down_is_no_correction_and_one_moved_is(
    before: tuple[str | None, str | None], after: tuple[str | None, str | None], corrects: bool
) -> None:
    assert corrected(Appointment, day("end", *before), day("end", *after)) is corrects


def test_what_moves_by_itself_is_news() -> None:
    assert not corrected(Commission, {"known_until": "2026-07-01"}, {"known_until": "2026-11-01"})
    assert not corrected(Event, {"status": "called"}, {"status": "held"})
    assert not corrected(Commission, {"end_open": True}, {"end_open": False, **day("end", "2026-07-01", "2026-07-01")})
