"""The geometry of benches: whole on the narrowest telephone, whatever stands on them."""

import pytest

from commission.drawing.benches import Occupant, bench
from commission.drawing.shares import RuleShares, Share, chart
from commission.drawing.tones import tones
from tests.commission.drawing.test_timeline import UNTIL, year

NARROWEST = 288


def occupants(number: int, name: str = "Someone") -> list[Occupant]:
    return [Occupant("held", name, name, f"#seat-{n}", 1) for n in range(number)]


@pytest.mark.parametrize("number", [1, 3, 7, 18, 19, 101])
def test_a_bench_of_any_length_fits_and_seats_everyone(number: int) -> None:
    drawn = bench("Senate", 1, occupants(number))
    assert len(drawn.places) == number
    assert drawn.width <= NARROWEST
    assert max(place.y for place in drawn.places) + drawn.seat < drawn.height
    assert len({(place.x, place.y) for place in drawn.places}) == number


def test_a_long_name_ends_in_an_ellipsis_and_stays_whole_in_words() -> None:
    (place,) = bench("Senate", 1, occupants(1, "Щ" * 200)).places
    assert (len(place.words), place.words[-1][1][-1]) == (3, "…")
    assert place.occupant.sentence == "Щ" * 200


def test_the_authority_of_most_rules_comes_first_and_past_six_the_colours_come_round() -> None:
    class Quota:
        def __init__(self, regime: int, authority: int | None, fills: str = "seats") -> None:
            self.regime_id, self.authority_id, self.fills = regime, authority, fills

    rules = [Quota(1, 9), Quota(2, 5), Quota(2, 9), Quota(2, None), Quota(2, 8, "office")]
    assert tones(rules) == {9: 1, 5: 2}
    assert list(tones([Quota(1, n) for n in range(8)]).values()) == [1, 2, 3, 4, 5, 6, 1, 2]


def test_shares_are_as_high_as_their_numbers_and_equal_where_a_number_is_not_recorded() -> None:
    known = RuleShares("Known", year(2000), year(2010), [Share("President", 3, 1), Share("Senate", 1, 2)])
    unknown = RuleShares("Unknown", year(2010), UNTIL, [Share("President", None, 1), Share("Senate", 2, 2)])
    heights = [[segment.height for segment in column.segments] for column in chart([known, unknown], UNTIL).columns]
    assert heights == [[126.0, 42.0], [84.0, 84.0]]
