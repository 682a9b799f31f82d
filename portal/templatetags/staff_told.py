from django import template

from portal.staff import told

register = template.Library()
register.filter("in_words", told.in_words)
