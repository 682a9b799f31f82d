"""Every change of the registry in the order it was committed: resumable, without a gap, and saying who to nobody."""
