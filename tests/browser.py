"""The browser the tests drive: the one found, or the one this can install; else the line to type."""

import os
import shutil
import subprocess
import sys

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def executable() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def install() -> None:
    debian = shutil.which("apt-get") and os.geteuid() == 0
    if not debian:
        sys.exit("The browser tests need Chromium. Install it, on Debian: sudo apt-get install chromium")
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(["apt-get", "install", "-qq", "-y", "chromium"], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__" and executable() is None:
    install()
