from typing import Any

from django.core.management.base import BaseCommand

from portal.management.tables import require_tables
from portal.staff.tidying import tidy


class Command(BaseCommand):
    help = (
        "Deletes what is kept only for a time: sign-ins after a year, acts and tables left unfinished after 90 days, "
        "sessions that ended, scans of acts never recorded. Run it once a day; twice does no harm."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        require_tables()
        for what, number in tidy().items():
            self.stdout.write(f"{what}: {number} deleted.")
