"""What the fields of a record are called in the reader's language."""

from typing import Any

from django.conf import settings
from django.db.models import Field
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from registry.words import LANGUAGES

IN_LANGUAGE = _("%(field)s (%(language)s)")
FIELDS = {
    "act": pgettext_lazy("field", "act"),
    "address": pgettext_lazy("field", "address"),
    "adopted": pgettext_lazy("field", "adopted"),
    "affected": pgettext_lazy("field", "act affected"),
    "agreement": pgettext_lazy("field", "agreement"),
    "appointment": pgettext_lazy("field", "appointment"),
    "archived_url": pgettext_lazy("field", "archived copy"),
    "article": pgettext_lazy("field", "article"),
    "as_authority": pgettext_lazy("field", "as an authority"),
    "attestation": pgettext_lazy("field", "sighting"),
    "authority": pgettext_lazy("field", "authority"),
    "basis": pgettext_lazy("field", "basis"),
    "birth_year": pgettext_lazy("field", "year of birth"),
    "by": pgettext_lazy("field", "by whom"),
    "by_election": pgettext_lazy("field", "by-election"),
    "by_text": pgettext_lazy("field", "by whom, in words"),
    "called_by": pgettext_lazy("field", "called by the act"),
    "cast": pgettext_lazy("field", "votes cast"),
    "code": pgettext_lazy("field", "code"),
    "commission": pgettext_lazy("field", "commission"),
    "complete": pgettext_lazy("field", "complete"),
    "confidence": pgettext_lazy("field", "confidence"),
    "consent": pgettext_lazy("field", "consent needed"),
    "consent_of": pgettext_lazy("field", "consent of"),
    "content_type": pgettext_lazy("field", "kind of record"),
    "country": pgettext_lazy("field", "country"),
    "day": pgettext_lazy("field", "day"),
    "deadline_event": pgettext_lazy("field", "the deadline runs from, in words"),
    "deadline_from": pgettext_lazy("field", "the deadline runs from"),
    "deadline_period": pgettext_lazy("field", "deadline"),
    "description": pgettext_lazy("field", "description"),
    "died": pgettext_lazy("field", "died"),
    "disagrees": pgettext_lazy("field", "disagrees with the record"),
    "early": pgettext_lazy("field", "early"),
    "effect": pgettext_lazy("field", "effect"),
    "end": pgettext_lazy("field", "end"),
    "end_open": pgettext_lazy("field", "open by law"),
    "end_reason": pgettext_lazy("field", "reason of the end"),
    "event": pgettext_lazy("field", "event"),
    "evidence_months": pgettext_lazy("field", "a sighting counts for (months)"),
    "expected_end": pgettext_lazy("field", "expected end"),
    "family": pgettext_lazy("field", "family name"),
    "field": pgettext_lazy("field", "field"),
    "fills": pgettext_lazy("field", "fills"),
    "formation": pgettext_lazy("field", "formation"),
    "founded_by": pgettext_lazy("field", "founded by"),
    "founding_act": pgettext_lazy("field", "founding act"),
    "given": pgettext_lazy("field", "given name"),
    "incumbents_hold_over": pgettext_lazy("field", "incumbents hold over"),
    "invalid": pgettext_lazy("field", "invalid ballots"),
    "issuer": pgettext_lazy("field", "issuer"),
    "kind": pgettext_lazy("field", "kind"),
    "known_until": pgettext_lazy("field", "checked to"),
    "label": pgettext_lazy("field", "label"),
    "language": pgettext_lazy("field", "language"),
    "level": pgettext_lazy("field", "level"),
    "members_hold_over": pgettext_lazy("field", "members hold over"),
    "merged_into": pgettext_lazy("field", "merged into"),
    "method": pgettext_lazy("field", "method"),
    "name": pgettext_lazy("field", "name"),
    "native_name": pgettext_lazy("field", "name in the language of the country"),
    "note": pgettext_lazy("field", "note"),
    "number": pgettext_lazy("field", "number"),
    "object_id": pgettext_lazy("field", "record"),
    "of": pgettext_lazy("field", "of what"),
    "office": pgettext_lazy("field", "office"),
    "on_behalf_of": pgettext_lazy("field", "on behalf of"),
    "organiser": pgettext_lazy("field", "organiser"),
    "outcome": pgettext_lazy("field", "outcome"),
    "outcome_day": pgettext_lazy("field", "day of the outcome"),
    "parent": pgettext_lazy("field", "part of"),
    "part": pgettext_lazy("field", "part"),
    "party": pgettext_lazy("field", "party"),
    "passage": pgettext_lazy("field", "passage"),
    "patronymic": pgettext_lazy("field", "patronymic"),
    "person": pgettext_lazy("field", "person"),
    "place": pgettext_lazy("field", "place"),
    "position": pgettext_lazy("field", "position"),
    "predecessor": pgettext_lazy("field", "predecessor"),
    "preferred": pgettext_lazy("field", "preferred"),
    "proposer": pgettext_lazy("field", "proposed by"),
    "publication": pgettext_lazy("field", "publication"),
    "published": pgettext_lazy("field", "published"),
    "quota": pgettext_lazy("field", "quota"),
    "regime": pgettext_lazy("field", "rule"),
    "registered": pgettext_lazy("field", "registered voters"),
    "retrieved": pgettext_lazy("field", "retrieved"),
    "role": pgettext_lazy("field", "role"),
    "roster": pgettext_lazy("field", "list"),
    "scheme": pgettext_lazy("field", "register"),
    "seat": pgettext_lazy("field", "seat"),
    "seats": pgettext_lazy("field", "seats"),
    "seen": pgettext_lazy("field", "seen"),
    "seen_as": pgettext_lazy("field", "seen as"),
    "share": pgettext_lazy("field", "share"),
    "share_of": pgettext_lazy("field", "share of what"),
    "short_name": pgettext_lazy("field", "short name"),
    "signed": pgettext_lazy("field", "signed"),
    "size": pgettext_lazy("field", "number fixed by"),
    "slug": pgettext_lazy("field", "address on the site"),
    "source": pgettext_lazy("field", "source"),
    "spelling": pgettext_lazy("field", "spelling"),
    "stage": pgettext_lazy("field", "stage"),
    "start": pgettext_lazy("field", "start"),
    "stated_total": pgettext_lazy("field", "total stated"),
    "states": pgettext_lazy("field", "what the source states"),
    "stations": pgettext_lazy("field", "polling stations"),
    "status": pgettext_lazy("field", "status"),
    "term_reason": pgettext_lazy("field", "reason of the term"),
    "term_runs": pgettext_lazy("field", "the term runs"),
    "term_years": pgettext_lazy("field", "term in years"),
    "text": pgettext_lazy("field", "text"),
    "throughout": pgettext_lazy("field", "over the whole period"),
    "title": pgettext_lazy("field", "title"),
    "to": pgettext_lazy("field", "to whom"),
    "turnout": pgettext_lazy("field", "turnout"),
    "unnamed": pgettext_lazy("field", "unnamed"),
    "url": pgettext_lazy("field", "web address"),
    "value": pgettext_lazy("field", "value"),
    "vote": pgettext_lazy("field", "vote"),
    "votes": pgettext_lazy("field", "votes"),
    "website": pgettext_lazy("field", "website"),
    "window_begins_before": pgettext_lazy("field", "formation begins before the end"),
    "window_ends_before": pgettext_lazy("field", "formation ends before the end"),
}


def field_label(field: "Field[Any, Any]") -> str:
    """The label of a column; that of one language of a text names the language."""
    prefix, _underscore, language = field.name.rpartition("_")
    if prefix in FIELDS and language in LANGUAGES:
        values = {"field": _named(prefix), "language": language_name(language)}
        return str(IN_LANGUAGE % values)
    return _named(field.name) if field.name in FIELDS else str(capfirst(field.verbose_name))


def language_name(language: str) -> str:
    """As it stands within a sentence: English alone writes it with a capital."""
    name = str(dict(settings.LANGUAGES)[language])
    return name if (get_language() or "en").startswith("en") else name.lower()


def day_label(prefix: str) -> str:
    """The label of an uncertain day, whose columns begin with `prefix`."""
    return _named(prefix)


def _named(name: str) -> str:
    return str(capfirst(FIELDS.get(name, name.replace("_", " "))))
