"""One file; what a deployment may change comes from the environment. Importing it changes nothing anywhere."""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from . import environment
from .place import PROJECT, default_place
from .release import release

BASE_DIR = PROJECT
RELEASE, RELEASED = release(PROJECT)

# --- What the environment says ---------------------------------------------------------------------------------------

DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.secret_key("SECRET_KEY", debug=DEBUG)
PORT = environment.port("PORT", default=8000)
SITE_URL = environment.address("SITE_URL", default=f"http://localhost:{PORT}")
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", "localhost", "127.0.0.1", "[::1]", urlsplit(SITE_URL).hostname)
DATABASES = {"default": environment.database("DATABASE_URL", embedded=default_place())}
DATABASES["read"] = environment.only_reading(DATABASES["default"])
READ_DATABASE = "read"
DATABASE_ROUTERS = ["registry.past.known.ReadsOfThePast"]
WORKERS = environment.number("WORKERS", default=2, least=1, most=64)
RATE_LIMIT = environment.number("RATE_LIMIT", default=6_000, least=0, most=10**9)
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", default=0, least=0, most=10)
ANSWERS_KEPT_BYTES = environment.number("ANSWERS_KEPT_BYTES", default=64 * 2**20, least=0, most=2**40)
EYES = environment.eyes("EYES")
_email = environment.email("EMAIL_URL")

# --- What the project is made of -------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "registry",
    "registry.proposals",
    "commission",
    "members",
    "elections",
    "portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "registry.api.door.ApiDoor",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.staff.second_factor.SecondFactorRequired",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
API_ROOT, HEALTH_PATH = "/api/", "/healthz"
THREADS = 4  # of a worker; more answer no faster, fewer let slow readers of whole lists keep everyone waiting

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- The record ------------------------------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PGHISTORY_BASE_MODEL = "registry.history.RevisedEvent"
PGHISTORY_APPEND_ONLY = True

# --- Languages and days ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [PROJECT / "locale"]
TIME_ZONE = "Asia/Almaty"
USE_TZ = True

# --- Files the browser takes -----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = PROJECT / "static_collected"
STATICFILES_DIRS = [folder for folder in [PROJECT / "static"] if folder.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

MEDIA_ROOT = default_place().folder / "files"  # scans of acts; served to the staff alone, by a view

# --- What a browser may do with our pages ----------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

_https = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = _https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0

# --- Staff -----------------------------------------------------------------------------------------------------------

_validators = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_validators}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_validators}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_validators}.CommonPasswordValidator"},
    {"NAME": f"{_validators}.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["portal.staff.backend.StaffBackend"]
STAFF_ROOT = "/admin/"
NEVER_KEPT = [STAFF_ROOT, *(f"/{code}/accounts/" for code, _name in LANGUAGES)]
STAFF_NAMES = environment.one_of("STAFF_NAMES", "role", "name")  # how the public is told who recorded something
DEMO_STAFF = environment.on_ones_own_machine(debug=DEBUG)
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "admin:index", "account_login"
SESSION_COOKIE_AGE = 12 * 3600  # a working day

ACCOUNT_ADAPTER = "portal.staff.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]  # of invitations; there is no other way in
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "portal.staff.sign_in_forms.SignInForm",
    "reauthenticate": "portal.staff.sign_in_forms.PasswordForm",
    "change_password": "portal.staff.sign_in_forms.ChangeForm",
}

MFA_ADAPTER = "portal.staff.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation may be handed over in person
MFA_FORMS = {
    "authenticate": "portal.staff.sign_in_forms.CodeForm",
    "reauthenticate": "portal.staff.sign_in_forms.CodeAgainForm",
    "authenticate_webauthn": "portal.staff.sign_in_forms.KeyForm",
    "login_webauthn": "portal.staff.sign_in_forms.PasskeyForm",
    "activate_totp": "portal.staff.sign_in_forms.ActivateCodesForm",
    "add_webauthn": "portal.staff.sign_in_forms.AddKeyForm",
    "edit_webauthn": "portal.staff.sign_in_forms.RenameKeyForm",
}

# The limits of sign-in are counted here, so that all workers count together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# --- The API ---------------------------------------------------------------------------------------------------------

API_PAGES = "/api/docs/"  # a page like any other, that happens to stand there

SPECTACULAR_SETTINGS = {
    "TITLE": "Registry of election commissions",
    "DESCRIPTION": "Who sat on an election commission on a day, who put them there, under which rule, and how we know.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "LICENSE": {"name": "Data: CC BY 4.0", "identifier": "CC-BY-4.0"},
    "SERVERS": [{"url": SITE_URL}],
    "POSTPROCESSING_HOOKS": [],  # vocabularies may grow, so they are no enums
    "COMPONENT_SPLIT_REQUEST": False,
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
}

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "registry.api.schema.ResourceSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
}

# --- Letters and logs ------------------------------------------------------------------------------------------------

EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_CONFIGURED = EMAIL_BACKEND != "django.core.mail.backends.console.EmailBackend"
EMAIL_HOST = _email.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _email.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _email.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _email.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = _email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _email.get("EMAIL_USE_SSL", False)

# Django's own logging writes nothing when DEBUG is off, unless someone set up letters to administrators.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
