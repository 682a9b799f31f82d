"""The columns of the table, by the names that stand in its first line in every language."""

from typing import Any, NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from members.models import Appointment


class Column(NamedTuple):
    name: str
    explanation: Any  # told in the reader's language when shown


COLUMNS = (
    Column("commission", _("The commission, by the last part of its address on this site. Needed.")),
    Column("seat", _("The code of the seat or, for the lowest free one, of its quota, as the rule of the day has it.")),
    Column("authority", _("Who appointed, by code. Empty: whom the quota of the seat names.")),
    Column("person", _("The person's address on this site; “new” for someone not recorded. Empty: found by the name.")),
    Column("family", _("Family name. Needed unless the person's address is given.")),
    Column("given", _("Given name.")),
    Column("patronymic", _("Patronymic.")),
    Column("language", _("The language of the name: kk, ru or en. Empty: en for Latin letters, ru for Cyrillic.")),
    Column("start", _("The day of the appointment: 2016, 09.2016 or 14.09.2016.")),
    Column("term", _("The term in years, if it is not the rule's; the note then says why.")),
    Column("end", _("The first day no longer served, written like the start. Empty: not recorded.")),
    Column(
        "end_reason", format_lazy(_("Why it ended: one of {reasons}."), reasons=", ".join(Appointment.EndReason.values))
    ),
    Column("act", _("The act of the appointment, by the last part of its address on this site.")),
    Column("act_number", _("Or its number: a new act is recorded where none has this number and day.")),
    Column("act_date", _("And the day it was adopted.")),
    Column("source_title", _("What this is known from: the title of the publication.")),
    Column("source_url", _("And its address on the web.")),
    Column("note", _("What a reader should know.")),
)
NAMES = tuple(column.name for column in COLUMNS)
COMMENT = "#"
