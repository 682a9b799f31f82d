from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.loading import CannotLoad, load
from portal.management.tables import require_tables


class Command(BaseCommand):
    help = _("Loads a folder of data files; twice is as good as once. Nothing is kept where a row is wrong.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--because", default="The data files were loaded.", help=_("the reason of the revision"))

    def handle(self, *_args: Any, folder: Path, because: str, **_options: Any) -> None:
        require_tables()
        try:
            report = load(folder, by="load_registry", because=because)
        except CannotLoad as refusal:
            raise CommandError(str(refusal)) from refusal
        for line in report.lines():
            self.stdout.write(line)
