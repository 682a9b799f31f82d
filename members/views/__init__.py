from members.views.people import people
from members.views.person import person

__all__ = ["people", "person"]
