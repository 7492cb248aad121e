"""The small drawings: one chart for each office on one scale, and calendars. Lines and squares, no library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT = 210, 64  # pixels of one small chart
CELL = 9  # pixels from one day of a calendar to the next
STEPS = 4  # shades of a calendar


@dataclass(frozen=True, slots=True)
class Spark:
    """Paths of one small chart: means as a line, highest days as ticks."""

    mean: str
    best: str
    scale: float  # pixels for one counted thing

    def y(self, value: float) -> float:
        """Where a value lies."""
        return round(HEIGHT - value * self.scale, 1)


def spark(points: Sequence[tuple[date, float, float]], first: date, last: date, top: float, step: int) -> Spark:
    """The small chart of one office; ``first``, ``last`` and ``top`` are shared by all.

    Args:
        points: the first day of each step of so many days, its daily mean and its highest day.
    """
    across, scale = WIDTH / max(1, (last - first).days), (HEIGHT - 4) / top
    mean, best, before = [], [], None
    for day, average, highest in points:
        x = max(0.0, (day - first).days * across)
        gap = before is None or day - before > timedelta(days=step)
        mean.append(f"{'M' if gap else 'L'}{x:.1f} {HEIGHT - average * scale:.1f}")
        best.append(f"M{x:.1f} {HEIGHT - highest * scale:.1f}h1.6")
        before = day
    return Spark("".join(mean), "".join(best), scale)


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a calendar: a path of squares for each shade, 0 for covered and not met."""

    year: int
    shades: tuple[str, ...]
    days: int
    met: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """Years of days; a day without a square is not covered."""

    years: tuple[Year, ...]
    bounds: tuple[int, ...]  # the least number in each shade
    months: tuple[tuple[int, str], ...] = tuple(
        (round((at * 30.44 + 4) / 7) * CELL, m) for at, m in enumerate("JFMAMJJASOND")
    )

    width: int = 54 * CELL
    height: int = 7 * CELL


def calendar(days: Mapping[date, int], most: int) -> Calendar:
    """Squares for every day covered, darker where more offices met the level."""
    bounds = [1 + most * step // STEPS for step in range(STEPS)] if most > STEPS else list(range(1, most + 1))
    years = []
    for year in sorted({day.year for day in days}):
        mine = {day: n for day, n in days.items() if day.year == year}
        shades = [""] * (len(bounds) + 1)
        for day, n in sorted(mine.items()):
            shades[sum(n >= bound for bound in bounds)] += _square(day)
        years.append(Year(year, tuple(shades), len(mine), sum(n > 0 for n in mine.values())))
    return Calendar(tuple(years), tuple(bounds))


def _square(day: date) -> str:
    first = day.replace(month=1, day=1)
    week = ((day - first).days + first.weekday()) // 7
    size = CELL - 2
    return f"M{week * CELL} {day.weekday() * CELL}h{size}v{size}h-{size}z"
