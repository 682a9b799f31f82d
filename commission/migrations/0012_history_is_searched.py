"""History is searched and listed like the tables: folded by the same expression, with the same indexes."""

import django.contrib.postgres.indexes
import pgtrigger.compiler
from django.db import migrations, models

import registry.search
from registry.migration_operations import AtOnce, ReplaceTriggers


class Migration(migrations.Migration):
    dependencies = [
        ("commission", "0011_told_in_order"),
        ("registry", "0012_told_in_order"),
    ]

    operations = [
        ReplaceTriggers(
            [
                (
                    "authority",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "commission_authorityrevisedevent" ("code", "country", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "kind", "name_en", "name_kk", "name_ru", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_basis", "start_earliest", "start_latest", "start_value") VALUES (NEW."code", NEW."country", NEW."end_basis", NEW."end_earliest", NEW."end_latest", NEW."end_open", NEW."end_value", NEW."id", NEW."kind", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."note", NOW(), \'update\', NEW."id", NEW."start_basis", NEW."start_earliest", NEW."start_latest", NEW."start_value"); RETURN NULL;',
                            hash="74d8adfb696657c8d8b5ff950c8c2ea3eab47b7c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ecd40",
                            table="commission_authority",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commission",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "commission_commissionrevisedevent" ("address_en", "address_kk", "address_ru", "as_authority_id", "country", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "evidence_months", "founded_by_id", "founding_act_id", "id", "known_until", "level", "name_en", "name_kk", "name_ru", "native_name", "note", "parent_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "short_name_en", "short_name_kk", "short_name_ru", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "website") VALUES (NEW."address_en", NEW."address_kk", NEW."address_ru", NEW."as_authority_id", NEW."country", NEW."end_basis", NEW."end_earliest", NEW."end_latest", NEW."end_open", NEW."end_value", NEW."evidence_months", NEW."founded_by_id", NEW."founding_act_id", NEW."id", NEW."known_until", NEW."level", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."native_name", NEW."note", NEW."parent_id", NOW(), \'update\', NEW."id", NEW."predecessor_id", NEW."short_name_en", NEW."short_name_kk", NEW."short_name_ru", NEW."slug", NEW."start_basis", NEW."start_earliest", NEW."start_latest", NEW."start_value", NEW."website"); RETURN NULL;',
                            hash="ddcc00a757b3e4c24c75dfb3c5b74e166376a993",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2ddf4",
                            table="commission_commission",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "legalact",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "commission_legalactrevisedevent" ("adopted_basis", "adopted_earliest", "adopted_latest", "adopted_value", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "issuer_id", "kind", "note", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "title_en", "title_kk", "title_ru", "url") VALUES (NEW."adopted_basis", NEW."adopted_earliest", NEW."adopted_latest", NEW."adopted_value", NEW."end_basis", NEW."end_earliest", NEW."end_latest", NEW."end_open", NEW."end_value", NEW."id", NEW."issuer_id", NEW."kind", NEW."note", NEW."number", NOW(), \'update\', NEW."id", NEW."publication_id", NEW."slug", NEW."start_basis", NEW."start_earliest", NEW."start_latest", NEW."start_value", NEW."title_en", NEW."title_kk", NEW."title_ru", NEW."url"); RETURN NULL;',
                            hash="b38c369500a047448e47c3aaa88c2dd49b6bafd1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d1c9c",
                            table="commission_legalact",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        AtOnce(
            [
                migrations.AddField(
                    model_name="authorityrevisedevent",
                    name="search_text",
                    field=registry.search.SearchText(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                "code",
                                "name_kk",
                                "name_ru",
                                "name_en",
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
                    model_name="commissionrevisedevent",
                    name="search_text",
                    field=registry.search.SearchText(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                "slug",
                                "name_kk",
                                "name_ru",
                                "name_en",
                                "native_name",
                                "short_name_kk",
                                "short_name_ru",
                                "short_name_en",
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
                    model_name="legalactrevisedevent",
                    name="search_text",
                    field=registry.search.SearchText(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                "slug",
                                "number",
                                "title_kk",
                                "title_ru",
                                "title_en",
                                "adopted_value",
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
                    model_name="authorityrevisedevent",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["search_text"], name="authority_search_past", opclasses=["gin_trgm_ops"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="commissionrevisedevent",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["search_text"], name="commission_search_past", opclasses=["gin_trgm_ops"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="commissionrevisedevent",
                    index=models.Index(
                        models.Case(
                            models.When(country="KZ", then=models.Value(0)),
                            default=models.Value(1),
                            output_field=models.IntegerField(),
                        ),
                        models.F("country"),
                        models.Case(
                            models.When(level="central", then=models.Value(0)),
                            models.When(level="territorial", then=models.Value(1)),
                            models.When(level="constituency", then=models.Value(2)),
                            models.When(level="precinct", then=models.Value(3)),
                            models.When(level="abroad", then=models.Value(4)),
                            output_field=models.IntegerField(),
                        ),
                        models.OrderBy(models.F("end_latest"), nulls_first=True),
                        models.F("pgh_obj"),
                        name="commission_listed_past",
                    ),
                ),
                migrations.AddIndex(
                    model_name="legalactrevisedevent",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["search_text"], name="legalact_search_past", opclasses=["gin_trgm_ops"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="legalactrevisedevent",
                    index=models.Index(
                        models.OrderBy(models.F("adopted_latest"), descending=True, nulls_last=True),
                        models.F("slug"),
                        name="commission_act_latest_past",
                    ),
                ),
            ]
        ),
    ]
