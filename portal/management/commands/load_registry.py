from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_lazy as _

from portal.loading import CannotLoad, load


class Command(BaseCommand):
    help = str(_("Loads a folder of data files; twice is as good as once. Nothing is kept where a row is wrong."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--because", default="The data files were loaded.", help=str(_("the reason of the revision"))
        )

    def handle(self, *_args: Any, folder: Path, because: str, **_options: Any) -> None:
        try:
            report = load(folder, by="load_registry", because=because)
        except CannotLoad as refusal:
            raise CommandError(str(refusal)) from refusal
        for line in report.lines():
            self.stdout.write(line)
