"""Which colour an authority has: the same in every picture of a commission."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

TONES = 6
NO_TONE = 0


def tones(quotas: Iterable[Any]) -> dict[int, int]:
    """By authority, the one named in the most rules first; past six the colours come round again."""
    rules: Counter[int] = Counter()
    for _regime, authority in dict.fromkeys((q.regime_id, q.authority_id) for q in quotas if q.fills == "seats"):
        if authority is not None:
            rules[authority] += 1
    ranked = sorted(rules, key=lambda authority: (-rules[authority], authority))
    return {authority: place % TONES + 1 for place, authority in enumerate(ranked)}
