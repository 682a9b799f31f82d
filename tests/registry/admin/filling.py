"""What a browser would send of a page's form, as it stands or with something typed into it."""

from typing import Any

from lxml import html

NO_BUTTONS = ("submit", "button", "checkbox", "file")


def filled(answer: Any, **typed: Any) -> dict[str, Any]:
    """The fields of the one form of the page that changes something, by name; `typed` over them."""
    page = html.fromstring(answer.content.decode())
    (form,) = [each for each in page.forms if each.xpath(".//*[@name='because']")]
    data: dict[str, Any] = {}
    for control in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        if control.tag == "input" and control.get("type") in NO_BUTTONS and control.get("checked") is None:
            continue
        value = control.value if control.tag != "textarea" else (control.text or "").removeprefix("\n")
        data[control.name] = "on" if control.get("type") == "checkbox" else value or ""
    return {**data, **typed}


def errors(answer: Any) -> dict[str, list[str]]:
    """What the form that came back says, by field; "" for what is of none."""
    form = answer.context["adminform"].form
    return {("" if name == "__all__" else name): list(told) for name, told in form.errors.items()}
