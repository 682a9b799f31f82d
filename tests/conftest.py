import os

from hypothesis import settings

settings.register_profile("test", deadline=None, derandomize=True)
settings.register_profile("measure", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "test"))
