"""“Record an act”: one page, plain forms, and nothing typed is ever lost."""
