from django.urls import path

from elections.views import agreement, agreements, all_days, days_of_a_commission, event, events

urlpatterns = [
    path("events/", events, name="events"),
    path("events/<slug:slug>/", event, name="event"),
    path("agreements/", agreements, name="agreements"),
    path("agreements/<slug:slug>/", agreement, name="agreement"),
    path("calendar.ics", all_days, name="calendar"),
    path("commissions/<slug:slug>/calendar.ics", days_of_a_commission, name="commission-calendar"),
]
