from django.urls import path

from portal.views import (
    act_history,
    agreement_history,
    changes_feed,
    commission_feed,
    commission_history,
    data,
    event_history,
    home,
    person_feed,
    person_history,
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
    path("commissions/<slug:slug>/history/", commission_history, name="commission-history"),
    path("people/<slug:slug>/history/", person_history, name="person-history"),
    path("acts/<slug:slug>/history/", act_history, name="act-history"),
    path("events/<slug:slug>/history/", event_history, name="event-history"),
    path("agreements/<slug:slug>/history/", agreement_history, name="agreement-history"),
    path("people/<slug:slug>/changes.atom", person_feed, name="person-changes"),
]
