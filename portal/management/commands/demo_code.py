from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.models import Role
from portal.staff.demo import code_now


class Command(BaseCommand):
    help = "Prints the one-time code of a member of the demo staff, for who has no authenticator app at hand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=[role for role in Role.values if role != Role.VIEWER])

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        if not settings.DEMO_STAFF:
            raise CommandError("Demo staff is for one's own machine only; this registry has none.")
        try:
            code, seconds = code_now(get_user_model().objects.get(username=name))
        except (get_user_model().DoesNotExist, Authenticator.DoesNotExist) as error:
            raise CommandError(f"There is no demo {name} with an authenticator app. Run “make run” first.") from error
        self.stdout.write(f"{code} (for {seconds} seconds still, and once)")
