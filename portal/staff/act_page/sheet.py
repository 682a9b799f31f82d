"""The whole page as it was typed: the act, its effects on the desk, and the draft they make."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from members.acts import ActDraft, Appoint, Effect, End, Form, LeaveOffice
from members.models import Appointment, OfficeHolding
from portal.staff.act_page.act_form import ActForm
from portal.staff.act_page.choosing import as_key
from portal.staff.act_page.desk import Desk, laid_out
from portal.staff.act_page.effect_form import EffectForm
from portal.staff.act_page.effects import FORMS, AppointForm, DismissForm, EndForm, FormForm
from registry.versions import Version, seen

KIND = re.compile(r"effects-(\d{1,3})-kind")
MOST_EFFECTS = 60
NOT_THE_ACT = ("do", "urgent", "again", "csrfmiddlewaretoken", "proof", "previewed", "seen", "reason_for_breach")


class Sheet:
    def __init__(self, typed: QueryDict, files: Any = None) -> None:
        self.typed = typed
        self.act = ActForm(typed, files)
        self.problems: list[Any] = []

    @cached_property
    def desk(self) -> Desk | None:
        """None until the act, the commission and the day are told."""
        self.act.full_clean()
        commission, day = self.act.chosen_commission, self.act.effect
        if commission is None or day is None or day.latest is None:
            return None
        ended = [self.typed.get(f"effects-{place}-appointment", "") for place in self.places_of(EndForm)]
        freed = [key for pk in ended if (key := as_key(str(pk))) is not None]
        return laid_out(commission, day, freed, bool(self.places_of(FormForm) or self.places_of(DismissForm)))

    @cached_property
    def effects(self) -> list[Any]:
        if self.desk is None:
            return []
        return [FORMS[str(self.typed[f"effects-{place}-kind"])](self.typed, place, self.desk) for place in self.places]

    @property
    def places(self) -> list[int]:
        found = (match for key in self.typed if (match := KIND.fullmatch(key)))
        return sorted(int(match[1]) for match in found if self.typed[match[0]] in FORMS)[:MOST_EFFECTS]

    def places_of(self, form: type[EffectForm]) -> list[int]:
        return [place for place in self.places if self.typed[f"effects-{place}-kind"] == form.kind]

    def add(self, kind: str, **values: object) -> None:
        if kind in FORMS and len(self.places) < MOST_EFFECTS:
            place = max(self.places, default=-1) + 1
            self.typed.update({f"effects-{place}-{name}": str(value) for name, value in values.items()})
            self.typed[f"effects-{place}-kind"] = kind
            self.lay_out_again()

    def remove(self, place: str) -> None:
        for key in [key for key in self.typed if key.startswith(f"effects-{place}-")]:
            del self.typed[key]
        self.lay_out_again()

    def seat_everyone(self) -> None:
        """A row for every seat the rule in force gives the new commission."""
        for seat, _name in self.desk.seats if self.desk is not None else []:
            self.add(AppointForm.kind, seat=seat)

    def lay_out_again(self) -> None:
        """From what is typed and recorded by now."""
        for known in ("desk", "effects", "placed"):
            self.__dict__.pop(known, None)

    def hush(self) -> None:
        """Nothing is wrong yet: it is still being typed."""
        for form in (self.act, *self.effects):
            form.full_clean()
            form._errors = ErrorDict()

    def is_valid(self) -> bool:
        """Whether every form is; what the door refused is not asked."""
        valid = all([form.is_valid() for form in (self.act, *self.effects)])
        if valid and not self.effects:
            self.complain(_("Say what the act does: add at least one effect."))
        return valid and bool(self.effects)

    def complain(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    @cached_property
    def placed(self) -> list[tuple[str, Any]]:
        """Each effect's form with the place the draft gives it: who is appointed after a forming belongs to it."""
        return list(self._placed())

    def _placed(self) -> Iterator[tuple[str, Any]]:
        effects, members, forming = 0, 0, ""
        for form in self.effects:
            if forming and isinstance(form, AppointForm):
                yield f"{forming}.members.{members}", form
                members += 1
                continue
            path = f"effects.{effects}"
            forming, members = (path, 0) if isinstance(form, FormForm) else (forming, members)
            effects += 1
            yield path, form

    def drafted(self) -> ActDraft:
        effects: list[Effect] = []
        members: tuple[Appoint, ...] = tuple(form.drafted() for path, form in self.placed if ".members." in path)
        for path, form in self.placed:
            if isinstance(form, FormForm):
                effects.append(form.drafted(members))
                members = ()
            elif ".members." not in path:
                effects.append(form.drafted())
        reason = self.typed.get("reason_for_breach", "")
        return ActDraft(act=self.act.drafted(), effects=tuple(effects), reason_for_breach=reason)

    def refuse(self, refusal: ValidationError) -> None:
        """Puts every sentence of a refusal where what it speaks of was typed."""
        by_path = refusal.error_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.error_list}
        for path, errors in by_path.items():
            form, name = self._form_of(path)
            name = getattr(form, "shared", {}).get(name, name)
            if form is None:
                for message in (message for error in errors for message in error.messages):
                    self.complain(message)
            else:
                form.add_error(name if name in form.fields else None, errors)

    def _form_of(self, path: str) -> tuple[Any, str]:
        for place, form in sorted(self.placed, key=lambda placed: -len(placed[0])):
            if path == place or path.startswith(f"{place}."):
                return form, path.removeprefix(place).lstrip(".")
        return (self.act, path.removeprefix("act").lstrip(".")) if path.split(".")[0] == "act" else (None, path)

    def digest(self) -> str:
        """Of everything that makes the act, so that what is recorded is what was shown."""
        kept = {key: values for key, values in self.typed.lists() if key not in NOT_THE_ACT and any(values)}
        return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()

    def versions(self, draft: ActDraft) -> tuple[Version, ...]:
        """Of the appointments and offices the act ends, as they stand."""
        alone = [
            *draft.effects,
            *(one for effect in draft.effects if isinstance(effect, Form) for one in effect.members),
        ]
        ended = [effect.appointment for effect in alone if isinstance(effect, End)]
        ended += [effect.predecessor for effect in alone if isinstance(effect, Appoint) and effect.predecessor]
        left = [effect.holding for effect in alone if isinstance(effect, LeaveOffice)]
        appointments = Appointment.objects.filter(pk__in=ended)
        return seen(*appointments, *OfficeHolding.objects.filter(pk__in=left))
