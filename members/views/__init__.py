from members.views.people import people
from members.views.person import person
from members.views.vacancies import vacancies

__all__ = ["people", "person", "vacancies"]
