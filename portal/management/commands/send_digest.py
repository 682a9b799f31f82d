from typing import Any

from django.core.management.base import BaseCommand

from portal.management.tables import require_tables
from portal.models import Notices
from portal.staff.notices import send_digest
from registry.period import today


class Command(BaseCommand):
    help = "Sends the daily letter of what falls due to the staff who want it; run it once a day, twice does no harm."

    def handle(self, *args: Any, **options: Any) -> None:
        require_tables()
        wanted = Notices.objects.filter(digest=True, user__is_active=True, user__is_staff=True).select_related("user")
        sent = sum(send_digest(notices, today()) for notices in wanted.order_by("pk"))
        self.stdout.write(f"Letters sent: {sent}.")
