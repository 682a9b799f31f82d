from django.urls import include, path
from rest_framework.routers import SimpleRouter

from bench.peers.model_viewset.views import AppointmentViewSet, CompositionView

router = SimpleRouter()
router.register("appointments", AppointmentViewSet)

urlpatterns = [
    path("", include(router.urls)),
    path("commissions/<slug:slug>/composition/", CompositionView.as_view()),
]
