"""The house style of the API: one serializer is the schema and the SQL; strict parameters; keyset pages; bulk.

serializers -> compiling -> statement -> (lists, records, bulk) ; parameters, cursors and formats stand beside them.
"""
