import sys


def granian(*, port: int, workers: int) -> list[str]:
    """The command that serves the registry."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--no-ws", "--log-level", "warning", "--blocking-threads", "4"]
    return [*command, "config.wsgi:application"]
