"""Insertions and deletions are recorded a statement at a time, not a row at a time: the rows in the order they came."""

import pgtrigger.compiler
from django.db import migrations

from registry.migration_operations import ReplaceTriggers

ONE_BY_ONE = """
CREATE FUNCTION registry_drop_citations(name text, record bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF name NOT IN ('registry_citation', 'registry_source') THEN
        DELETE FROM registry_citation c USING django_content_type t
        WHERE c.content_type_id = t.id AND c.object_id = record AND t.app_label || '_' || t.model = name;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0009_history_in_sets"),
        ("commission", "0008_history_in_sets"),
        ("members", "0011_history_in_sets"),
        ("elections", "0003_search"),
    ]

    operations = [
        ReplaceTriggers(
            [
                (
                    "agreement",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_agreementrevisedevent" ("end_basis", "end_earliest", "end_latest", "end_open", "end_value", "event_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_kk", "place_ru", "signed_basis", "signed_earliest", "signed_latest", "signed_value", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "title_en", "title_kk", "title_ru") SELECT new_values."end_basis", new_values."end_earliest", new_values."end_latest", new_values."end_open", new_values."end_value", new_values."event_id", new_values."id", new_values."kind", new_values."note", NOW(), \'insert\', new_values."id", new_values."place_en", new_values."place_kk", new_values."place_ru", new_values."signed_basis", new_values."signed_earliest", new_values."signed_latest", new_values."signed_value", new_values."slug", new_values."start_basis", new_values."start_earliest", new_values."start_latest", new_values."start_value", new_values."title_en", new_values."title_kk", new_values."title_ru" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f9c04198b5a63778f4146b5311a278672326fcea",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e7472",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="elections_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreement",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_agreementrevisedevent" ("end_basis", "end_earliest", "end_latest", "end_open", "end_value", "event_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_kk", "place_ru", "signed_basis", "signed_earliest", "signed_latest", "signed_value", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "title_en", "title_kk", "title_ru") SELECT old_values."end_basis", old_values."end_earliest", old_values."end_latest", old_values."end_open", old_values."end_value", old_values."event_id", old_values."id", old_values."kind", old_values."note", NOW(), \'delete\', old_values."id", old_values."place_en", old_values."place_kk", old_values."place_ru", old_values."signed_basis", old_values."signed_earliest", old_values."signed_latest", old_values."signed_value", old_values."slug", old_values."start_basis", old_values."start_earliest", old_values."start_latest", old_values."start_value", old_values."title_en", old_values."title_kk", old_values."title_ru" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b185604d848af3f6b1adff97938d2d9a32fa0810",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_aa1dc",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="elections_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreement",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="74c84e20027173dd95c1b1a9a2d6cf6da9f5cb78",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_b117d",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="elections_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreementparty",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_agreementpartyrevisedevent" ("agreement_id", "authority_id", "commission_id", "country", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."agreement_id", new_values."authority_id", new_values."commission_id", new_values."country", new_values."id", NOW(), \'insert\', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c6e8b8aa809b257059d57afaab7f7a55488fe1a4",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9de6e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="elections_agreementparty",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreementparty",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_agreementpartyrevisedevent" ("agreement_id", "authority_id", "commission_id", "country", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT old_values."agreement_id", old_values."authority_id", old_values."commission_id", old_values."country", old_values."id", NOW(), \'delete\', old_values."id", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7beddd42579a4fa68e4e199858df30f275df8a38",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7a194",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="elections_agreementparty",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreementparty",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="b2a5a800c909d40e2b8b3e83eb63ce85bf91f922",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_0a164",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="elections_agreementparty",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreementsignature",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_agreementsignaturerevisedevent" ("attestation_id", "id", "party_id", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."attestation_id", new_values."id", new_values."party_id", new_values."person_id", NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a6acf607f9af9fde241d57aa50a3d003598e39a6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f6092",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="elections_agreementsignature",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreementsignature",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_agreementsignaturerevisedevent" ("attestation_id", "id", "party_id", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."attestation_id", old_values."id", old_values."party_id", old_values."person_id", NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="de1936111ec8c11b95fa92da8a023f44befdcd9d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ded18",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="elections_agreementsignature",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreementsignature",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="2c6b9661c85554a1e74e958f8db3f5f2557ad4e5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_17143",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="elections_agreementsignature",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "event",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_eventrevisedevent" ("by_election", "called_by_id", "country", "early", "end_basis", "end_earliest", "end_latest", "end_value", "id", "kind", "note", "organiser_id", "parent_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_kk", "place_ru", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "status", "title_en", "title_kk", "title_ru") SELECT new_values."by_election", new_values."called_by_id", new_values."country", new_values."early", new_values."end_basis", new_values."end_earliest", new_values."end_latest", new_values."end_value", new_values."id", new_values."kind", new_values."note", new_values."organiser_id", new_values."parent_id", NOW(), \'insert\', new_values."id", new_values."place_en", new_values."place_kk", new_values."place_ru", new_values."slug", new_values."start_basis", new_values."start_earliest", new_values."start_latest", new_values."start_value", new_values."status", new_values."title_en", new_values."title_kk", new_values."title_ru" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a117cb1135a055848af5f6b8a743fb9d4950e03d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_387fd",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="elections_event",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "event",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_eventrevisedevent" ("by_election", "called_by_id", "country", "early", "end_basis", "end_earliest", "end_latest", "end_value", "id", "kind", "note", "organiser_id", "parent_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_kk", "place_ru", "slug", "start_basis", "start_earliest", "start_latest", "start_value", "status", "title_en", "title_kk", "title_ru") SELECT old_values."by_election", old_values."called_by_id", old_values."country", old_values."early", old_values."end_basis", old_values."end_earliest", old_values."end_latest", old_values."end_value", old_values."id", old_values."kind", old_values."note", old_values."organiser_id", old_values."parent_id", NOW(), \'delete\', old_values."id", old_values."place_en", old_values."place_kk", old_values."place_ru", old_values."slug", old_values."start_basis", old_values."start_earliest", old_values."start_latest", old_values."start_value", old_values."status", old_values."title_en", old_values."title_kk", old_values."title_ru" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ff4b1a1595ea7e105d09446c6cf3bfa342aeafc8",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7cc16",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="elections_event",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "event",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="0a75abc42eb3424361bfb38f6321434eeea62fa1",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_67890",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="elections_event",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "participation",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_participationrevisedevent" ("attestation_id", "authority_id", "commission_id", "country", "event_id", "id", "kind", "note", "on_behalf_of_id", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_en", "role_kk", "role_ru", "stated_total", "unnamed") SELECT new_values."attestation_id", new_values."authority_id", new_values."commission_id", new_values."country", new_values."event_id", new_values."id", new_values."kind", new_values."note", new_values."on_behalf_of_id", new_values."person_id", NOW(), \'insert\', new_values."id", new_values."role_en", new_values."role_kk", new_values."role_ru", new_values."stated_total", new_values."unnamed" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="307649f4051a1fb497e51cced4f149974bebb3c7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_249bc",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="elections_participation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "participation",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_participationrevisedevent" ("attestation_id", "authority_id", "commission_id", "country", "event_id", "id", "kind", "note", "on_behalf_of_id", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_en", "role_kk", "role_ru", "stated_total", "unnamed") SELECT old_values."attestation_id", old_values."authority_id", old_values."commission_id", old_values."country", old_values."event_id", old_values."id", old_values."kind", old_values."note", old_values."on_behalf_of_id", old_values."person_id", NOW(), \'delete\', old_values."id", old_values."role_en", old_values."role_kk", old_values."role_ru", old_values."stated_total", old_values."unnamed" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5a1b867142bd2468c0b4465d8a8bb2d1525a04a4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0f9f1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="elections_participation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "participation",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="1a8c11dd8e161e6d2a210c5e24a7961f83f29514",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_47802",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="elections_participation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "vote",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_voterevisedevent" ("cast", "event_id", "id", "invalid", "note", "of_en", "of_kk", "of_ru", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "registered", "seats", "stage", "stations", "turnout") SELECT new_values."cast", new_values."event_id", new_values."id", new_values."invalid", new_values."note", new_values."of_en", new_values."of_kk", new_values."of_ru", NOW(), \'insert\', new_values."id", new_values."preferred", new_values."registered", new_values."seats", new_values."stage", new_values."stations", new_values."turnout" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c991b655800762053db7e57c9fe44a3b5abe9d8f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_572fb",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="elections_vote",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "vote",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_voterevisedevent" ("cast", "event_id", "id", "invalid", "note", "of_en", "of_kk", "of_ru", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "registered", "seats", "stage", "stations", "turnout") SELECT old_values."cast", old_values."event_id", old_values."id", old_values."invalid", old_values."note", old_values."of_en", old_values."of_kk", old_values."of_ru", NOW(), \'delete\', old_values."id", old_values."preferred", old_values."registered", old_values."seats", old_values."stage", old_values."stations", old_values."turnout" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e1ced6bf14fcbef486a4b10f194d219981cc84a0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_498e8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="elections_vote",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "vote",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="7ec8a354f8fa1ccd29be0926df1f1a05e3255626",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_1376e",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="elections_vote",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "voteoption",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_voteoptionrevisedevent" ("id", "label_en", "label_kk", "label_ru", "note", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "seats", "share", "share_of", "vote_id", "votes") SELECT new_values."id", new_values."label_en", new_values."label_kk", new_values."label_ru", new_values."note", new_values."person_id", NOW(), \'insert\', new_values."id", new_values."position", new_values."seats", new_values."share", new_values."share_of", new_values."vote_id", new_values."votes" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="15837ba4f008c0f5b328194143854d39c690ef38",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fe57d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="elections_voteoption",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "voteoption",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "elections_voteoptionrevisedevent" ("id", "label_en", "label_kk", "label_ru", "note", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "seats", "share", "share_of", "vote_id", "votes") SELECT old_values."id", old_values."label_en", old_values."label_kk", old_values."label_ru", old_values."note", old_values."person_id", NOW(), \'delete\', old_values."id", old_values."position", old_values."seats", old_values."share", old_values."share_of", old_values."vote_id", old_values."votes" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="25a86e0d590d19d279c91601f08afa3da85140c7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_af1b4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="elections_voteoption",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "voteoption",
                    pgtrigger.compiler.Trigger(
                        name="drop_citations",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM registry_drop_citations(TG_TABLE_NAME, array_agg(id)) FROM gone; RETURN NULL;",
                            hash="969054d62100fd66c91369fa3b019a448be67fe3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_drop_citations_52cd2",
                            referencing="REFERENCING OLD TABLE AS gone ",
                            table="elections_voteoption",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL("DROP FUNCTION registry_drop_citations(text, bigint);", ONE_BY_ONE),
    ]
