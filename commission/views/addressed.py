"""How an address names a commission."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from commission.models import Commission
from registry.pages import find

OfCommission = Callable[[HttpRequest, Commission], HttpResponse]
RELATED = ("predecessor", "founding_act", "parent")


def with_commission(view: OfCommission) -> Callable[[HttpRequest, str], HttpResponse]:
    """Hands the view the commission its address names, or answers which ones may have been meant."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str) -> HttpResponse:
        named = Commission.objects.select_related(*RELATED)
        return view(request, find(named, slug, "commission", _("No commission is called “%(slug)s”.")))

    return answer
