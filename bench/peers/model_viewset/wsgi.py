"""The database is up already: the benchmark owns it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.peers.model_viewset.settings"
application = get_wsgi_application()
