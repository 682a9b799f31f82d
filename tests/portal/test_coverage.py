"""How much is known year by year, from records whose numbers one can count by hand."""

import pytest

from portal.coverage import Year, coverage
from portal.coverage_chart import coverage_chart
from tests.factories import (
    AppointmentActFactory,
    AppointmentFactory,
    CitationFactory,
    CommissionFactory,
    QuotaFactory,
    RegimeFactory,
    days,
)

pytestmark = pytest.mark.django_db


def test_each_year_counts_seats_members_acts_sources_and_exact_days() -> None:
    commission = CommissionFactory()
    regime = RegimeFactory(commission=commission, **days(start="2007-05-21"))
    QuotaFactory(regime=regime, number=3)
    exact = AppointmentFactory(commission=commission, **days(start="2010-01-01", end="2012-01-01"))
    AppointmentActFactory(appointment=exact, role="appointed")
    month = AppointmentFactory(commission=commission, **days(start="2010-03", end="2011-01-01"))
    CitationFactory(record=month)
    told = {year.year: year for year in coverage(commission, 2012)}
    assert [told[year] for year in (2006, 2009, 2010, 2011, 2012)] == [
        Year(2006, None, 0, 0, 0, 0),
        Year(2009, 3, 0, 0, 0, 0),
        Year(2010, 3, 2, 1, 1, 1),
        Year(2011, 3, 1, 1, 0, 1),
        Year(2012, 3, 0, 0, 0, 0),
    ]


def test_a_year_is_drawn_as_its_seats_with_the_known_ones_filled() -> None:
    chart = coverage_chart([Year(2009, 3, 0, 0, 0, 0), Year(2010, 3, 2, 1, 2, 0)])
    assert [box.known for box in chart.boxes] == [False] * 3 + [True, True, False]
    assert [(share.number, share.r) for share in chart.shares] == [(1, 4.9), (2, 7.0), (0, 0.0)]
    assert chart.years == [(chart.boxes[3].x + 7, 2010)]


def test_a_registry_of_no_years_draws_nothing() -> None:
    assert coverage_chart([]).boxes == []
