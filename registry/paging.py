"""Pages of a list a person leafs through."""

from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from registry.problems import bad_query

PAGE_SIZE = 50


def page_of(request: HttpRequest, rows: Any, size: int = PAGE_SIZE) -> "Page[Any]":
    """The page of `rows` the address asks for; it carries `range`, the numbers to link, with gaps."""
    paginator = Paginator(rows, size)
    asked = request.GET.get("page", "1")
    try:
        page = paginator.page(asked)
    except (PageNotAnInteger, EmptyPage) as error:
        remedy = _("“%(value)s” is not a page of this list. It has pages 1 to %(last)s.")
        values = {"value": asked, "last": paginator.num_pages}
        raise bad_query({"page": remedy % values}) from error
    page.range = list(paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))  # type: ignore[attr-defined]
    return page
