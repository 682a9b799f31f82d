import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.generating import CannotGenerate, generate
from portal.management.tables import require_tables


class Command(BaseCommand):
    help = _("Makes up a nation of commissions in an empty database, the same for the same seed, marked as generated.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scale", type=float, default=1, metavar="N", help=_("1 is 10,640 commissions"))
        parser.add_argument("--seed", type=int, default=1, metavar="S")

    def handle(self, *_args: Any, scale: float, seed: int, **_options: Any) -> None:
        require_tables()
        started = time.monotonic()
        try:
            counts = generate(scale=scale, seed=seed)
        except CannotGenerate as refusal:
            raise CommandError(str(refusal)) from refusal
        for model, count in counts.items():
            self.stdout.write(f"{model._meta.verbose_name_plural}: {count:,}")
        self.stdout.write(_("Made in %(seconds).1f seconds.") % {"seconds": time.monotonic() - started})
