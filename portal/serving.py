"""The server: granian, for `manage.py run` and for the benchmarks alike."""

import sys


def granian(*, port: int, workers: int, threads: int) -> list[str]:
    """The command that serves the registry."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", str(threads), "--respawn-failed-workers"]
    return [*command, "--no-ws", "--log-level", "warning", "config.wsgi:application"]
