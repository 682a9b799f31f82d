"""Where colleagues look at what is proposed: the list, one proposal, and any page as if it were published."""
