"""Compositions from a table: who was appointed to which commission, when, by which act; all of it or nothing."""

from members.importing.files import read_table
from members.importing.importing import Import, ImportRefused, Outcome

__all__ = ["Import", "ImportRefused", "Outcome", "read_table"]
