"""A statement compiled once a shape, prepared once a connection, and run with the values of a request."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, InterfaceError, OperationalError, connections
from django.db.models import BigIntegerField, DateField, Expression, Field, QuerySet, TextField
from django.db.models.lookups import Exact
from psycopg2.errors import QueryCanceled
from psycopg2.extensions import AsIs

from registry.past.known import known, travel
from registry.revision import is_writing

KEPT_SHAPES = 256
LARGEST_ID = 2**63 - 1

DATE: Any = DateField()
NUMBER: Any = BigIntegerField()
TEXT: Any = TextField()
NUMBERS: Any = ArrayField(BigIntegerField())
TEXTS: Any = ArrayField(TextField())


class Slot(Expression):
    """A value of a queryset that is given when its statement is run."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    @property
    def type(self) -> str:
        return str(self.output_field.db_type(connections["default"])).replace("varchar", "text")


ON_DAY = Slot("as_of", DATE)  # the day an answer speaks of


class AnyOf(Exact):
    """`column = ANY (array)`: one parameter however many values."""

    lookup_name = "any_of"

    def get_prep_lookup(self) -> Any:
        return self.rhs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} = ANY ({right})", [*left_params, *right_params]


Field.register_lookup(AnyOf)


class Numbered:
    """Writes a queryset's SQL with its constants in place and its slots as `$1`, `$2`."""

    def __init__(self) -> None:
        self.slots: dict[str, Slot] = {}

    def __call__(self, rows: QuerySet[Any]) -> str:
        sql, params = rows.query.sql_with_params()
        return _written(sql, [self.place(value) if isinstance(value, Slot) else value for value in params])

    def place(self, slot: Slot) -> AsIs:
        self.slots.setdefault(slot.name, slot)
        return AsIs(f"${[*self.slots].index(slot.name) + 1}")


class Filled:
    """Writes a queryset's SQL with the values in place of its slots, for COPY, which takes no parameters."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def __call__(self, rows: QuerySet[Any]) -> str:
        sql, params = rows.query.sql_with_params()
        return _written(sql, [self.place(value) if isinstance(value, Slot) else value for value in params])

    def place(self, slot: Slot) -> AsIs:
        return AsIs(_written(f"%s::{slot.type}", [self.values[slot.name]]))


def _written(sql: str, params: list[Any]) -> str:
    with read_connection().cursor() as cursor:
        written: bytes = cursor.cursor.mogrify(sql, params)
    return written.decode()


class Statement:
    """SQL with numbered slots; `run` gives its rows for the values by name."""

    def __init__(self, compose: Callable[[Numbered], str]) -> None:
        numbered = Numbered()
        self.sql = compose(numbered)
        self.slots = tuple(numbered.slots.values())

    def run(self, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        """All rows. Raises TooSlow where the database took longer than it may."""
        given = [values[slot.name] for slot in self.slots]
        connection = read_connection()
        try:
            return self._run(connection, given)
        except (OperationalError, InterfaceError) as error:
            if isinstance(error.__cause__, QueryCanceled):
                raise TooSlow from error
            if connection.in_atomic_block or connection.is_usable():
                raise
            connection.close()  # the server went away since the last request; a new connection, once
            return self._run(connection, given)

    def _run(self, connection: Any, given: list[Any]) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            name = _prepared(connection, cursor, self)
            marks = ", ".join(["%s"] * len(given))
            cursor.execute(f"EXECUTE {name} ({marks})" if given else f"EXECUTE {name}", given or None)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows


class TooSlow(DatabaseError):
    """The statement timeout of the read path ended it."""


def read_connection() -> Any:
    """The connection that only reads; within a revision, the one that sees what was written."""
    return connections["default" if is_writing() else settings.READ_DATABASE]


def _prepared(connection: Any, cursor: Any, statement: Statement) -> str:
    """The name under which this connection has the statement; the least recently used ones are given up.

    One that reads the past has a name of its own: under another search path PostgreSQL would plan it anew each time.
    """
    if getattr(connection, "prepared_on", None) is not connection.connection:
        connection.prepared_on, connection.prepared, connection.prepared_count = connection.connection, OrderedDict(), 0
    prepared: OrderedDict[tuple[str, bool], str] = connection.prepared
    key = statement.sql, known() is not None
    name = prepared.get(key)
    if name is None:
        connection.prepared_count += 1
        name = f"shape_{connection.prepared_count}"
        types = ", ".join(slot.type for slot in statement.slots)
        cursor.execute(
            f"PREPARE {name} ({types}) AS {statement.sql}" if types else f"PREPARE {name} AS {statement.sql}"
        )
        prepared[key] = name
        if len(prepared) > KEPT_SHAPES:
            _key, oldest = prepared.popitem(last=False)
            cursor.execute(f"DEALLOCATE {oldest}")
    else:
        prepared.move_to_end(key)
    return name


class Shapes:
    """The statements of one kind of answer, compiled when a shape is first asked for; bounded."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Any, Statement] = OrderedDict()
        self._lock = Lock()

    def get(self, shape: Any, compose: Callable[[Numbered], str]) -> Statement:
        with self._lock:
            statement = self._kept.get(shape)
            if statement is not None:
                self._kept.move_to_end(shape)
                return statement
        statement = Statement(compose)
        with self._lock:
            self._kept[shape] = statement
            if len(self._kept) > KEPT_SHAPES:
                self._kept.popitem(last=False)
        return statement


@contextmanager
def own_read_transaction(seconds: int) -> Iterator[Any]:
    """A connection of its own in one read-only REPEATABLE READ transaction: for an answer that streams."""
    wrapper = connections[settings.READ_DATABASE]
    connection = wrapper.get_new_connection(wrapper.get_connection_params())
    try:
        connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = %s", [seconds * 1000])
            # Nested loops keep the order of the index the list is read by: nothing is sorted, nothing spilt.
            cursor.execute("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off")
            if then := known():
                travel(cursor, then)
        yield connection
    finally:
        connection.close()
