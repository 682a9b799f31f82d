from registry.models.revision import Head, Revision
from registry.models.source import Citation, Cited, Source

__all__ = ["Citation", "Cited", "Head", "Revision", "Source"]
