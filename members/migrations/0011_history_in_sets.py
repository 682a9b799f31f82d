"""Insertions and deletions are recorded a statement at a time, not a row at a time: the rows in the order they came."""

import pgtrigger.compiler
from django.db import migrations

from registry.migration_operations import ReplaceTriggers


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0009_history_in_sets"),
        ("members", "0010_seats_of_many_tell_nobody"),
    ]

    operations = [
        ReplaceTriggers(
            [
                (
                    "appointment",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_appointmentrevisedevent" ("authority_id", "commission_id", "doubted", "end_basis", "end_earliest", "end_latest", "end_open", "end_reason", "end_value", "evidence_kind", "evidence_months", "expected_end_basis", "expected_end_earliest", "expected_end_latest", "expected_end_value", "first_evidence", "formation_id", "gone_on", "id", "incumbents_hold_over", "known_until", "last_evidence", "members_hold_over", "note", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime_end_earliest", "regime_end_latest", "regime_id", "seat_id", "start_basis", "start_earliest", "start_latest", "start_value", "statutory_earliest", "statutory_latest", "successor_earliest", "successor_latest", "superseded_on", "term", "term_reason", "term_years") SELECT new_values."authority_id", new_values."commission_id", new_values."doubted", new_values."end_basis", new_values."end_earliest", new_values."end_latest", new_values."end_open", new_values."end_reason", new_values."end_value", new_values."evidence_kind", new_values."evidence_months", new_values."expected_end_basis", new_values."expected_end_earliest", new_values."expected_end_latest", new_values."expected_end_value", new_values."first_evidence", new_values."formation_id", new_values."gone_on", new_values."id", new_values."incumbents_hold_over", new_values."known_until", new_values."last_evidence", new_values."members_hold_over", new_values."note", new_values."person_id", NOW(), \'insert\', new_values."id", new_values."regime_end_earliest", new_values."regime_end_latest", new_values."regime_id", new_values."seat_id", new_values."start_basis", new_values."start_earliest", new_values."start_latest", new_values."start_value", new_values."statutory_earliest", new_values."statutory_latest", new_values."successor_earliest", new_values."successor_latest", new_values."superseded_on", new_values."term", new_values."term_reason", new_values."term_years" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="dbb6e9d642b9062c617d31eb83b16e8e9f093f05",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7c67b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_appointment",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "appointment",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_appointmentrevisedevent" ("authority_id", "commission_id", "doubted", "end_basis", "end_earliest", "end_latest", "end_open", "end_reason", "end_value", "evidence_kind", "evidence_months", "expected_end_basis", "expected_end_earliest", "expected_end_latest", "expected_end_value", "first_evidence", "formation_id", "gone_on", "id", "incumbents_hold_over", "known_until", "last_evidence", "members_hold_over", "note", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime_end_earliest", "regime_end_latest", "regime_id", "seat_id", "start_basis", "start_earliest", "start_latest", "start_value", "statutory_earliest", "statutory_latest", "successor_earliest", "successor_latest", "superseded_on", "term", "term_reason", "term_years") SELECT old_values."authority_id", old_values."commission_id", old_values."doubted", old_values."end_basis", old_values."end_earliest", old_values."end_latest", old_values."end_open", old_values."end_reason", old_values."end_value", old_values."evidence_kind", old_values."evidence_months", old_values."expected_end_basis", old_values."expected_end_earliest", old_values."expected_end_latest", old_values."expected_end_value", old_values."first_evidence", old_values."formation_id", old_values."gone_on", old_values."id", old_values."incumbents_hold_over", old_values."known_until", old_values."last_evidence", old_values."members_hold_over", old_values."note", old_values."person_id", NOW(), \'delete\', old_values."id", old_values."regime_end_earliest", old_values."regime_end_latest", old_values."regime_id", old_values."seat_id", old_values."start_basis", old_values."start_earliest", old_values."start_latest", old_values."start_value", old_values."statutory_earliest", old_values."statutory_latest", old_values."successor_earliest", old_values."successor_latest", old_values."superseded_on", old_values."term", old_values."term_reason", old_values."term_years" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6fca024f0a87d95c2431be7e5c79a43e781ca7b5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1fb1d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_appointment",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "appointment",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="a5dd1ac3446727897bf4c995b9691fb8e63cdfd2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_5fce7",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="members_appointment",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "appointmentact",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_appointmentactrevisedevent" ("act_id", "appointment_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."act_id", new_values."appointment_id", new_values."id", NOW(), \'insert\', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5f1ba197e09f12b8844bf0feb5aa4397ebc6cd19",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ca308",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_appointmentact",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "appointmentact",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_appointmentactrevisedevent" ("act_id", "appointment_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT old_values."act_id", old_values."appointment_id", old_values."id", NOW(), \'delete\', old_values."id", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="83659d2422b5c6d82e72e893922dad2e5ee29d73",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3cb6e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_appointmentact",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "appointmentact",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="4ac58f77e332e80a2c6d9f36773952d1694510a4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_43a1b",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="members_appointmentact",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "attestation",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_attestationrevisedevent" ("act_id", "appointment_id", "commission_id", "id", "kind", "note", "office", "office_holding_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roster_id", "seen_as_en", "seen_as_kk", "seen_as_ru", "seen_basis", "seen_earliest", "seen_latest", "seen_value", "throughout") SELECT new_values."act_id", new_values."appointment_id", new_values."commission_id", new_values."id", new_values."kind", new_values."note", new_values."office", new_values."office_holding_id", NOW(), \'insert\', new_values."id", new_values."roster_id", new_values."seen_as_en", new_values."seen_as_kk", new_values."seen_as_ru", new_values."seen_basis", new_values."seen_earliest", new_values."seen_latest", new_values."seen_value", new_values."throughout" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d10b77a5bf2b4bfa69477549cfa8bdb1a18e8509",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2658e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_attestation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "attestation",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_attestationrevisedevent" ("act_id", "appointment_id", "commission_id", "id", "kind", "note", "office", "office_holding_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roster_id", "seen_as_en", "seen_as_kk", "seen_as_ru", "seen_basis", "seen_earliest", "seen_latest", "seen_value", "throughout") SELECT old_values."act_id", old_values."appointment_id", old_values."commission_id", old_values."id", old_values."kind", old_values."note", old_values."office", old_values."office_holding_id", NOW(), \'delete\', old_values."id", old_values."roster_id", old_values."seen_as_en", old_values."seen_as_kk", old_values."seen_as_ru", old_values."seen_basis", old_values."seen_earliest", old_values."seen_latest", old_values."seen_value", old_values."throughout" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="748e4c1171633040c2e37f913a0f6f2ba0bbe0f4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9a5b8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_attestation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "attestation",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="af2bb9643348c4c21d365c189c067e8e19b4ac8c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_20cab",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="members_attestation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "formation",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_formationrevisedevent" ("act_id", "authority_id", "commission_id", "complete", "day_basis", "day_earliest", "day_latest", "day_value", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime_id") SELECT new_values."act_id", new_values."authority_id", new_values."commission_id", new_values."complete", new_values."day_basis", new_values."day_earliest", new_values."day_latest", new_values."day_value", new_values."id", new_values."kind", new_values."note", NOW(), \'insert\', new_values."id", new_values."regime_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c781cb646d8937e4557809fe8dbafb499cae3d97",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f161a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_formation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "formation",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_formationrevisedevent" ("act_id", "authority_id", "commission_id", "complete", "day_basis", "day_earliest", "day_latest", "day_value", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime_id") SELECT old_values."act_id", old_values."authority_id", old_values."commission_id", old_values."complete", old_values."day_basis", old_values."day_earliest", old_values."day_latest", old_values."day_value", old_values."id", old_values."kind", old_values."note", NOW(), \'delete\', old_values."id", old_values."regime_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8bdba8bdf1ac8ddc840722ef0868aa3fc27c1f20",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d85a3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_formation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "formation",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="66b62e9c1c12bcbbbf4a6bb79da7a12531581792",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_c0e55",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="members_formation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "nomination",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_nominationrevisedevent" ("appointment_id", "by_id", "by_text_en", "by_text_kk", "by_text_ru", "commission_id", "day_basis", "day_earliest", "day_latest", "day_value", "id", "kind", "note", "office", "outcome", "outcome_day_basis", "outcome_day_earliest", "outcome_day_latest", "outcome_day_value", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime_id", "seat_id", "to_id") SELECT new_values."appointment_id", new_values."by_id", new_values."by_text_en", new_values."by_text_kk", new_values."by_text_ru", new_values."commission_id", new_values."day_basis", new_values."day_earliest", new_values."day_latest", new_values."day_value", new_values."id", new_values."kind", new_values."note", new_values."office", new_values."outcome", new_values."outcome_day_basis", new_values."outcome_day_earliest", new_values."outcome_day_latest", new_values."outcome_day_value", new_values."person_id", NOW(), \'insert\', new_values."id", new_values."regime_id", new_values."seat_id", new_values."to_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="62c10201a95da4cdc7a23760de3bf4ac67a89e68",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a4000",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_nomination",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "nomination",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_nominationrevisedevent" ("appointment_id", "by_id", "by_text_en", "by_text_kk", "by_text_ru", "commission_id", "day_basis", "day_earliest", "day_latest", "day_value", "id", "kind", "note", "office", "outcome", "outcome_day_basis", "outcome_day_earliest", "outcome_day_latest", "outcome_day_value", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime_id", "seat_id", "to_id") SELECT old_values."appointment_id", old_values."by_id", old_values."by_text_en", old_values."by_text_kk", old_values."by_text_ru", old_values."commission_id", old_values."day_basis", old_values."day_earliest", old_values."day_latest", old_values."day_value", old_values."id", old_values."kind", old_values."note", old_values."office", old_values."outcome", old_values."outcome_day_basis", old_values."outcome_day_earliest", old_values."outcome_day_latest", old_values."outcome_day_value", old_values."person_id", NOW(), \'delete\', old_values."id", old_values."regime_id", old_values."seat_id", old_values."to_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6e696629e20eef8be73fd5e7c85ec20eae429720",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f4e73",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_nomination",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "nomination",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="05a71e8a8d2215df22d0204432e5bd8fa5eae455",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_e66bc",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="members_nomination",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "officeholding",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_officeholdingrevisedevent" ("act_id", "appointment_id", "carried", "commission_id", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "evidence_months", "first_evidence", "id", "last_evidence", "note", "office", "pgh_created_at", "pgh_label", "pgh_obj_id", "service", "start_basis", "start_earliest", "start_latest", "start_value") SELECT new_values."act_id", new_values."appointment_id", new_values."carried", new_values."commission_id", new_values."end_basis", new_values."end_earliest", new_values."end_latest", new_values."end_open", new_values."end_value", new_values."evidence_months", new_values."first_evidence", new_values."id", new_values."last_evidence", new_values."note", new_values."office", NOW(), \'insert\', new_values."id", new_values."service", new_values."start_basis", new_values."start_earliest", new_values."start_latest", new_values."start_value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d9b29defa5bb5c38d9ace0e1818c237866986914",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fb0bc",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_officeholding",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "officeholding",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_officeholdingrevisedevent" ("act_id", "appointment_id", "carried", "commission_id", "end_basis", "end_earliest", "end_latest", "end_open", "end_value", "evidence_months", "first_evidence", "id", "last_evidence", "note", "office", "pgh_created_at", "pgh_label", "pgh_obj_id", "service", "start_basis", "start_earliest", "start_latest", "start_value") SELECT old_values."act_id", old_values."appointment_id", old_values."carried", old_values."commission_id", old_values."end_basis", old_values."end_earliest", old_values."end_latest", old_values."end_open", old_values."end_value", old_values."evidence_months", old_values."first_evidence", old_values."id", old_values."last_evidence", old_values."note", old_values."office", NOW(), \'delete\', old_values."id", old_values."service", old_values."start_basis", old_values."start_earliest", old_values."start_latest", old_values."start_value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="129bfe7859f917e8ba1d0fd7b262a98bf4caba11",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b88b3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_officeholding",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "officeholding",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="93eeee426479184eaf6e47888ce286c03b439535",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_838ba",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="members_officeholding",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "person",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personrevisedevent" ("birth_year", "country", "description_en", "description_kk", "description_ru", "died_basis", "died_earliest", "died_latest", "died_value", "family_en", "family_kk", "family_ru", "given_en", "given_kk", "given_ru", "id", "merged_into_id", "note", "patronymic_en", "patronymic_kk", "patronymic_ru", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") SELECT new_values."birth_year", new_values."country", new_values."description_en", new_values."description_kk", new_values."description_ru", new_values."died_basis", new_values."died_earliest", new_values."died_latest", new_values."died_value", new_values."family_en", new_values."family_kk", new_values."family_ru", new_values."given_en", new_values."given_kk", new_values."given_ru", new_values."id", new_values."merged_into_id", new_values."note", new_values."patronymic_en", new_values."patronymic_kk", new_values."patronymic_ru", NOW(), \'insert\', new_values."id", new_values."slug" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8cb62ddc57fd4f90cfc6fd52a42a448afcc93006",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ccaf2",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_person",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "person",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personrevisedevent" ("birth_year", "country", "description_en", "description_kk", "description_ru", "died_basis", "died_earliest", "died_latest", "died_value", "family_en", "family_kk", "family_ru", "given_en", "given_kk", "given_ru", "id", "merged_into_id", "note", "patronymic_en", "patronymic_kk", "patronymic_ru", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") SELECT old_values."birth_year", old_values."country", old_values."description_en", old_values."description_kk", old_values."description_ru", old_values."died_basis", old_values."died_earliest", old_values."died_latest", old_values."died_value", old_values."family_en", old_values."family_kk", old_values."family_ru", old_values."given_en", old_values."given_kk", old_values."given_ru", old_values."id", old_values."merged_into_id", old_values."note", old_values."patronymic_en", old_values."patronymic_kk", old_values."patronymic_ru", NOW(), \'delete\', old_values."id", old_values."slug" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="09adb0aa6956e14cb92e54f839d89abbf72d7e8f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b4a8d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_person",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "person",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="35d649f1bf96a400721ea15ef05c5d1f28467d30",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_ae1d8",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="members_person",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "personidentifier",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personidentifierrevisedevent" ("id", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme", "value") SELECT new_values."id", new_values."person_id", NOW(), \'insert\', new_values."id", new_values."scheme", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="20a29cf511df7af067b8727dcd929609545e7ae8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_beca0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_personidentifier",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "personidentifier",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personidentifierrevisedevent" ("id", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme", "value") SELECT old_values."id", old_values."person_id", NOW(), \'delete\', old_values."id", old_values."scheme", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="73a17dc2c2b7590f52320d774ea10ebcfb5f70fc",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ec30c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_personidentifier",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "personidentifier",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="7b2f8c0ebfc7f86d66464efecbbedb0f7189aa0a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_e88a2",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="members_personidentifier",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "personname",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personnamerevisedevent" ("id", "language", "note", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "spelling") SELECT new_values."id", new_values."language", new_values."note", new_values."person_id", NOW(), \'insert\', new_values."id", new_values."spelling" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="90ad3635dae5d01b16b7200e32fe1ecff0c9cfb9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ef686",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_personname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "personname",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personnamerevisedevent" ("id", "language", "note", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "spelling") SELECT old_values."id", old_values."language", old_values."note", old_values."person_id", NOW(), \'delete\', old_values."id", old_values."spelling" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e57cd2e56ce83fe9fc650452c8bdb5ad98b1718c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f51b2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_personname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "personname",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="a0c1aaa5b8fff5f802a99a5938d654d23011b220",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_2a1f0",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="members_personname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "roster",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_rosterrevisedevent" ("commission_id", "complete", "day_basis", "day_earliest", "day_latest", "day_value", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."commission_id", new_values."complete", new_values."day_basis", new_values."day_earliest", new_values."day_latest", new_values."day_value", new_values."id", new_values."note", NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bdf54f34dba72b0821a247207f671401f8c903ad",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cdc87",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="members_roster",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "roster",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_rosterrevisedevent" ("commission_id", "complete", "day_basis", "day_earliest", "day_latest", "day_value", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."commission_id", old_values."complete", old_values."day_basis", old_values."day_earliest", old_values."day_latest", old_values."day_value", old_values."id", old_values."note", NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e5137e9f535540c91b8740e3fb46a51b88478230",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6a7e3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="members_roster",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "roster",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="d6ecd0573a94c3957d23eab3fe496a55f2f662a1",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_caaa9",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="members_roster",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
