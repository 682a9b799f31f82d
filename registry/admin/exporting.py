"""The list as filtered, as a file: a line a record, its fields as people read them."""

import csv
import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from openpyxl import Workbook

from registry.field_values import Named, shown_fields

AT_ONCE = 2_000
LONGEST_SHEET = 100_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ExportsList:
    """Mixin of ModelAdmin: `export/csv/` and `export/xlsx/` beside the list, with its filters and its search."""

    change_list_template: Any = "admin/record_list.html"

    def get_urls(self) -> Any:
        name = f"{self.opts.app_label}_{self.opts.model_name}_export"  # type: ignore[attr-defined]
        view = self.admin_site.admin_view(self.export)  # type: ignore[attr-defined]
        return [path("export/<slug:form>/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def export(self, request: HttpRequest, form: str) -> HttpResponse | StreamingHttpResponse | FileResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        listed: Any = self.get_changelist_instance(request)  # type: ignore[attr-defined]
        rows = listed.get_queryset(request)
        filename = f"{self.opts.model_name}.{form}"  # type: ignore[attr-defined]
        if form == "csv":
            return _attached(StreamingHttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8"), filename)
        if form != "xlsx":
            return HttpResponse(_("There is no export to “%(form)s”. Take csv or xlsx.") % {"form": form}, status=404)
        if rows.order_by()[: LONGEST_SHEET + 1].count() > LONGEST_SHEET:
            said = _("More than %(number)d records do not fit a sheet. Filter the list first, or take CSV.")
            return HttpResponse(said % {"number": LONGEST_SHEET}, status=400, content_type="text/plain; charset=utf-8")
        return FileResponse(as_xlsx(rows), as_attachment=True, filename=filename, content_type=XLSX)


def told_rows(rows: Any) -> Iterator[list[str]]:
    """The heading, then each record; read in parts, so that memory does not grow with the list."""
    fields = shown_fields(rows.model)
    yield ["id", *(field.label for field in fields)]
    records = rows.iterator(AT_ONCE)
    while part := list(islice(records, AT_ONCE)):
        names = Named({rows.model: part})
        for record in part:
            yield [str(record.pk), *(_defused(field.say(record, names)) for field in fields)]


def as_csv(rows: Any) -> Iterator[str]:
    yield "\ufeff"  # so that Excel reads it as UTF-8
    writer = csv.writer(_Passing())
    for line in told_rows(rows):
        yield writer.writerow(line)


def as_xlsx(rows: Any) -> Any:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in told_rows(rows):
        sheet.append(line)
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the answer closes it
    book.save(file)
    file.seek(0)
    return file


class _Passing:
    def write(self, line: str) -> str:
        return line


def _defused(text: str) -> str:
    """What a sheet would run as a formula is shown as text."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _attached(answer: StreamingHttpResponse, filename: str) -> StreamingHttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer
