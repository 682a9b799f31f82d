"""Scans of acts as files: taken only if they are PDF, kept under their SHA-256, never changed."""

import datetime
import hashlib
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from commission.models.scan import ActScan
from registry.history import events_of

LARGEST = 20 * 2**20
BEGINS, ENDS, TAIL = b"%PDF-", b"%%EOF", 2048
LONGEST_NAME = 150


class Scan(NamedTuple):
    sha256: str
    size: int
    name: str


def take(upload: "UploadedFile[Any]") -> Scan:
    """Keeps the file if it is a PDF of at most 20 MB; the same content twice is one file."""
    name, size = Path(upload.name or "").name[-LONGEST_NAME:], upload.size or 0
    if size > LARGEST:
        message = _("“%(name)s” has %(size)s; a scan has 20 MB at most. Scan it in black and white, or in parts.")
        raise ValidationError(message, code="too-large", params={"name": name, "size": filesizeformat(size)})
    upload.seek(0)
    content = upload.read()
    if not content.startswith(BEGINS) or ENDS not in content[-TAIL:]:
        message = _("“%(name)s” is not a whole PDF, whatever its name says. Save the scan as PDF and choose it again.")
        raise ValidationError(message, code="not-a-pdf", params={"name": name})
    sha256 = hashlib.sha256(content).hexdigest()
    if not is_kept(sha256):
        _storage().save(path_of(sha256), ContentFile(content))
    return Scan(sha256, len(content), name)


def is_kept(sha256: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{64}", sha256) is not None and _storage().exists(path_of(sha256))


def opened(sha256: str) -> Any:
    """Raises FileNotFoundError where the file is not kept on this machine."""
    return _storage().open(path_of(sha256))


def path_of(sha256: str) -> str:
    return f"scans/{sha256[:2]}/{sha256}.pdf"


def drop_unnamed(in_use: Collection[str], before: datetime.datetime) -> int:
    """Deletes the files kept before an instant that no act names or ever named and that are not `in_use`; how many."""
    named = {*in_use, *events_of(ActScan).order_by().values_list("sha256", flat=True)}
    storage = _storage()
    folders = storage.listdir("scans")[0] if storage.exists("scans") else []
    files = [f"scans/{folder}/{name}" for folder in folders for name in storage.listdir(f"scans/{folder}")[1]]
    unnamed = [path for path in files if Path(path).stem not in named and storage.get_modified_time(path) < before]
    for path in unnamed:
        storage.delete(path)
    return len(unnamed)


def _storage() -> FileSystemStorage:
    return FileSystemStorage(location=settings.MEDIA_ROOT)
