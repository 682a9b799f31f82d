"""One person: every appointment and office, why each is said, and what else they took part in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from members.career import authorities, career, colours_of
from members.dossier import with_everything
from members.linked_data import person_data
from members.models import Person
from members.wording import standing
from registry.pages import find, page, twin
from registry.period import today
from registry.requests import as_of
from registry.sources import Footnotes


@page("as_of")
def person(request: HttpRequest, slug: str) -> HttpResponse:
    day = as_of(request)
    people = Person.objects.select_related("merged_into")
    someone = find(people, slug, "person", _("Nobody is called “%(slug)s” here."))
    if someone.merged_into_id is not None:
        stays = reverse("person", args=[someone.merged_into.slug])
        return HttpResponsePermanentRedirect(_same_day(stays, request), preserve_request=True)
    appointments = with_everything(someone, day)
    colours = colours_of(appointments)
    context = {
        "person": someone,
        "appointments": [(appointment, standing(appointment, day)) for appointment in appointments],
        "timeline": career(appointments, colours, day, today()),
        "timeline_authorities": authorities(appointments, colours),
        "day": day,
        "today": today(),
        "nominations": someone.nominations.all(),
        "took_part": [*someone.participations.all(), *someone.represented_at.all()],
        "signed": someone.signatures.all(),
        "spellings": [(code, name, getattr(someone, f"name_{code}")) for code, name in settings.LANGUAGES],
        "footnotes": Footnotes(),
        "about": person_data(someone, appointments),
        "feed": reverse("person-changes", args=[slug]),
        "json_twin": twin("people", slug, as_of=day),
        "csv_twin": twin("appointments", person=slug, as_of=day, format="csv"),
    }
    return render(request, "members/person.html", context)


def _same_day(address: str, request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address
