"""Passwords as Argon2id hashes, and second factors as the codes that an app on a telephone shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

if TYPE_CHECKING:
    from datetime import datetime

STEP = 30
"""Seconds for which a code holds; the one before and the one after count too, for clocks differ."""


class Argon2:
    """Hashes with the parameters that the library recommends: 64 MB and about 50 ms each."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Hashes.

        Args:
            hasher: with which parameters; None: those recommended.
        """
        self._hasher = hasher or PasswordHasher()

    def hash(self, password: str) -> str:
        """What is kept in place of a password."""
        return self._hasher.hash(password.encode("utf-8", "surrogatepass"))

    def matches(self, hashed: str, password: str) -> bool:
        """Whether it is the password that this was made of."""
        try:
            return self._hasher.verify(hashed, password.encode("utf-8", "surrogatepass"))
        except (VerificationError, InvalidHashError):
            return False


class Totp:
    """Second factors by RFC 6238."""

    def new(self) -> str:
        """A secret for a telephone."""
        return pyotp.random_base32()

    def address(self, secret: str, name: str, issuer: str) -> str:
        """The secret as apps read it."""
        return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)

    def counted(self, secret: str, code: str, at: datetime) -> int | None:
        """Which code it is, counted from 1970; None: none that holds now."""
        totp, now = pyotp.TOTP(secret, interval=STEP), int(at.timestamp()) // STEP
        for count in (now, now - 1, now + 1):
            if pyotp.utils.strings_equal(totp.generate_otp(count), code):
                return count
        return None
