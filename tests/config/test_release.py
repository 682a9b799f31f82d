"""A release is its version and everything that shapes an answer, and nothing else."""

from pathlib import Path

from config.release import release


def test_the_fingerprint_changes_with_what_shapes_an_answer_and_with_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n')
    page = tmp_path / "templates" / "home.html"
    page.parent.mkdir()
    page.write_text("one")
    first, written = release(tmp_path)
    (tmp_path / "templates" / "notes.md").write_text("not served")
    (tmp_path / "README.md").write_text("not served")
    assert release(tmp_path) == (first, written)
    page.write_text("two")
    assert release(tmp_path)[0] != first
    assert first.startswith("1.2.3+")
    assert written <= int(page.stat().st_mtime)
