"""Four eyes: what one person proposes is kept apart from the registry until another publishes it."""
