"""`registry_fold`: one folded form for the spellings of a name. See `docs/decisions/`."""

from collections.abc import Iterable
from itertools import zip_longest

from django.db import migrations

# Letters that stand for one Latin letter, in both cases: the locale of a database may know no Cyrillic case.
LETTERS = {
    "a": "аәАӘəƏæÆ", "b": "бБ", "v": "вВwW", "g": "гғГҒґҐ", "d": "дДđĐðÐ", "e": "еэЕЭєЄ", "z": "зЗ",
    "i": "иыіИЫІıӏӀ", "j": "жЖҗҖҷҶџЏјЈ", "k": "кқКҚqQ", "l": "лЛłŁљЉ", "m": "мМ", "n": "нңНҢњЊŋŊ", "o": "оөОӨøØœŒ",
    "p": "пП", "r": "рР", "s": "сСßẞ", "t": "тТþÞ", "u": "уұүУҰҮ", "f": "фФ", "h": "хһХҺҳҲħĦ",
}  # fmt: skip
SILENT = "ьЬъЪ"

# A letter with its mark, taken apart by normalisation, that does not read as the bare letter.
MARKED = (
    ("s\u0327", "sh"), ("s\u0326", "sh"), ("s\u030c", "sh"), ("c\u0327", "ch"), ("c\u030c", "ch"), ("z\u030c", "zh"),
    ("и\u0306", "y"), ("И\u0306", "y"),
)  # fmt: skip
SYLLABLES = (
    ("я", "ia"), ("Я", "ia"), ("ю", "iu"), ("Ю", "iu"), ("ц", "ts"), ("Ц", "ts"), ("ч", "ch"), ("Ч", "ch"),
    ("ш", "sh"), ("Ш", "sh"), ("щ", "shch"), ("Щ", "shch"),
)  # fmt: skip

MARKS = r"[\u0300-\u036f\u02b0-\u02ff\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff'`‘’′]+"
NOT_OF_WORDS = (
    r"[^a-z0-9\u00c0-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufd3d\ufd50-\ufdff\ufe70-\ufefe"
    r"\U00010000-\U0001efff\U00020000-\U0010ffff]+"
)


def once(*letters: str) -> Iterable[tuple[str, str]]:
    """Replacements that leave one of any run of a letter."""
    for letter in letters:
        yield from ((letter, "<>"), ("><", ""), ("<>", letter))


# Spellings of one sound, in this order; what a rule makes, an earlier rule must not find. `C` stands for `ch`.
SPELLINGS = (
    ("x", "ks"), ("ce", "tse"), ("ci", "tsi"), ("cy", "tsi"), ("ch", "C"), ("c", "k"), ("yo", "e"), ("y", "i"),
    *once(*"abdefghijklmnoprstuvzC"),
    ("kh", "h"), *once("h"),
    ("dzh", "j"), ("zh", "j"), ("dj", "j"), *once("j"),
    ("th", "t"), *once("t"), ("tz", "ts"), *once("s"),
    ("tC", "C"), *once("C"), ("sC", "sh"), ("shC", "sh"), *once("h"),
    ("gh", "g"), *once("g"), ("ng", "n"), *once("n"),
    ("ph", "f"), *once("f"),
    ("ie", "e"), *once("e"),
    ("C", "ch"),
)  # fmt: skip


def replaced(text: str, rules: Iterable[tuple[str, str]]) -> str:
    """The SQL expression `text` with the replacements applied one after the other."""
    for old, new in rules:
        text = f"replace({text}, '{old}', '{new}')"
    return text


def folded(text: str) -> str:
    """The SQL expression of the folded form; normalisation instead of `unaccent`, whose rules are a file."""
    apart = replaced(f"lower(normalize({text}, NFKD))", (*MARKED, *SYLLABLES))
    common_first = [dict(zip(LETTERS, row, strict=True)) for row in zip_longest(*LETTERS.values(), fillvalue="")]
    letters = "".join("".join(row.values()) for row in common_first)  # `translate` seeks in this order
    latin = "".join(letter * len(spelt) for row in common_first for letter, spelt in row.items())
    plain = f"translate({apart}, '{letters}{SILENT}', '{latin}')"
    unmarked = f"regexp_replace({plain}, '{MARKS.replace(chr(39), chr(39) * 2)}', '', 'g')"
    words = f"btrim(regexp_replace({unmarked}, '{NOT_OF_WORDS}', ' ', 'g'))"
    return replaced(words, SPELLINGS)


FOLD = f"""
CREATE FUNCTION registry_fold(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN {folded("name")};
"""


class Migration(migrations.Migration):
    dependencies = (("registry", "0002_records"),)
    operations = (migrations.RunSQL(FOLD, "DROP FUNCTION registry_fold(text);"),)
