from django.urls import path

from commission.views import (
    act,
    acts,
    commission_comparison,
    commission_extract,
    commission_list,
    commission_page,
    rules,
)

urlpatterns = [
    path("commissions/", commission_list, name="commissions"),
    path("commissions/<slug:slug>/", commission_page, name="commission"),
    path("commissions/<slug:slug>/compare/", commission_comparison, name="commission-comparison"),
    path("commissions/<slug:slug>/extract/", commission_extract, name="commission-extract"),
    path("rules/", rules, name="rules"),
    path("acts/", acts, name="acts"),
    path("acts/<slug:slug>/", act, name="act"),
]
