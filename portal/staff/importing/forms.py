"""What is asked of someone who imports a table."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.importing import read_table
from members.importing.files import MOST_BYTES

ASK, NEW = "ask", "new"


class UploadForm(forms.Form):
    table = forms.FileField(
        label=_("Table"), widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}), allow_empty_file=True
    )
    namesakes = forms.ChoiceField(
        label=_("A name that someone elsewhere bears too"),
        choices=[
            (ASK, _("refuse the row, so that I say who is meant")),
            (NEW, _("is another person, new to the registry")),
        ],
        initial=ASK,
        widget=forms.RadioSelect,
    )

    def clean_table(self) -> Any:
        """The bytes of a file that is such a table."""
        file = self.cleaned_data["table"]
        content = file.read(MOST_BYTES + 1)
        read_table(content)
        return file.name, content


class ImportForm(forms.Form):
    because = forms.CharField(
        label=_("Reason"), max_length=500, error_messages={"required": _("Say why: every change has a reason.")}
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
