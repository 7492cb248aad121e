"""A claim in the making: a quantity, its place in the sentence, and what has been decided so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.claims.lexicon import words
from onrecord.claims.words import Line
from onrecord.model import Period, Quantity, Rate, Role, Span, Stance, Trend

Verdict = tuple[Role, str] | None  # the role that a rule settles, and why
Mood = Literal["obligation", "intention", "need", "order", "to be done", "unsure", "happened"]
Cue = tuple[int, Mood]  # the word that decides what is said of a number, and what it says
Scoped = tuple[str, str] | None  # the scope that a rule settles, and why
Named = tuple[str, Span | None]  # a source as it is known, and where it stands
PARTS = ("percent", "fraction", "percentage point", "basis point")  # units of a share, or of how far one moved
SMALL = 13  # up to a dozen things are counted in passing
_FEW = 13  # so many people speak to a reporter


@dataclass(slots=True)
class Draft:
    """One quantity in its sentence. ``first``/``last`` are its words; ``phrase`` those of what is counted."""

    quantity: Quantity
    here: Line
    sentence: int  # which piece of the document
    index: int  # which draft of the document
    first: int
    last: int
    counted: str | None = None
    head: int | None = None  # the noun that is counted
    phrase: Span | None = None
    borrowed: Draft | None = None  # the claim that an elliptic one takes its noun from
    elliptic: bool = False
    event: str | None = None  # the noun of the event that people are counted for
    metric: str | None = None
    trend: Trend | None = None  # where the words about it, not its own, say that it is a rise or a fall
    role: Role = "count"
    cue: tuple[Cue | None] | None = None  # what governs it, once that was sought
    rate: Rate | None = None
    per: str | None = None
    scope: str | None = None
    period: Period | None = None
    period_span: Span | None = None
    sources: tuple[str, ...] = ()
    source_spans: tuple[Span | None, ...] = ()
    stance: Stance = "asserted"
    rules: dict[str, str] = field(default_factory=dict)

    @property
    def noun(self) -> str:
        """The noun that is counted, in small letters."""
        return self.here.word(self.head) if self.head is not None else ""

    @property
    def value(self) -> float:
        """One number for its size."""
        quantity = self.quantity
        return quantity.low if quantity.low is not None else quantity.high or 0.0

    def ends(self) -> list[int]:
        """Where the words may go on after what is counted: past the number, its noun, and what restricts it."""
        ends = {self.last, *(self.phrase or ()), self.head + 1 if self.head is not None else self.last}
        return sorted(end for end in ends if end >= self.last)

    def of_one(self, listed: str) -> bool:
        """Whether "of" after one of the listed words leads to the number: "a town of 8,400"."""
        return self.here.word(self.first - 1) == "of" and self.here.word(self.first - 2) in words(listed)

    @property
    def money(self) -> bool:
        """Whether the quantity is an amount of money, by its unit or its noun ("millions of dollars")."""
        unit = self.quantity.unit or self.noun.rstrip("s")
        return unit.split(" per ")[0] in words("money") | {"pound"}

    @property
    def telling(self) -> bool:
        """Whether the people counted are those who tell: "four officials familiar with the plan"."""
        near = self.here.words[max(0, self.first - 3) : self.last + 12]
        few = self.value < _FEW and self.noun in words("sources")
        return few and not self._befallen() and any(word in words("knowing") for word in near)

    def _befallen(self) -> bool:
        """Whether something befell them: "killed seven people", "two officers had been treated"."""
        here, end = self.here, self.head + 1 if self.head is not None else self.last
        while here.word(end) in ("had", "have", "has", "been", "were", "was", "are", "confirmed"):
            end += 1
        done = here.tag(end) == "VBN" and here.tag(end - 1).startswith("VB") and here.word(end) not in words("knowing")
        return done or here.word(end) in words("casualty") or here.word(self.first - 1) in words("harming")
