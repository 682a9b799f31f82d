"""Words fitted into a width: SVG breaks no lines of its own."""

import textwrap


def lines(text: str, width: int, most: int) -> list[str]:
    """`text` in at most `most` lines of `width` letters; what does not fit ends in an ellipsis."""
    return textwrap.wrap(text, width, max_lines=most, placeholder="…") or [""]


def cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"
