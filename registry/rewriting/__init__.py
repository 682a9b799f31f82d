"""Rows of the registry written whole, as they shall be: what an undo and an approval have in common."""

from registry.rewriting.exactly import refuse_inexact
from registry.rewriting.rewrite import Rewrite
from registry.rewriting.writing import Writer

__all__ = ["Rewrite", "Writer", "refuse_inexact"]
