"""Who works on the registry: how they sign in, what each role may do, and over which commissions."""
