from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "registry.proposals"
    label = "proposals"
