"""Migration operations for a schema of many related models.

Those of Django and pgtrigger render every model around anew for each field, index and trigger, and all of ours are
related through the revision. What that costs is in docs/measurements.md.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation


class AtOnce(Operation):
    """Operations that add, or put a trigger in another's place, in order; models are rendered as after the last.

    A model and a field added to it later do not go together: the model would be created with the field.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)


class ReplaceTriggers(Operation):
    """Of each model, the trigger of the same name gives way to this one."""

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
