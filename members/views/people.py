"""Everyone the registry names, in the order of the reader's alphabet."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from members.models import Appointment, Person
from members.models.person import in_list_order
from registry.pages import ROWS, find, page, twin
from registry.period import today
from registry.problems import bad_query
from registry.sorting import PAGE_ALPHABETS, key_of

PLACES = ("from", "after", "before")


@dataclass
class Leaf:
    """The people on one page, and whether there are others before and after them."""

    people: list[Person]
    earlier: bool
    later: bool

    @property
    def first(self) -> Person:
        return self.people[0]

    @property
    def last(self) -> Person:
        return self.people[-1]


@page(*PLACES)
def people(request: HttpRequest) -> HttpResponse:
    """`?from=Қ` starts there; `?after=` and `?before=` a person's slug turn the page."""
    language = (get_language() or "en")[:2]
    context = {
        "leaf": _leaf(_place_asked(request), language),
        "from": request.GET.get("from", ""),
        "letters": PAGE_ALPHABETS[language],
        "json_twin": twin("people"),
        "csv_twin": twin("people", format="csv"),
    }
    return render(request, "members/people.html", context)


def _place_asked(request: HttpRequest) -> tuple[str, str]:
    asked = [(name, request.GET[name]) for name in PLACES if name in request.GET] or [("from", "")]
    name, value = asked[0]
    if len(asked) > 1:
        raise bad_query({asked[1][0]: _("Give only one of from, after and before.")})
    if "\x00" in value:
        raise bad_query({name: _("A name holds no such character.")})
    return name, value


def _leaf(place: tuple[str, str], language: str) -> Leaf:
    name, value = place
    everyone = _listed(language)
    if name == "from":
        start = key_of(Value(value), language)
        found = list(everyone.filter(place__gte=start)[: ROWS + 1])
        earlier = bool(value) and everyone.filter(place__lt=start).exists()
        return Leaf(found[:ROWS], earlier, len(found) > ROWS)
    placed = Person.objects.annotate(place=in_list_order(language))
    turned = find(placed, value, "person", _("Nobody is called “%(slug)s” here."))
    if name == "after":
        beyond = Q(place__gt=turned.place) | Q(place=turned.place, pk__gt=turned.pk)
        found = list(everyone.filter(beyond)[: ROWS + 1])
        return Leaf(found[:ROWS], True, len(found) > ROWS)
    beyond = Q(place__lt=turned.place) | Q(place=turned.place, pk__lt=turned.pk)
    found = list(everyone.filter(beyond).reverse()[: ROWS + 1])
    return Leaf(found[:ROWS][::-1], len(found) > ROWS, True)


def _listed(language: str) -> Any:
    served = Appointment.objects.with_status(today()).select_related("commission").order_by("-last_evidence", "-id")
    return (
        Person.objects.filter(merged_into__isnull=True)
        .annotate(place=in_list_order(language))
        .prefetch_related(Prefetch("appointments", served))
        .order_by("place", "pk")
    )
