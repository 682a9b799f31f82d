"""For a server of one's own; `make run` uses it too."""

import os

from django.core.wsgi import get_wsgi_application

from .postgres import ensure_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
ensure_server()
application = get_wsgi_application()
