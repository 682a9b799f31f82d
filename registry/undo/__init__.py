"""The one way back: whatever a revision did to the rows of the registry is taken back by another revision."""

from registry.undo.action import Undone, UndoPreview, preview_undo, undo
from registry.undo.blockers import Blocker, UndoRefused

__all__ = ["Blocker", "UndoPreview", "UndoRefused", "Undone", "preview_undo", "undo"]
