from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from portal.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    path("admin/", include("portal.staff.admin_urls")),
    path("admin/", admin.site.urls),
    path("api/", include("config.api")),
    path("", include("portal.well_known_urls")),
    *i18n_patterns(
        path("", include("portal.urls")),
        path("accounts/", include("portal.staff.urls")),
        path("", include("commission.urls")),
        path("", include("members.urls")),
        path("", include("elections.urls")),
    ),
]
