"""One way to talk HTTP: timeouts, polite retries, size caps, and no secret in any text.

httpx2 takes 0.1 s to import: only the network process and the command line import this module.
"""

import hashlib
import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import httpx2 as httpx
import stamina

from player.errors import PlayerError
from player.redacting import redacted

logging.getLogger("httpx2").setLevel(logging.WARNING)  # at INFO it writes addresses with secrets

PAGE_BYTES_MAX = 64 << 20
PICTURE_BYTES_MAX = 32 << 20
_TIMEOUT = httpx.Timeout(20.0, connect=5.0, pool=5.0)
_TRY_AGAIN = frozenset({429, 502, 503, 504})
_LONGEST_WAIT_S = 30.0
_ATTEMPTS = 4
_ERRNO = re.compile(r"^\[Errno -?\d+\] ")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class UnreachableError(PlayerError):
    """No answer: no network, no such host, a refused or broken connection, a busy server.

    Attributes:
        may_have_arrived: Whether the question may have been heard all the same.
    """

    def __init__(self, url: str, reason: str, *, may_have_arrived: bool = False) -> None:
        super().__init__("source.unreachable", url=origin_of(url), reason=plain(redacted(reason)))
        self.may_have_arrived = may_have_arrived


def plain(reason: str) -> str:
    """Return what a system or a server says as it stands in a sentence: no number, no full stop."""
    return _ERRNO.sub("", reason).strip().rstrip(".")


class UntrustedError(UnreachableError):
    """Nobody this system trusts vouches for the certificate; not a word was said.

    The details name its SHA-256 `fingerprint` in hex, for a listener who may know it.
    """

    def __init__(self, url: str, fingerprint: str, reason: str) -> None:
        details = {"url": origin_of(url), "fingerprint": fingerprint, "reason": reason}
        PlayerError.__init__(self, "source.untrusted", **details)
        self.may_have_arrived = False


def origin_of(url: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def is_private(url: str) -> bool:
    """Whether a password may travel to this address as it is: encrypted, or never on a wire."""
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in _LOOPBACK


def new_client(url: str, pin_sha256: str | None = None) -> httpx.Client:
    """Return a client that never leaves the origin by itself; close it.

    Args:
        url: An address at the server.
        pin_sha256: Fingerprint of the one self-signed certificate the listener accepted, hex.

    Raises:
        PlayerError: source.certificate when the server shows another one.
    """
    verify = _pinned(url, pin_sha256) if pin_sha256 else True
    return httpx.Client(timeout=_TIMEOUT, verify=verify, headers={"User-Agent": "Galaxia"})


def _pinned(url: str, pin_sha256: str) -> ssl.SSLContext:
    """Trust exactly one certificate, whatever name it bears."""
    try:
        shown, found = _shown(url)
    except OSError as error:
        raise UnreachableError(url, str(error)) from error
    if found != pin_sha256.replace(":", "").lower():
        raise PlayerError("source.certificate", url=origin_of(url), fingerprint=found)
    context = ssl.create_default_context(cadata=shown)
    context.check_hostname = False
    return context


def _shown(url: str) -> tuple[str, str]:
    """Return the certificate that is shown at an address, PEM, and its fingerprint, hex."""
    parts = urlsplit(url)
    address = (parts.hostname or "", parts.port or 443)
    shown = ssl.get_server_certificate(address, timeout=_TIMEOUT.connect or 5.0)
    return shown, hashlib.sha256(ssl.PEM_cert_to_DER_cert(shown)).hexdigest()


def send(
    client: httpx.Client, request: httpx.Request, *, repeat: bool = True, detours: bool = False
) -> httpx.Response:
    """Send a request and read its answer, at most `PAGE_BYTES_MAX` of it.

    Args:
        client: From `new_client`.
        request: What to ask.
        repeat: Whether asking twice does no harm; then connection errors and busy servers are
            tried again, as patiently as the server asks.
        detours: Whether the server may send us on: only for questions that hold no secret.

    Raises:
        UnreachableError: When no attempt brought an answer.
        PlayerError: source.moved, source.too_much.
    """
    attempts = _ATTEMPTS if repeat else 1
    try:
        for attempt in stamina.retry_context(on=_wait, attempts=attempts, timeout=60.0):
            with attempt:
                return _once(client, request, detours=detours)
    except httpx.HTTPStatusError as error:
        raise UnreachableError(str(request.url), f"HTTP {error.response.status_code}") from None
    except httpx.TransportError as error:
        raise _unreachable(request, error) from None
    raise AssertionError("stamina gives up by raising")


def _wait(error: Exception) -> bool | float:
    """Stamina's hook: whether to try again, or after how many seconds."""
    if isinstance(error, httpx.HTTPStatusError):
        after = error.response.headers.get("Retry-After", "")
        return min(float(after), _LONGEST_WAIT_S) if after.isdigit() else True
    return isinstance(error, httpx.TransportError) and _distrust(error) is None


def _once(client: httpx.Client, request: httpx.Request, *, detours: bool = False) -> httpx.Response:
    response = client.send(request, stream=True, follow_redirects=detours)
    try:
        if response.status_code in _TRY_AGAIN:
            response.raise_for_status()
        _refuse_detours(response)
        body = b"".join(_bounded(response, PAGE_BYTES_MAX))
    except httpx.DecodingError as error:
        raise httpx.ReadError(str(error), request=request) from None
    finally:
        response.close()
    headers = [(k, v) for k, v in response.headers.multi_items() if k not in _OF_THE_WIRE]
    return httpx.Response(response.status_code, headers=headers, content=body, request=request)


_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})


def _refuse_detours(response: httpx.Response) -> None:
    """A redirect would carry the password along; the listener enters the new address instead."""
    if response.has_redirect_location:
        target = origin_of(response.headers.get("Location", ""))
        raise PlayerError("source.moved", url=origin_of(str(response.request.url)), to=target)


def _bounded(response: httpx.Response, most: int) -> Iterator[bytes]:
    """Yield the decoded body; what a few bytes may grow to has an end."""
    total = 0
    for part in response.iter_bytes():
        total += len(part)
        if total > most:
            raise PlayerError("source.too_much", url=origin_of(str(response.request.url)))
        yield part


@contextmanager
def streamed(client: httpx.Client, request: httpx.Request) -> Iterator[httpx.Response]:
    """Send a request whose body is read piece by piece; tried once, the caller resumes.

    Raises:
        UnreachableError: Also for errors while the body is read.
        PlayerError: source.moved.
    """
    try:
        response = client.send(request, stream=True)
        try:
            _refuse_detours(response)
            yield response
        finally:
            response.close()
    except httpx.TransportError as error:
        raise _unreachable(request, error) from None


def _unreachable(request: httpx.Request, error: httpx.TransportError) -> UnreachableError:
    distrust = _distrust(error)
    if distrust is not None:
        with suppress(OSError):
            url = str(request.url)
            return UntrustedError(url, _shown(url)[1], distrust.verify_message)
    unheard = httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout
    return UnreachableError(
        str(request.url),
        str(error) or type(error).__name__,
        may_have_arrived=not isinstance(error, unheard),
    )


def _distrust(error: BaseException | None) -> ssl.SSLCertVerificationError | None:
    """Return what was wrong with a certificate, where that is why a connection failed."""
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error
