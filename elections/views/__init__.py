from elections.views.agreements import agreement, agreements
from elections.views.calendars import all_days, days_of_a_commission
from elections.views.events import event, events

__all__ = ["agreement", "agreements", "all_days", "days_of_a_commission", "event", "events"]
