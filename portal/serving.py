"""The server: granian, for `manage.py run` and for the benchmarks alike."""

import sys

THREADS = 4  # of a worker; more answer no faster, fewer let slow readers of whole lists keep everyone waiting


def granian(*, port: int, workers: int) -> list[str]:
    """The command that serves the registry."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", str(THREADS), "--respawn-failed-workers"]
    return [*command, "--no-ws", "--log-level", "warning", "config.wsgi:application"]
