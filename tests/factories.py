"""One factory a model of the registry; a test that walks all models demands it."""

import datetime
from typing import Any

import factory
from django.contrib.contenttypes.models import ContentType
from factory.django import DjangoModelFactory

from commission import models as commission
from elections import models as elections
from members import models as members
from registry import models as registry
from registry.period import day_values, parse_day


def days(**stated: str) -> dict[str, Any]:
    """Column values of uncertain days: `days(start="2016-09", end="../2022-01-25")`."""
    values: dict[str, Any] = {}
    for prefix, text in stated.items():
        values.update(day_values(prefix, parse_day(text)))
    return values


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = registry.Source

    title = factory.Sequence(lambda n: f"Gazette {n}")


class AuthorityFactory(DjangoModelFactory):
    class Meta:
        model = commission.Authority

    code = factory.Sequence(lambda n: f"authority-{n}")
    name_en = "Authority"


class CitationFactory(DjangoModelFactory):
    class Meta:
        model = registry.Citation

    source = factory.SubFactory(SourceFactory)
    content_type = factory.LazyFunction(lambda: ContentType.objects.get_for_model(commission.Authority))
    object_id = factory.LazyFunction(lambda: AuthorityFactory().pk)


class LegalActFactory(DjangoModelFactory):
    class Meta:
        model = commission.LegalAct

    slug = factory.Sequence(lambda n: f"act-{n}")
    kind = "decree"
    title_en = "Decree"


class ActScanFactory(DjangoModelFactory):
    class Meta:
        model = commission.ActScan

    act = factory.SubFactory(LegalActFactory)
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    size = 1024
    name = "decree.pdf"


class ActEffectFactory(DjangoModelFactory):
    class Meta:
        model = commission.ActEffect

    act = factory.SubFactory(LegalActFactory)
    affected = factory.SubFactory(LegalActFactory)
    effect = "amends"


class CommissionFactory(DjangoModelFactory):
    class Meta:
        model = commission.Commission

    slug = factory.Sequence(lambda n: f"commission-{n}")
    level = "central"
    country = "KZ"
    name_en = "Commission"
    start_earliest = start_latest = datetime.date(1993, 12, 8)
    known_until = datetime.date(2030, 1, 1)


class CommissionCountFactory(DjangoModelFactory):
    class Meta:
        model = commission.CommissionCount

    country = "KZ"
    level = "precinct"
    number = 10411


class RegimeFactory(DjangoModelFactory):
    class Meta:
        model = commission.Regime

    code = factory.Sequence(lambda n: f"REGIME-{n}")
    commission = factory.SubFactory(CommissionFactory)
    start_earliest = start_latest = datetime.date(2007, 5, 21)


class RegimeBasisFactory(DjangoModelFactory):
    class Meta:
        model = commission.RegimeBasis

    regime = factory.SubFactory(RegimeFactory)
    act = factory.SubFactory(LegalActFactory)


class QuotaFactory(DjangoModelFactory):
    class Meta:
        model = commission.Quota

    regime = factory.SubFactory(RegimeFactory)
    code = factory.Sequence(lambda n: f"Q{n}")
    authority = factory.SubFactory(AuthorityFactory)
    number = 2
    term_years = 5


class ProvisionFactory(DjangoModelFactory):
    class Meta:
        model = commission.Provision

    code = factory.Sequence(lambda n: f"provision-{n}")
    kind = "eligibility"


class SeatDecisionFactory(DjangoModelFactory):
    class Meta:
        model = commission.SeatDecision

    commission = factory.SubFactory(CommissionFactory)
    quota = factory.LazyAttribute(
        lambda o: QuotaFactory(regime=RegimeFactory(commission=o.commission), size="decided", number=None)
    )
    number = 1


class SeatFactory(DjangoModelFactory):
    """A seat the database has not made itself: of a quota left to a decision."""

    class Meta:
        model = commission.Seat

    commission = factory.SubFactory(CommissionFactory)
    quota = factory.LazyAttribute(
        lambda o: QuotaFactory(regime=RegimeFactory(commission=o.commission), size="decided", number=None)
    )


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = members.Person

    slug = factory.Sequence(lambda n: f"person-{n}")
    given_en = "Ainur"
    family_en = factory.Sequence(lambda n: f"Person {n}")


