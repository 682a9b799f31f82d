"""OpenAPI 3.1 of the resources, drawn by drf-spectacular from the serializers and parameters they declare."""

from drf_spectacular.openapi import AutoSchema


class ResourceSchema(AutoSchema):
    pass
