from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from registry.field_values import names_of
from registry.history import same_record
from registry.rewriting.inverse import inverses
from registry.rewriting.rewrite import Rewrite


def refuse_inexact(writing_under: int, wanted: Sequence[Rewrite], message: Any) -> None:
    """Every row became what it should, and nothing else changed; else raises `message` with a `record` of these."""
    then = {rewrite.key: rewrite.then for rewrite in wanted}
    done = {inverse.key: inverse.now for inverse in inverses(writing_under)}
    inexact = [key for key in {**then, **done} if key not in then or key not in done]
    inexact += [key for key in then.keys() & done.keys() if not same_record(key[0], then[key], done[key])]
    if inexact:
        model, pk = inexact[0]
        name = names_of(model, {pk}).get(pk, f"№ {pk}")
        raise ValidationError(message, code="inexact", params={"record": name})
