"""A record changed, then deleted, while its form is open in a real browser: what was typed stays, axe finds nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from registry.actions import correct, remove
from registry.door import carry_out
from tests.factories import PersonFactory
from tests.looking import faults
from tests.registry.admin.test_record_in_a_browser import LOOKS, open_page

pytestmark = pytest.mark.django_db(transaction=True)

CORRECT = {"kk": "Төмендегі қатені түзетіңіз.", "ru": "Пожалуйста, исправьте ошибку ниже."}


def bolat(does: Callable[[], Any]) -> None:
    carry_out(does, by="bolat", because="The gazette")


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_what_was_typed_is_compared_and_kept(
    browser: Browser, live_server: Any, language: str, scheme: str, width: int, tmp_path: Any
) -> None:
    person = PersonFactory(note="as recorded")
    page, found = open_page(browser, live_server.url, language, scheme, width)

    def save_and_see(told: str) -> None:
        page.locator("input[name=_save]").click()
        page.locator(told).wait_for()
        found.extend(faults(page, told, practices=False))
        page.screenshot(path=tmp_path / f"{told[1:]}-{language}-{scheme}-{width}.png", full_page=True)

    page.goto(live_server.url + reverse("admin:members_person_change", args=[person.pk]))
    page.locator("#id_note").fill("typed for long")
    page.locator("#id_because").fill("A letter")
    bolat(lambda: correct(record=person, note="as in the gazette"))
    save_and_see("#meanwhile")
    assert page.locator(".errornote").inner_text() == CORRECT[language]
    assert page.locator("#id_note").input_value() == "typed for long"
    bolat(lambda: remove(record=person))
    save_and_see("#gone")
    assert page.locator("#id_note").input_value() == "typed for long"
    page.context.close()
    assert found == []
