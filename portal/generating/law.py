"""The law of a made-up nation: who may appoint, by which act, under which rule. Few rows, written one by one."""

import datetime
from dataclasses import dataclass
from typing import Any

from commission.models import Authority, Commission, LegalAct, Level, Quota, Regime, RegimeBasis
from registry.period import Day, day_values
from registry.words import LANGUAGES, Words

COUNTRY = "KZ"
RULES_SINCE = datetime.date(2000, 1, 1)
NEW_CENTRAL_RULES = datetime.date(2026, 7, 1)
TERM_YEARS = 5

CENTRAL_COMMISSION = Words(
    "Орталық сайлау комиссиясы", "Центральная избирательная комиссия", "Central Election Commission"
)
CHAIR = Words("Төраға", "Председатель", "Chair")
DEPUTY_CHAIR = Words("Төрағаның орынбасары", "Заместитель председателя", "Deputy chair")
SECRETARY = Words("Хатшы", "Секретарь", "Secretary")
MEMBER = Words("Комиссия мүшесі", "Член комиссии", "Member of the commission")

CENTRAL_RULES = Words(
    "Президент — үшеу, Сенат — екеу, Мәжіліс — екеу",
    "Президент — трое, Сенат — двое, Мажилис — двое",
    "President three, Senate two, Mazhilis two",
)
CENTRAL_RULES_2026 = Words(
    "Құрылтайдың келісімімен Президент тағайындайды",
    "Назначается Президентом с согласия Курултая",
    "Appointed by the President with the consent of the Kurultai",
)
LOCAL_RULES = {
    Level.TERRITORIAL: Words(
        "Аумақтық комиссияларды мәслихаттар сайлайды",
        "Территориальные комиссии избираются маслихатами",
        "Territorial commissions elected by maslikhats",
    ),
    Level.PRECINCT: Words(
        "Учаскелік комиссияларды мәслихаттар сайлайды",
        "Участковые комиссии избираются маслихатами",
        "Precinct commissions elected by maslikhats",
    ),
}

AUTHORITIES = {
    "president": ("official", Words("Президент", "Президент", "President")),
    "senate": ("body", Words("Сенат", "Сенат", "Senate")),
    "mazhilis": ("body", Words("Мәжіліс", "Мажилис", "Mazhilis")),
    "kurultai": ("body", Words("Құрылтай", "Курултай", "Kurultai")),
    "maslikhat": ("role", Words("Аумақтың мәслихаты", "Маслихат территории", "The maslikhat of the territory")),
    "political-parties": ("role", Words("Саяси партиялар", "Политические партии", "Political parties")),
    "the-commission": ("role", Words("Комиссияның өзі", "Сама комиссия", "The commission itself")),
    "kz-cec": ("commission", CENTRAL_COMMISSION),
}


@dataclass(frozen=True)
class Law:
    """What the rows of the nation refer to; `regimes` by the level they are for."""

    authorities: dict[str, Authority]
    central: Commission
    founding_act: LegalAct
    regimes: dict[Level, Regime]


def enact() -> Law:
    authorities = {
        code: Authority.objects.create(code=code, kind=kind, country=COUNTRY, **worded("name", name))
        for code, (kind, name) in AUTHORITIES.items()
    }
    constitution = _act("constitution", Words("Конституция", "Конституция", "Constitution"), RULES_SINCE)
    election_law = _act(
        "constitutional-law", Words("Сайлау туралы заң", "Закон о выборах", "Law on Elections"), RULES_SINCE
    )
    amended = Words("Конституцияға өзгерістер", "Изменения в Конституцию", "Amendments to the Constitution")
    central = Commission.objects.create(
        slug="kz-cec",
        level=Level.CENTRAL,
        country=COUNTRY,
        founding_act=constitution,
        as_authority=authorities["kz-cec"],
        **worded("name", CENTRAL_COMMISSION),
        **dated("start", RULES_SINCE),
    )
    before = _central_rules(central, constitution, authorities)
    _new_central_rules(central, _act("constitution", amended, NEW_CENTRAL_RULES), authorities)
    territorial = _local_rules(Level.TERRITORIAL, election_law, authorities, members_hold_over="no")
    precinct = _local_rules(Level.PRECINCT, election_law, authorities, members_hold_over="yes")
    regimes = {Level.CENTRAL: before, Level.TERRITORIAL: territorial, Level.PRECINCT: precinct}
    return Law(authorities, central, constitution, regimes)


