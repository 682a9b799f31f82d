"""For a server of one's own; `make run` uses it too."""

import os

from django.core.wsgi import get_wsgi_application

from .postgres import ensure_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
ensure_server()
django = get_wsgi_application()

from registry.answers import Answers  # noqa: E402  # models can be imported only now that the apps are loaded
from registry.limits import RateLimited  # noqa: E402

application = RateLimited(Answers(django))
