from typing import Any

from django.apps import AppConfig, apps
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    name = "registry"
    verbose_name = _("Sources and revisions")

    def ready(self) -> None:
        pre_migrate.connect(_before_migrating, sender=self)
        post_migrate.connect(_after_migrating)  # of any app: the last one has it done


def _before_migrating(using: str, plan: list[Any], **_given: Any) -> None:
    from registry.past.schema import drop_past

    if plan:
        drop_past(using)


def _after_migrating(sender: AppConfig, using: str, **given: Any) -> None:
    """Once, after the last app; not when tables were only emptied, which leaves the views as they are."""
    from registry.past.schema import make_past

    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender is last and "plan" in given and not _left_to_migrate(using):
        make_past(using)


def _left_to_migrate(using: str) -> bool:
    executor = MigrationExecutor(connections[using])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
