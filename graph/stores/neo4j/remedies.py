"""What a server or the driver says, turned into what a person can do about it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError

from planatlas.errors import PlanatlasError, ServerRefused, ServerUnreachable

__all__ = ["explained"]


@contextmanager
def explained(uri: str, database: str | None = None) -> Iterator[None]:
    """Turn the driver's errors into ServerUnreachable and ServerRefused, with the remedy; no password is in them."""
    try:
        yield
    except PlanatlasError:
        raise
    except Neo4jError as error:
        raise ServerRefused(_remedy(error.code or "", error.message or "", uri, database)) from error
    except (ConfigurationError, DriverError, OSError, ValueError) as error:
        if refused := _about_encryption(error, uri):
            raise ServerRefused(refused) from error
        raise ServerUnreachable(
            f"nothing answers as Neo4j at {uri}: is the server started, and are address and port right? ({error})"
        ) from error


def _about_encryption(error: BaseException, uri: str) -> str | None:
    """The remedy where client and server do not agree on TLS; None when that is not what went wrong."""
    scheme, _, rest = uri.partition("://")
    plain = scheme.partition("+")[0]
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return (
                f"the certificate of {uri} is not vouched for by anyone this computer trusts ({cause.verify_message}); "
                f"if the server signed it itself write {plain}+ssc://{rest}, else have it installed on this computer"
            )
        if isinstance(cause, ssl.SSLError):
            return f"{uri} does not encrypt its connections; write {plain}://{rest}, or have its keeper turn TLS on"
        if scheme == plain and "incomplete handshake" in str(cause):
            return f"{uri} hangs up; if it wants encrypted connections write {plain}+s://{rest}"
    return None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and all that led to it, also where several attempts failed together."""
    while error is not None:
        yield error
        for one in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
            yield from _causes(one)
        error = error.__cause__


_REMEDIES = (
    ("Security.Unauthorized", "{uri} did not accept the user name or password; set PLANATLAS_NEO4J_PASSWORD or --user"),
    ("Security.AuthenticationRateLimit", "{uri} refuses after too many wrong passwords; wait a few seconds"),
    ("Security.CredentialsExpired", "{uri} wants the first password changed; log in once in Neo4j Browser"),
    ("Security.Forbidden", "this user may not write at {uri}; ask for a user with write access"),
    ("Statement.AccessMode", "{uri} opened the session for reading only; use an address and a user that may write"),
    ("ReadOnly", "the database at {uri} is read-only; ask its keeper to open it for writing"),
    ("Database.DatabaseNotFound", "there is no database {database} at {uri}; leave --database out or create it"),
    ("Transaction.Terminated", "{uri} stopped this from its side; nothing is lost: do it again"),
    ("LockClientStopped", "{uri} stopped this from its side; nothing is lost: do it again"),
    ("TransactionTimedOut", "{uri} stopped the query at its time limit; ask for less, for example one plan"),
    ("MemoryPoolOutOfMemoryError", "{uri} has too little memory for one batch; raise its heap size"),
    (
        "ConstraintCreationFailed",
        "{uri} holds nodes of another programme with our labels; use an empty database ({message})",
    ),
)


def _remedy(code: str, message: str, uri: str, database: str | None) -> str:
    for part, text in _REMEDIES:
        if part in code:
            return text.format(uri=uri, database=database, message=message)
    return f"{uri} refused: {message} ({code})"
