"""A serializer's JSON is read into plain, immutable values with the same names."""

import datetime
import json

import msgspec
import pytest

from commission.models import Commission
from commission.serializers import CommissionRef
from members.facts import PersonFact
from members.models import OfficeHolding
from registry.api.serializers import Days, Resource, Rows
from registry.api.values import Value, value_type
from registry.period import Day
from registry.words import Words


class Holding(Resource):
    start = Days()
    person = PersonFact(allow_null=True)
    others = Rows(PersonFact())
    commission = CommissionRef()
    json = CommissionRef(source="*")

    class Meta:
        model = OfficeHolding


NOBODY = {"id": 1, "slug": "nobody", "name": {"kk": None, "ru": None, "en": "Nobody"}}
GIVEN = {
    "start": {"value": "2016", "earliest": "2016-01-01", "latest": "2016-12-31", "basis": "stated"},
    "person": None,
    "others": [NOBODY],
    "commission": {"slug": "kz-cec", "name": NOBODY["name"]},
    "json": {"anything": [1, 2]},
}


def read(**changed: object) -> Value:
    value: Value = msgspec.json.decode(json.dumps({**GIVEN, **changed}), type=value_type(Holding()))
    return value


def test_days_words_and_lists_come_typed() -> None:
    value = read()
    assert value.start == Day("2016", datetime.date(2016, 1, 1), datetime.date(2016, 12, 31), "stated")
    assert value.person is None
    assert [(other.pk, other.name) for other in value.others] == [(1, Words(None, None, "Nobody"))]


def test_what_another_resource_says_of_the_same_row_is_passed_on_as_it_came() -> None:
    assert json.loads(bytes(read().json)) == {"anything": [1, 2]}


def test_a_value_knows_the_name_of_its_model() -> None:
    assert (read().type, read().commission.type) == ("officeholding", Commission._meta.model_name)


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        read().person = "somebody"


def test_a_value_of_another_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"Expected `int \| null`, got `str` - at `\$\.others\[0\]\.id`"):
        read(others=[{**NOBODY, "id": "1"}])


def test_the_base_adds_what_is_computed_from_the_fields() -> None:
    class Named(Value):
        @property
        def shout(self) -> str:
            return str(self.slug).upper()  # type: ignore[attr-defined]  # a field of the serializer

    person = msgspec.json.decode(json.dumps(NOBODY), type=value_type(PersonFact(), Named))
    assert person.shout == "NOBODY"
