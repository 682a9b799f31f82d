from portal.views.data import data
from portal.views.feeds import changes_feed, commission_feed, person_feed
from portal.views.history import record_history
from portal.views.home import home
from portal.views.report import report, report_received
from portal.views.search import search
from portal.views.well_known import robots, security

__all__ = [
    "changes_feed",
    "commission_feed",
    "data",
    "home",
    "person_feed",
    "record_history",
    "report",
    "report_received",
    "robots",
    "search",
    "security",
]
