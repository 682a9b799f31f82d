"""The feed as a resource: what a partner follows instead of comparing whole lists."""

import re
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from commission.models import Authority, Commission, LegalAct, Regime
from elections.models import Agreement, Event
from members.models import Appointment, Person
from portal.change_feed.changes import Change, Page, Told, page_after, page_of
from portal.change_feed.position import PATTERN, Asked, Position
from portal.change_feed.public import told_models
from portal.change_feed.scopes import Part, of
from portal.staff.told import Published, published
from registry.api.parameters import LARGEST_PAGE, Parameter, number_between
from registry.api.reading import Reading
from registry.api.records import nothing, once_called
from registry.api.serializers import Instant
from registry.conditional import not_modified, revisioned
from registry.edition import edition_of
from registry.models import Head

USUAL_CHANGES = 200
KINDS = {
    "added": "it is new",
    "changed": "`fields` differ",
    "removed": "it is gone, and its address answers 410",
    "redacted": "something personal was taken out, of the past too: put `record` in place of what you hold",
    "merged": "it is another spelling of the person of `record.merged_into`, and its address answers 308",
}


NAMES = [str(model._meta.model_name) for model in told_models()]
RECORD = f"^({'|'.join(NAMES)})-[0-9]{{1,18}}$"


def record_named(text: str) -> tuple[int, int]:
    """The place of its kind in `told_models`, and its number."""
    if re.fullmatch(RECORD, text) is None:
        message = _("“%(value)s” is no record: write a kind and an id, such as person-12. Kinds: %(known)s.")
        raise ValidationError(message % {"value": text[:60], "known": ", ".join(NAMES)})
    kind, _dash, pk = text.partition("-")
    return NAMES.index(kind), int(pk)


class FeedChangeShown(serializers.Serializer[Any]):
    """What a revision did to one record, all in all."""

    type = serializers.ChoiceField(choices=NAMES, help_text="The kind of record.")
    id = serializers.IntegerField(help_text="Its number among its kind.")
    url = serializers.CharField(allow_null=True, help_text="Where the API shows it; null if only within others.")
    change = serializers.ChoiceField(
        choices=list(KINDS), help_text="; ".join(f"{name}: {means}" for name, means in KINDS.items()) + "."
    )
    fields = serializers.ListField(  # type: ignore[assignment]  # a field of this name
        child=serializers.CharField(), help_text="Of a changed record, the names in `record` whose values differ."
    )
    corrects = serializers.BooleanField(
        help_text="Whether it takes back what the registry had said; false where it says what was blank, narrows a "
        "day down, or tells news."
    )
    derived = serializers.BooleanField(
        help_text="Whether only columns changed that the registry computes from the records around."
    )
    before = serializers.DictField(allow_null=True, help_text="The values of `fields` before the revision.")
    record = serializers.DictField(
        allow_null=True, help_text="The whole row after it, names of other records as their ids; null once removed."
    )


class FeedRevisionShown(serializers.Serializer[Any]):
    """One committed change of the registry; its numbers follow one another without a gap."""

    revision = serializers.IntegerField()
    at = serializers.DateTimeField(help_text="When it was committed.")
    reason = serializers.CharField(allow_null=True, help_text="Why, in the words of who recorded it.")
    recorded_by = serializers.CharField(
        allow_null=True, help_text="The role of who recorded it; null for who is none of the staff."
    )
    approved_by = serializers.CharField(
        allow_null=True, help_text="The role of who approved it, if a second person did."
    )
    urgent = serializers.BooleanField(help_text="Whether one person published it before another had looked at it.")
    complete = serializers.BooleanField(help_text="False where more of the revision follows on the next page.")
    cursor = serializers.CharField(help_text="The place after it: what to send as `after` next time.")
    changes = FeedChangeShown(many=True)


class FeedShown(serializers.Serializer[Any]):
    """`cursor` is the place after this page; `next` the address of the next one, null where there is none yet."""

    cursor = serializers.CharField()
    next = serializers.URLField(allow_null=True)
    generated = serializers.BooleanField()
    results = FeedRevisionShown(many=True)


