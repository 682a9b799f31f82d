"""The coding a client likes best, whatever it sends."""

import gzip

import brotli
from hypothesis import given
from hypothesis import strategies as st

from registry.answers.codings import Gzipped, compressed, preferred

QUALITIES = st.integers(0, 1000)
WISHES = st.dictionaries(st.sampled_from(["gzip", "br", "identity", "*", "zstd"]), st.none() | QUALITIES)
SPACE = st.sampled_from(["", " ", "\t", "  "])


@st.composite
def headers(draw: st.DrawFn) -> tuple[dict[str, int], str]:
    wishes = draw(WISHES)
    members = []
    for coding, quality in wishes.items():
        weight = "" if quality is None else f"{draw(SPACE)};{draw(SPACE)}q={quality / 1000:.3f}"
        members.append(f"{draw(SPACE)}{draw(st.sampled_from([coding, coding.upper()]))}{weight}{draw(SPACE)}")
    thousandths = {coding: 1000 if quality is None else quality for coding, quality in wishes.items()}
    return thousandths, ",".join(draw(st.permutations(members)))


@given(headers())
def test_nothing_liked_better_is_passed_over_and_nothing_refused_is_sent(asked: tuple[dict[str, int], str]) -> None:
    wishes, header = asked
    liking = {coding: wishes.get(coding, wishes.get("*", 0)) for coding in ("br", "gzip")}
    best = max(liking.values())
    plain_is_better = best == 0 or wishes.get("identity", 0) > best
    chosen = preferred(header)
    assert (chosen == "identity") == plain_is_better
    assert chosen == "identity" or liking[chosen] == best


@given(st.text() | st.from_regex(r"[a-z*]{0,4}(;q=[0-9.]{0,6})?(,[a-z;q=.0-9]{0,9}){0,3}", fullmatch=True))
def test_no_header_is_an_error(header: str) -> None:
    assert preferred(header) in {"br", "gzip", "identity"}


def test_the_usual_headers() -> None:
    assert preferred("gzip, deflate, br, zstd") == "br"
    assert preferred("gzip, deflate") == preferred("x-gzip") == "gzip"
    assert preferred("br;q=0.5, gzip;q=0.8") == preferred("br;q=0, *") == preferred("gzip, br;q=7") == "gzip"
    assert (
        preferred("")
        == preferred("deflate")
        == preferred("gzip;q=0")
        == preferred("gzip;q=0.1, identity")
        == "identity"
    )
    assert preferred("br, gzip;q=0.1", ("gzip",)) == "gzip"


@given(st.binary(max_size=5000))
def test_what_is_compressed_is_read_again(body: bytes) -> None:
    assert gzip.decompress(compressed(body, "gzip")) == body
    assert brotli.decompress(compressed(body, "br")) == body


@given(st.lists(st.binary(max_size=400)))
def test_a_stream_is_compressed_piece_by_piece(pieces: list[bytes]) -> None:
    assert gzip.decompress(b"".join(Gzipped(pieces))) == b"".join(pieces)
