"""A page of a list: first its keys, off an index and never by OFFSET, then the records with what the list shows."""

import re
from typing import Any, NamedTuple

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.core.paginator import InvalidPage, Paginator
from django.http import HttpRequest

from registry.admin.lists import COUNTED

STEP = re.compile(r"(?P<way>older|newer)-(?P<key>\d{1,18})", re.ASCII)
LAST = "last"


class Steps(NamedTuple):
    """Addresses of other pages of the list; '' where there is none."""

    first: str
    newer: str
    older: str
    last: str


class FoundPaginator(Paginator):  # type: ignore[type-arg]  # generic in the stubs only
    """Pages of keys that are read already."""

    is_rough = False


class RecordList(ChangeList):
    """The newest first, page beside page; what a search finds stands in its own order, on numbered pages."""

    steps: Steps | None = None

    def get_results(self, request: HttpRequest) -> None:
        keys = self._found() if self.query else self._beside(request)
        self.result_list = self._records(keys)
        self.show_full_result_count = False
        self.full_result_count = None
        self.show_admin_actions = True
        self.can_show_all = False

    def _found(self) -> list[int]:
        found = list(self._keys()[: COUNTED + 1])
        self.paginator = FoundPaginator(found[:COUNTED], self.list_per_page)
        self.paginator.is_rough = len(found) > COUNTED
        self.result_count = self.paginator.count
        self.multi_page = self.result_count > self.list_per_page
        try:
            return list(self.paginator.page(self.page_num).object_list)
        except InvalidPage as error:
            raise IncorrectLookupParameters from error

    def _beside(self, request: HttpRequest) -> list[int]:
        self.paginator: Any = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)
        self.result_count = self.paginator.count
        self.multi_page = False  # its numbers would need OFFSET
        asked = request.GET.get(PAGE_VAR, "")
        size, step = self.list_per_page, STEP.fullmatch(asked)
        if asked == LAST:
            return self._page([*self._keys().order_by("pk")[:size]][::-1], newer=True, older=False)
        if step is None:
            return self._first()
        if step["way"] == "older":
            keys = [*self._keys().filter(pk__lt=int(step["key"])).order_by("-pk")[: size + 1]]
            return self._page(keys[:size], newer=True, older=len(keys) > size)
        keys = [*self._keys().filter(pk__gt=int(step["key"])).order_by("pk")[: size + 1]]
        return self._page(keys[:size][::-1], newer=True, older=True) if len(keys) > size else self._first()

    def _first(self) -> list[int]:
        keys = [*self._keys().order_by("-pk")[: self.list_per_page + 1]]
        return self._page(keys[: self.list_per_page], newer=False, older=len(keys) > self.list_per_page)

    def _page(self, keys: list[int], *, newer: bool, older: bool) -> list[int]:
        self.steps = Steps(
            self.get_query_string(remove=[PAGE_VAR]) if newer else "",
            self._to(f"newer-{keys[0]}") if newer and keys else "",
            self._to(f"older-{keys[-1]}") if older else "",
            self._to(LAST) if older else "",
        )
        return keys

    def _to(self, page: str) -> str:
        return str(self.get_query_string({PAGE_VAR: page}))

    def _keys(self) -> Any:
        return self.queryset.select_related(None).values_list("pk", flat=True)

    def _records(self, keys: list[int]) -> list[Any]:
        rows: Any = self.root_queryset.filter(pk__any_of=keys).order_by().select_related(None)
        shown = self._shown()
        read = {row.pk: row for row in (rows.select_related(*shown) if shown else rows)}
        return [read[key] for key in keys if key in read]

    def _shown(self) -> list[str]:
        """Of the records beside that a name may be made of, those whose names the list shows."""
        roots = {getattr(column, "path", (column,))[0] for column in self.list_display}
        names: Any = self.model_admin.list_select_related or ()
        return [path for path in names if path.split("__")[0] in roots]
