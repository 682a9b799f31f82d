"""Records that rest on nothing, or on little."""

import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from members.models import Appointment, AppointmentAct
from portal.staff.cockpit.lines import COUNTED_TO, Line, Section, View, first, record_page
from registry.models import Citation
from registry.models.source import Confidence
from registry.period import Basis
from registry.wording import spoken


def without_act_or_source(view: View, today: datetime.date) -> Section:
    acts = AppointmentAct.objects.filter(appointment=OuterRef("pk"), role=AppointmentAct.Role.APPOINTED)
    bare = Appointment.objects.filter(~Exists(acts) | ~Exists(_cited()))
    return _section("bare", _("Appointments without an act or a source"), bare, view)


def weak(view: View, today: datetime.date) -> Section:
    """Of those who may still serve: a day inferred, or a source that is weak or infers."""
    little = _cited().filter(Q(basis=Basis.INFERRED) | ~Q(confidence=Confidence.HIGH))
    inferred = Q(start_basis=Basis.INFERRED, start_latest__isnull=False)
    resting = Appointment.objects.filter(Exists(little) | inferred, end_latest=None)
    return _section("weak", _("Resting on an inference or a weak source, waiting for an act"), resting, view)


def _cited() -> "QuerySet[Citation]":
    kind = ContentType.objects.get_for_model(Appointment)
    return Citation.objects.filter(content_type=kind, object_id=OuterRef("pk"))


def _section(name: str, title: Any, found: "QuerySet[Any]", view: View) -> Section:
    keys = list(view.within(found).order_by("-pk").values_list("pk", flat=True)[: COUNTED_TO + 1])
    shown = Appointment.objects.filter(pk__in=first(keys)).select_related("person", "commission").order_by("-pk")
    return Section(name, title, [_line(one) for one in shown], len(keys))


def _line(one: Appointment) -> Line:
    since = _("since: %(day)s") % {"day": spoken(one.start)} if one.start is not None else _("start not recorded")
    return Line(str(one.person.name), record_page(one), f"{one.commission}, {since}")
