"""Acts on the record, and records that rest on them."""

import pytest
from django.core.exceptions import ValidationError

from commission.actions import cite_act, record_legal_act
from registry.door import carry_out
from registry.models import Citation, Source
from registry.period import parse_day
from registry.words import Words
from tests.factories import AuthorityFactory, CommissionFactory, LegalActFactory

pytestmark = pytest.mark.django_db

DECREE = {"kind": "decree", "number": "1087", "title": Words(en="Decree 1087")}


def test_an_act_gets_an_address_and_a_publication_to_be_cited() -> None:
    president = AuthorityFactory()
    act = carry_out(
        lambda: record_legal_act(
            **DECREE, issuer=president, adopted=parse_day("2022-01-29"), url="https://example.org/1087"
        ),
        by="aigerim",
        because="Decree",
    ).result
    assert (act.slug, act.issuer, act.adopted) == ("decree-1087-decree-1087", president, parse_day("2022-01-29"))
    assert act.publication == Source.objects.get(title="Decree 1087", url="https://example.org/1087")


def test_the_same_number_again_is_the_same_act_unless_issuer_or_year_differ() -> None:
    record_legal_act(**DECREE, adopted=parse_day("2022-01-29"))
    for adopted in (parse_day("2022"), None):
        with pytest.raises(ValidationError) as refused:
            record_legal_act(**DECREE, adopted=adopted)
        assert refused.value.message_dict == {
            "number": ["An act with the number “1087” is already recorded: Decree 1087. Choose it instead."]
        }
    others = [
        record_legal_act(**DECREE, adopted=parse_day("2023")),
        record_legal_act(**DECREE, adopted=parse_day("2022"), issuer=AuthorityFactory()),
    ]
    assert [act.slug for act in others] == ["decree-1087-decree-1087-2", "decree-1087-decree-1087-3"]


def test_an_act_without_a_publication_becomes_its_own_and_is_cited_once_a_field() -> None:
    act, commission = LegalActFactory(title_en="Decree 1"), CommissionFactory()
    for field in ("", "start", ""):
        cite_act(record=commission, act=act, field=field)
    act.refresh_from_db()
    assert list(Citation.objects.values_list("source__title", "object_id", "field").order_by("pk")) == [
        ("Decree 1", commission.pk, ""),
        ("Decree 1", commission.pk, "start"),
    ]
    assert act.publication == Source.objects.get()
