"""A large proposal: made of an imported table, looked at, and approved, in a copy of the nation dropped afterwards."""

from django.test.utils import override_settings

from bench.staff.clocks import timed
from bench.staff.importing import BECAUSE, BY, copy_of_the_nation
from bench.staff.lists import signed_in
from bench.staff.table import table
from members.importing import Import, read_table
from registry.door import FOUR, Task, carry_out, rehearse
from registry.proposals.deciding import approve
from registry.proposals.models import Proposal
from registry.proposals.replaying import replay
from registry.revision import current_revision

COLLEAGUE = "bench-colleague"
LINE = 5.17  # rows of a proposal to a line of the table


def measure_proposals(rows: int) -> None:
    with copy_of_the_nation():
        planned = Import(read_table(table(round(rows / LINE)))).planned()
        proposal = timed("proposing, writers wait", lambda: _proposed(planned))
        print(f"{proposal.size:,} rows")
        with signed_in() as client:
            page = timed("the review page", lambda: client.get(proposal.get_absolute_url()))
            assert page.status_code == 200, page.status_code
        timed("rehearsal of the whole, writers wait", lambda: _rehearsed(proposal))
        done = timed("approving, writers wait", lambda: approve(proposal.pk, by=COLLEAGUE))
        assert done.revision, done


def _proposed(planned: Import) -> Proposal:
    with override_settings(EYES=FOUR):
        proposal = carry_out(planned, by=BY, because=BECAUSE, task=Task()).proposal
    assert proposal is not None
    return proposal


def _rehearsed(proposal: Proposal) -> None:
    """Which the page does for small ones only."""
    rehearse(lambda: replay(proposal, current_revision()), lambda changes: changes, by=BY, because=BECAUSE)
