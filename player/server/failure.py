"""What OpenSubsonic answers when a call does not succeed: a code, a sentence, perhaps a link."""


class Failure(Exception):  # noqa: N818  the protocol's word
    """A call that failed in a way the protocol has a code for.

    Attributes:
        code: 0 generic, 10 parameter missing, 40-44 authentication, 50 not allowed, 70 not found.
        help_url: A page that says more, None for none.
    """

    def __init__(self, code: int, message: str, help_url: str | None = None) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.help_url = help_url

    @classmethod
    def not_found(cls) -> "Failure":
        """There is no such thing."""
        return cls(70, "The requested data was not found.")

    @classmethod
    def missing(cls, name: str) -> "Failure":
        """A parameter is not there."""
        return cls(10, f"Required parameter is missing: {name}.")

    @classmethod
    def not_allowed(cls, why: str = "This user is not allowed to do that.") -> "Failure":
        """The user has not the right."""
        return cls(50, why)

    @classmethod
    def generic(cls, message: str) -> "Failure":
        """Everything without a code of its own."""
        return cls(0, message)
