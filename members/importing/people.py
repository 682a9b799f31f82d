"""Who a row means: by address, or by the name within the commission; namesakes elsewhere are asked about."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from commission.models import Commission
from members.importing.known import Known
from members.importing.reading import NEW, Entry
from members.models import Person

SHOWN = 3


@dataclass
class People:
    """`made` are those new to the registry, by name and commission: one name on one commission is one person."""

    known: Known
    namesakes_are_new: bool
    made: dict[tuple[str, int], Person]

    def of(self, entry: Entry, commission: Commission) -> Person | None:
        """None where the row is refused."""
        slug = entry["person"]
        return self._addressed(entry, slug) if slug and slug != NEW else self._named(entry, commission)

    def _addressed(self, entry: Entry, slug: str) -> Person | None:
        person = self.known.people.get(slug)
        if person is None:
            entry.refuse("person", _("No person has the address “%(value)s”."), value=slug)
        elif person.merged_into is not None:
            sentence = _("“%(value)s” was merged into “%(kept)s”. Write that address.")
            entry.refuse("person", sentence, value=slug, kept=person.merged_into.slug)
            return None
        return person

    def _named(self, entry: Entry, commission: Commission) -> Person | None:
        alike = self.known.named.get(entry.name, [])
        here = [one for person in alike for one in self.known.appointments.get((commission.pk, person.pk), ())]
        same_day = {one.person_id for one in here if (one.start_earliest, one.start_latest) == entry.when}
        served = same_day or {one.person_id for one in here if entry["person"] != NEW}
        if len(served) > 1:
            sentence = _("Several people of this name served here: %(people)s. Write the address of the one you mean.")
            entry.refuse("person", sentence, people=_addresses([one for one in alike if one.pk in served]))
            return None
        if served:
            return next(one for one in alike if one.pk in served)
        if alike and entry["person"] != NEW and not self.namesakes_are_new:
            sentence = _("People of this name are recorded: %(people)s. Write the address of one of them, or “new”.")
            entry.refuse("person", sentence, people=_addresses(alike))
            return None
        return self.made.setdefault((entry.name, commission.pk), _person(entry))


def _person(entry: Entry) -> Person:
    parts = {f"{part}_{entry.language}": entry[part] for part in ("family", "given", "patronymic")}
    return Person(**parts)


def _addresses(people: list[Person]) -> str:
    more = ", …" if len(people) > SHOWN else ""
    return ", ".join(person.slug for person in people[:SHOWN]) + more
