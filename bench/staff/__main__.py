"""`python -m bench.staff import|lists|proposals`, on the nation REGISTRY_DATA_DIR holds; see docs/measurements.md."""

import argparse
import os

import django

from config import command_line, postgres

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
command_line.provide_secret_key()
postgres.ensure_server()
django.setup()

from bench.staff.importing import measure_import  # noqa: E402  # only now are there settings to import by
from bench.staff.lists import measure_lists  # noqa: E402
from bench.staff.proposing import measure_proposals  # noqa: E402

parser = argparse.ArgumentParser(prog="bench.staff", description=__doc__)
parser.add_argument("what", choices=["import", "lists", "proposals"])
parser.add_argument("--rows", type=int, default=10_000)
asked = parser.parse_args()
if asked.what == "import":
    measure_import(asked.rows)
elif asked.what == "proposals":
    measure_proposals(asked.rows)
else:
    measure_lists()
