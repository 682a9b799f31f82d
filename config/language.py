"""The language of an answer: a page's is in its address; the API has one, whatever the reader prefers."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class LanguageOfTheAddress(LocaleMiddleware):
    """Django's, but that the API's answers neither depend on Accept-Language nor say that they do."""

    def process_request(self, request: HttpRequest) -> None:
        if _is_of_the_api(request):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
        else:
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if _is_of_the_api(request) else super().process_response(request, response)


def _is_of_the_api(request: HttpRequest) -> bool:
    return request.path_info.startswith(settings.API_ROOT)
