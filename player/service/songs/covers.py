"""Pictures of servers, into files."""

from collections.abc import Callable
from pathlib import Path

from player.service.http import PICTURE_BYTES_MAX, send
from player.service.orders import BringCover, CoverBrought
from player.service.subsonic import Subsonic

_SIDE_PX = 768


def bring_cover(order: BringCover, tell: Callable[[CoverBrought], None], server: Subsonic) -> None:
    """Fetch a picture; what is none, or larger than any honest one, is not kept.

    Raises:
        PlayerError: source.*
    """
    values = {"id": order.cover, "size": str(_SIDE_PX)}
    answer = send(server.client, server.media_request("getCoverArt", values, {}))
    kind = answer.headers.get("Content-Type", "")
    if not kind.startswith("image/") or not 0 < len(answer.content) <= PICTURE_BYTES_MAX:
        return
    target = Path(order.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    fresh.write_bytes(answer.content)
    fresh.replace(target)
    tell(CoverBrought(order.path))
