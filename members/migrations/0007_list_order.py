"""People in the order each language lists them in."""

from django.db import migrations, models
from django.db.models import F, Func, Value
from django.db.models.functions import Coalesce, Collate, NullIf

SPOKEN = {"kk": ("kk", "ru", "en"), "ru": ("ru", "en", "kk"), "en": ("en", "ru", "kk")}


def listed(language):
    columns = [[F(f"{part}_{code}") for part in ("family", "given", "patronymic")] for code in SPOKEN[language]]
    names = [NullIf(Func(*each, function="registry_full_name"), Value("")) for each in columns]
    spoken = Coalesce(*names, Value(""))
    key = Func(spoken, Value(language), function="registry_sort_key", output_field=models.TextField())
    return models.Index(Collate(key, "C"), F("id"), name=f"members_person_listed_{language}")


class Migration(migrations.Migration):
    dependencies = (("members", "0006_spellings"), ("registry", "0007_sorting"))
    operations = tuple(migrations.AddIndex(model_name="person", index=listed(language)) for language in SPOKEN)