class PersonNameFactory(DjangoModelFactory):
    class Meta:
        model = members.PersonName

    person = factory.SubFactory(PersonFactory)
    spelling = "Aynur"


class PersonIdentifierFactory(DjangoModelFactory):
    class Meta:
        model = members.PersonIdentifier

    person = factory.SubFactory(PersonFactory)
    scheme = "wikidata"
    value = factory.Sequence(lambda n: f"Q{n}")


class FormationFactory(DjangoModelFactory):
    class Meta:
        model = members.Formation

    commission = factory.SubFactory(CommissionFactory)
    kind = "formed"
    day_earliest = day_latest = datetime.date(2010, 1, 1)


class AppointmentFactory(DjangoModelFactory):
    class Meta:
        model = members.Appointment

    person = factory.SubFactory(PersonFactory)
    commission = factory.SubFactory(CommissionFactory)
    start_earliest = start_latest = datetime.date(2012, 1, 1)


class AppointmentActFactory(DjangoModelFactory):
    class Meta:
        model = members.AppointmentAct

    appointment = factory.SubFactory(AppointmentFactory)
    act = factory.SubFactory(LegalActFactory)
    role = "appointed"


class OfficeHoldingFactory(DjangoModelFactory):
    class Meta:
        model = members.OfficeHolding

    appointment = factory.SubFactory(AppointmentFactory)
    office = "secretary"
    start_earliest = start_latest = datetime.date(2012, 1, 1)


class RosterFactory(DjangoModelFactory):
    class Meta:
        model = members.Roster

    commission = factory.SubFactory(CommissionFactory)
    day_earliest = day_latest = datetime.date(2013, 1, 1)


class AttestationFactory(DjangoModelFactory):
    class Meta:
        model = members.Attestation

    appointment = factory.SubFactory(AppointmentFactory)
    seen_earliest = seen_latest = datetime.date(2013, 1, 1)


class NominationFactory(DjangoModelFactory):
    class Meta:
        model = members.Nomination

    person = factory.SubFactory(PersonFactory)
    commission = factory.SubFactory(CommissionFactory)
    day_earliest = day_latest = datetime.date(2014, 1, 1)


class EventFactory(DjangoModelFactory):
    class Meta:
        model = elections.Event

    slug = factory.Sequence(lambda n: f"event-{n}")
    kind = "referendum"


class VoteFactory(DjangoModelFactory):
    class Meta:
        model = elections.Vote

    event = factory.SubFactory(EventFactory)


class VoteOptionFactory(DjangoModelFactory):
    class Meta:
        model = elections.VoteOption

    vote = factory.SubFactory(VoteFactory)


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = elections.Participation

    event = factory.SubFactory(EventFactory)
    kind = "organisation"
    unnamed = 3


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = elections.Agreement

    slug = factory.Sequence(lambda n: f"agreement-{n}")
    kind = "memorandum"


class AgreementPartyFactory(DjangoModelFactory):
    class Meta:
        model = elections.AgreementParty

    agreement = factory.SubFactory(AgreementFactory)
    commission = factory.SubFactory(CommissionFactory)


class AgreementSignatureFactory(DjangoModelFactory):
    class Meta:
        model = elections.AgreementSignature

    party = factory.SubFactory(AgreementPartyFactory)
    person = factory.SubFactory(PersonFactory)


class RedactionFactory(DjangoModelFactory):
    class Meta:
        model = members.Redaction

    person = factory.SubFactory(PersonFactory)
    act = factory.SubFactory(LegalActFactory)
    fields = ("birth",)
    asked_by, confirmed_by = "aigul", "bolat"


FACTORIES: dict[type, type[DjangoModelFactory[Any]]] = {
    made._meta.model: made  # type: ignore[attr-defined]
    for made in list(globals().values())
    if isinstance(made, type) and issubclass(made, DjangoModelFactory) and made is not DjangoModelFactory
}
