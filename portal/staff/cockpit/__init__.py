"""The first page of the staff: what falls due and what is missing, each line with the form that settles it.

Every section asks a fixed number of queries and shows ten lines at most.
"""
