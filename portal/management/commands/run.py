import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.models import StaffMember
from portal.serving import granian
from portal.staff.demo import make_demo_staff
from registry.models import Head

PROJECT = Path(settings.BASE_DIR)


class Command(BaseCommand):
    help = "Everything a stranger needs: migrate, load data/, make demo staff, serve. Run again, it keeps the data."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("compile_catalogues")
        call_command("collectstatic", interactive=False, verbosity=0)
        self.load_real_records()
        self.provide_staff()
        self.stdout.write(f"The registry is at http://localhost:{settings.PORT}/ (Ctrl-C ends it).")
        self.serve()

    def load_real_records(self) -> None:
        """Unless the registry is made up: the two never share a database."""
        if Head.objects.filter(generated=True).exists():
            self.stdout.write("This registry is made up (generate_registry); data/ is left aside.")
        else:
            call_command("load_registry", str(PROJECT / "data"), stdout=self.stdout)

    def provide_staff(self) -> None:
        """Demo staff on one's own machine; elsewhere the way to the first administrator."""
        if not settings.DEMO_STAFF:
            if not StaffMember.objects.exists():
                self.stdout.write(
                    "Nobody is on the staff yet: manage.py invite --email you@example.org --role administrator"
                )
            return
        for name, password, otpauth in make_demo_staff():
            self.stdout.write(f"Demo staff: {name}, password {password} (made now, shown this once)")
            if otpauth:
                self.stdout.write(f"  second factor, for an authenticator app: {otpauth}")
                self.stdout.write(f"  or, on this machine: manage.py demo_code {name}")

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
