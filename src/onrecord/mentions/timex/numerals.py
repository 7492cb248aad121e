"""How many units a duration or a step has: "two", "twenty-five", "a", "1.5"; None for "several"."""

from __future__ import annotations

from onrecord.mentions.timex.words import Words

_DOZEN = 12


def amount(words: Words, start: int, end: int) -> float | None:
    """The number those tokens say; None where they are vague."""
    total, above, found = 0.0, 0.0, False
    for index in range(start, end):
        code, word = words.codes[index], words.word(index)
        if word == "/":  # "2 1/2": the two numbers around it are a fraction
            below = float(words.word(index + 1))
            whole = total - above
            return whole + above / below if below else None
        if code == "v":
            if word.lower() == "dozen":
                return _DOZEN * (total or 1)
            if word.lower() != "some" or words.codes[index + 1] not in "DnN":  # "some 20 minutes" are 20
                return None
        if code in "DnY":
            above = float(word.replace(",", ""))
            total, found = total + above, True
        elif code in "N5":
            value = int(words.value(index))
            total, found = (max(total, 1) * value if value == 100 else total + value), True
        elif code == "p" and word.lower() in ("to", "or"):  # "two to three": what follows
            total, found = 0.0, False
        elif code == "U" and found and word.lower() == "half":  # "two and a half"
            total += 0.5
        elif code == "a" and not found:
            total, found = 1.0, True
    return total if found else None
