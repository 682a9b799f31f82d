"""What the environment may say of serving: read strictly, refused with the remedy."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment


def number() -> int:
    return environment.number("WORKERS", default=2, least=1, most=64)


@pytest.mark.parametrize(("text", "read"), [("", 2), (" ", 2), ("1", 1), ("64", 64)])
def test_a_number_is_read(monkeypatch: pytest.MonkeyPatch, text: str, read: int) -> None:
    monkeypatch.setenv("WORKERS", text)
    assert number() == read


@pytest.mark.parametrize("text", ["0", "65", "-1", "two", "1.5", "²", "٣"])
def test_what_is_no_number_of_these_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("WORKERS", text)
    with pytest.raises(ImproperlyConfigured) as refused:
        number()
    assert str(refused.value) == f"WORKERS is {text!r}. Set it to a whole number from 1 to 64, such as 2."


@pytest.mark.parametrize(("text", "read"), [("", 4), ("4", 4), (" 2 ", 2)])
def test_four_eyes_publish_unless_two_are_asked_for(monkeypatch: pytest.MonkeyPatch, text: str, read: int) -> None:
    monkeypatch.setenv("EYES", text)
    assert environment.eyes("EYES") == read


@pytest.mark.parametrize("text", ["3", "0", "four"])
def test_any_other_number_of_eyes_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("EYES", text)
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.eyes("EYES")
    assert str(refused.value) == (
        f"EYES is {text!r}. Set it to 4, so that another approves each change, or to 2 in a small office."
    )
