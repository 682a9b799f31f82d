"""An act on the record, and records that rest on it."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from commission.models import Authority, LegalAct
from registry.actions import change, cite, column_values, free_slug, keep
from registry.models import Citation, Source
from registry.period import Day
from registry.words import Words


def record_legal_act(
    *,
    kind: str,
    title: Words,
    number: str = "",
    issuer: Authority | None = None,
    adopted: Day | None = None,
    effect: Day | None = None,
    url: str = "",
    publication: Source | None = None,
    slug: str = "",
) -> LegalAct:
    """A new act; one of the same kind, number, issuer and year is the same act and refused.

    Without a `publication` the act as published, at `url` if that is known, becomes one; it is what gets cited.
    """
    _refuse_known(kind, number, issuer, adopted)
    if publication is None:
        publication, _made = Source.objects.get_or_create(title=str(title), url=url)
    slug = slug or free_slug(LegalAct, f"{kind} {number} {title.en or ''}")
    days = column_values(title=title, **{name: day for name, day in (("adopted", adopted), ("start", effect)) if day})
    return keep(LegalAct(slug=slug, kind=kind, number=number, issuer=issuer, url=url, publication=publication, **days))


def cite_act(*, record: Model, act: LegalAct, field: str = "", states: str = "", passage: str = "") -> Citation:
    """Cites the act as it was published."""
    publication = act.publication
    if publication is None:
        publication, _made = Source.objects.get_or_create(title=str(act.title), url=act.url)
        change(act, publication=publication)
    return cite(record=record, source=publication, field=field, states=states, passage=passage)


def _refuse_known(kind: str, number: str, issuer: Authority | None, adopted: Day | None) -> None:
    if not number:
        return
    alike = LegalAct.objects.filter(kind=kind, number__iexact=number.strip(), issuer=issuer)
    if adopted is not None and adopted.earliest is not None:
        alike = alike.filter(adopted_earliest__year=adopted.earliest.year)
    if (known := alike.first()) is not None:
        message = _("An act with the number “%(number)s” is already recorded: %(act)s. Choose it instead.")
        params = {"number": number, "act": known}
        raise ValidationError({"number": ValidationError(message, code="duplicate-act", params=params)})
