"""One row becomes one record, within a savepoint; a refusal is a sentence."""

from django.db import DatabaseError, DataError, IntegrityError, InternalError, transaction
from django.utils.translation import gettext as _

from portal.loading.columns import Values
from portal.loading.ledger import Ledger
from portal.loading.names import Reference, SeatName, rests_on
from portal.loading.reading import Row
from portal.loading.references import references_in
from registry.constraints import explain


class RowRefused(Exception):
    """A row cannot be written, and why."""


class RowMustWait(Exception):
    """A row rests on one that is not there yet."""


def insert(row: Row, values: Values, ledger: Ledger) -> int:
    _require_all_found(values, ledger)
    record = row.sheet.model(**values)
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except (IntegrityError, DataError, InternalError) as error:
        raise RowRefused(_sentence(error)) from error
    return int(record.pk)


def update(row: Row, record_id: int, changes: Values, ledger: Ledger) -> None:
    _require_all_found(changes, ledger)
    try:
        with transaction.atomic():
            row.sheet.model._base_manager.filter(pk=record_id).update(**changes)
    except (IntegrityError, DataError, InternalError) as error:
        raise RowRefused(_sentence(error)) from error


def _require_all_found(values: Values, ledger: Ledger) -> None:
    for reference in references_in(values).values():
        if deleted := next((name for name in rests_on(reference) if ledger.was_deleted(name)), None):
            message = _("“%(name)s” was deleted in the registry. Restore it there, or point to another row.")
            raise RowRefused(message % {"name": deleted})
        _refuse_seat_that_is_none(reference, ledger)
        raise RowMustWait


def _refuse_seat_that_is_none(reference: Reference, ledger: Ledger) -> None:
    if not isinstance(reference, SeatName) or None in map(ledger.find, rests_on(reference)):
        return
    seats = ", ".join(ledger.seats_beside(reference)) or _("none")
    message = _("“%(seat)s” is no seat; of that quota the commission has: %(seats)s.")
    raise RowRefused(message % {"seat": reference, "seats": seats})


def _sentence(error: DatabaseError) -> str:
    if isinstance(error, IntegrityError):
        return " ".join(explain(error).messages)
    return _("The registry refuses this: %(detail)s") % {"detail": str(error).splitlines()[0]}
