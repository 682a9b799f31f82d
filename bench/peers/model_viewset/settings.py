"""A plain Django REST framework project over the same tables."""

from config.settings import *  # noqa: F403  # the registry's own settings, but for what follows

ROOT_URLCONF = "bench.peers.model_viewset.urls"
WSGI_APPLICATION = "bench.peers.model_viewset.wsgi.application"
MIDDLEWARE = [  # of `startproject`
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # the app demands it; it costs some microseconds
]
