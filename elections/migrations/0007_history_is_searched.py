"""History is searched and listed like the tables: folded by the same expression, with the same indexes."""

import django.contrib.postgres.indexes
import pgtrigger.compiler
from django.db import migrations, models

import registry.search
from registry.migration_operations import AtOnce, ReplaceTriggers


class Migration(migrations.Migration):
    dependencies = [
        ("commission", "0012_history_is_searched"),
        ("elections", "0006_told_in_order"),
        ("registry", "0012_told_in_order"),
    ]

    operations = [
        ReplaceTriggers(
            [
                (
                    "agreement",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "elections_agreementrevisedevent" ("end_basis", "end_earliest", "end_latest", "end_open", "end_value", "event_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_kk", "place_ru", "signed_basis", "signed_earliest", "signed_latest", "signed_value", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "title_en", "title_kk", "title_ru") VALUES (NEW."end_basis", NEW."end_earliest", NEW."end_latest", NEW."end_open", NEW."end_value", NEW."event_id", NEW."id", NEW."kind", NEW."note", NOW(), \'update\', NEW."id", NEW."place_en", NEW."place_kk", NEW."place_ru", NEW."signed_basis", NEW."signed_earliest", NEW."signed_latest", NEW."signed_value", NEW."slug", NEW."start_basis", NEW."start_earliest", NEW."start_latest", NEW."start_value", NEW."title_en", NEW."title_kk", NEW."title_ru"); RETURN NULL;',
                            hash="73a14a1553f4a56e9ba40bafda1f1e1b83918401",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9d5d3",
                            table="elections_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "event",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "elections_eventrevisedevent" ("by_election", "called_by_id", "country", "early", "end_basis", "end_earliest", "end_latest", "end_value", "id", "kind", "note", "organiser_id", "parent_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_kk", "place_ru", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "status", "title_en", "title_kk", "title_ru") VALUES (NEW."by_election", NEW."called_by_id", NEW."country", NEW."early", NEW."end_basis", NEW."end_earliest", NEW."end_latest", NEW."end_value", NEW."id", NEW."kind", NEW."note", NEW."organiser_id", NEW."parent_id", NOW(), \'update\', NEW."id", NEW."place_en", NEW."place_kk", NEW."place_ru", NEW."slug", NEW."start_basis", NEW."start_earliest", NEW."start_latest", NEW."start_value", NEW."status", NEW."title_en", NEW."title_kk", NEW."title_ru"); RETURN NULL;',
                            hash="54f2fb5ee32a828b90fe756a394eda8df2c98af5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8af93",
                            table="elections_event",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        AtOnce(
            [
                migrations.AddField(
                    model_name="agreementrevisedevent",
                    name="search_text",
                    field=registry.search.SearchText(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                "slug",
                                "kind",
                                "title_kk",
                                "title_ru",
                                "title_en",
                                "signed_value",
                                "place_kk",
                                "place_ru",
                                "place_en",
                                arg_joiner=" || ' ' || ",
                                template="%(expressions)s",
                            ),
                            function="registry_search_text",
                            output_field=models.TextField(),
                        ),
                        output_field=models.TextField(),
                    ),
                ),
                migrations.AddField(
                    model_name="eventrevisedevent",
                    name="search_text",
                    field=registry.search.SearchText(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                "slug",
                                "kind",
                                "title_kk",
                                "title_ru",
                                "title_en",
                                "start_value",
                                "place_kk",
                                "place_ru",
                                "place_en",
                                arg_joiner=" || ' ' || ",
                                template="%(expressions)s",
                            ),
                            function="registry_search_text",
                            output_field=models.TextField(),
                        ),
                        output_field=models.TextField(),
                    ),
                ),
                migrations.AddIndex(
                    model_name="agreementrevisedevent",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["search_text"], name="agreement_search_past", opclasses=["gin_trgm_ops"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="eventrevisedevent",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["search_text"], name="event_search_past", opclasses=["gin_trgm_ops"]
                    ),
                ),
            ]
        ),
    ]
