"""Effect packs of a service: who made one is checked, then its presets are laid in a folder.

A pack is a ZIP file of presets. Nothing in it runs, and nothing is written but documents that could
be read: a name in it is never a path.
"""

import hashlib
import io
import json
import lzma
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from joserfc import jws
from joserfc.errors import JoseError

from player.documents import DocumentError, reason_of
from player.errors import PlayerError
from player.presets.packs import PACK_NAME
from player.presets.schema import decode_preset
from player.presets.store import SUFFIX
from player.service.http import plain
from player.service.membership.keyset import ALGORITHM, KeySet

TYPE = "pack+jwt"
_PRESET_BYTES_MAX = 1 << 20
_PRESETS_MOST = 500
_MOST_TIMES_LARGER = 100
_SIGNATURE_MOST = 4096
_NO_ZIP = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, NotImplementedError),
    *(RuntimeError, EOFError),
)


class PackFolder:
    """Where packs lie, a folder each; one thread writes.

    Args:
        folder: It need not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """Return the packs that are here."""
        try:
            found = [one.name for one in self._folder.iterdir() if PACK_NAME.match(one.name)]
        except OSError:
            return ()
        return tuple(sorted(found))

    def take(self, name: str, body: bytes, signature: str, keys: KeySet) -> int:
        """Lay a pack down in the place of an older one; returns how many presets it has.

        Raises:
            PlayerError: account.pack when the service did not sign exactly this, or it holds what
                no pack holds; file.write_failed. What was there before stays then.
        """
        if not PACK_NAME.match(name) or not _is_signed(name, body, signature, keys):
            raise PlayerError("account.pack", name=name, reason="its signature is wrong")
        try:
            presets = dict(_presets(body))
        except DocumentError as error:
            raise PlayerError("account.pack", name=name, reason=plain(error.sentence)) from error
        except _NO_ZIP as error:
            raise PlayerError("account.pack", name=name, reason=plain(str(error))) from error
        if not presets:
            raise PlayerError("account.pack", name=name, reason="no preset is in it")
        self._lay(name, presets)
        return len(presets)

    def remove(self, name: str) -> None:
        """Clear a pack away."""
        if PACK_NAME.match(name):
            shutil.rmtree(self._folder / name, ignore_errors=True)

    def _lay(self, name: str, presets: dict[str, bytes]) -> None:
        fresh, old = self._folder / f"{name}~new", self._folder / f"{name}~old"
        try:
            for left in (fresh, old):
                shutil.rmtree(left, ignore_errors=True)
            fresh.mkdir(parents=True)
            for file, content in presets.items():
                (fresh / file).write_bytes(content)
            _swap(self._folder / name, fresh, old)
        except OSError as error:
            reason = reason_of(error)
            raise PlayerError("file.write_failed", path=self._folder, reason=reason) from error
        shutil.rmtree(old, ignore_errors=True)


def _swap(place: Path, fresh: Path, old: Path) -> None:
    """Put a fresh folder in a place; what was there comes back when that fails."""
    if place.exists():
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise


def _is_signed(name: str, body: bytes, signature: str, keys: KeySet) -> bool:
    if len(signature) > _SIGNATURE_MOST:
        return False
    try:
        header = jws.extract_compact(signature.encode("ascii")).headers()
        key = keys.key(str(header.get("kid")))
        if header.get("alg") != ALGORITHM or header.get("typ") != TYPE or key is None:
            return False
        claims = json.loads(jws.deserialize_compact(signature, key, algorithms=[ALGORITHM]).payload)
        return bool(claims == {"id": name, "sha256": hashlib.sha256(body).hexdigest()})
    except (JoseError, ValueError, TypeError, AttributeError):  # a header may be no object
        return False


def _presets(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield file names and presets; a ValueError says in one phrase what is wrong."""
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        parts = [part for part in packed.infolist() if part.filename.endswith(SUFFIX)]
        if len(parts) > _PRESETS_MOST:
            raise ValueError("it holds too many presets")
        for number, part in enumerate(parts):
            most = min(_PRESET_BYTES_MAX, _MOST_TIMES_LARGER * max(part.compress_size, 1))
            with packed.open(part) as opened:
                content = opened.read(most + 1)
            if len(content) > most:
                raise ValueError("it grows beyond all measure")
            decode_preset(content)
            stem = re.sub(r"[^\w -]", "_", PurePosixPath(part.filename).stem)[:60]
            yield f"{number:03d} {stem}{SUFFIX}", content
