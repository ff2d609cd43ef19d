"""The items the engine knows of, the current one first."""

from dataclasses import dataclass

from player.engine.messages import PlayItem


@dataclass(frozen=True, slots=True)
class Lineup:
    """Current and following items; every change is a new value."""

    items: tuple[PlayItem, ...] = ()

    @property
    def current_id(self) -> int | None:
        """The current item's id."""
        return self.items[0].item_id if self.items else None

    def followed(self, after_item_id: int, items: tuple[PlayItem, ...]) -> "Lineup":
        """These come after that item, or after all when it is not known."""
        place = self._place_of(after_item_id)
        return Lineup(self.items[: None if place is None else place + 1] + items)

    def reached(self, item_id: int) -> "Lineup":
        """That item is current now; those before it are over."""
        return Lineup(self.items[self._place_of(item_id) :])

    def begins_with(self, item_ids: tuple[int, ...]) -> bool:
        """Whether these are the first items to be heard."""
        return tuple(item.item_id for item in self.items[: len(item_ids)]) == item_ids

    def _place_of(self, item_id: int) -> int | None:
        return next((i for i, item in enumerate(self.items) if item.item_id == item_id), None)
