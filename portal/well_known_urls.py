"""Addresses outside the languages: what search engines and finders of holes look for."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path

from portal.sitemaps import SITEMAPS
from portal.views import robots, security

urlpatterns = [
    path("robots.txt", robots),
    path(".well-known/security.txt", security),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-of"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-of"),
]
