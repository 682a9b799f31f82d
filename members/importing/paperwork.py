"""The acts and the sources the rows name: found, or made once for all rows that name them."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from commission.models import LegalAct
from members.importing.known import Known
from members.importing.reading import Entry
from registry.actions import column_values
from registry.models import Source
from registry.wording import say

ACT = gettext_noop("Act No. %(number)s of %(day)s")


@dataclass
class Papers:
    known: Known
    acts: dict[tuple[Any, ...], LegalAct] = field(default_factory=dict)
    sources: dict[tuple[str, str], Source] = field(default_factory=dict)

    def of(self, entry: Entry) -> tuple[LegalAct | None, Source | None]:
        return self._act(entry), self._source(entry)

    def _act(self, entry: Entry) -> LegalAct | None:
        if slug := entry["act"]:
            if slug not in self.known.acts:
                entry.refuse("act", _("No act has the address “%(value)s”."), value=slug)
            return self.known.acts.get(slug)
        number, day = entry["act_number"], entry.act_date
        if not number or day is None:
            return None
        alike = [
            act
            for act in self.known.numbered_acts.get(number, ())
            if (act.adopted_earliest, act.adopted_latest) == (day.earliest, day.latest)
        ]
        if len(alike) > 1:
            sentence = _("Several acts have this number and day: %(acts)s. Write the address of one in column act.")
            entry.refuse("act_number", sentence, acts=", ".join(act.slug for act in alike))
        return alike[0] if alike else self._new_act(number, day)

    def _new_act(self, number: str, day: Any) -> LegalAct:
        key = (number, day.earliest, day.latest)
        if key not in self.acts:
            title = say(ACT, {"number": number, "day": day})
            self.acts[key] = LegalAct(
                kind=LegalAct.Kind.OTHER,
                number=number,
                publication=self.source(str(title), ""),
                **column_values(title=title, adopted=day),
            )
        return self.acts[key]

    def _source(self, entry: Entry) -> Source | None:
        title, url = entry["source_title"], entry["source_url"]
        return self.source(title or url, url) if title or url else None

    def source(self, title: str, url: str) -> Source:
        found = self.known.sources.get((title, url)) or self.sources.get((title, url))
        if found is None:
            found = self.sources[title, url] = Source(title=title, url=url)
        return found
