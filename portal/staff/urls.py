"""Of allauth's pages those we use: nobody signs up here, and addresses are an administrator's matter."""

from allauth.account import views as account
from allauth.usersessions.views import list_usersessions
from django.urls import include, path

from portal.staff.notices_views import private_calendar
from portal.staff.views import accept_invitation, end_session

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", list_usersessions, name="usersessions_list"),
    path("sessions/<int:pk>/end/", end_session, name="end-session"),
    path("calendar/<str:key>.ics", private_calendar, name="private-calendar"),
    path("invitation/<str:token>/", accept_invitation, name="invitation"),
]
