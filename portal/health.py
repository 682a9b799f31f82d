"""Whether this process can serve: for load balancers and monitors, who read English and get no secrets."""

from http import HTTPStatus

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from registry.live import live

OK, UNKNOWN = "ok", "unknown"


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    parts = _parts()
    well = set(parts.values()) == {OK}
    answer = {"status": OK if well else "failing", **parts}
    return JsonResponse(answer, status=HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE)


def _parts() -> dict[str, str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        applied = _migrations.are_applied()
    except DatabaseError:
        return {"database": "does not answer", "migrations": UNKNOWN, "listener": UNKNOWN}
    return {
        "database": OK,
        "migrations": OK if applied else "not all applied; run manage.py migrate",
        "listener": OK if live.is_listening() else "not heard for a second; revisions are asked for",
    }


class _Migrations:
    """Once they are applied they stay so for this process, and looking is not cheap."""

    applied = False

    def are_applied(self) -> bool:
        if not self.applied:
            executor = MigrationExecutor(connection)
            self.applied = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        return self.applied


_migrations = _Migrations()
