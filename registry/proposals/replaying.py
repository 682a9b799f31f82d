from django.utils.translation import gettext_lazy as _

from registry.proposals.models import Proposal
from registry.proposals.rows import rewrites
from registry.proposals.standing import refuse_fallen
from registry.rewriting import Rewrite, Writer, refuse_inexact

INEXACT = _(
    "“%(record)s” would not become exactly what was proposed: what stands around it has changed since. Nothing was "
    "published; send the proposal back, and let its author propose it anew."
)


def replay(proposal: Proposal, number: int) -> list[Rewrite]:
    """Writes its rows under revision `number`, with the keys they were proposed with: all of them, or it raises."""
    changes = rewrites(proposal)
    refuse_fallen(proposal, changes)
    Writer(number, changes).write()
    refuse_inexact(number, changes, INEXACT)
    return changes
