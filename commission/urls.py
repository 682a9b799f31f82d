from django.urls import path

from commission.views import commission_list, commission_page, rules
from commission.views_of_acts import act, acts

urlpatterns = [
    path("commissions/", commission_list, name="commissions"),
    path("commissions/<slug:slug>/", commission_page, name="commission"),
    path("rules/", rules, name="rules"),
    path("acts/", acts, name="acts"),
    path("acts/<slug:slug>/", act, name="act"),
]
