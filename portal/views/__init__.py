from portal.views.data import data
from portal.views.home import home
from portal.views.report import report, report_received
from portal.views.search import search
from portal.views.well_known import robots, security

__all__ = ["data", "home", "report", "report_received", "robots", "search", "security"]
