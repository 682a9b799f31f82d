"""Where a page begins: a direction and an id, signed together with what the list was asked for."""

import base64
import hmac
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SIGNATURE = 12  # bytes


@dataclass(frozen=True, slots=True)
class Cursor:
    """`after` an id going forward, before it going back."""

    id: int
    forward: bool = True

    def written(self, asked: str) -> str:
        place = f"{'a' if self.forward else 'b'}{self.id}".encode()
        return base64.urlsafe_b64encode(_signature(asked, place) + place).rstrip(b"=").decode()


def read_cursor(text: str, asked: str) -> Cursor:
    """Raises ValidationError where the cursor is cut short, forged, or of a list asked for otherwise."""
    try:
        place = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_")[SIGNATURE:]
        cursor = Cursor(int(place[1:]), forward=place[:1] == b"a")
    except ValueError as error:
        raise _foreign() from error
    if not hmac.compare_digest(cursor.written(asked).encode(), text.encode()):  # as a whole: one spelling is ours
        raise _foreign()
    return cursor


def what_was_asked(path: str, parameters: dict[str, str]) -> str:
    """The list and everything that decides which records it holds and how they look."""
    return f"{path}?{urlencode(sorted(parameters.items()))}"


def _signature(asked: str, place: bytes) -> bytes:
    key = f"cursor:{settings.SECRET_KEY}".encode()
    return hmac.digest(key, asked.encode() + b"\0" + place, "sha256")[:SIGNATURE]


def _foreign() -> ValidationError:
    return ValidationError(
        _("This cursor is not of this list with these parameters. Follow `next` as it was given, or begin without one.")
    )
