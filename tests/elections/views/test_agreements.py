"""Agreements by the country of the partner, and who signed each."""

import pytest
from django.test import Client
from lxml.html import document_fromstring

from tests.html import facts, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_registry")]


def test_partners_stand_under_their_countries(client: Client) -> None:
    page = document_fromstring(client.get("/en/agreements/").content)
    assert [words(each) for each in page.xpath("//main//h2")] == [
        "Armenia",
        "Azerbaijan",
        "Hungary",
        "Kyrgyzstan",
        "Türkiye",
        "Uzbekistan",
        "International organisations",
    ]


def test_a_memorandum_says_who_signed_and_whose_signature_no_source_names(client: Client) -> None:
    text = client.get("/en/agreements/mou-tr-2023/").content.decode()
    parties = [words(each) for each in document_fromstring(text).xpath("//ul[@class='rows']/li")]
    assert facts(text)["Signed"] == "7 December 2023"
    assert parties == [
        "Central Election Commission of the Republic of Kazakhstan Kazakhstan "
        "Signed by: Nurlan Mazhitovich Abdirov, Signed for the CEC of Kazakhstan",
        "Supreme Election Council of Türkiye Türkiye no source names who signed",
    ]
