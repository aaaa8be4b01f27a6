"""Slot a through the realtime chain, where slot b is to play that."""

from collections.abc import Callable

from studio.effects.live.values import ChainParameters, ChainTables
from studio.playback.sources import Sounding, Source
from studio.playback.tables_file import StoredTables, read_tables


class LiveSlot:
    """Keeps one chain for the voice of slot a, and lays other tables into it; the chain is imported where it is first asked for."""

    def __init__(self, parameters: Callable[[], ChainParameters]) -> None:
        self._parameters = parameters
        self._made: tuple[Source, int, StoredTables, Sounding] | None = None
        self.tables: StoredTables | None = None
        """The tables that are wanted; None: nothing goes through the chain."""

    def read(self, rate: int) -> ChainTables | None:
        """The tables at `rate` Hz; None where there are none, or their file is gone."""
        try:
            return read_tables(self.tables, rate) if self.tables is not None else None
        except (OSError, ValueError):
            return None

    def of(self, source: Source | None, rate: int) -> Sounding | None:
        """What plays `source` through the chain at `rate` Hz; None where there is nothing, or no tables."""
        stored, made = self.tables, self._made
        if source is None or stored is None:
            self._made = None
            return None
        if made is not None and made[:3] == (source, rate, stored):
            return made[3]
        from studio.playback.through import Through

        tables = self.read(rate)
        if tables is None:
            return made[3] if made is not None and made[:2] == (source, rate) else None
        if made is not None and made[:2] == (source, rate) and isinstance(made[3], Through):
            through = made[3]
            through.lay(tables)
        else:
            through = Through(source, rate, self._parameters, tables)
        self._made = source, rate, stored, through
        return through
