"""Resources over elections and other events, and over agreements."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy

from commission.api import HOLDS_FILTER
from elections.models import Agreement, AgreementParty, Event
from elections.serializers import AgreementSerializer, EventRecordSerializer, EventSerializer
from registry.api.lists import ListView
from registry.api.parameters import between, choices, country, search
from registry.api.records import RecordView


class EventList(ListView):
    """Elections, referendums, conferences, sessions and observations."""

    resource = EventSerializer
    dated = False
    filters = (
        search(),
        choices("kind", gettext_lazy("The kind of event; several with commas between."), Event.Kind.values),
        country(),
        *between("start", "end"),
    )


class EventRecord(RecordView):
    """One event, with its votes, participants and parts, and the agreements signed there."""

    resource = EventRecordSerializer
    dated = False


class AgreementList(ListView):
    """Memorandums, memberships and chairmanships, with their parties and signatories."""

    resource = AgreementSerializer
    filters = (
        search(),
        choices("kind", gettext_lazy("The kind of agreement; several with commas between."), Agreement.Kind.values),
        country().on(lambda slot: Q(Exists(AgreementParty.objects.filter(agreement=OuterRef("pk"), country=slot)))),
        *between("signed"),
        HOLDS_FILTER,
    )


class AgreementRecord(RecordView):
    """One agreement, with its parties and signatories."""

    resource = AgreementSerializer