class Feed(Reading):
    """Revisions in the order of commits, from `after` on; `page_asked` says which."""

    shown = FeedShown
    remembered = False

    def parameters(self) -> tuple[Parameter, ...]:
        after = gettext_lazy(
            "Where you have got to: a `cursor` of this feed, or the number of a revision; 0 is the start."
        )
        size = gettext_lazy("How many changes a page holds at most; a larger revision goes on over the next pages.")
        schema = {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": USUAL_CHANGES}
        return (
            Parameter("after", after, Asked.read, {"type": "string", "pattern": f"^{PATTERN}$", "default": "0"}, "0"),
            Parameter("page_size", size, number_between(1, LARGEST_PAGE), schema),
        )

    def page_asked(self, values: dict[str, Any], place: dict[str, Any], position: Position, size: int) -> Page:
        raise NotImplementedError

    def answer(self, request: HttpRequest, values: dict[str, Any], format: str, **place: Any) -> HttpResponseBase:
        if unchanged := not_modified(request, day=None):
            return unchanged
        number = edition_of(request).number
        position, size = values.get("after", Asked(0)).found(), values.get("page_size", USUAL_CHANGES)
        page = self.page_asked(values, place, position, size)
        told_of = published([told.revision for told in page.told])
        cursor = _cursor(page.told[-1]) if page.told else request.GET.get("after", "0")
        body = {
            "cursor": cursor,
            "next": self._address(request, cursor) if page.more else None,
            "generated": Head.objects.filter(generated=True).exists(),
            "results": [_told(told, told_of[told.revision.number]) for told in page.told],
        }
        response = HttpResponse(msgspec.json.encode(body), content_type="application/json")
        if page.more:
            response["Link"] = f'<{body["next"]}>; rel="next"'
        return revisioned(request, response, revision=number, day=None)

    def _address(self, request: HttpRequest, cursor: str) -> str:
        kept = {name: request.GET[name] for name in ("record", "page_size") if name in request.GET}
        return request.build_absolute_uri(f"{request.path}?{urlencode({'after': cursor, **kept})}")


class ChangesView(Feed):
    """Every change since `after`, a revision at a time, in the order of commits."""

    def parameters(self) -> tuple[Parameter, ...]:
        record = gettext_lazy("One record alone, by its kind and id, as `type` and `id` of a change say.")
        named = Parameter("record", record, record_named, {"type": "string", "pattern": RECORD}, "person-1")
        return *super().parameters(), named

    def page_asked(self, values: dict[str, Any], place: dict[str, Any], position: Position, size: int) -> Page:
        if "record" not in values:
            return page_after(position, size)
        kind, pk = values["record"]
        return page_of((Part(told_models()[kind], "id", frozenset({pk})),), position, size)


class RecordChanges(Feed):
    """Every change of a record and of what belongs to it, its sources too, whether or not it is still there."""

    model: type[Model]
    key = "slug"

    def page_asked(self, values: dict[str, Any], place: dict[str, Any], position: Position, size: int) -> Page:
        pk = once_called(self.model, self.key, place[self.key])
        if pk is None:
            raise nothing(self.model, place[self.key])
        return page_of(of(self.model(pk=pk)), position, size)


class CommissionRecordChanges(RecordChanges):
    """Every change of a commission: of itself, its members, offices, formations, rules and sources."""

    model = Commission


class AuthorityRecordChanges(RecordChanges):
    """Every change of an authority and its sources."""

    model, key = Authority, "code"


class ActRecordChanges(RecordChanges):
    """Every change of an act, of its effects on other acts and of its sources."""

    model = LegalAct


class RegimeRecordChanges(RecordChanges):
    """Every change of a regime, its bases, quotas and sources."""

    model, key = Regime, "code"


class PersonRecordChanges(RecordChanges):
    """Every change of a person: of names, appointments, offices, sightings, nominations and sources."""

    model = Person


class AppointmentRecordChanges(RecordChanges):
    """Every change of an appointment, its acts, offices, sightings and sources."""

    model, key = Appointment, "id"


class EventRecordChanges(RecordChanges):
    """Every change of an event, its figures, participants and sources."""

    model = Event


class AgreementRecordChanges(RecordChanges):
    """Every change of an agreement, its parties, signatures and sources."""

    model = Agreement


def _cursor(told: Told) -> str:
    return told.end.written(told.revision)


def _told(told: Told, of: Published) -> dict[str, Any]:
    return {
        "revision": told.revision.number,
        "at": Instant().to_representation(told.revision.at),
        "reason": told.revision.reason or None,
        "recorded_by": of.by or None,
        "approved_by": of.approved_by or None,
        "urgent": of.urgent,
        "complete": not told.end.is_within,
        "cursor": _cursor(told),
        "changes": [_change(change) for change in told.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    before = change.before or {}
    return {
        "type": change.model._meta.model_name,
        "id": change.pk,
        "url": change.url,
        "change": change.kind,
        "fields": change.fields,
        "corrects": change.corrects,
        "derived": change.derived,
        "before": {name: before[name] for name in change.fields} if change.fields else None,
        "record": change.record,
    }
