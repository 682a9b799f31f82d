from django.urls import path

from commission.views import commission_list, commission_page, rules

urlpatterns = [
    path("commissions/", commission_list, name="commissions"),
    path("commissions/<slug:slug>/", commission_page, name="commission"),
    path("rules/", rules, name="rules"),
]
