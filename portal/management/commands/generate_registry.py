import time
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.generating import CannotGenerate, generate
from portal.management.tables import require_tables

LARGEST = 100


class Command(BaseCommand):
    help = _("Makes up a nation in an empty database, marked as generated; the same seed makes the same nation.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--scale", type=scale, default=1, metavar="N", help=_("how many times 10,640 commissions; 0.01 will do too")
        )
        parser.add_argument("--seed", type=int, default=1, metavar="S", help=_("a whole number"))

    def handle(self, *_args: Any, scale: float, seed: int, **_options: Any) -> None:
        require_tables()
        started = time.monotonic()
        try:
            made = generate(scale=scale, seed=seed)
        except CannotGenerate as refusal:
            raise CommandError(str(refusal)) from refusal
        for model, number in made.items():
            self.stdout.write(f"{model._meta.verbose_name_plural}: {number:,}")
        self.stdout.write(_("Made in %(seconds).1f s.") % {"seconds": time.monotonic() - started})


def scale(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 0 < value <= LARGEST:
        message = _("“%(value)s” is not a scale. Give a number above 0 and up to %(largest)d, such as 1 or 0.01.")
        raise ArgumentTypeError(message % {"value": text, "largest": LARGEST})
    return value
