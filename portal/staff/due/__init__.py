"""What falls due: `records` says which, once; `told` says it in words for the letter and the calendar."""

from portal.staff.due.told import Due, Found, Kind, all_due

__all__ = ["Due", "Found", "Kind", "all_due"]
