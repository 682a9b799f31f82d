from portal.views.data import data
from portal.views.feeds import changes_feed, commission_feed, person_feed
from portal.views.history import act_history, agreement_history, commission_history, event_history, person_history
from portal.views.home import home
from portal.views.report import report, report_received
from portal.views.search import search
from portal.views.well_known import robots, security

__all__ = [
    "act_history",
    "agreement_history",
    "changes_feed",
    "commission_feed",
    "commission_history",
    "data",
    "event_history",
    "home",
    "person_feed",
    "person_history",
    "report",
    "report_received",
    "robots",
    "search",
    "security",
]
