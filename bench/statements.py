"""The SQL that the API itself runs, for the contenders that run it too."""

import datetime
import re
from pathlib import Path

from members.api import AppointmentList, AppointmentRecord
from registry.api.compiling import table_of
from registry.api.cursors import Cursor
from registry.api.lists import Asked
from registry.api.statement import ON_DAY, Filled, Statement

DAY = datetime.date(2022, 3, 31)
PAGE_SIZE = 50


def write_statements(folder: Path) -> None:
    """`page.sql` of a day and the id before the page, `record.sql` of a day and an id; both again for pgbench."""
    asked = Asked(DAY, {}, (), Cursor(1), PAGE_SIZE)
    page = Statement(lambda inline: AppointmentList().statement(asked, inline))
    record = Statement(lambda inline: AppointmentRecord().statement(inline))
    for name, statement, last in (("page", page, "cursor"), ("record", record, "key")):
        assert [slot.name for slot in statement.slots] == ["as_of", last]
        (folder / f"{name}.sql").write_text(statement.sql)
        (folder / f"{name}.pgbench").write_text(_for_pgbench(statement.sql))


def _for_pgbench(statement: str) -> str:
    """Of a day, which it is given once, and an id that it draws itself: it draws numbers alone."""
    types = {"1": ":as_of::date", "2": ":id::bigint"}
    named = re.sub(r"\$([12])\b", lambda slot: types[slot[1]], statement)
    return f"\\set id random(:first, :last)\n{named};\n"


def whole_list() -> str:
    """The SELECT whose rows are the CSV of all appointments."""
    view = AppointmentList()
    asked = Asked(DAY, {}, (), None, None)
    return table_of(view.resource(), view.kept(asked), Filled(asked.values()), ON_DAY)
