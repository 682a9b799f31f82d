from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("People and appointments")

    def ready(self) -> None:
        from commission.composition import people_are_read_by
        from members.facts import people_facts

        people_are_read_by(people_facts)
