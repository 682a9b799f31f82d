"""A nation: one central commission, regions, districts, precincts, each with five terms of seven seats."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from commission.models import Commission, LegalAct, Level, Regime, Seat
from portal.generating.bodies import Body, Kind, Place, form, seats
from portal.generating.calendar import (
    FIRST_YEAR,
    FIRST_YEAR_IF_OVERDUE,
    TERMS,
    Session,
    Term,
    days_later,
    formation_days,
    session_days,
)
from portal.generating.law import COUNTRY, RULES_SINCE, Law, exact
from portal.generating.names import name_places
from portal.generating.people import People
from portal.generating.stories import Chance, Story, deal, end_not_recorded, never_filled, ordinary
from portal.generating.tables import Rows, bounds, spellings
from registry.models import Source
from registry.words import Words

REGIONS, DISTRICTS, PRECINCTS = 20, 219, 10_400
LAST_CHECKED = exact(RULES_SINCE.replace(year=2025, month=12, day=31))


@dataclass(frozen=True)
class Size:
    regions: int
    districts: int
    precincts: int

    @classmethod
    def at(cls, scale: float) -> "Size":
        """At scale 1 the nation of the design; at every scale at least one of each."""
        return cls(*(max(1, round(number * scale)) for number in (REGIONS, DISTRICTS, PRECINCTS)))


class Nation:
    def __init__(self, *, seed: int, size: Size, law: Law, rows: Rows) -> None:
        self.seed, self.size, self.law, self.rows = seed, size, law, rows
        self.places = name_places(self._chance("places"))
        self.precinct_numbers = count(1)
        self.quotas = {
            level: {quota.code: quota.pk for quota in law.regimes[level].quotas.all()}
            for level in (Level.TERRITORIAL, Level.PRECINCT)
        }

    def territories(self) -> Iterator[None]:
        """Adds rows territory by territory; between two of them the rows may be taken away."""
        self._central()
        yield
        districts = 0
        for region in range(1, self.size.regions + 1):
            region_place = next(self.places)
            region_id = self._region(region, region_place)
            yield
            for _each in range(_share(self.size.districts, self.size.regions, region)):
                districts += 1
                self._district(districts, region, region_id, region_place)
                yield

    # --- The territories ---------------------------------------------------------------------------------------------

    def _central(self) -> None:
        rng = self._chance("central")
        found = Seat.objects.filter(regime=self.law.regimes["central"]).select_related("quota").order_by("pk")
        places = tuple(Place(seat.pk, seat.office == "chair", seat.quota.authority_id) for seat in found)
        body = Body(
            self.law.central.pk, self.law.regimes["central"], places, Kind.REGULAR,
            self.law.parties.pk, self._press("Орталық газет"),
        )  # fmt: skip
        self._serve([body], rng, "central", Words("Орталық комиссия", "Центральная комиссия", "the Central Commission"))

    def _region(self, number: int, place: Words) -> int:
        code = f"{number:02}"
        rng = self._chance(code)
        name = Words(
            f"{place.kk} облысының аумақтық сайлау комиссиясы",
            f"Территориальная избирательная комиссия области {place.ru}",
            f"Territorial Election Commission of {place.en} Region",
        )
        press = self._press(f"{place.kk} газеті")
        body = self._commission(f"kz-tec-{code}", Level.TERRITORIAL, name, self.law.central.pk, Kind.REGULAR, press)
        self._serve([body], rng, code, place)
        return body.commission

    def _district(self, number: int, region: int, region_id: int, region_place: Words) -> None:
        code, place = f"{region:02}-{number:03}", next(self.places)
        rng = self._chance(code)
        press = self._press(f"{place.kk} тынысы")
        name = Words(
            f"{place.kk} ауданының аумақтық сайлау комиссиясы ({region_place.kk} облысы)",
            f"Территориальная избирательная комиссия района {place.ru} (область {region_place.ru})",
            f"Territorial Election Commission of {place.en} District ({region_place.en} Region)",
        )
        kind = Kind.OVERDUE if number % 20 == 1 else Kind.REGULAR
        own = self._commission(f"kz-tec-{code}", Level.TERRITORIAL, name, region_id, kind, press)
        precincts = [
            self._precinct(place, own.commission, _kind_of(index), press)
            for index in range(_share(self.size.precincts, self.size.districts, number))
        ]
        self._serve([own, *precincts], rng, code, place)

    def _precinct(self, place: Words, parent: int, kind: Kind, press: int) -> Body:
        number = next(self.precinct_numbers)
        name = Words(
            f"№ {number} учаскелік сайлау комиссиясы ({place.kk} ауданы)",
            f"Участковая избирательная комиссия № {number} (район {place.ru})",
            f"Precinct Election Commission No. {number} ({place.en} District)",
        )
        return self._commission(f"kz-pec-{number:05}", Level.PRECINCT, name, parent, kind, press)

    # --- What they have in common ------------------------------------------------------------------------------------

    def _commission(self, slug: str, level: Level, name: Words, parent: int, kind: Kind, press: int) -> Body:
        known_until = LAST_CHECKED.value if kind is Kind.NOT_CHECKED_LATELY else None
        commission = self.rows.add(
            Commission, slug, level.value, COUNTRY, *spellings(name), parent, self.law.central_act.pk,
            *bounds(exact(RULES_SINCE)), known_until,
        )  # fmt: skip
        self.rows.cite(Commission, commission, press)
        regime: Regime = self.law.regimes[level.value]
        made = seats(commission, f"level:{COUNTRY}/{level.value}", regime, self.quotas[level], self.rows)
        places = tuple(Place(seat, is_chair, self.law.maslikhat.pk) for seat, is_chair in made)
        return Body(commission, regime, places, kind, self.law.parties.pk, press)

    def _serve(self, bodies: list[Body], rng: Random, code: str, place: Words) -> None:
        """All terms of commissions that share their people."""
        people = People(rng, self.rows, sum(len(body.places) for body in bodies))
        may_move = [body.kind is Kind.REGULAR for body in bodies for _place in body.places]
        regular = self._calendar(rng, code, place, FIRST_YEAR)
        overdue = self._calendar(rng, code, place, FIRST_YEAR_IF_OVERDUE) if _any_overdue(bodies) else regular
        for turn in range(TERMS):
            if turn:
                people.begin_term(may_move)
            dealt = iter(deal(rng, len(people.holders), last_term=turn == TERMS - 1))
            holders = iter(people.holders)
            for body in bodies:
                term = (overdue if body.kind is Kind.OVERDUE else regular)[turn]
                stories = _fitting([next(dealt) for _place in body.places], body.kind, turn)
                services = [story(Chance(term, next(holders), rng, people.spare)) for story in stories]
                if body.kind is Kind.INCOMPLETE and term.is_last:
                    form(_without_last_seats(body), term, services, rng, self.rows)
                else:
                    form(body, term, services, rng, self.rows)
        people.write()

    def _calendar(self, rng: Random, code: str, place: Words, first_year: int) -> list[Term]:
        days = formation_days(rng, first_year)
        terms = []
        for start, end in zip(days, [*days[1:], None], strict=True):
            act = self._act(f"{code}-{start:%Y-%m-%d}", place, start)
            sessions = tuple(
                Session(day, self._act(f"{code}-{day:%Y-%m-%d}", place, day)) for day in session_days(rng, start, end)
            )
            published = exact(days_later(start, 3))
            source = self.rows.add(
                Source, f"{place.ru}: состав избирательных комиссий, {start:%Y}",
                f"https://maslikhat-{code}.example/{start:%Y}/{start:%m-%d}", *bounds(published), None,
            )  # fmt: skip
            terms.append(Term(start, end, act, source, sessions))
        return terms

    def _act(self, code: str, place: Words, day: datetime.date) -> int:
        title = (
            f"Сайлау комиссияларының құрамы туралы шешім ({place.kk})",
            f"Решение о составе избирательных комиссий ({place.ru})",
            f"Decision on the composition of election commissions ({place.en})",
        )
        act = self.rows.add(
            LegalAct, f"decision-{code}", "resolution", f"{day:%j}-{day:%y}", *title, self.law.maslikhat.pk,
            *bounds(exact(day)), *bounds(exact(day)), "",
        )  # fmt: skip
        return act

    def _press(self, title: str) -> int:
        return self.rows.add(Source, title, "", *bounds(None), None)

    def _chance(self, what: str) -> Random:
        return Random(f"{self.seed}/{what}")  # noqa: S311  # repeatable, not secret


def _share(total: int, parts: int, part: int) -> int:
    """The size of part 1, 2, … of `total` divided as evenly as may be."""
    return total * part // parts - total * (part - 1) // parts


def _kind_of(index: int) -> Kind:
    return {5: Kind.OVERDUE, 15: Kind.INCOMPLETE, 25: Kind.NOT_CHECKED_LATELY}.get(index % 33, Kind.REGULAR)


def _any_overdue(bodies: list[Body]) -> bool:
    return any(body.kind is Kind.OVERDUE for body in bodies)


def _fitting(stories: list[Story], kind: Kind, turn: int) -> list[Story]:
    """Commissions of which less is recorded have stories of their own in their last terms."""
    if kind is Kind.OVERDUE and turn == TERMS - 1:
        return [ordinary] * len(stories)
    if kind is Kind.INCOMPLETE and turn == TERMS - 2:
        return [*[ordinary] * 4, end_not_recorded, ordinary, ordinary]
    if kind is Kind.INCOMPLETE and turn == TERMS - 1:
        return [*[ordinary] * 4, never_filled, ordinary, ordinary]
    return stories


def _without_last_seats(body: Body) -> Body:
    """Two members are known to sit, and not in which seats."""
    *known, sixth, seventh = body.places
    unseated = (Place(None, place.is_chair, place.authority) for place in (sixth, seventh))
    return Body(body.commission, body.regime, (*known, *unseated), body.kind, body.proposers, body.press)
