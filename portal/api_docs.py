"""The API's schema as a page to browse and try."""

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
@csp_update({"img-src": ["data:"]})  # Swagger UI's stylesheet draws its arrows so; nothing is fetched by it
def api_docs(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/api_docs.html")
