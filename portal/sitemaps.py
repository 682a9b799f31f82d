"""Every page for search engines: in each language, with the moment its record last changed."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import override

from commission.models import Commission, LegalAct
from elections.models import Agreement, Event
from members.models import Person
from registry.linked_data import absolute
from registry.models import Revision

LISTS = ("home", "commissions", "people", "vacancies", "rules", "acts", "events", "agreements", "data")


class InEveryLanguage(Sitemap):  # type: ignore[type-arg]  # generic in the stubs only
    """Paged by record, not by address: a page reads only its own records."""

    limit = 5000

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        return [url for item in self.paginator.page(page).object_list for url in self._urls(item)]

    def _urls(self, item: Any) -> list[dict[str, Any]]:
        alternates = []
        for code, _name in settings.LANGUAGES:
            with override(code):
                alternates.append({"lang_code": code, "location": absolute(self.location(item))})
        changed = getattr(item, "changed", None)
        return [{"location": each["location"], "lastmod": changed, "alternates": alternates} for each in alternates]

    def get_latest_lastmod(self) -> datetime.datetime | None:
        return Revision.objects.aggregate(last=Max("at"))["last"]  # type: ignore[no-any-return]


class Lists(InEveryLanguage):
    def items(self) -> list[str]:
        return list(LISTS)

    def location(self, item: Any) -> str:
        return reverse(item)


class Records(InEveryLanguage):
    """The pages of one kind of record; `name` is that of their address."""

    def __init__(self, name: str, records: "QuerySet[Any]") -> None:
        self.name, self.records = name, records

    def items(self) -> Any:
        history = self.records.model.revised_events.field.model.objects.filter(pgh_obj=OuterRef("pk")).order_by()
        last = history.values("pgh_obj").annotate(last=Max("pgh_revision__at")).values("last")
        return self.records.annotate(changed=Subquery(last)).only("slug").order_by("pk")

    def location(self, item: Any) -> str:
        return reverse(self.name, args=[item.slug])


SITEMAPS: dict[str, Any] = {
    "lists": Lists(),
    "commissions": Records("commission", Commission.objects.all()),
    "people": Records("person", Person.objects.filter(merged_into__isnull=True)),
    "acts": Records("act", LegalAct.objects.all()),
    "events": Records("event", Event.objects.all()),
    "agreements": Records("agreement", Agreement.objects.all()),
}
