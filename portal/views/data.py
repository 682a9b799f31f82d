"""The data page: what can be downloaded, on what terms, and how far the records are checked."""

from django.conf import settings
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from commission.history import national_commission
from commission.models import Commission
from portal.coverage import coverage
from portal.coverage_chart import coverage_chart
from registry.door import FOUR
from registry.models import Revision, Source
from registry.pages import page, twin
from registry.period import today
from registry.proposals.models import Proposal, State

RESOURCES = {
    "commissions": _("Commissions"),
    "people": _("People"),
    "appointments": _("Appointments"),
    "attestations": _("Sightings"),
    "nominations": _("Nominations"),
    "formations": _("Whole commissions formed or dismissed"),
    "seats": _("Seats and their state"),
    "vacancies": _("Vacancies"),
    "authorities": _("Authorities"),
    "acts": _("Acts"),
    "regimes": _("Rules, with quotas and provisions"),
    "events": _("Events, with votes and participants"),
    "agreements": _("Agreements"),
    "counts": _("Counts of commissions and polling stations"),
}


@page()
def data(request: HttpRequest) -> HttpResponse:
    commission = national_commission()
    years = coverage(commission, today().year) if commission else []
    checked = Commission.objects.aggregate(
        number=Count("pk"), checked=Count("pk", filter=Q(known_until__isnull=False)), last=Max("known_until")
    )
    context = {
        "commission": commission,
        "years": years,
        "chart": coverage_chart(years),
        "checked": checked,
        "revision": Revision.objects.order_by("-number").first(),
        "sources": Source.objects.aggregate(number=Count("pk"), addressed=Count("pk", filter=~Q(url=""))),
        "resources": [(label, name, twin(name), twin(name, format="csv")) for name, label in RESOURCES.items()],
        "four_eyes": settings.EYES == FOUR,
        "unseen": Proposal.objects.filter(state=State.URGENT).count(),
        "json_twin": twin("status"),
    }
    return render(request, "portal/data.html", context)
