from portal.generating.generate import CannotGenerate, generate

__all__ = ["CannotGenerate", "generate"]
