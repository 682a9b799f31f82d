"""From a serializer and a queryset to one SQL statement that gives the resource's JSON, or its CSV.

Knows a handful of kinds: column, renamed path, nested object, nested list, words, days, group, named SQL
expression. Anything else is an error at start.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db.models import ForeignKey, Model, OneToOneRel, QuerySet
from rest_framework import serializers

from registry.api.serializers import Choice, Days, Expressed, Group, Instant, Percent, Resource, Rows, Text, Words

PLAIN = (
    serializers.CharField,
    serializers.ChoiceField,
    serializers.IntegerField,
    serializers.BooleanField,
    serializers.DateField,
)
LANGUAGES = ("kk", "ru", "en")

Inline = Callable[[QuerySet[Any]], str]  # the SQL of a queryset with its values and slots written in


class Scope:
    """One FROM clause: a row to start from, and the joins its fields turn out to need."""

    def __init__(self, model: type[Model], alias: str, inline: Inline, day: Any) -> None:
        self.model, self.alias, self.inline, self.day = model, alias, inline, day
        self.clauses: list[str] = []
        self._joined: dict[str, tuple[str, Any]] = {"": (alias, model)}
        self._objects = 0

    def column(self, path: str) -> str:
        """`seat__quota__code` as a column, joined to where it is; an annotation of the row is one too."""
        place, _, name = path.rpartition("__")
        alias, model = self._reach(place)
        names = {field.name: field.column for field in model._meta.concrete_fields}
        return f'"{alias}"."{names.get(name, name)}"'

    def key(self, path: str) -> str:
        """The primary key of the row a path leads to: null where there is none."""
        alias, model = self._reach(path)
        return f'"{alias}"."{model._meta.pk.column}"'

    def model_at(self, path: str) -> type[Model]:
        return self._reach(path)[1]  # type: ignore[no-any-return]

    def _reach(self, path: str) -> tuple[str, Any]:
        if path not in self._joined:
            before, _, name = path.rpartition("__")
            alias, model = self._reach(before)
            relation = model._meta.get_field(name)
            joined = f"{self.alias}__{path}"
            target = relation.related_model
            if isinstance(relation, OneToOneRel):
                ours, theirs = model._meta.pk.column, relation.field.column
            elif isinstance(relation, ForeignKey):
                ours, theirs = relation.column, target._meta.pk.column
            else:
                raise TypeError(f"{model.__name__}.{name} leads to many rows; declare it as Rows.")
            self.clauses.append(
                f'LEFT JOIN {target._meta.db_table} "{joined}" ON "{joined}".{theirs} = "{alias}".{ours}'
            )
            self._joined[path] = (joined, target)
        return self._joined[path]

    def as_object(self, fields: Iterable[tuple[str, str]]) -> str:
        """An object of the given keys; a row of its own, so that its names reach the JSON."""
        self._objects += 1
        alias = f"{self.alias}_o{self._objects}"
        self.clauses.append(f'CROSS JOIN LATERAL (SELECT {_select(fields)}) "{alias}"')
        return f'"{alias}"'


def json_of(resource: Resource, rows: QuerySet[Any], inline: Inline, day: Any) -> str:
    """`SELECT id, json` of every row, by id."""
    scope = Scope(rows.model, "r", inline, day)
    whole = scope.as_object(list(_fields(resource, scope, "")))
    return _from(scope, rows, f"{scope.key('')} AS id, row_to_json({whole})::text AS json")


def table_of(resource: Resource, rows: QuerySet[Any], inline: Inline, day: Any) -> str:
    """`SELECT` of every leaf as a column named by its path: `person.name.kk`; by id."""
    scope = Scope(rows.model, "r", inline, day)
    return _from(scope, rows, _select((".".join(path), sql) for path, sql in _leaves(resource, scope, "", ())))


def _from(scope: Scope, rows: QuerySet[Any], selected: str) -> str:
    joined = " ".join(scope.clauses)
    return f'SELECT {selected} FROM ({scope.inline(rows)}) "{scope.alias}" {joined} ORDER BY {scope.key("")}'


def _select(fields: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f'{sql} AS "{name}"' for name, sql in fields)


def _fields(resource: Resource, scope: Scope, at: str) -> Iterator[tuple[str, str]]:
    for name, field in resource.fields.items():
        yield name, _value(field, scope, at)


def _value(field: Any, scope: Scope, at: str) -> str:
    path = _path(field, at)
    if isinstance(field, Words):
        return f"ROW({', '.join(_texts(field, scope, path))})::registry_words"
    if isinstance(field, Days):
        return _day(field, scope, at)
    if isinstance(field, Group):
        return scope.as_object(list(_fields(field, scope, at)))
    if isinstance(field, Rows):
        return _list(field, scope, at)
    if isinstance(field, Resource):
        return _object(field, scope, path, at)
    return _leaf(field, scope, at)


def _object(field: Resource, scope: Scope, path: str, at: str) -> str:
    condition = field.only_if.format_map(_Columns(scope, at)) or f"{scope.key(path)} IS NOT NULL"
    row = scope.as_object(list(_fields(field, scope, path)))
    return f"CASE WHEN {condition} THEN {row} END" if field.allow_null or field.only_if else row


def _list(field: Rows, scope: Scope, at: str) -> str:
    """Rows that point here, as an array of objects."""
    model, points_by = _relation(field, scope.model_at(at))
    alias = f"{scope.alias}_{field.field_name}"
    inner = Scope(model, alias, scope.inline, scope.day)
    fields = list(_fields(field.child, inner, field.through))
    rows = field.arranged(model._default_manager.all(), scope.day)
    order = ", ".join(_ordered(key, inner) for key in field.order)
    points = points_by(inner, scope.key(at))
    item = inner.as_object(fields)
    source = f'({scope.inline(rows.order_by())}) "{alias}" {" ".join(inner.clauses)}'
    return f"ARRAY(SELECT {item} FROM {source} WHERE {points} ORDER BY {order})"


def _relation(field: Rows, parent: Any) -> tuple[type[Model], Callable[[Scope, str], str]]:
    """The table whose rows point to `parent`, and the condition by which they do."""
    if field.by:
        return field.child.Meta.model, lambda inner, key: f"{inner.column(field.by)} = {key}"
    relation = parent._meta.get_field(str(field.source))
    if isinstance(relation, GenericRelation):
        of = f"app_label = '{parent._meta.app_label}' AND model = '{parent._meta.model_name}'"
        its_type = f"(SELECT id FROM django_content_type WHERE {of})"
        return (
            relation.related_model,
            lambda inner, key: f"{inner.column('object_id')} = {key} AND {inner.column('content_type')} = {its_type}",
        )
    return relation.related_model, lambda inner, key: f"{inner.column(relation.field.name)} = {key}"


def _ordered(key: str, scope: Scope) -> str:
    return f"{scope.column(key.lstrip('-'))}{' DESC' if key.startswith('-') else ''}"


def _leaf(field: Any, scope: Scope, at: str) -> str:
    path = _path(field, at)
    if isinstance(field, Expressed):
        return field.sql.format_map(_Columns(scope, at))
    if isinstance(field, Percent):
        return f"{scope.column(path)}::text"
    if isinstance(field, Instant):
        return f"to_char({scope.column(path)} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
    if isinstance(field, (Text, Choice)):
        return f"nullif({scope.column(path)}, '')"
    if isinstance(field, serializers.ListField) or type(field) in PLAIN:
        return scope.column(path)
    raise TypeError(f"{type(field).__name__} {field.field_name!r} has no SQL. Use a kind of registry.api.serializers.")


def _texts(field: Words, scope: Scope, path: str) -> list[str]:
    return [f"nullif({scope.column(f'{path}_{language}')}, '')" for language in LANGUAGES]


def _day(field: Days, scope: Scope, at: str) -> str:
    earliest, latest, value, basis, known = _day_columns(field, scope, at)
    return f"CASE WHEN {known} THEN ROW({value}, {earliest}, {latest}, {basis})::registry_day END"


def _day_columns(field: Days, scope: Scope, at: str) -> tuple[str, str, str, str, str]:
    """Its four parts, and the condition without which there is no day."""
    path = _path(field, at)
    place = path.rpartition("__")[0]
    if field.columns is not None:
        earliest, latest = (scope.column(_under(place, name)) for name in field.columns)
        value, basis = f"registry_notation({earliest}, {latest})", "'inferred'::text"
    else:
        prefix = _under(place, field.column) if field.column else path
        parts = ("earliest", "latest", "value", "basis")
        earliest, latest, stated, basis = (scope.column(f"{prefix}_{part}") for part in parts)
        value = f"coalesce(nullif({stated}, ''), registry_notation({earliest}, {latest}))"
    known = f"({earliest} IS NOT NULL OR {latest} IS NOT NULL)"
    if field.only_if:
        known = f"{field.only_if.format_map(_Columns(scope, at))} AND {known}"
    return earliest, latest, value, basis, known


def _under(place: str, name: str) -> str:
    return f"{place}__{name}" if place else name


def _leaves(resource: Any, scope: Scope, at: str, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every leaf with its path; lists as JSON; a text a spreadsheet would take for a formula is quoted."""
    for name, field in resource.fields.items():
        path, here = _path(field, at), (*above, name)
        if isinstance(field, Words):
            yield from (
                ((*here, code), _defused(sql)) for code, sql in zip(LANGUAGES, _texts(field, scope, path), strict=True)
            )
        elif isinstance(field, Days):
            earliest, latest, value, basis, known = _day_columns(field, scope, at)
            leaves = {"value": _defused(value), "earliest": earliest, "latest": latest, "basis": basis}
            yield from (((*here, part), f"CASE WHEN {known} THEN {sql} END") for part, sql in leaves.items())
        elif isinstance(field, Group):
            yield from _leaves(field, scope, at, here)
        elif isinstance(field, (Rows, serializers.ListField)):
            yield here, f"to_json({_value(field, scope, at)})"
        elif isinstance(field, Resource):
            yield from _leaves(field, scope, path, here)
        elif isinstance(field, serializers.BooleanField):
            yield here, f"({_leaf(field, scope, at)})::text"
        elif isinstance(field, serializers.CharField):
            yield here, _defused(_leaf(field, scope, at))
        else:
            yield here, _leaf(field, scope, at)


def _defused(text: str) -> str:
    return f"registry_defused({text})"


def _path(field: Any, at: str) -> str:
    source = "" if field.source == "*" else field.source.replace(".", "__")
    return "__".join(part for part in (at, source) if part)


class _Columns(dict[str, str]):
    def __init__(self, scope: Scope, at: str) -> None:
        self.scope, self.at = scope, at

    def __missing__(self, name: str) -> str:
        return self.scope.column(_under(self.at, name))
