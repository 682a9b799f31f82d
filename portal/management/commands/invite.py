from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from commission.models import Commission, Level
from portal.management.tables import require_tables
from portal.models import Role
from portal.staff.invitations import invite, link


class Command(BaseCommand):
    help = "Prints a link with which one person joins the staff: the first administrator of a new registry, above all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--region", action="append", default=[], help="slug of a commission a registrar keeps")
        parser.add_argument("--level", action="append", default=[], choices=Level.values)

    def handle(self, *args: Any, email: str, role: str, region: list[str], level: list[str], **options: Any) -> None:
        require_tables()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"--email is {email!r}, which is no e-mail address.") from error
        regions = list(Commission.objects.filter(slug__in=region))
        if unknown := set(region) - {each.slug for each in regions}:
            raise CommandError(f"No commission has the slug {', '.join(sorted(unknown))}.")
        if role == Role.REGISTRAR and not regions:
            raise CommandError("A registrar needs a commission to keep: add --region kz-cec, or choose another role.")
        invitation = invite(email=email, role=role, by="manage.py invite", regions=regions, levels=level)
        self.stdout.write("This link opens the account to whoever has it, once, within seven days:")
        self.stdout.write(link(invitation))
