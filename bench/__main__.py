"""`python -m bench`: see README.md."""

import argparse
import os
import secrets

import django

from bench import FOLDER

os.environ.pop("DEBUG", None)
os.environ.pop("DATABASE_URL", None)
os.environ["SECRET_KEY"] = secrets.token_urlsafe(64)  # one for all, so that a cursor made here is good there
os.environ["REGISTRY_DATA_DIR"] = str(FOLDER / "scale-1")
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()

from bench.run import compare_contenders, compare_scales  # noqa: E402  # only now are there settings to import by

parser = argparse.ArgumentParser(prog="bench", description="Measures the API beside its peers on a made-up nation.")
parser.add_argument("--scale", type=float, default=1, help="10 compares a nation ten times as large with the nation")
parser.add_argument("--rounds", type=int, default=3)
parser.add_argument("--seconds", type=float, default=5, help="for each contender in each scenario of each round")
parser.add_argument("--dry", action="store_true", help="print, and leave RESULTS.md as it is")
asked = parser.parse_args()
if asked.scale == 1:
    compare_contenders(rounds=asked.rounds, seconds=asked.seconds, dry=asked.dry)
else:
    compare_scales(asked.scale, rounds=asked.rounds, seconds=asked.seconds, dry=asked.dry)
