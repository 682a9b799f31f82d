"""Resources over the commissions."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from commission.composition import composition
from commission.models import Commission
from commission.representation import composition_json
from registry.problems import Problem, refuse_unknown
from registry.requests import as_of


def composition_of_a_day(request: HttpRequest, slug: str) -> HttpResponse:
    """`commissions/{slug}/composition/?as_of=`: who sat there that day, and how we know."""
    try:
        if request.method not in ("GET", "HEAD"):
            raise Problem(HTTPStatus.METHOD_NOT_ALLOWED, _("The registry is read here; use GET."))
        refuse_unknown(request, {"as_of", "format"})
        if request.GET.get("format", "json") != "json":
            raise Problem(
                HTTPStatus.BAD_REQUEST, _("The query is not understood."), {"format": _("Only json is offered here.")}
            )
        return JsonResponse(
            composition_json(composition(_commission(slug), as_of(request))), json_dumps_params={"ensure_ascii": False}
        )
    except Problem as problem:
        response = problem.response(request)
        if problem.status == HTTPStatus.METHOD_NOT_ALLOWED:
            response["Allow"] = "GET, HEAD"
        return response


def _commission(slug: str) -> Commission:
    try:
        commission: Commission = Commission.objects.select_related("predecessor", "founding_act").get(slug=slug)
    except Commission.DoesNotExist as error:
        detail = _("No commission is called “%(slug)s”. See the list of commissions.") % {"slug": slug}
        raise Problem(HTTPStatus.NOT_FOUND, detail) from error
    return commission
