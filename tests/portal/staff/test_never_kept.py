"""Nothing of the staff's rooms or their door is kept in memory ahead of Django, signed in or not."""

from typing import Any

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from portal.models import Role
from registry.answers import Answers
from tests.asking import ask
from tests.factories import CommissionFactory
from tests.staff import signed_in_client, staff

pytestmark = pytest.mark.django_db(transaction=True)
OF_STAFF = ["/admin/", "/admin/login/", "/en/accounts/login/", "/kk/accounts/2fa/", "/ru/accounts/invitation/x/"]


@pytest.fixture
def answers(settings: Any) -> Answers:
    settings.ALLOWED_HOSTS = ["testserver"]
    return Answers(get_wsgi_application())


@pytest.mark.parametrize("address", OF_STAFF)
def test_no_page_of_the_staff_is_kept(answers: Answers, address: str) -> None:
    for _turn in range(2):
        ask(answers, address)
    assert len(answers._kept) == 0
    assert not answers._may_be_kept({"REQUEST_METHOD": "GET", "PATH_INFO": address})


def test_a_public_page_is_kept_and_who_is_signed_in_is_answered_past_it(answers: Answers) -> None:
    CommissionFactory()
    ask(answers, "/en/commissions/")
    assert len(answers._kept) == 1
    cookie = signed_in_client(staff(Role.ADMINISTRATOR)).cookies[settings.SESSION_COOKIE_NAME]
    ask(answers, "/en/people/", cookie=f"{cookie.key}={cookie.value}")
    assert len(answers._kept) == 1
    assert ask(answers, "/admin/", cookie=f"{cookie.key}={cookie.value}").status == 200
    assert ask(answers, "/admin/").status == 302
