"""Deleting a record: with a reason, and not if a colleague changed it meanwhile."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

from registry.actions import remove
from registry.admin.forms import ReasonForm, written
from registry.admin.saving import Refused, through_the_door
from registry.admin.sending import task_of
from registry.door import seen
from registry.proposals.models import Work


class DeletesWithReason:
    """Mixin of ModelAdmin."""

    _delete_view: Any  # the stock one
    delete_confirmation_template: Any = "admin/record_delete.html"

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        asked = ReasonForm(request.POST) if request.method == "POST" else None
        if asked is not None and asked.is_valid():
            request.asked = asked.cleaned_data  # type: ignore[attr-defined]
            try:
                return self._delete_view(request, object_id, extra_context)
            except Refused as refused:
                asked.add_error(None, [message for message in refused.error.messages])
        record = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        shown = ReasonForm(initial={"based_on": written(seen(record))}) if asked is None and record else asked
        request.POST = QueryDict()
        return self._delete_view(request, object_id, {**(extra_context or {}), "reason": shown})

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        asked = request.asked  # type: ignore[attr-defined]
        task = task_of(request, Work.DELETION, f"{capfirst(obj._meta.verbose_name)}: {obj}")
        through_the_door(request, lambda: remove(record=obj), asked, task)
