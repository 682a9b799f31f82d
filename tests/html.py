"""Whether a page is valid HTML: as the standard's own parser reads it, each id once, every mark leading somewhere."""

import re
from collections import Counter
from typing import Any

from html5lib import HTMLParser
from lxml.html import document_fromstring


def faults(text: str) -> list[str]:
    parser = HTMLParser()
    parser.parse(text)
    found = [f"{place}: {code} {values}" for place, code, values in parser.errors]
    ids = Counter(re.findall(r'\sid="([^"]*)"', text))
    found += [f"id {name} stands {count} times" for name, count in ids.items() if count > 1]
    targets = re.findall(r'(?:href="#|\sfor="|aria-labelledby="|aria-describedby=")([^"]+)"', text)
    return found + [f"nothing has the id {name}" for target in targets for name in target.split() if name not in ids]


def facts(text: str) -> dict[str, str]:
    """The `<dl class="facts">` of a page: each term with what is said of it, without source marks."""
    page = document_fromstring(text)
    for mark in page.xpath("//sup"):
        mark.drop_tree()
    terms = page.xpath("//dl[contains(@class, 'facts')]/dt")
    return {words(term): words(term.getnext()) for term in terms}


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def rows(text: str, path: str = "//ul[contains(@class, 'rows')]/li/a[@class='first']") -> list[str]:
    """What the links of a page's lists say, in order."""
    return [words(element) for element in document_fromstring(text).xpath(path)]
