"""Whether a page is valid HTML: as the standard's own parser reads it, each id once, every mark leading somewhere."""

import re
from collections import Counter

from html5lib import HTMLParser


def faults(text: str) -> list[str]:
    parser = HTMLParser()
    parser.parse(text)
    found = [f"{place}: {code} {values}" for place, code, values in parser.errors]
    ids = Counter(re.findall(r'\sid="([^"]*)"', text))
    found += [f"id {name} stands {count} times" for name, count in ids.items() if count > 1]
    targets = re.findall(r'(?:href="#|\sfor="|aria-labelledby="|aria-describedby=")([^"]+)"', text)
    return found + [f"nothing has the id {name}" for target in targets for name in target.split() if name not in ids]
