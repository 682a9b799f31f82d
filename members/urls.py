from django.urls import path

from members.views import people, person, vacancies

urlpatterns = [
    path("people/", people, name="people"),
    path("people/<slug:slug>/", person, name="person"),
    path("vacancies/", vacancies, name="vacancies"),
]
