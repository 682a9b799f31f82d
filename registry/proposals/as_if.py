"""The registry as it would be with a proposal approved: to be looked at, never to be written to, and not for long."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import Error, InterfaceError, OperationalError, connection, transaction
from django.utils.translation import gettext_lazy as _

from registry.conflicts import in_our_words
from registry.proposals.models import Proposal
from registry.proposals.replaying import replay
from registry.revision import revision

SECONDS = 5
BRIEFLY = f"SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '{SECONDS}s'; \
SET LOCAL transaction_timeout = '{SECONDS}s'"
ONLY_READING = "SET LOCAL transaction_read_only = on"
TOO_LONG = {"57014", "55P03", "25P04", "57P01"}  # cancelled, a lock not had, a transaction or a connection ended

SLOW = _(
    "The preview took longer than %(seconds)s seconds, or a colleague was writing just then, and nobody is made to "
    "wait for a preview. Try again, or look at the changes row by row."
)


@contextmanager
def as_if_approved(proposal: Proposal) -> Iterator[int]:
    """Inside, everything reads as if the proposal were published, under the revision given; then it is taken back.

    Raises ValidationError as `approve` does, and with the code `writes` or `slow` where the code inside writes, or
    everything together takes longer than SECONDS: others who write wait for it.
    """
    with in_our_words(), _in_words_of_previews(), transaction.atomic():
        _run(BRIEFLY)
        with revision(by=proposal.author, because=proposal.reason) as number:
            replay(proposal, number)
            connection.check_constraints()
            _run(ONLY_READING)
            yield number
        transaction.set_rollback(True)


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def _in_words_of_previews() -> Iterator[None]:
    try:
        yield
    except Error as error:
        if (refusal := _refusal(error)) is None:
            raise
        raise refusal from error


def _refusal(error: Error) -> ValidationError | None:
    cause: Any = error.__cause__
    code = getattr(cause, "pgcode", None)
    cut_off = code is None and isinstance(error, OperationalError | InterfaceError)
    if code in TOO_LONG or cut_off:
        return ValidationError(SLOW, code="slow", params={"seconds": SECONDS})
    return None
