"""Triggers in migrations."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation


class ReplaceTriggers(Operation):
    """Migration operation: of each model, the trigger of the same name gives way to this one.

    Those of pgtrigger render every model around anew for each trigger, which takes a minute for a hundred of them.
    """

    def __init__(self, triggers: Sequence[tuple[str, Any]]) -> None:
        self.triggers = triggers

    def state_forwards(self, app_label: str, state: Any) -> None:
        for model, trigger in self.triggers:
            options = state.models[app_label, model].options
            options["triggers"] = [*(one for one in options["triggers"] if one.name != trigger.name), trigger]

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model, trigger in self.triggers:
            for old in from_state.models[app_label, model].options["triggers"]:
                if old.name == trigger.name:
                    schema_editor.execute(old.uninstall_sql, params=None)
            schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model, trigger in self.triggers:
            schema_editor.execute(trigger.uninstall_sql, params=None)
            for old in to_state.models[app_label, model].options["triggers"]:
                if old.name == trigger.name:
                    schema_editor.execute(old.install_sql, params=None)

    def describe(self) -> str:
        return f"Replace {len(self.triggers)} triggers"
