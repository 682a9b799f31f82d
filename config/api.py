"""The addresses of API v1, a line a resource."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.utils.translation import gettext as _

from commission.api import composition_of_a_day
from registry.problems import problem_response


def no_such_resource(request: HttpRequest) -> HttpResponse:
    return problem_response(request, HTTPStatus.NOT_FOUND, _("No resource has this address."))


urlpatterns = [
    path("v1/commissions/<slug:slug>/composition/", composition_of_a_day, name="api-composition"),
    re_path(r"", no_such_resource),
]
