"""The schema as a page, in a real browser: every operation listed, nothing blocked, nothing asked of elsewhere."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from portal.api import schema_document
from tests.browser import FLAGS, executable

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});
"""


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield browser.new_page(viewport={"width": 1280, "height": 900})


@pytest.mark.django_db(transaction=True)
def test_the_page_lists_every_operation_under_the_strict_policy(page: Page, live_server: Any) -> None:
    said: list[str] = []
    hosts = set()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.add_init_script(WATCH)
    page.goto(f"{live_server.url}/api/docs/")
    page.locator(".opblock").first.wait_for()
    shown = page.locator(".opblock-summary-path").evaluate_all("all => all.map((one) => one.dataset.path)")
    assert sorted(shown) == sorted(json.loads(schema_document())["paths"])

    page.locator("[data-path='/api/v1/status/']").click()
    page.locator(".opblock.is-open").get_by_role("button", name="Try it out").wait_for()
    assert page.title() == "API · Registry of election commissions"
    assert (said, page.evaluate("window.violations")) == ([], [])
    assert hosts - {""} == {urlsplit(live_server.url).netloc}  # an address of `data:` has no host


def test_only_images_are_let_in_further_than_elsewhere(client: Client) -> None:
    page = client.get("/api/docs/")
    policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
    assert policy["img-src"].split() == ["'self'", "data:"]
    assert (policy["script-src"], policy["style-src"]) == ("'self'", "'self'")
    assert client.post("/api/docs/").status_code == 405
