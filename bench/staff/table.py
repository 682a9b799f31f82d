"""A long table to import: the next compositions of the nation's precinct commissions, everyone in them new."""

import csv
import datetime
import io
from random import Random

from commission.models import Commission, Level
from members.importing.columns import NAMES
from portal.generating.names import name_someone

FORMED = datetime.date(2028, 9, 1)
SEATS = ("CHAIR", *["MEMBER"] * 6)
ROWS_OF_AN_ACT, ROWS_OF_A_SOURCE = 70, 500


def table(rows: int) -> bytes:
    rng = Random(rows)
    slugs = Commission.objects.filter(level=Level.PRECINCT).order_by("pk").values_list("slug", flat=True)
    places = [(slug, seat) for slug in slugs[: rows // len(SEATS) + 1] for seat in SEATS]
    text = io.StringIO(newline="")
    lines = csv.DictWriter(text, NAMES)
    lines.writeheader()
    lines.writerows(_row(number, *place, rng) for number, place in enumerate(places[:rows]))
    return text.getvalue().encode()


def _row(number: int, commission: str, seat: str, rng: Random) -> dict[str, str]:
    name = name_someone(rng)
    act, source = number // ROWS_OF_AN_ACT + 1, number // ROWS_OF_A_SOURCE + 1
    day = f"{FORMED:%d.%m.%Y}"
    return {
        "commission": commission,
        "seat": seat,
        "person": "new",
        "family": name.family.kk,
        "given": name.given.kk,
        "patronymic": name.patronymic.kk,
        "language": "kk",
        "start": day,
        "act_number": f"{act}/28",
        "act_date": day,
        "source_title": f"Official Gazette 2028, No {source}",
        "source_url": f"https://gazette.example/2028/{source}",
    }
