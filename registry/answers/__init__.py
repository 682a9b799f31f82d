"""Answers kept in memory under the edition they are of, and given again ahead of Django."""

from registry.answers.layer import Answers

__all__ = ["Answers"]
