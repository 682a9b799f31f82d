import os

from hypothesis import settings

settings.register_profile("test", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("measure", deadline=None, max_examples=250)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "test"))
