"""The pages of the import: a table goes up, its difference is shown, and then it is written or not."""
