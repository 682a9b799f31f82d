"""What issues 3 and 6 ask for, as ratios of medians of one run."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.scenarios import FASTAPI, OURS, PGBENCH, PLAIN, PSQL, VIEWSET, Rates


@dataclass(frozen=True)
class Target:
    of: str
    wanted: str
    value: Callable[[Rates], float]
    least: float | None = None
    most: float | None = None

    def met(self, rates: Rates) -> bool:
        value = self.value(rates)
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def times(scenario: str, peer: str, least: float) -> Target:
    """At least so many times as quick as a peer in the same scenario."""
    return Target(
        scenario, f"≥ {least:g} × {peer}", lambda rates: rates[scenario][OURS] / rates[scenario][peer], least=least
    )


TARGETS = (
    times("a", VIEWSET, 5),
    times("a", FASTAPI, 0.8),
    times("a", PGBENCH, 0.4),
    times("b", VIEWSET, 5),
    Target("c", "≥ 0.85 × (a)", lambda rates: rates["c"][OURS] / rates["a"][OURS], least=0.85),
    times("d", VIEWSET, 5),
    Target("h", "≤ 2 × the time of (a)", lambda rates: rates["a"][OURS] / rates["h"][OURS], most=2),
    Target("i", "≤ 2 × the time of (d)", lambda rates: rates["d"][OURS] / rates["i"][OURS], most=2),
    times("e", PLAIN, 0.7),
    times("f", PLAIN, 0.9),
    times("g", PSQL, 0.9),
    Target("memory", "≤ 10 MiB", lambda rates: rates["memory"][OURS], most=10),
)

TARGETS_OF_SCALE = tuple(
    Target(
        scenario,
        "≤ 1.5 × the latency at scale 1",
        lambda found, scenario=scenario: found[scenario]["large"] / found[scenario]["nation"],
        most=1.5,
    )
    for scenario in ("a", "b", "d")
)
