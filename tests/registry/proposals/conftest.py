from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _four_eyes(settings: Any) -> None:
    settings.EYES = 4
