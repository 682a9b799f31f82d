"""The answers of one edition, the least recently used ones given up when room runs out."""

from collections import OrderedDict
from threading import Lock

from registry.answers.answer import Answer
from registry.edition import Edition

Address = tuple[str | None, ...]

AROUND = 4096  # bytes Python itself takes around an answer: its objects, lists and strings


class Kept:
    """At most `room` bytes, and one edition: another one, later or not, empties it."""

    def __init__(self, room: int) -> None:
        self._room, self._taken = room, 0
        self._edition: Edition | None = None
        self._answers: OrderedDict[Address, tuple[Answer, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, edition: Edition, address: Address) -> Answer | None:
        with self._lock:
            if edition is not self._edition and edition != self._edition:
                self._edition, self._taken = edition, 0
                self._answers.clear()
            kept = self._answers.get(address)
            if kept is None:
                return None
            self._answers.move_to_end(address)
            return kept[0]

    def put(self, edition: Edition, address: Address, answer: Answer) -> None:
        """One of another edition comes too late to be kept."""
        with self._lock:
            if edition == self._edition:
                self._place(address, answer)

    def weigh(self, edition: Edition, address: Address) -> None:
        """Again: the answer has taken another form."""
        with self._lock:
            if edition == self._edition and address in self._answers:
                self._place(address, self._answers[address][0])

    def _place(self, address: Address, answer: Answer) -> None:
        size = answer.size + sum(len(part) for part in address if part) + AROUND
        self._taken += size - self._answers.pop(address, (answer, 0))[1]
        self._answers[address] = answer, size
        while self._taken > self._room:
            _address, (_answer, freed) = self._answers.popitem(last=False)
            self._taken -= freed

    def __len__(self) -> int:
        return len(self._answers)
