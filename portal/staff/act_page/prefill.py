"""A page that opens filled in: what the cockpit's links know of the act."""

import re
from typing import Any

from django.http import QueryDict

from portal.staff.act_page.effects import FORMS

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")  # in links; people write 29.01.2027
OF_THE_ACT = ("act", "commission", "day")
OF_AN_EFFECT = ("seat", "predecessor", "appointment", "holding", "office", "person")
BY_WHAT_IS_NAMED = {"appointment": "end", "holding": "leave-office", "seat": "appoint", "predecessor": "appoint"}


def prefilled(query: QueryDict) -> QueryDict:
    """`?commission=&day=&seat=&predecessor=`, `?commission=&day=&appointment=`, or with `kind=` any other effect."""
    typed = QueryDict(mutable=True)
    typed.update({name: str(query[name]) for name in OF_THE_ACT if name in query})
    if "day" in typed:
        typed["day"] = ISO.sub(r"\3.\2.\1", str(typed["day"]))
    kind = query.get("kind") or next((BY_WHAT_IS_NAMED[name] for name in BY_WHAT_IS_NAMED if query.get(name)), "")
    if kind in FORMS:
        effect: dict[str, Any] = {name: str(query[name]) for name in OF_AN_EFFECT if name in query}
        typed.update({f"effects-0-{name}": value for name, value in {"kind": kind, **effect}.items()})
    return typed
