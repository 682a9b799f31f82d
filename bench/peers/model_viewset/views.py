"""What a partner would write first: a ModelViewSet, select_related, page numbers."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from bench.peers.model_viewset.composition import Composed, CompositionSerializer
from bench.peers.model_viewset.serializers import AppointmentSerializer, context
from commission.models import Commission
from members.models import Appointment
from registry.period import today


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"


def day_of(request: Request) -> datetime.date:
    asked = request.query_params.get("as_of")
    return datetime.date.fromisoformat(asked) if asked else today()


class AppointmentViewSet(ReadOnlyModelViewSet):
    queryset = (
        Appointment.objects.select_related("person", "commission", "seat__quota", "regime", "authority")
        .prefetch_related("acts__act", "citations__source")
        .order_by("id")
    )
    serializer_class = AppointmentSerializer
    pagination_class = Pages

    def get_queryset(self) -> QuerySet[Any]:
        day = day_of(self.request)
        return super().get_queryset().with_status(day).with_offices(day)

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), **context()}


class CompositionView(APIView):
    def get(self, request: Request, slug: str) -> Response:
        commission = get_object_or_404(Commission, slug=slug)
        composed = Composed(commission, day_of(request))
        return Response(CompositionSerializer(composed, context=context()).data)
