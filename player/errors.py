"""Errors a listener can read: a code, its details, and one English sentence for each code.

The window translates by code (`ui/messages.py`); the command line prints the sentence.
"""

from typing import Any

SENTENCES: dict[str, str] = {
    # files
    "file.missing": "{path}: there is no such file.",
    "file.unreadable": "{path}: cannot be read ({reason}).",
    "file.empty": "{path}: the file is empty.",
    "file.not_audio": "{path}: no decoder here knows this format.",
    "file.no_audio": "{path}: the file holds no sound.",
    "file.corrupt": "{path}: the sound is damaged at {position_s:.1f} s ({reason}).",
    "file.write_failed": "{path}: cannot be written ({reason}).",
    "open.nothing": "There is no music in {path}.",
    "open.address": "{address}: Galaxia plays files, and this is none.",
    "open.copied": "There is nothing on the clipboard that can be played.",
    "demo.failed": "The demo album could not be made ({reason}).",
    # engine and devices
    "sound.failed": "The sound could not be changed ({reason}).",
    "engine.lost": "The sound engine stopped and was started again; playback is paused.",
    "engine.failed": "The sound engine does not start ({reason}).",
    "device.none": "There is no output device; playing silently.",
    "device.unknown": "There is no output device called “{device}”.",
    "device.refused": "{device} does not open at {sample_rate} Hz ({reason}).",
    "proof.no_loopback": "{device} cannot be heard back: connect a loopback and name it.",
    "proof.failed": "The proof was broken off ({reason}).",
    "device.lost": "{device} is gone; playback is paused.",
    "device.busy": "{device} is in use by {holder}.",
    "device.strict": "{device} would not play {sample_rate} Hz unaltered ({reason}); Strict stops"
    " here.",
    "device.back": "{device} is back.",
    "device.moved": "{device} is gone; the music plays on {other}.",
    "device.taken_elsewhere": "The system moved the sound away from {device}; playback is paused.",
    "device.unsteady": "{device} keeps coming and going; playback stays paused.",
    "device.default_changed": "The default device is {device} now; playback is paused.",
    "device.profile_changed": "{device} plays in another quality now; playback is paused.",
    "device.latency_raised": "{device} was late twice; its buffer holds {latency_ms:.0f} ms now.",
    # queue and library
    "playback.goes_on": "{track} goes on at {place}; Previous begins it anew.",
    "playback.album_volume": "“{album}” plays at {volume_db:.1f} dB, as you left it.",
    "queue.locked": "The queue is locked.",
    "queue.elsewhere": "{machine} left music here to go on with.",
    "queue.no_entry": "The queue has no entry {entry_id}.",
    "library.unreadable": "{path}: the library cannot be opened ({reason}).",
    "library.write_failed": "{path}: the library cannot be written ({reason}).",
    "library.full": "{path}: the library cannot be written, the disk is full; make room and try"
    " again.",
    "library.busy": "{path}: another program is writing to the library; try again in a moment.",
    "library.read_only": "{path}: the library cannot be written here; it is read, and nothing in it"
    " changes.",
    "library.older": "{path}: the library is of schema {schema} and has to be brought to {known},"
    " and cannot be written here.",
    "library.damaged": "{path}: the library is damaged ({reason}); a backup can be restored.",
    "library.newer": "{path}: the library is of schema {schema}, this program knows {known}.",
    "library.foreign": "{path}: this is another program’s database.",
    "library.no_folder": "{path}: there is no such folder.",
    "library.not_a_folder": "{path}: this is a file; a scan takes the folder it is in.",
    "query.too_long": "A query has at most {most} characters.",
    "query.parenthesis": "The parenthesis at {at} has no partner.",
    "query.unknown_field": "There is no “{field}:” (at {at}); did you mean “{suggestion}:”?",
    "query.value": "“{value}” at {at} is no value for {field}.",
    "query.regex": "The expression at {at} cannot be read ({reason}).",
    "query.sort": "Nothing sorts by “{sort}”; there are {known}.",
    "playlist.unknown_kind": "{path}: this is none of {known}.",
    "playlist.unreadable": "{path}: cannot be read ({reason}).",
    "playlist.damaged": "{path}: the playlist is damaged ({reason}).",
    "playlist.unknown": "There is no playlist called “{name}”.",
    "lookup.off": "Nothing is looked up online: that is switched off in the settings.",
    "lookup.failed": "The question could not be asked ({reason}).",
    "library.no_reader": "The processes that read tags do not start.",
    "library.watch_limit": "The system watches no more folders ({reason}); they are looked over"
    " every {minutes} minutes instead.",
    "library.no_backup": "{path}: this is no backup of a library.",
    "cue.too_long": "{path}: a CUE sheet of more than 1 MB is none.",
    "cue.no_tracks": "{path}: the CUE sheet names no track with an INDEX 01.",
    # the account with a service
    "account.unreachable": "The service cannot be reached ({reason}).",
    "account.refused": "The service does not do that ({reason}).",
    "account.revoked": "{url} knows this device no more; sign in again.",
    "account.pack": "The effect pack {name} is not taken: {reason}.",
    "account.none": "Nobody is signed in.",
    "account.sign_in": "Signing in was not completed ({reason}).",
    "account.too_late": "Signing in took too long; try again.",
    "account.not_private": "A service is reached over https; {url} is not.",
    "account.no_service": "{url}: this is no Galaxia service.",
    "account.keys": "The service’s keys do not follow from the ones that were known; it may be"
    " another one.",
    # the server
    "serve.extra": "Serving needs the optional part “server” (pip install 'galaxia[server]').",
    "serve.database": "The service’s database cannot be used ({reason}).",
    "serve.newer": "The service’s database is of schema {schema}, this program knows {known}.",
    "serve.address": "Cannot listen at {host} port {port} ({reason}).",
    "serve.tls_half": "TLS needs both --tls-cert and --tls-key.",
    "serve.tls_missing": "{path}: there is no such certificate or key.",
    "serve.in_the_open": "{host} is reached from other machines: give --tls-cert and --tls-key,"
    " or --insecure where the network itself is trusted.",
    "serve.name": "“{name}” is no user name: 1 to {most} printable characters.",
    "serve.password": "A password has {least} to {most} characters.",
    "serve.user_exists": "There is a user “{name}” already.",
    "serve.no_user": "There is no user “{name}”.",
    "serve.no_plan": "There is no plan “{name}”; there are {known}.",
    "serve.plan_rights": "The plan’s rights cannot be read ({reason}).",
    "serve.no_membership": "There is no membership “{membership}”.",
    "serve.keys": "{path}: the service’s keys cannot be used ({reason}).",
    "serve.no_signing_key": "The service’s key {key} signs no more, or is not there.",
    "serve.no_key": "{name} has no key “{key}”.",
    # heads (SOFA files)
    "sofa.no_reader": "Reading SOFA files needs the optional package pyfive 0.9.0.",
    "sofa.unreadable": "{path}: this is no readable SOFA file ({reason}).",
    "sofa.unusable": "{path}: this SOFA file cannot be used: {reason}.",
    "hrtf.unknown": "There is no head called “{name}”.",
    "hrtf.damaged": "The head “{name}” cannot be read ({reason}).",
    "settings.unreadable": "The settings cannot be read ({problem}); the usual ones hold, and the"
    " file is kept.",
    "language.unknown": "There is no language “{language}” here; the system’s is spoken.",
    # documents, presets, lyrics
    "document.invalid": "{place}: {problem}.",
    "preset.unknown": "There is no preset called “{name}”.",
    "preset.unknown_close": "There is no preset called “{name}”; did you mean “{suggestion}”?",
    "preset.builtin": "“{name}” is built in; save it under another name to change it.",
    "preset.unreadable": "{path}: this is no preset that Galaxia can read ({reason}).",
    "preset.inexpressible": "“{name}” cannot be written as {format} ({reason}).",
    "lyrics.none": "{path}: there are no lyrics in it or beside it.",
    "compare.too_short": "The two files have less than half a second in common.",
    "compare.failed": "The two files could not be compared ({reason}).",
    "lyrics.odd_answer": "The lyrics server’s answer cannot be used ({reason}).",
    "lyrics.unreadable": "{path}: the lyrics cannot be read ({reason}).",
    # servers of the listener's
    "source.unreachable": "{url} does not answer ({reason}).",
    "source.certificate": "{url} shows another certificate than the one you accepted.",
    "source.untrusted": "{url} shows a certificate that nobody vouches for ({reason}); nothing was"
    " sent.",
    "source.moved": "{url} has moved to {to}; enter that address if you trust it.",
    "source.too_much": "{url} sends more than any honest answer holds.",
    "source.not_subsonic": "{url} is no music server of the Subsonic kind.",
    "source.refused": "{url} refuses: {reason}.",
    "source.login": "{url} does not let you in ({reason}).",
    "source.unprotected": "{url} takes the password only unprotected, readable by everybody on the"
    " way; use https, or allow it for this server.",
    "source.odd": "{url} answers oddly about {what}; nothing was changed.",
    "source.known": "There is a source called “{name}” already.",
    "source.unknown": "There is no source called “{name}”.",
    "stream.line": "The line is slow: what follows comes as {sound}, and as it is when it is not.",
    "stream.account": "The membership does not count now: what follows of the service comes as"
    " {sound}. Your own music is not touched.",
    "remote.stalled": "{path}: nothing more arrives from its server.",
    "remote.given_up": "{path}: is not waited for any more.",
    "remote.full": "There is no room to keep {path}; {needed_mb} MB are missing.",
    # offline: rendering, measuring, gain tags
    "impulse.unusable": "{path}: this cannot serve as an impulse response ({reason}).",
    "render.unknown_kind": "{path}: Galaxia renders to .wav and .flac.",
    "render.flac_depth": "{path}: FLAC is written with 16 or 24 bits; take a .wav for others.",
    "render.rate": "{path}: its sample rate has to be within {lowest} to {highest} Hz.",
    "render.channels": "{path}: FLAC holds no {channels} channels; take a .wav.",
    "render.onto_itself": "{path}: a file cannot be rendered onto itself.",
    "render.empty_list": "{path}: the list names nothing to play.",
    "render.not_a_file": "{location}: only files can be rendered.",
    "tags.unsupported": "{path}: gain tags cannot be written into this kind of file.",
    "tags.silent": "{path}: silence has no loudness to write.",
    "tags.unreadable": "{path}: left as it was; what it has for tags cannot be read.",
    "tags.changed_meanwhile": "{path}: left as it was; another program has just changed it.",
    "tags.slice": "{path}: this track is cut by a CUE sheet, and its names are in the sheet.",
    "tags.no_field": "Nothing is written to “{field}”.",
    "cover.no_picture": "This is no picture that can be a cover.",
    "cover.too_many_pixels": "A picture of {width} by {height} pixels is too large to be a cover.",
    "cover.too_large": "A cover has at most {most_mb} MB; make the picture smaller.",
    "cover.unsupported": "{path}: this kind of file holds no cover; put it beside the files.",
    "cover.elsewhere": "{path}: this song lies on a server, and its cover is changed there.",
    "cover.gone": "{path}: left as it is; the picture it had is not kept any more.",
    "tags.sound_changed": "{path}: left as it was; its sound would have changed with its tags.",
}


class PlayerError(Exception):
    """Something the listener can act on.

    Attributes:
        code: A key of `SENTENCES`.
        details: What the sentence names: paths, devices, reasons.
    """

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    @property
    def sentence(self) -> str:
        """One English sentence for the command line and the log."""
        return SENTENCES[self.code].format(**self.details)

    def __str__(self) -> str:
        return self.sentence