def _central_rules(central: Commission, act: LegalAct, by: dict[str, Authority]) -> Regime:
    regime = Regime.objects.create(
        code="CENTRAL-2000",
        commission=central,
        **worded("name", CENTRAL_RULES),
        **dated("start", RULES_SINCE),
        **dated("end", NEW_CENTRAL_RULES),
    )
    RegimeBasis.objects.create(regime=regime, act=act, article="44(7), 57(1)")
    seat = {"term_years": TERM_YEARS}
    _quota(regime, 1, "P-CHAIR", CHAIR, by["president"], number=1, office="chair", **seat)
    _quota(regime, 2, "P", MEMBER, by["president"], number=2, **seat)
    _quota(regime, 3, "S", MEMBER, by["senate"], number=2, **seat)
    _quota(regime, 4, "M", MEMBER, by["mazhilis"], number=2, **seat)
    _elected_offices(regime, 5, by["kz-cec"])
    return regime


def _new_central_rules(central: Commission, act: LegalAct, by: dict[str, Authority]) -> None:
    """Nobody was appointed under them yet: the incumbents hold over."""
    regime = Regime.objects.create(
        code="CENTRAL-2026",
        commission=central,
        **worded("name", CENTRAL_RULES_2026),
        incumbents_hold_over="yes",
        deadline_period="P2M",
        end_open=True,
        **dated("start", NEW_CENTRAL_RULES),
    )
    RegimeBasis.objects.create(regime=regime, act=act, article="44(7)")
    consent = {"term_years": TERM_YEARS, "consent": "yes", "consent_of": by["kurultai"]}
    _quota(regime, 1, "K-CHAIR", CHAIR, by["president"], number=1, office="chair", **consent)
    _quota(regime, 2, "K", MEMBER, by["president"], number=6, **consent)


def _local_rules(level: Level, act: LegalAct, by: dict[str, Authority], *, members_hold_over: str) -> Regime:
    regime = Regime.objects.create(
        code=f"LOCAL-2000-{level.value}",
        country=COUNTRY,
        level=level,
        **worded("name", LOCAL_RULES[level]),
        members_hold_over=members_hold_over,
        window_begins_before="P2M",
        window_ends_before="P3D",
        **dated("start", RULES_SINCE),
    )
    RegimeBasis.objects.create(regime=regime, act=act, article="10(3)")
    elected = {
        "method": "elects",
        "proposer": by["political-parties"],
        "term_years": TERM_YEARS,
        "term_runs": "commission",
    }
    _quota(regime, 1, "CHAIR", CHAIR, by["maslikhat"], number=1, office="chair", **elected)
    _quota(regime, 2, "MEMBER", MEMBER, by["maslikhat"], number=6, **elected)
    _elected_offices(regime, 3, by["the-commission"])
    return regime


def _elected_offices(regime: Regime, position: int, by: Authority) -> None:
    office = {"fills": "office", "method": "elects", "number": 1}
    _quota(regime, position, "DEPUTY", DEPUTY_CHAIR, by, office="deputy_chair", **office)
    _quota(regime, position + 1, "SECRETARY", SECRETARY, by, office="secretary", **office)


def _quota(regime: Regime, position: int, code: str, label: Words, authority: Authority, **rule: Any) -> None:
    Quota.objects.create(
        regime=regime, position=position, code=code, authority=authority, **worded("label", label), **rule
    )


def _act(kind: str, title: Words, day: datetime.date) -> LegalAct:
    return LegalAct.objects.create(
        slug=f"{kind}-{day.year}",
        kind=kind,
        **worded("title", title),
        **dated("adopted", day),
        **dated("start", day),
    )


def worded(prefix: str, text: Words) -> dict[str, str]:
    return {f"{prefix}_{language}": getattr(text, language) for language in LANGUAGES}


def dated(prefix: str, day: datetime.date) -> dict[str, Any]:
    return day_values(prefix, exact(day))


def exact(day: datetime.date) -> Day:
    return Day(day.isoformat(), day, day)
