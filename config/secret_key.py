"""The key a registry on one's own machine makes for itself, kept beside its data."""

import os
import secrets

from .place import Place


def own_secret_key(place: Place) -> str:
    try:
        with open(os.open(place.secret_key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return place.secret_key.read_text()
