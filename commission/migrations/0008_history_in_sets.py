"""Insertions and deletions are recorded a statement at a time, not a row at a time: the rows in the order they came."""

import pgtrigger.compiler
from django.db import migrations

from registry.migration_operations import ReplaceTriggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0009_history_in_sets"),
        ("commission", "0007_scans_of_acts"),
    ]

    operations = [
        ReplaceTriggers(
            [
                (
                    "acteffect",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_acteffectrevisedevent" ("act_id", "affected_id", "effect", "id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."act_id", new_values."affected_id", new_values."effect", new_values."id", NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7cb8b060f38cef94112e85841e80e08a56e553f8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0d4a0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_acteffect",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "acteffect",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_acteffectrevisedevent" ("act_id", "affected_id", "effect", "id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."act_id", old_values."affected_id", old_values."effect", old_values."id", NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="308f38b0f0956ffef2e4b1444bc2fcdc563d3efd",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9c646",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_acteffect",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "acteffect",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="940fe3bb830f9336069197aa780343a78981a903",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_cfc3d",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_acteffect",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "actscan",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_actscanrevisedevent" ("act_id", "id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT new_values."act_id", new_values."id", new_values."name", NOW(), \'insert\', new_values."id", new_values."sha256", new_values."size" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="dd611b7e7cdd1394b7007f9473fced2a4c3e6364",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_29401",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_actscan",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "actscan",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_actscanrevisedevent" ("act_id", "id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") SELECT old_values."act_id", old_values."id", old_values."name", NOW(), \'delete\', old_values."id", old_values."sha256", old_values."size" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="824c292024c4bca6b79a3dea845c402beb676b74",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1b10a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_actscan",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "actscan",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="8632e4879cae44c8a7b46f051b740ba29cfe1ca3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_e9356",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_actscan",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "authority",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_authorityrevisedevent" ("code", "country", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "kind", "name_en", "name_kk", "name_ru", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_basis", "start_earliest", "start_latest", "start_value") SELECT new_values."code", new_values."country", new_values."end_basis", new_values."end_earliest", new_values."end_latest", new_values."end_open", new_values."end_value", new_values."id", new_values."kind", new_values."name_en", new_values."name_kk", new_values."name_ru", new_values."note", NOW(), \'insert\', new_values."id", new_values."start_basis", new_values."start_earliest", new_values."start_latest", new_values."start_value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="acf745299c343b95e011f800f34ced27946767cd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2d140",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_authority",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "authority",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_authorityrevisedevent" ("code", "country", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "kind", "name_en", "name_kk", "name_ru", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_basis", "start_earliest", "start_latest", "start_value") SELECT old_values."code", old_values."country", old_values."end_basis", old_values."end_earliest", old_values."end_latest", old_values."end_open", old_values."end_value", old_values."id", old_values."kind", old_values."name_en", old_values."name_kk", old_values."name_ru", old_values."note", NOW(), \'delete\', old_values."id", old_values."start_basis", old_values."start_earliest", old_values."start_latest", old_values."start_value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="15daf0507a8d22a1ce2b93bbbd8c0f3705b8890c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_91add",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_authority",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "authority",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="e4de86b51e88ff44a2db34478af915f4b347783d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_45688",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_authority",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commission",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_commissionrevisedevent" ("address_en", "address_kk", "address_ru", "as_authority_id", "country", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "evidence_months", "founded_by_id", "founding_act_id", "id", "known_until", "level", "name_en", "name_kk", "name_ru", "native_name", "note", "parent_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "short_name_en", "short_name_kk", "short_name_ru", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "website") SELECT new_values."address_en", new_values."address_kk", new_values."address_ru", new_values."as_authority_id", new_values."country", new_values."end_basis", new_values."end_earliest", new_values."end_latest", new_values."end_open", new_values."end_value", new_values."evidence_months", new_values."founded_by_id", new_values."founding_act_id", new_values."id", new_values."known_until", new_values."level", new_values."name_en", new_values."name_kk", new_values."name_ru", new_values."native_name", new_values."note", new_values."parent_id", NOW(), \'insert\', new_values."id", new_values."predecessor_id", new_values."short_name_en", new_values."short_name_kk", new_values."short_name_ru", new_values."slug", new_values."start_basis", new_values."start_earliest", new_values."start_latest", new_values."start_value", new_values."website" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3c67517ff488d695a35fc921e3ec91d55ea2f72c",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_28ced",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_commission",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commission",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_commissionrevisedevent" ("address_en", "address_kk", "address_ru", "as_authority_id", "country", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "evidence_months", "founded_by_id", "founding_act_id", "id", "known_until", "level", "name_en", "name_kk", "name_ru", "native_name", "note", "parent_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "short_name_en", "short_name_kk", "short_name_ru", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "website") SELECT old_values."address_en", old_values."address_kk", old_values."address_ru", old_values."as_authority_id", old_values."country", old_values."end_basis", old_values."end_earliest", old_values."end_latest", old_values."end_open", old_values."end_value", old_values."evidence_months", old_values."founded_by_id", old_values."founding_act_id", old_values."id", old_values."known_until", old_values."level", old_values."name_en", old_values."name_kk", old_values."name_ru", old_values."native_name", old_values."note", old_values."parent_id", NOW(), \'delete\', old_values."id", old_values."predecessor_id", old_values."short_name_en", old_values."short_name_kk", old_values."short_name_ru", old_values."slug", old_values."start_basis", old_values."start_earliest", old_values."start_latest", old_values."start_value", old_values."website" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="835bc206026dcec4f3b2e44a94f0bb64017a8bb0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9968f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_commission",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commission",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="592ac5320ef9685bf107ae74a3d2524f35b12336",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_b4b0d",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_commission",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commissioncount",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_commissioncountrevisedevent" ("country", "day_basis", "day_earliest", "day_latest", "day_value", "id", "level", "note", "number", "of", "part_en", "part_kk", "part_ru", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country", new_values."day_basis", new_values."day_earliest", new_values."day_latest", new_values."day_value", new_values."id", new_values."level", new_values."note", new_values."number", new_values."of", new_values."part_en", new_values."part_kk", new_values."part_ru", NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="527e132fffa9937d961937a95b8e0d3b8681cbc5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ee829",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_commissioncount",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commissioncount",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_commissioncountrevisedevent" ("country", "day_basis", "day_earliest", "day_latest", "day_value", "id", "level", "note", "number", "of", "part_en", "part_kk", "part_ru", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."country", old_values."day_basis", old_values."day_earliest", old_values."day_latest", old_values."day_value", old_values."id", old_values."level", old_values."note", old_values."number", old_values."of", old_values."part_en", old_values."part_kk", old_values."part_ru", NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ff128bca024ae333031cbf8675af2e8ee7904ef2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f1ea0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_commissioncount",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commissioncount",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="96a04cf28e5d956869cd82a0dc26a277953919bd",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_ae2b8",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_commissioncount",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "legalact",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_legalactrevisedevent" ("adopted_basis", "adopted_earliest", "adopted_latest", "adopted_value", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "issuer_id", "kind", "note", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "title_en", "title_kk", "title_ru", "url") SELECT new_values."adopted_basis", new_values."adopted_earliest", new_values."adopted_latest", new_values."adopted_value", new_values."end_basis", new_values."end_earliest", new_values."end_latest", new_values."end_open", new_values."end_value", new_values."id", new_values."issuer_id", new_values."kind", new_values."note", new_values."number", NOW(), \'insert\', new_values."id", new_values."publication_id", new_values."slug", new_values."start_basis", new_values."start_earliest", new_values."start_latest", new_values."start_value", new_values."title_en", new_values."title_kk", new_values."title_ru", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="352b2e24910385f6801d8cb56778afac4dc7724b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_821bf",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_legalact",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "legalact",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_legalactrevisedevent" ("adopted_basis", "adopted_earliest", "adopted_latest", "adopted_value", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "issuer_id", "kind", "note", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "title_en", "title_kk", "title_ru", "url") SELECT old_values."adopted_basis", old_values."adopted_earliest", old_values."adopted_latest", old_values."adopted_value", old_values."end_basis", old_values."end_earliest", old_values."end_latest", old_values."end_open", old_values."end_value", old_values."id", old_values."issuer_id", old_values."kind", old_values."note", old_values."number", NOW(), \'delete\', old_values."id", old_values."publication_id", old_values."slug", old_values."start_basis", old_values."start_earliest", old_values."start_latest", old_values."start_value", old_values."title_en", old_values."title_kk", old_values."title_ru", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d9905f7421ce1af53468219548c8ffe04254c833",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c4a6",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_legalact",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "legalact",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="17ed36de70b05a2b91b18d5d579873fafabb833f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_cbbd2",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_legalact",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "provision",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_provisionrevisedevent" ("act_id", "article", "code", "commission_id", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime_id", "start_basis", "start_earliest", "start_latest", "start_value", "text_en", "text_kk", "text_ru") SELECT new_values."act_id", new_values."article", new_values."code", new_values."commission_id", new_values."end_basis", new_values."end_earliest", new_values."end_latest", new_values."end_open", new_values."end_value", new_values."id", new_values."kind", new_values."note", NOW(), \'insert\', new_values."id", new_values."regime_id", new_values."start_basis", new_values."start_earliest", new_values."start_latest", new_values."start_value", new_values."text_en", new_values."text_kk", new_values."text_ru" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6352aba7339e36e5fc90d086fb31d47072a5ceff",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_64ffa",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_provision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "provision",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_provisionrevisedevent" ("act_id", "article", "code", "commission_id", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime_id", "start_basis", "start_earliest", "start_latest", "start_value", "text_en", "text_kk", "text_ru") SELECT old_values."act_id", old_values."article", old_values."code", old_values."commission_id", old_values."end_basis", old_values."end_earliest", old_values."end_latest", old_values."end_open", old_values."end_value", old_values."id", old_values."kind", old_values."note", NOW(), \'delete\', old_values."id", old_values."regime_id", old_values."start_basis", old_values."start_earliest", old_values."start_latest", old_values."start_value", old_values."text_en", old_values."text_kk", old_values."text_ru" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e9458b1e906ff34a874416e223e08dcca33de9e3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cc6ee",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_provision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "provision",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="fbdd8c35e0fb96384bad95d6c762d0ae89ca94a0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_7b165",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_provision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "quota",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_quotarevisedevent" ("authority_id", "code", "consent", "consent_of_id", "fills", "id", "label_en", "label_kk", "label_ru", "method", "note", "number", "office", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposer_id", "regime_id", "size", "term_runs", "term_years") SELECT new_values."authority_id", new_values."code", new_values."consent", new_values."consent_of_id", new_values."fills", new_values."id", new_values."label_en", new_values."label_kk", new_values."label_ru", new_values."method", new_values."note", new_values."number", new_values."office", NOW(), \'insert\', new_values."id", new_values."position", new_values."proposer_id", new_values."regime_id", new_values."size", new_values."term_runs", new_values."term_years" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="11aa1d71c7e4f7a0064d40454256fe6218ad8ac9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0c008",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_quota",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "quota",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_quotarevisedevent" ("authority_id", "code", "consent", "consent_of_id", "fills", "id", "label_en", "label_kk", "label_ru", "method", "note", "number", "office", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposer_id", "regime_id", "size", "term_runs", "term_years") SELECT old_values."authority_id", old_values."code", old_values."consent", old_values."consent_of_id", old_values."fills", old_values."id", old_values."label_en", old_values."label_kk", old_values."label_ru", old_values."method", old_values."note", old_values."number", old_values."office", NOW(), \'delete\', old_values."id", old_values."position", old_values."proposer_id", old_values."regime_id", old_values."size", old_values."term_runs", old_values."term_years" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="4588eb1b4d9f5c64c7658241e2890ee2a7731da7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cd6c5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_quota",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "quota",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="7863376457ed27772572d9028fd336278d6f856d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_6cd34",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_quota",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "regime",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_regimerevisedevent" ("code", "commission_id", "country", "deadline_event_en", "deadline_event_kk", "deadline_event_ru", "deadline_from_basis", "deadline_from_earliest", "deadline_from_latest", "deadline_from_value", "deadline_period", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "incumbents_hold_over", "level", "members_hold_over", "name_en", "name_kk", "name_ru", "next_start_earliest", "next_start_latest", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_basis", "start_earliest", "start_latest", "start_value", "window_begins_before", "window_ends_before") SELECT new_values."code", new_values."commission_id", new_values."country", new_values."deadline_event_en", new_values."deadline_event_kk", new_values."deadline_event_ru", new_values."deadline_from_basis", new_values."deadline_from_earliest", new_values."deadline_from_latest", new_values."deadline_from_value", new_values."deadline_period", new_values."end_basis", new_values."end_earliest", new_values."end_latest", new_values."end_open", new_values."end_value", new_values."id", new_values."incumbents_hold_over", new_values."level", new_values."members_hold_over", new_values."name_en", new_values."name_kk", new_values."name_ru", new_values."next_start_earliest", new_values."next_start_latest", new_values."note", NOW(), \'insert\', new_values."id", new_values."start_basis", new_values."start_earliest", new_values."start_latest", new_values."start_value", new_values."window_begins_before", new_values."window_ends_before" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7f105ede83fb9d6e16117fa0b4cf67ad21953481",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_44217",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_regime",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "regime",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_regimerevisedevent" ("code", "commission_id", "country", "deadline_event_en", "deadline_event_kk", "deadline_event_ru", "deadline_from_basis", "deadline_from_earliest", "deadline_from_latest", "deadline_from_value", "deadline_period", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "incumbents_hold_over", "level", "members_hold_over", "name_en", "name_kk", "name_ru", "next_start_earliest", "next_start_latest", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_basis", "start_earliest", "start_latest", "start_value", "window_begins_before", "window_ends_before") SELECT old_values."code", old_values."commission_id", old_values."country", old_values."deadline_event_en", old_values."deadline_event_kk", old_values."deadline_event_ru", old_values."deadline_from_basis", old_values."deadline_from_earliest", old_values."deadline_from_latest", old_values."deadline_from_value", old_values."deadline_period", old_values."end_basis", old_values."end_earliest", old_values."end_latest", old_values."end_open", old_values."end_value", old_values."id", old_values."incumbents_hold_over", old_values."level", old_values."members_hold_over", old_values."name_en", old_values."name_kk", old_values."name_ru", old_values."next_start_earliest", old_values."next_start_latest", old_values."note", NOW(), \'delete\', old_values."id", old_values."start_basis", old_values."start_earliest", old_values."start_latest", old_values."start_value", old_values."window_begins_before", old_values."window_ends_before" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b78642bf3ba215a995b438bc8cfdb07505e0bb67",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b2888",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_regime",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "regime",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="4e353176f8458c315cb7409fcac423ec8f11f1fe",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_0a89b",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_regime",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "regimebasis",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_regimebasisrevisedevent" ("act_id", "article", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "regime_id") SELECT new_values."act_id", new_values."article", new_values."id", NOW(), \'insert\', new_values."id", new_values."position", new_values."regime_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="25763dc9e396901c73be9876b69f461b4794f360",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c2d5c",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_regimebasis",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "regimebasis",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_regimebasisrevisedevent" ("act_id", "article", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "regime_id") SELECT old_values."act_id", old_values."article", old_values."id", NOW(), \'delete\', old_values."id", old_values."position", old_values."regime_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e0421bb74d5e93e10982232a5f570bfbaab7eb52",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d0ea5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_regimebasis",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "regimebasis",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="59ba5c80dcae86f496229f16d645bd05ae4b7779",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_825c3",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_regimebasis",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "seat",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_seatrevisedevent" ("capacity", "commission_id", "id", "level_scope", "number", "office", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota_id", "regime_id", "regime_scope") SELECT new_values."capacity", new_values."commission_id", new_values."id", new_values."level_scope", new_values."number", new_values."office", NOW(), \'insert\', new_values."id", new_values."quota_id", new_values."regime_id", new_values."regime_scope" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8fb79dac1d49b15eead1f558283e32c467be9703",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_63df3",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_seat",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "seat",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_seatrevisedevent" ("capacity", "commission_id", "id", "level_scope", "number", "office", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota_id", "regime_id", "regime_scope") SELECT old_values."capacity", old_values."commission_id", old_values."id", old_values."level_scope", old_values."number", old_values."office", NOW(), \'delete\', old_values."id", old_values."quota_id", old_values."regime_id", old_values."regime_scope" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="913cf422602190a7b9ad4b773bdbec22ce5199e5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_62992",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_seat",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "seat",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="94699368ffbb98cc1b64f288e9c9f68f88c8b13d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_620f0",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_seat",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "seatdecision",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_seatdecisionrevisedevent" ("act_id", "commission_id", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "note", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota_id", "start_basis", "start_earliest", "start_latest", "start_value") SELECT new_values."act_id", new_values."commission_id", new_values."end_basis", new_values."end_earliest", new_values."end_latest", new_values."end_open", new_values."end_value", new_values."id", new_values."note", new_values."number", NOW(), \'insert\', new_values."id", new_values."quota_id", new_values."start_basis", new_values."start_earliest", new_values."start_latest", new_values."start_value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c3df76ab13d8dfb4d0a9a3ced858e8d4f7e25a75",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9bebf",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="commission_seatdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "seatdecision",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "commission_seatdecisionrevisedevent" ("act_id", "commission_id", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "id", "note", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota_id", "start_basis", "start_earliest", "start_latest", "start_value") SELECT old_values."act_id", old_values."commission_id", old_values."end_basis", old_values."end_earliest", old_values."end_latest", old_values."end_open", old_values."end_value", old_values."id", old_values."note", old_values."number", NOW(), \'delete\', old_values."id", old_values."quota_id", old_values."start_basis", old_values."start_earliest", old_values."start_latest", old_values."start_value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b6f15d846e0fd6a812cf70e36b334362db84ba41",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_78802",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="commission_seatdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "seatdecision",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="b6293724dfb3b480f562a5f4b9c0514d0f42e85d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_514ea",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="commission_seatdecision",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
