from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"

    def ready(self) -> None:
        from commission.composition import people_are_read_by
        from members.facts import people_facts

        people_are_read_by(people_facts)
