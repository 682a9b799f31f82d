"""The admin of one kind of record: all it writes goes through the door, with a reason, based on what was shown."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from registry.admin.allowed import AsksOfRecord
from registry.admin.days import days_of
from registry.admin.deleting import DeletesWithReason
from registry.admin.exporting import ExportsList
from registry.admin.fields import RecordFields
from registry.admin.forms import RecordForm, form_of, written
from registry.admin.gone import Gone, gone
from registry.admin.inlines import CitationsBelow
from registry.admin.lists import RoughPaginator, search
from registry.admin.meanwhile import Meanwhile
from registry.admin.names import name_records
from registry.admin.paging import RecordList
from registry.admin.saving import Filled, Refused, through_the_door
from registry.admin.sending import fill_again, sent_for_review, task_of
from registry.admin.texts import language_fieldsets, text_columns_of
from registry.door import seen
from registry.proposals.models import Work
from registry.record_history import history_of


class RecordAdmin(AsksOfRecord, DeletesWithReason, ExportsList, RecordFields, admin.ModelAdmin):  # type: ignore[type-arg]
    """`names` are what one and many records are called.

    `public_page` is the name of the record's page on the site and where its address stands, as "person.slug".

    `search_through` are the keys by whose names a list is searched; empty where the records have names of their own.
    """

    names: ClassVar[tuple[Any, Any]]
    inlines: ClassVar[Any] = (CitationsBelow,)
    public_page: ClassVar[tuple[str, str] | None] = None
    search_through: ClassVar[tuple[str, ...]] = ()
    paginator = RoughPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 25
    list_max_show_all = 0
    ordering = ("-pk",)
    sortable_by = ()
    actions = None
    change_form_template = "admin/record_form.html"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        name_records(self.model, *self.names)
        for below in self.inlines:
            if below.model not in self.admin_site._registry and below.verbose_name and below.verbose_name_plural:
                name_records(below.model, below.verbose_name, below.verbose_name_plural)

    def get_search_fields(self, request: HttpRequest) -> Any:
        return self.search_fields or self.search_through or ("search_text",)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        if not search_term.strip():
            return queryset, False
        if self.search_fields:
            return super().get_search_results(request, queryset, search_term)
        return search(queryset, search_term, self.search_through), False

    def get_queryset(self, request: HttpRequest) -> Any:
        """Whatever shows a record by name has read what the name is made of."""
        rows = super().get_queryset(request)
        names: Any = self.list_select_related
        return rows.select_related(*names) if names else rows

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        return RecordList

    # --- The form --------------------------------------------------------------------------------------------------

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        refusal = getattr(request, "refusal", None)
        self_form = type("Form", (form_of(self.model, RecordForm),), {"refusal": refusal})
        return super().get_form(request, obj, change=change, form=self_form, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        days, texts = days_of(self.model), text_columns_of(self.model)
        plain = [name for name in self._in_order() if name not in texts]
        return [(name, f"{name}_basis") if name in days else name for name in plain if name not in self._in_days(days)]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        why = [(_("The change"), {"fields": ["because", "based_on", "opened"], "classes": ["why"]})]
        if obj is not None and not self.has_change_permission(request, obj):
            why = []
        return [(None, {"fields": self.get_fields(request, obj)}), *language_fieldsets(self.model, obj), *why]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """As the stock one, but that the only transaction is the door's; what it refuses, the form is told."""
        fill_again(request)
        asked = self._asked(*args, **kwargs)
        if deleted := self._gone(request, asked[0]):
            return self._filled_anew(request, deleted)
        self._mind_others(request, asked[0])
        try:
            return self._changeform_view(request, *asked)  # type: ignore[attr-defined]  # Django's, without a stub
        except Refused as refused:
            request.refusal = refused.error  # type: ignore[attr-defined]
            self._mind_others(request, asked[0])
            return self._changeform_view(request, *asked)  # type: ignore[attr-defined]  # the same

    def _mind_others(self, request: Any, object_id: str | None) -> None:
        """Puts what colleagues saved meanwhile into the form that was sent, and refuses it while there is a choice."""
        record = self.get_object(request, unquote(object_id)) if request.method == "POST" and object_id else None
        if record is None or not self.has_change_permission(request, record):
            return
        meanwhile = Meanwhile(request.POST)
        if not meanwhile.rows:
            return
        request.POST = meanwhile.data
        meanwhile.drop_gone_rows(self._create_formsets(request, record, change=True)[0])  # type: ignore[attr-defined]  # the same
        form = self.get_form(request, record, change=True)(request.POST, instance=record)
        formsets, _inlines = self._create_formsets(request, record, change=True)  # type: ignore[attr-defined]  # the same
        meanwhile.compare([form, *(row for formset in formsets for row in formset.initial_forms)])
        request.meanwhile, request.refusal = meanwhile, meanwhile.refusal

    def _gone(self, request: HttpRequest, object_id: str | None) -> Gone | None:
        if request.method != "POST" or not object_id or self.get_object(request, unquote(object_id)) is not None:
            return None
        if not self.has_add_permission(request):
            return None
        formsets = (formset for formset, _inline in self.get_formsets_with_inlines(request))
        return gone(self.model, unquote(object_id), request.POST, formsets)

    def _filled_anew(self, request: Any, deleted: Gone) -> HttpResponse:
        """The form of a new record, filled in with what was typed; nothing is saved yet."""
        request.POST, request.gone, request.refusal = deleted.data, deleted, deleted.refusal
        new = reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_add")
        return self._changeform_view(request, None, new, None)  # type: ignore[attr-defined,no-any-return]  # Django's, without a stub

    @staticmethod
    def _asked(object_id: Any = None, form_url: str = "", extra_context: Any = None) -> tuple[Any, str, Any]:
        return object_id, form_url, extra_context

    def save_model(self, *args: Any) -> None:
        """Nothing is saved before everything can be: `save_related`."""

    def save_related(self, request: HttpRequest, form: RecordForm, formsets: Any, change: bool) -> None:
        filled = Filled(form, list(formsets), adding=not change)
        filled.refuse_others_commissions(request.user)
        if filled.says_something:
            task = task_of(request, Work.EDIT, lambda: self._named(form.instance.pk), keeps_typed=True)
            through_the_door(request, filled.save, form.cleaned_data, task)

    def _named(self, pk: Any) -> str:
        return f"{capfirst(self.opts.verbose_name)}: {self.model._base_manager.get(pk=pk)}"

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return _sent(request) or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return _sent(request) or super().response_change(request, obj)

    def response_delete(self, request: HttpRequest, *args: Any) -> HttpResponse:
        return _sent(request) or super().response_delete(request, *args)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form = context["adminform"].form
        context["meanwhile"], context["gone"] = getattr(request, "meanwhile", None), getattr(request, "gone", None)
        if "based_on" in form.fields and not form.is_bound:
            rows = [
                row.form.instance for formset in context["inline_admin_formsets"] for row in formset if row.original
            ]
            records = [record for record in (context["original"], *rows) if record is not None]
            form.initial["based_on"] = written(seen(*records)) if records else ""
        return super().render_change_form(request, context, *args, **kwargs)

    def _nothing(self, *args: Any) -> Any:
        """The registry's history is the log."""

    construct_change_message: Any = _nothing
    log_addition: Any = _nothing
    log_change: Any = _nothing
    log_deletions: Any = _nothing

    # --- Around it -------------------------------------------------------------------------------------------------

    def view_on_site(self, obj: Any) -> str | None:
        if self.public_page is None:
            return None
        page, path = self.public_page
        for name in path.split("."):
            obj = getattr(obj, name) if obj is not None else None
        return reverse(page, args=[obj]) if obj else None

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        record = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(record)s") % {"record": record},
            "record": record,
            "entries": history_of(record),
            "opts": self.opts,
            "module_name": str(capfirst(self.opts.verbose_name_plural)),
        }
        return TemplateResponse(request, "admin/record_history.html", context)


def _sent(request: Any) -> HttpResponse | None:
    carried = getattr(request, "carried", None)
    return sent_for_review(request, carried) if carried is not None and carried.waits else None
