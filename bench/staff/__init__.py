"""What the staff waits for on the made-up nation: the import of a long table, and the lists of the admin."""
