"""A nation: one central commission, those of regions and of their districts, and precincts in every district.

By law regions and districts have territorial commissions alike; a district's is under its region's.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from commission.models import Commission, Level, Seat
from portal.generating.bodies import Body, Kind, Place, kind_of_precinct, make_places
from portal.generating.law import COUNTRY, RULES_SINCE, Law, exact
from portal.generating.names import name_places
from portal.generating.tables import Rows, bounds, spellings
from portal.generating.territory import Territory
from registry.words import Words

REGIONS, DISTRICTS, PRECINCTS = 20, 219, 10_400
DISTRICTS_TO_ONE_OVERDUE = 20
LAST_CHECKED = datetime.date(2025, 12, 31)
CAPITAL = Words("Орталық", "Центр", "Centre")


@dataclass(frozen=True)
class Size:
    regions: int
    districts: int
    precincts: int

    @classmethod
    def at(cls, scale: float) -> "Size":
        """At least one of each."""
        return cls(*(max(1, round(number * scale)) for number in (REGIONS, DISTRICTS, PRECINCTS)))


class Nation:
    """Adds its rows territory by territory. Each draws its own luck, so that what one holds moves no other."""

    def __init__(self, *, seed: int, size: Size, law: Law, rows: Rows) -> None:
        self.seed, self.size, self.law, self.rows = seed, size, law, rows
        self.places = name_places(self._luck("places"))
        self.precincts = count(1)
        self.quotas = {
            level: {quota.code: quota.pk for quota in regime.quotas.all()} for level, regime in law.regimes.items()
        }

    def territories(self) -> Iterator[Territory]:
        yield self._centre()
        districts = count(1)
        for number in range(1, self.size.regions + 1):
            region = self._territory(f"{number:02}", next(self.places))
            commission = self._region(region)
            yield region
            for _each in range(part(self.size.districts, number, self.size.regions)):
                yield self._district(next(districts), region, commission)

    def _centre(self) -> Territory:
        territory = self._territory("centre", CAPITAL, issuer="president")
        regime = self.law.regimes[Level.CENTRAL]
        seats = Seat.objects.filter(regime=regime).select_related("quota").order_by("pk")
        places = [Place(seat.pk, seat.office, seat.quota.authority_id) for seat in seats]
        self.rows.cite(territory.press, Commission, self.law.central.pk)
        territory.serve([self._body(self.law.central.pk, Level.CENTRAL, Kind.REGULAR, places, territory)])
        return territory

    def _region(self, territory: Territory) -> int:
        place = territory.place
        name = Words(
            f"{place.kk} облысының аумақтық сайлау комиссиясы",
            f"Территориальная избирательная комиссия области {place.ru}",
            f"Territorial Election Commission of {place.en} Region",
        )
        body = self._local(f"kz-tec-{territory.code}", Level.TERRITORIAL, name, self.law.central.pk, territory)
        territory.serve([body])
        return body.commission

    def _district(self, number: int, region: Territory, parent: int) -> Territory:
        territory = self._territory(f"{region.code}-{number:03}", next(self.places))
        place = territory.place
        name = Words(
            f"{place.kk} ауданының аумақтық сайлау комиссиясы ({region.place.kk} облысы)",
            f"Территориальная избирательная комиссия района {place.ru} (область {region.place.ru})",
            f"Territorial Election Commission of {place.en} District ({region.place.en} Region)",
        )
        kind = Kind.OVERDUE if number % DISTRICTS_TO_ONE_OVERDUE == 1 else Kind.REGULAR
        own = self._local(f"kz-tec-{territory.code}", Level.TERRITORIAL, name, parent, territory, kind)
        precincts = range(part(self.size.precincts, number, self.size.districts))
        territory.serve([own, *(self._precinct(territory, own.commission, index) for index in precincts)])
        return territory

    def _precinct(self, territory: Territory, parent: int, index: int) -> Body:
        place, number = territory.place, next(self.precincts)
        name = Words(
            f"№ {number} учаскелік сайлау комиссиясы ({place.kk} ауданы)",
            f"Участковая избирательная комиссия № {number} (район {place.ru})",
            f"Precinct Election Commission No. {number} ({place.en} District)",
        )
        return self._local(
            f"kz-pec-{number:05}", Level.PRECINCT, name, parent, territory, kind_of_precinct(index)
        )  # fmt: skip

    def _local(
        self, slug: str, level: Level, name: Words, parent: int, territory: Territory, kind: Kind = Kind.REGULAR
    ) -> Body:
        known_until = LAST_CHECKED if kind is Kind.NOT_CHECKED_LATELY else None
        commission = self.rows.add(
            Commission, slug, level.value, COUNTRY, *spellings(name), parent, self.law.founding_act.pk,
            *bounds(exact(RULES_SINCE)), known_until,
        )  # fmt: skip
        self.rows.cite(territory.press, Commission, commission)
        places = make_places(
            self.rows,
            commission=commission,
            level_scope=f"level:{COUNTRY}/{level.value}",
            regime=self.law.regimes[level],
            quotas=self.quotas[level],
            authority=self.law.authorities["maslikhat"].pk,
        )
        return self._body(commission, level, kind, list(places), territory)

    def _body(self, commission: int, level: Level, kind: Kind, places: list[Place], territory: Territory) -> Body:
        proposer = self.law.authorities["political-parties"].pk
        return Body(commission, self.law.regimes[level], kind, tuple(places), proposer, territory.press)

    def _territory(self, code: str, place: Words, issuer: str = "maslikhat") -> Territory:
        return Territory(code, place, self.law.authorities[issuer].pk, self._luck(code), self.rows)

    def _luck(self, of: str) -> Random:
        return Random(f"{self.seed}/{of}")  # noqa: S311  # to be repeated, not to be secret


def part(total: int, number: int, parts: int) -> int:
    """The size of part 1, 2, … of `total`, divided as evenly as may be."""
    return total * number // parts - total * (number - 1) // parts
