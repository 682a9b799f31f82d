"""What a machine sees of a page in a browser: what axe finds, what is wider than the window, what went wrong."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "resultTypes": ["violations"],  # half the time: what passes is not written down
    "preload": False,
}
VIOLATIONS = """window.violations = []
document.addEventListener('securitypolicyviolation',
  it => window.violations.push(it.blockedURI + ' ' + it.sourceFile))"""


def guarded(context: BrowserContext, site: str) -> tuple[Page, list[str]]:
    """A page that notes what the policy blocks, what goes wrong, and every request that leaves the site."""
    found: list[str] = []
    page = context.new_page()
    page.add_init_script(VIOLATIONS)
    page.on("console", lambda message: found.append(f"{page.url} console: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"{page.url} error: {error}"))
    page.on("request", lambda request: None if request.url.startswith(site) else found.append(request.url))
    page.on("load", lambda loaded: found.extend(loaded.evaluate("window.violations")))
    return page, found


def faults(page: Page, name: str, *, colours: bool = True, practices: bool = True) -> list[str]:
    """Of the page as it stands; measuring colours takes the longest, and Django's own pages keep not all practices."""
    asked = {"runOnly": [*AA, "best-practice"] if practices else AA, "rules": {"color-contrast": {"enabled": colours}}}
    violations = Axe().run(page, options=OPTIONS | asked).response["violations"]
    return [
        *(f"{name}: {v['id']} {[node['target'] for node in v['nodes']][:6]}" for v in violations),
        *too_wide(page, name),
    ]


def too_wide(page: Page, name: str) -> list[str]:
    wide, width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return [f"{name}: {wide} wide in {width}"] if wide > width else []
