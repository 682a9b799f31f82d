"""What a resource may be made of. A serializer of these kinds is the schema, and compiles to SQL."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from rest_framework import serializers

from registry.models import Citation, Source
from registry.period import Basis

# What a name means wherever a field does not say otherwise.
EVERYWHERE = {
    "id": "Its number in its list; never changed, never given to another.",
    "slug": "Its name in addresses; never given to another. After a change the old one answers 308.",
    "code": "Its code, which is its name in addresses.",
    "name": "Its name.",
    "title": "Its title.",
    "label": "What it is called.",
    "kind": "Its kind.",
    "level": "The level of the commission.",
    "country": "Its country, by the two letters of ISO 3166-1.",
    "commission": "The commission concerned.",
    "person": "The person concerned.",
    "office": "The office held.",
    "regime": "The code of the regime it is under.",
    "act": "The act it rests on.",
    "note": "What a reader should know, in the recorder's words.",
    "sources": "What each source states, in the source's own value, and how sure we are.",
    "generated": "Whether the record is made up, as a whole registry is.",
}

Day = Any  # a date, or the slot of a statement that is given one when it is run


class Text(serializers.CharField):
    """A text column; an empty one is null."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_null": True, **options})

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(value) or None


class Choice(serializers.ChoiceField):
    """A word of a closed vocabulary; an empty one is null."""

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(value) or None


class Expressed(serializers.Field):  # type: ignore[type-arg]
    """A mixin for a field computed by a named SQL expression over columns: `{seat__quota__code}`.

    Its `source` names the property that computes the same in Python.
    """

    sql: ClassVar[str]


class Percent(serializers.DecimalField):
    """A percentage, as a text with two decimals."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_digits=5, decimal_places=2, **{"allow_null": True, **options})


class Instant(serializers.DateTimeField):
    """An instant in UTC with six digits and Z."""

    def to_representation(self, value: Any) -> Any:
        return value and value.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Resource(serializers.Serializer[Any]):
    """A row of a table as an object; `Meta.model` names the table. A trailing `_` of a name is dropped.

    Nested with `only_if`, a condition in SQL over columns of the row it stands in, it is null elsewhere.
    """

    class Meta:
        model: type[Model]

    def __init__(self, *args: Any, only_if: str = "", **options: Any) -> None:
        self.only_if = only_if
        super().__init__(*args, **options)

    def get_fields(self) -> dict[str, Any]:
        fields = {name.rstrip("_"): field for name, field in super().get_fields().items()}
        for name, field in fields.items():
            field.help_text = field.help_text or EVERYWHERE.get(name)
        return fields

    @classmethod
    def dressed(cls, rows: QuerySet[Any], day: Day) -> QuerySet[Any]:
        """`rows` with the annotations the fields read, as they are on `day`."""
        return rows


class Group(Resource):
    """Columns of the same row shown as one object."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"source": "*", **options})


class Words(serializers.Serializer[Any]):
    """One text in three languages; an untranslated one is null, never a copy of another."""

    kk = Text()
    ru = Text()
    en = Text()


class Days(serializers.Serializer[Any]):
    """A day known between two bounds: `value` as the source states it; a missing bound is unknown.

    `column` is the prefix of its columns where it is not `source`; `columns` are two bounds that stand alone, and
    are inferred; `only_if` is a condition in SQL without which it is null.
    """

    value = serializers.CharField(source="written", help_text="As the source states it, or else in ISO 8601-2.")
    earliest = serializers.DateField(allow_null=True, help_text="The earliest day it can be; null where unknown.")
    latest = serializers.DateField(allow_null=True, help_text="The latest day it can be; null where unknown.")
    basis = serializers.ChoiceField(choices=Basis.choices, help_text="Whether a source states it.")

    def __init__(
        self,
        *args: Any,
        column: str = "",
        columns: tuple[str, str] | None = None,
        only_if: str = "",
        **options: Any,
    ) -> None:
        self.column, self.columns, self.only_if = column, columns, only_if
        super().__init__(*args, **{"allow_null": True, **options})


class Rows(serializers.ListSerializer[Any]):
    """The rows that point to this one, in a stated order.

    `by` is the path by which they do, where it is not one step; `where` keeps some of them; `through` shows
    what they point to instead of themselves.
    """

    child: Resource

    def __init__(
        self,
        child: Resource,
        *,
        where: dict[str, Any] | None = None,
        order: Sequence[str] = ("id",),
        through: str = "",
        by: str = "",
        **options: Any,
    ) -> None:
        self.where, self.order, self.through, self.by = where or {}, tuple(order), through, by
        if by:
            options["source"] = "*"
        super().__init__(child=child, **options)

    def arranged(self, rows: QuerySet[Any], day: Day) -> QuerySet[Any]:
        if not self.through:
            rows = self.child.dressed(rows, day)
        return rows.filter(**self.where).order_by(*self.order)

    def to_representation(self, data: Any) -> list[Any]:
        pointing = self.child.Meta.model._default_manager.filter(**{self.by: data}) if self.by else data.all()
        rows: Iterable[Any] = self.arranged(pointing, self.context["day"])
        return [self.child.to_representation(getattr(row, self.through) if self.through else row) for row in rows]


class Generated(Expressed, serializers.BooleanField):
    """Whether the record is made up, as a whole registry is."""

    sql = "(SELECT coalesce(bool_or(generated), false) FROM registry_head)"

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"source": "*", **options})

    def to_representation(self, value: Any) -> bool:
        return bool(self.context["generated"])


class SourceSerializer(Resource):
    """A publication; `url` is null where no address is known."""

    title = serializers.CharField()
    url = Text(help_text="Where it is.")
    archived_url = Text(help_text="Where a copy is kept.")
    published = Days(help_text="When it was published.")

    class Meta:
        model = Source


class CitationSerializer(Resource):
    """What one source states about one field of a record, in the source's own value, and how sure we are."""

    source = SourceSerializer()  # type: ignore[assignment]  # a field of this name
    field = Text(help_text="The field of the record it speaks of.")
    states = Text(help_text="What it states of the field, in its own value.")
    confidence = serializers.ChoiceField(choices=Citation._meta.get_field("confidence").choices or ())
    basis = serializers.ChoiceField(choices=Basis.choices)
    passage = Text(help_text="The place in the source.")

    class Meta:
        model = Citation


def sources() -> Rows:
    return Rows(CitationSerializer(), source="citations", order=("id",))
