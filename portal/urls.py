from django.urls import path

from portal.views import (
    changes_feed,
    commission_feed,
    data,
    home,
    person_feed,
    record_history,
    report,
    report_received,
    search,
)

urlpatterns = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("data/", data, name="data"),
    path("report/", report, name="report"),
    path("report/received/", report_received, name="report-received"),
    path("changes.atom", changes_feed, name="changes"),
    path("commissions/<slug:slug>/changes.atom", commission_feed, name="commission-changes"),
    path("commissions/<slug:slug>/history/", record_history, {"kind": "commission"}, name="commission-history"),
    path("people/<slug:slug>/history/", record_history, {"kind": "person"}, name="person-history"),
    path("acts/<slug:slug>/history/", record_history, {"kind": "act"}, name="act-history"),
    path("events/<slug:slug>/history/", record_history, {"kind": "event"}, name="event-history"),
    path("agreements/<slug:slug>/history/", record_history, {"kind": "agreement"}, name="agreement-history"),
    path("people/<slug:slug>/changes.atom", person_feed, name="person-changes"),
]
