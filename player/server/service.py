"""Every part of the server, built once and held together."""

import ipaddress
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from player.errors import PlayerError
from player.library.library import Library
from player.rights import Rights
from player.server.accounts.credentials import HELP_PATH, Credentials
from player.server.accounts.keys import Keys
from player.server.accounts.principal import Principal
from player.server.accounts.rates import Rates
from player.server.accounts.users import Users
from player.server.catalogue.pages import IdPages
from player.server.catalogue.publishing import Publisher
from player.server.database import ServiceDatabase
from player.server.media.files import Digests, Roots
from player.server.media.transcoding import Transcoder
from player.server.membership.devices import Devices
from player.server.membership.issuing import Issuing
from player.server.membership.plans import Plans
from player.server.membership.proofs import Proofs
from player.server.membership.redeeming import Redeeming
from player.server.membership.signing import SIGNING_KEYS, SigningKeys
from player.server.oauth.grants import Grants
from player.server.scanning import Scanning

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?\Z|\[[0-9a-fA-F:]{2,45}\](:\d{1,5})?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """What `galaxia serve` was told.

    Attributes:
        port: 0 takes any that is free.
        insecure: Whether it may listen beyond this machine without TLS.
        public_url: How clients reach it, when that is not how it listens.
        folders: Looked over at start; none stands for the library's own roots.
    """

    database_url: str
    data: Path
    cache: Path
    host: str = "127.0.0.1"
    port: int = 4533
    tls_cert: Path | None = None
    tls_key: Path | None = None
    insecure: bool = False
    public_url: str = ""
    folders: list[Path] = field(default_factory=list)

    @property
    def scheme(self) -> str:
        """How it is spoken to."""
        return "https" if self.tls_cert else "http"

    def check(self) -> None:
        """Refuse to listen in the open by mistake.

        Raises:
            PlayerError: serve.tls_half, serve.tls_missing, serve.in_the_open.
        """
        if (self.tls_cert is None) != (self.tls_key is None):
            raise PlayerError("serve.tls_half")
        for path in (self.tls_cert, self.tls_key):
            if path is not None and not path.is_file():
                raise PlayerError("serve.tls_missing", path=str(path))
        if not (self.tls_cert or self.insecure or is_loopback(self.host)):
            raise PlayerError("serve.in_the_open", host=self.host)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Service:
    """The parts behind the endpoints. `start` begins scanning, `close` ends every thread."""

    def __init__(
        self, options: ServeOptions, database: ServiceDatabase, library: Library | None, url: str
    ) -> None:
        self.options = options
        self.database = database
        self.url = url
        self.users = Users(database)
        self.keys = Keys(database)
        self.credentials = Credentials(self.keys, url)
        self.pages = IdPages()
        self.publisher = Publisher(database)
        self.scanning = Scanning(library, options.folders, self.publisher)
        self.roots = Roots(_roots(library, options.folders))
        self.digests = Digests(database)
        self.transcoder = Transcoder(options.cache / "transcodes")
        self.cover_folder = options.cache / "covers"
        self.rates = Rates(database)
        self.grants = Grants(database)
        self.proofs = Proofs(database)
        self.plans = Plans(database)
        self.signing = SigningKeys(options.data / SIGNING_KEYS)
        self.issuing = Issuing(database, self.plans, self.signing)
        self.redeeming = Redeeming(database, self.plans)
        self.devices = Devices(database, self.plans, url + HELP_PATH)

    def rights_of(self, principal: Principal) -> Rights:
        """What an account may have, on the device its key belongs to."""
        return self.plans.rights_of(principal)

    def origin(self, host: str) -> str:
        """This server as a caller reaches it: its public address, else what the caller says."""
        is_host = bool(_HOST.match(host))
        if self.options.public_url or not is_host:
            return self.url
        return f"{self.options.scheme}://{host}"

    def start(self) -> None:
        """Begin to publish the library."""
        self.scanning.start()

    def close(self) -> None:
        """End the threads; the database and the library are their owner's."""
        self.transcoder.close()
        self.scanning.close()
        self.digests.close()


def _roots(library: Library | None, folders: list[Path]) -> Callable[[], list[Path]]:
    given = [Path(os.path.abspath(folder)) for folder in folders]  # noqa: PTH100  links stay
    return lambda: [*given, *(library.roots() if library else [])]
