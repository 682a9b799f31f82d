"""The database this registry stands on: the server DATABASE_URL names, or else the embedded one."""

from .address import check_address
from .cluster import prepare_folder
from .errors import DatabaseUnavailable
from .server import ensure_server, own_server

__all__ = ["DatabaseUnavailable", "check_address", "ensure_server", "own_server", "prepare_folder"]
