"""Insertions and deletions are recorded a statement at a time, not a row at a time: the rows in the order they came."""

import pgtrigger.compiler
from django.db import migrations

from registry.migration_operations import ReplaceTriggers

DROP_CITATIONS = """
CREATE FUNCTION registry_drop_citations(name text, records bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF name NOT IN ('registry_citation', 'registry_source') THEN
        DELETE FROM registry_citation
        WHERE content_type_id = (SELECT id FROM django_content_type WHERE app_label || '_' || model = name)
          AND object_id = ANY (records);
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0008_announced_revisions"),
    ]

    operations = [
        migrations.RunSQL(DROP_CITATIONS, "DROP FUNCTION registry_drop_citations(text, bigint[]);"),
        ReplaceTriggers(
            [
                (
                    "citation",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_citationrevisedevent" ("basis", "confidence", "content_type_id", "disagrees", "field", "id", "object_id", "passage", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "states") SELECT new_values."basis", new_values."confidence", new_values."content_type_id", new_values."disagrees", new_values."field", new_values."id", new_values."object_id", new_values."passage", NOW(), \'insert\', new_values."id", new_values."source_id", new_values."states" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5d224f22614168863e5751ee8c48048db8bbf92c",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8893b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="registry_citation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "citation",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_citationrevisedevent" ("basis", "confidence", "content_type_id", "disagrees", "field", "id", "object_id", "passage", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "states") SELECT old_values."basis", old_values."confidence", old_values."content_type_id", old_values."disagrees", old_values."field", old_values."id", old_values."object_id", old_values."passage", NOW(), \'delete\', old_values."id", old_values."source_id", old_values."states" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="94e6f873bba546541f7446f6248fb62423d1b987",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d03c6",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="registry_citation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "citation",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="7230328ba5e4f0b18702b8ae18a5720e0d154d5e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_2237f",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="registry_citation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "source",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_sourcerevisedevent" ("archived_url", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_basis", "published_earliest", "published_latest", "published_value", "retrieved", "title", "url") SELECT new_values."archived_url", new_values."id", NOW(), \'insert\', new_values."id", new_values."published_basis", new_values."published_earliest", new_values."published_latest", new_values."published_value", new_values."retrieved", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="38eb8390cae57510847928e72037a5935f566032",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d9069",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="registry_source",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "source",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "registry_sourcerevisedevent" ("archived_url", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_basis", "published_earliest", "published_latest", "published_value", "retrieved", "title", "url") SELECT old_values."archived_url", old_values."id", NOW(), \'delete\', old_values."id", old_values."published_basis", old_values."published_earliest", old_values."published_latest", old_values."published_value", old_values."retrieved", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5849343c71de59def6dbd94dd670461e17d3c7cb",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_354d5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="registry_source",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "source",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="e47a07179a41752c5c6ffd296dbf54b1fb11cd97",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_fb91c",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="registry_source",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
