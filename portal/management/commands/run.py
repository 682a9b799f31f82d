import secrets
import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.serving import granian
from registry.models import Head

STAFF = ("viewer", "registrar", "editor", "administrator")
PROJECT = Path(settings.BASE_DIR)


class Command(BaseCommand):
    help = "Everything a stranger needs: migrate, load data/, make demo staff, serve. Run again, it keeps the data."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("compile_catalogues")
        call_command("collectstatic", interactive=False, verbosity=0)
        self.load_real_records()
        self.make_demo_staff()
        self.stdout.write(f"The registry is at http://localhost:{settings.PORT}/ (Ctrl-C ends it).")
        self.serve()

    def load_real_records(self) -> None:
        """Unless the registry is made up: the two never share a database."""
        if Head.objects.filter(generated=True).exists():
            self.stdout.write("This registry is made up (generate_registry); data/ is left aside.")
        else:
            call_command("load_registry", str(PROJECT / "data"), stdout=self.stdout)

    def make_demo_staff(self) -> None:
        """Each with a password made here, printed this once and kept nowhere."""
        users = get_user_model().objects
        for name in STAFF:
            if not users.filter(username=name).exists():
                password = secrets.token_urlsafe(12)
                users.create_user(name, password=password, is_staff=True, is_superuser=name == "administrator")
                self.stdout.write(f"Demo staff: {name}, password {password} (shown this once)")

    def serve(self) -> None:
        """granian as a child: this process owns the database and outlives the server."""
        command = granian(port=settings.PORT, workers=settings.WORKERS, threads=settings.THREADS)
        server = subprocess.Popen(command, cwd=PROJECT)
        try:
            server.wait()
        except KeyboardInterrupt:
            pass
        finally:
            server.terminate()
            server.wait(30)
