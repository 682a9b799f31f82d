"""The addresses of API v1, a line a resource."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.utils.translation import gettext as _

from commission import api as commission
from elections import api as elections
from members import api as members
from portal import api as portal
from portal import dictionary, popolo_document
from portal.api_docs import api_docs
from portal.change_feed import api as change_feed
from registry.problems import problem_response


def no_such_resource(request: HttpRequest) -> HttpResponse:
    return problem_response(request, HTTPStatus.NOT_FOUND, _("No resource has this address."))


v1 = [
    path("commissions/", commission.CommissionList.as_view()),
    path("commissions/<slug:slug>/", commission.CommissionRecord.as_view()),
    path("commissions/<slug:slug>/changes/", change_feed.CommissionRecordChanges.as_view()),
    path("commissions/<slug:slug>/composition/", members.CompositionView.as_view(), name="api-composition"),
    path("commissions/<slug:slug>/composition/changes/", members.CompositionChanges.as_view()),
    path("authorities/", commission.AuthorityList.as_view()),
    path("authorities/<slug:code>/", commission.AuthorityRecord.as_view()),
    path("authorities/<slug:code>/changes/", change_feed.AuthorityRecordChanges.as_view()),
    path("acts/", commission.ActList.as_view()),
    path("acts/<slug:slug>/", commission.ActRecord.as_view()),
    path("acts/<slug:slug>/changes/", change_feed.ActRecordChanges.as_view()),
    path("regimes/", commission.RegimeList.as_view()),
    path("regimes/<slug:code>/", commission.RegimeRecord.as_view()),
    path("regimes/<slug:code>/changes/", change_feed.RegimeRecordChanges.as_view()),
    path("counts/", commission.CountList.as_view()),
    path("seats/", members.SeatList.as_view()),
    path("vacancies/", members.VacancyList.as_view()),
    path("people/", members.PersonList.as_view()),
    path("people/<slug:slug>/", members.PersonRecord.as_view()),
    path("people/<slug:slug>/changes/", change_feed.PersonRecordChanges.as_view()),
    path("appointments/", members.AppointmentList.as_view()),
    path("appointments/<int:id>/", members.AppointmentRecord.as_view()),
    path("appointments/<int:id>/changes/", change_feed.AppointmentRecordChanges.as_view()),
    path("attestations/", members.AttestationList.as_view()),
    path("nominations/", members.NominationList.as_view()),
    path("formations/", members.FormationList.as_view()),
    path("events/", elections.EventList.as_view()),
    path("events/<slug:slug>/", elections.EventRecord.as_view()),
    path("events/<slug:slug>/changes/", change_feed.EventRecordChanges.as_view()),
    path("agreements/", elections.AgreementList.as_view()),
    path("agreements/<slug:slug>/", elections.AgreementRecord.as_view()),
    path("agreements/<slug:slug>/changes/", change_feed.AgreementRecordChanges.as_view()),
    path("search/", portal.SearchView.as_view()),
    path("changes/", change_feed.ChangesView.as_view()),
    path("dictionary/", dictionary.DictionaryView.as_view()),
    path("popolo/", popolo_document.PopoloView.as_view()),
    path("examples/", portal.ExamplesView.as_view()),
    path("status/", portal.StatusView.as_view()),
    path("schema/", portal.SchemaView.as_view(), name="api-schema"),
]

urlpatterns = [path("docs/", api_docs, name="api-docs"), path("v1/", include(v1)), re_path(r"", no_such_resource)]
