class DatabaseUnavailable(Exception):
    """Its text is for a person: what is wrong, and what to do."""
