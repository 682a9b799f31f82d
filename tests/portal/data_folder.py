"""A small folder of data files to load: every file is there, most hold their headings alone."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Model

from portal.loading.sheets import SHEETS

TINY = {
    "sources": """\
        key,title,url,published,retrieved
        gazette,Gazette,https://example.org/1,2007-05,2026-01-31
        """,
    "authorities": """\
        key,kind,country,name_en
        president,official,KZ,President
        mazhilis,body,KZ,Mazhilis
        cec,commission,KZ,Central Election Commission
        """,
    "acts": """\
        key,kind,title_en,issuer,adopted
        law-2007,constitutional-law,Law of 2007,president,2007-05-21
        resolution-2010,resolution,Resolution of the commission,cec,2010-03
        """,
    "commissions": """\
        key,level,country,name_en,start,as_authority,known_until,evidence_months
        kz-cec,central,KZ,Central Election Commission,1993-12-08,cec,2026-07-01,12
        """,
    "regimes": """\
        key,commission,start,members_hold_over
        PSM-2007,kz-cec,2007-05-21,yes
        """,
    "quotas": """\
        key,regime,code,position,authority,office,number,term_years
        PSM-2007/P-CHAIR,PSM-2007,P-CHAIR,1,president,chair,1,5
        PSM-2007/M,PSM-2007,M,2,mazhilis,,2,5
        """,
    "people": """\
        key,given_en,family_en,birth_year
        abdirov,Nurlan,Abdirov,1961
        yerman,Mukhtar,Yerman,
        """,
    "appointments": """\
        key,person,commission,seat,start,start_within,start_basis,end
        abdirov-2022,abdirov,kz-cec,kz-cec:PSM-2007:P-CHAIR,2022-01,../2022-01-26,inferred,
        yerman-2021,yerman,kz-cec,kz-cec:PSM-2007:M-2,2021-02-10,,,
        """,
    "events": """\
        key,kind,start,parent
        second-round,presidential,2022-12,first-round
        first-round,presidential,2022-11-20,
        """,
    "votes": """\
        key,event,registered,turnout
        count-2022,first-round,11950485,69.44
        """,
    "citations": """\
        key,record,source,field,states,disagrees,confidence
        abdirov-gazette,appointments:abdirov-2022,gazette,start,2022,yes,medium
        """,
}


class DataFolder:
    def __init__(self, path: Path) -> None:
        self.path = path
        for file, sheet in SHEETS.items():
            self.write(file, TINY.get(file, ",".join(sheet.required)))

    def write(self, file: str, text: str) -> None:
        self.file(file).write_text("".join(f"{line.strip()}\n" for line in text.strip().splitlines()), "utf-8")

    def file(self, file: str) -> Path:
        return self.path / f"{file}.csv"

    def replace(self, file: str, old: str, new: str) -> None:
        text = self.file(file).read_text("utf-8")
        assert old in text
        self.file(file).write_text(text.replace(old, new), "utf-8")

    def add(self, file: str, *lines: str) -> None:
        with self.file(file).open("a", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in lines)

    def load(self) -> list[str]:
        """What the command says, line by line."""
        out = StringIO()
        call_command("load_registry", str(self.path), stdout=out)
        return out.getvalue().splitlines()

    def refusal(self) -> list[str]:
        """What the command says is wrong, line by line; it has kept nothing."""
        before = row_counts()
        with pytest.raises(CommandError) as refused:
            self.load()
        assert row_counts() == before
        return str(refused.value).splitlines()

    def problems(self) -> list[str]:
        """The problems alone."""
        return [line.strip() for line in self.refusal() if line.startswith("  ")]


def row_counts() -> dict[str, int]:
    """How many rows every table of ours has, history and bookkeeping included."""
    return dict(_row_counts())


def row_versions() -> dict[str, list[str]]:
    """Every row of every table of ours with the transaction that wrote it: a row written anew is another version."""
    with connection.cursor() as cursor:
        versions = {}
        for model in _models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT ctid || ' ' || xmin || ' ' || t::text FROM {table} t ORDER BY ctid")
            versions[model._meta.db_table] = [version for (version,) in cursor.fetchall()]
        return versions


def _row_counts() -> Iterator[tuple[str, int]]:
    for model in _models():
        yield model._meta.db_table, model._base_manager.count()


def _models() -> Iterator[type[Model]]:
    for app in ("registry", "commission", "members", "elections", "portal"):
        yield from apps.get_app_config(app).get_models(include_auto_created=True)
