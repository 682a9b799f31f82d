"""The first part of the page: which act, of which commission, from which day."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commission.models import ActScan, Authority, Commission, LegalAct
from commission.scans import is_kept, take
from members.acts import NewAct
from portal.staff.act_page.choosing import Search, as_key, chosen_field, query_field, words_typed
from portal.staff.act_page.day_field import DayField
from registry.period import Day
from registry.words import Words


class ActForm(forms.Form):
    act_query = query_field(_("Find an act on the record"), _("By its number, title or year."))
    act = chosen_field(_("The act"))
    kind = forms.ChoiceField(label=_("Kind"), choices=LegalAct.Kind.choices, required=False)
    number = forms.CharField(label=pgettext_lazy("of an act", "Number"), required=False, max_length=60)
    issuer = forms.ModelChoiceField(label=_("Issued by"), queryset=Authority.objects.none(), required=False)
    adopted = DayField(
        label=_("Adopted"), required=False, help_text=_("As the act has it: 14.09.2026, 09.2026 or 2026.")
    )
    title_kk = forms.CharField(label=_("Title in Kazakh"), required=False)
    title_ru = forms.CharField(label=_("Title in Russian"), required=False)
    title_en = forms.CharField(label=_("Title in English"), required=False)
    url = forms.URLField(label=_("Address on the web"), required=False, assume_scheme="https")
    scan = forms.FileField(
        label=_("Scan of the act"),
        required=False,
        help_text=_("PDF, 20 MB at most. Only the staff can download it."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    scan_kept = forms.CharField(required=False, widget=forms.HiddenInput)
    commission_query = query_field(_("Find a commission"))
    commission = chosen_field(_("The commission"))
    day = DayField(
        label=_("Takes effect"),
        required=False,
        help_text=_("The day itself, for example 29.01.2027. Leave it empty if it is the day the act was adopted."),
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        issuers = Authority.objects.exclude(kind=Authority.Kind.COMMISSION).order_by("name_ru", "pk")
        self.fields["issuer"].queryset = issuers  # type: ignore[attr-defined]

    @cached_property
    def acts(self) -> Search:
        return Search(LegalAct.objects.all(), self._typed("act_query"), self._typed("act"))

    @cached_property
    def commissions(self) -> Search:
        return Search(Commission.objects.all(), self._typed("commission_query"), self._typed("commission"))

    @property
    def scans(self) -> "QuerySet[ActScan]":
        """Of the act chosen, as far as any are attached."""
        return ActScan.objects.filter(act=self.acts.pk).order_by("pk")

    def _typed(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()

    @property
    def is_new(self) -> bool:
        """A new act is meant unless one on the record is chosen."""
        return self.acts.pk is None

    def clean_scan_kept(self) -> tuple[str, int, str] | None:
        digest, _comma, rest = self.cleaned_data["scan_kept"].partition(",")
        size, _comma, name = rest.partition(",")
        return (digest, int(size), name) if is_kept(digest) and as_key(size) is not None else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if upload := cleaned.get("scan"):
            try:
                cleaned["scan_kept"] = tuple(take(upload))
            except ValidationError as refusal:
                self.add_error("scan", refusal)
        self._check_act()
        if refusal_of_commission := self.commissions.refusal("commission_query", _("Choose the commission.")):
            self.add_error(None, refusal_of_commission)
        if "day" not in self.errors and "adopted" not in self.errors and self.effect is None:
            self.add_error("day", ValidationError(_("Say from which day it takes effect."), code="required"))
        elif self.effect is not None and self.effect.latest is None:
            self.add_error("day", ValidationError(_("Say at the latest from which day it takes effect.")))
        return cleaned

    def _check_act(self) -> None:
        if not self.is_new:
            return
        refusal = self.acts.refusal("act_query", "") if self.acts.found else None
        if refusal is not None:
            self.add_error(None, refusal)
        elif not any(words_typed(self, "title").values()):
            message = _("Write the title of the act in at least one language, or find an act on the record.")
            self.add_error("title_ru", ValidationError(message, code="required"))

    @property
    def effect(self) -> Day | None:
        """The day of effect; where none is typed that of adoption."""
        known = self.acts.record
        day: Day | None = (
            self.cleaned_data.get("day")
            or (known and (known.start or known.adopted))
            or (self.cleaned_data.get("adopted") if self.is_new else None)
        )
        return day

    @property
    def effect_date(self) -> datetime.date | None:
        return self.effect.latest if self.effect is not None else None

    @property
    def chosen_commission(self) -> Commission | None:
        commission: Commission | None = self.commissions.record
        return commission

    def drafted(self) -> int | NewAct:
        if self.acts.pk is not None:
            return self.acts.pk
        cleaned = self.cleaned_data
        issuer = cleaned["issuer"]
        return NewAct(
            kind=cleaned["kind"] or LegalAct.Kind.OTHER,
            title=Words(**words_typed(self, "title")),
            number=cleaned["number"],
            issuer=issuer.pk if issuer is not None else None,
            adopted=cleaned["adopted"],
            effect=cleaned["day"] or cleaned["adopted"],
            url=cleaned["url"],
        )

    def named(self) -> str:
        """The act in a few words: the reason for every change it makes."""
        if self.acts.record is not None:
            return str(self.acts.record)
        kind = str(dict(LegalAct.Kind.choices).get(self.cleaned_data["kind"], ""))
        number = f"№ {self.cleaned_data['number']}" if self.cleaned_data["number"] else ""
        title = str(Words(**words_typed(self, "title")))
        return " ".join(filter(None, (kind, number, title))).strip()
