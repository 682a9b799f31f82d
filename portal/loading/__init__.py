from portal.loading.load import load
from portal.loading.problems import CannotLoad, Problem, Refused

__all__ = ["CannotLoad", "Problem", "Refused", "load"]
