"""Every page of the site, in every language: it answers in a fixed number of queries, as valid and small HTML."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import escape

from tests.html import faults
from tests.site_pages import LANGUAGES, PAGES

STATIC = Path(settings.BASE_DIR) / "static"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]
each_page = pytest.mark.parametrize("address", PAGES)


@each_page
def test_a_page_takes_the_queries_it_always_takes(client: Client, address: str, django_assert_num_queries: Any) -> None:
    client.get(f"/en/{address}")  # content types are looked up once a process
    with django_assert_num_queries(PAGES[address]):
        assert client.get(f"/en/{address}").status_code == 200


@each_page
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_valid_html_in_its_language_with_one_title_and_small(
    client: Client, address: str, language: str
) -> None:
    page = client.get(f"/{language}/{address}")
    text = page.content.decode()
    assert faults(text) == []
    assert (text.count(f'<html lang="{language}">'), text.count("<h1>"), text.count("<main")) == (1, 1, 1)
    assert len(gzip.compress(page.content)) < 15_000  # as it travels
    assert len(page.content) < 60_000


LOADED = re.compile(
    r'<link rel="(?:preload|stylesheet|icon)" href="/static/([^"]+)"|<(?:img|script) [^>]*src="/static/([^"]+)"'
)
FONTS = ("fonts/registry-serif-regular.woff2", "fonts/registry-serif-semibold.woff2")


@each_page
def test_a_first_visit_takes_less_than_150_kb_in_all_with_fonts(client: Client, address: str) -> None:
    page = client.get(f"/kk/{address}")
    files = {name for found in LOADED.findall(page.content.decode()) for name in found if name} | {*FONTS}
    assert {"registry.css", "icon.svg"} <= files
    assert len(gzip.compress(page.content)) + sum(as_it_travels(STATIC / name) for name in files) < 150_000


def as_it_travels(file: Path) -> int:
    content = file.read_bytes()
    return len(content if file.suffix == ".woff2" else gzip.compress(content))


@each_page
def test_a_page_names_itself_in_the_other_languages_under_whole_addresses(client: Client, address: str) -> None:
    text = client.get(f"/en/{address}").content.decode()
    named = [f'hreflang="{code}" href="{settings.SITE_URL}/{code}/{escape(address)}"' for code in LANGUAGES]
    assert [name for name in named if name not in text] == []


@each_page
def test_a_page_carries_no_inline_script_or_style_and_a_strict_policy(client: Client, address: str) -> None:
    page = client.get(f"/en/{address}")
    text = page.content.decode()
    assert [mark for mark in ("<style", ' style="', "<script>", " onclick=", " onload=") if mark in text] == []
    assert "default-src 'none'" in page["Content-Security-Policy"]
