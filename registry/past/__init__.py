"""What the registry said at an instant: views named like the tables, read in a transaction that sees them first.

known -> (resolving, schema, original) ; schema makes the views, known has them read.
"""
