"""Where the embedded PostgreSQL lives. Pure: nothing here touches the disk."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
DATABASE = USER = "registry"
PORT = 5432

# A socket's address holds 104 bytes on macOS and 108 on Linux, the file's own name included.
LONGEST_SOCKET_FOLDER = 85


@dataclass(frozen=True)
class Place:
    """One folder, one registry: the cluster, its socket, its log, the lock of its owner, the secret key, the scans."""

    folder: Path

    @property
    def cluster(self) -> Path:
        return self.folder / "postgres"

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    @property
    def secret_key(self) -> Path:
        return self.folder / "secret-key"

    @property
    def owner(self) -> Path:
        return self.folder / "owner"

    @property
    def users(self) -> Path:
        return self.folder / "users"

    @property
    def socket(self) -> Path:
        # libpq reads a comma in a host as a list, and PostgreSQL quotes other signs in its own way.
        inside = self.folder / "socket"
        if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER and re.fullmatch(r"[\w/.+ -]+", str(inside)):
            return inside
        name = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]
        return Path("/tmp") / f"registry-{name}"  # every process must find it, whatever its TMPDIR


def default_place() -> Place:
    return Place(Path(os.environ.get("REGISTRY_DATA_DIR") or PROJECT / ".registry").expanduser().absolute())
