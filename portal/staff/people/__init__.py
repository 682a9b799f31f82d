"""People who may be recorded twice: found, looked at side by side, merged."""
