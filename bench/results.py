"""The last three runs, kept as JSON and shown in RESULTS.md."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from bench.scenarios import TITLES, Rates
from bench.targets import TARGETS, TARGETS_OF_SCALE, Target

HERE = Path(__file__).parent
KEPT = 3
INTRODUCTION = """# Benchmarks

Written by `make bench` and `make bench SCALE=10`; [README](README.md) says what is compared with what. Rates are the
medians of three interleaved rounds. A target is met if it was so in two of the last three runs.
"""


@dataclass(frozen=True)
class Run:
    date: str
    machine: dict[str, str]
    medians: Rates


def median_of(rounds: list[Rates]) -> Rates:
    first = rounds[0]
    return {
        scenario: {name: median(rates[scenario][name] for rates in rounds) for name in first[scenario]}
        for scenario in first
    }


def record(kind: str, run: Run) -> None:
    """`kind` is `nation`, or `scale` for the comparison of two sizes."""
    kept = _read()
    kept[kind] = [*kept.get(kind, []), run][-KEPT:]
    text = json.dumps({kind: [asdict(run) for run in runs] for kind, runs in kept.items()}, indent=1)
    (HERE / "results.json").write_text(text + "\n")
    (HERE / "RESULTS.md").write_text(_report(kept))


def _read() -> dict[str, list[Run]]:
    file = HERE / "results.json"
    found = json.loads(file.read_text()) if file.exists() else {}
    return {kind: [Run(**run) for run in runs] for kind, runs in found.items()}


def _report(kept: dict[str, list[Run]]) -> str:
    parts = [INTRODUCTION]
    if nation := kept.get("nation"):
        parts += ["## Targets\n", verdicts(TARGETS, nation), "## The last run, requests a second\n", rates(nation[-1])]
    if scale := kept.get("scale"):
        parts += ["## At scale 10: milliseconds to an answer, one at a time\n", verdicts(TARGETS_OF_SCALE, scale)]
        parts += [rates(scale[-1])]
    parts += ["## Where and when\n", *(_where(run) for runs in kept.values() for run in runs)]
    return "\n".join(parts)


def verdicts(targets: tuple[Target, ...], runs: list[Run]) -> str:
    dates = " | ".join(run.date for run in runs)
    lines = [f"| | wanted | {dates} | met |", "|---|---|" + "---:|" * len(runs) + "---|"]
    for target in targets:
        measured = [run for run in runs if target.of in run.medians]  # a scenario may be younger than a run
        times_met = sum(target.met(run.medians) for run in measured)
        values = " | ".join(f"{target.value(run.medians):.2f}" if run in measured else "" for run in runs)
        verdict = "yes" if times_met * 3 >= len(measured) * 2 else "no"
        lines.append(f"| {TITLES[target.of]} | {target.wanted} | {values} | {verdict} |")
    return "\n".join(lines) + "\n"


def rates(run: Run) -> str:
    names = list(dict.fromkeys(name for found in run.medians.values() for name in found))
    lines = [f"| | {' | '.join(names)} |", "|---|" + "---:|" * len(names)]
    for scenario, found in run.medians.items():
        cells = (f"{found[name]:,.{1 if found[name] < 100 else 0}f}" if name in found else "" for name in names)
        lines.append(f"| {TITLES[scenario]} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _where(run: Run) -> str:
    return f"- **{run.date}**: " + "; ".join(f"{name} {value}" for name, value in run.machine.items())
