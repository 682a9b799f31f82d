"""Before the admin's own pages of sign-in, which know no second factor; and its language, kept in a cookie."""

from allauth.account.views import logout
from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView
from django.views.i18n import set_language

from portal.staff.act_page.view import record_an_act, scan_of_act
from portal.staff.cockpit.page import cockpit, whole_section
from portal.staff.importing.views import how_far, table, template, upload
from portal.staff.notices_views import notices
from portal.staff.people.views import duplicates, pair
from portal.staff.redacting.views import redactions
from portal.staff.review.as_if import as_if
from portal.staff.review.views import proposal, proposals, proposed_scan
from portal.staff.views import admin_login

urlpatterns = [
    path("", admin.site.admin_view(cockpit)),
    path("due/<slug:name>/", admin.site.admin_view(whole_section), name="cockpit-section"),
    path("acts/record/", record_an_act, name="record-act"),
    path("acts/scans/<int:pk>/", scan_of_act, name="act-scan"),
    path("login/", admin_login),
    path("logout/", logout),
    path("language/", set_language, name="staff_language"),
    path("password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("import/", admin.site.admin_view(upload), name="import"),
    path("import/progress/", admin.site.admin_view(how_far), name="import-progress"),
    path("import/template.<str:kind>", admin.site.admin_view(template), name="import-template"),
    path("import/<int:pk>/", admin.site.admin_view(table), name="import-table"),
    path("people/duplicates/", admin.site.admin_view(duplicates), name="duplicates"),
    path("people/duplicates/<slug:one>/<slug:other>/", admin.site.admin_view(pair), name="duplicate"),
    path("redactions/", admin.site.admin_view(redactions), name="redactions"),
    path("proposals/", admin.site.admin_view(proposals), name="proposals"),
    path("proposals/<int:pk>/", admin.site.admin_view(proposal), name="proposal"),
    path("proposals/<int:pk>/scans/<int:scan>/", admin.site.admin_view(proposed_scan), name="proposed-scan"),
    path("proposals/<int:pk>/as-if/", admin.site.admin_view(as_if), name="as-if"),
    path("proposals/<int:pk>/as-if/<path:path>", admin.site.admin_view(as_if), name="as-if-approved"),
    path("notices/", admin.site.admin_view(notices), name="notices"),
]
