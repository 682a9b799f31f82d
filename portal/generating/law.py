"""The law of a made-up nation: who may appoint, by which act, under which rule. Few rows, written one by one."""

import datetime
from dataclasses import dataclass
from typing import Any

from commission.models import Authority, Commission, LegalAct, Level, Quota, Regime, RegimeBasis
from registry.period import Day, day_values

COUNTRY = "KZ"
RULES_SINCE = datetime.date(2000, 1, 1)
NEW_CENTRAL_RULES = datetime.date(2026, 7, 1)
TERM_YEARS = 5


@dataclass(frozen=True)
class Law:
    """What the rows of the nation refer to."""

    maslikhat: Authority
    parties: Authority
    central: Commission
    central_act: LegalAct
    regimes: dict[str, Regime]


def enact() -> Law:
    constitution = _act("constitution", "constitution", "Конституция", "Конституция", "Constitution", RULES_SINCE)
    election_law = _act(
        "election-law", "constitutional-law", "Сайлау туралы заң", "Закон о выборах", "Law on Elections", RULES_SINCE
    )
    reform = _act(
        "constitution-reform",
        "constitution",
        "Конституцияға өзгерістер",
        "Изменения в Конституцию",
        "Amendments to the Constitution",
        NEW_CENTRAL_RULES,
    )
    who = _authorities()
    central = Commission.objects.create(
        slug="kz-cec",
        level=Level.CENTRAL,
        country=COUNTRY,
        **_words(
            "name", "Орталық сайлау комиссиясы", "Центральная избирательная комиссия", "Central Election Commission"
        ),
        founding_act=constitution,
        as_authority=who["kz-cec"],
        **_since(RULES_SINCE),
    )
    return Law(
        who["maslikhat"],
        who["political-parties"],
        central,
        constitution,
        {
            "central": _before_the_reform(central, constitution, who),
            "central-now": _after_the_reform(central, reform, who),
            "territorial": _local(Level.TERRITORIAL, election_law, "no", who),
            "precinct": _local(Level.PRECINCT, election_law, "yes", who),
        },
    )


def _before_the_reform(central: Commission, act: LegalAct, who: dict[str, Authority]) -> Regime:
    regime = Regime.objects.create(
        code="CENTRAL-2000", commission=central, **_since(RULES_SINCE), **_until(NEW_CENTRAL_RULES)
    )
    RegimeBasis.objects.create(regime=regime, act=act, article="44(7), 57(1)")
    _quota(regime, "P-CHAIR", 1, ("Төраға", "Председатель", "Chair"), who["president"], number=1, office="chair")
    _quota(regime, "P", 2, ("Президент мүшесі", "Член от Президента", "Member (President)"), who["president"], number=2)
    _quota(regime, "S", 3, ("Сенат мүшесі", "Член от Сената", "Member (Senate)"), who["senate"], number=2)
    _quota(regime, "M", 4, ("Мәжіліс мүшесі", "Член от Мажилиса", "Member (Mazhilis)"), who["mazhilis"], number=2)
    _elected_offices(regime, who["kz-cec"], 5)
    return regime


def _after_the_reform(central: Commission, act: LegalAct, who: dict[str, Authority]) -> Regime:
    regime = Regime.objects.create(
        code="CENTRAL-2026",
        commission=central,
        incumbents_hold_over="yes",
        end_open=True,
        deadline_period="P2M",
        **_since(NEW_CENTRAL_RULES),
    )
    RegimeBasis.objects.create(regime=regime, act=act, article="44(7)")
    chair, member = ("Төраға", "Председатель", "Chair"), ("Мүше", "Член комиссии", "Member")
    consent = {"consent": "yes", "consent_of": who["kurultai"]}
    _quota(regime, "K-CHAIR", 1, chair, who["president"], number=1, office="chair", **consent)
    _quota(regime, "K", 2, member, who["president"], number=6, **consent)
    return regime


def _local(level: Level, act: LegalAct, members_hold_over: str, who: dict[str, Authority]) -> Regime:
    regime = Regime.objects.create(
        code=f"LOCAL-2000-{level.value}",
        country=COUNTRY,
        level=level,
        members_hold_over=members_hold_over,
        window_begins_before="P2M",
        window_ends_before="P3D",
        **_since(RULES_SINCE),
    )
    RegimeBasis.objects.create(regime=regime, act=act, article="10(3), 11")
    elected = {"method": "elects", "proposer": who["political-parties"], "term_runs": "commission"}
    chair, member = ("Төраға", "Председатель", "Chair"), ("Мүше", "Член комиссии", "Member")
    _quota(regime, "CHAIR", 1, chair, who["maslikhat"], number=1, office="chair", **elected)
    _quota(regime, "MEMBER", 2, member, who["maslikhat"], number=6, **elected)
    _elected_offices(regime, who["the-commission"], 3)
    return regime


def _elected_offices(regime: Regime, by: Authority, position: int) -> None:
    deputy, secretary = (
        ("Төрағаның орынбасары", "Заместитель председателя", "Deputy chair"),
        (
            "Хатшы",
            "Секретарь",
            "Secretary",
        ),
    )
    office = {"fills": "office", "method": "elects", "number": 1}
    _quota(regime, "DEPUTY", position, deputy, by, office="deputy_chair", **office)
    _quota(regime, "SECRETARY", position + 1, secretary, by, office="secretary", **office)


def _quota(
    regime: Regime, code: str, position: int, label: tuple[str, str, str], authority: Authority, **rule: Any
) -> None:
    term_years = None if rule.get("fills") == "office" else TERM_YEARS
    Quota.objects.create(
        regime=regime,
        code=code,
        position=position,
        authority=authority,
        term_years=term_years,
        **_words("label", *label),
        **rule,
    )


def _authorities() -> dict[str, Authority]:
    named = {
        "president": ("official", "Президент", "Президент", "President"),
        "senate": ("body", "Сенат", "Сенат", "Senate"),
        "mazhilis": ("body", "Мәжіліс", "Мажилис", "Mazhilis"),
        "kurultai": ("body", "Құрылтай", "Курултай", "Kurultai"),
        "maslikhat": ("role", "Аумақтың мәслихаты", "Маслихат территории", "The maslikhat of the territory"),
        "political-parties": ("role", "Саяси партиялар", "Политические партии", "Political parties"),
        "the-commission": ("role", "Комиссияның өзі", "Сама комиссия", "The commission itself"),
        "kz-cec": (
            "commission",
            "Орталық сайлау комиссиясы",
            "Центральная избирательная комиссия",
            "Central Election Commission",
        ),
    }
    return {
        code: Authority.objects.create(code=code, kind=kind, country=COUNTRY, **_words("name", *name))
        for code, (kind, *name) in named.items()
    }


def _act(slug: str, kind: str, kk: str, ru: str, en: str, day: datetime.date) -> LegalAct:
    return LegalAct.objects.create(
        slug=slug, kind=kind, **_words("title", kk, ru, en), **_since(day), **day_values("adopted", exact(day))
    )


def _words(prefix: str, kk: str, ru: str, en: str) -> dict[str, str]:
    return {f"{prefix}_kk": kk, f"{prefix}_ru": ru, f"{prefix}_en": en}


def _since(day: datetime.date) -> dict[str, Any]:
    return day_values("start", exact(day))


def _until(day: datetime.date) -> dict[str, Any]:
    return day_values("end", exact(day))


def exact(day: datetime.date) -> Day:
    return Day(day.isoformat(), day, day)
