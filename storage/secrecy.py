"""Secrets at rest: AES-256-GCM under a ring of keys, each value bound to its place."""

import base64
import binascii
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


class Undecipherable(Exception):
    """A stored secret that none of SECRET_KEYS opens, or that was moved from its place."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The first key locks, all of them open."""

    current: str
    keys: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def read(cls, text: str) -> "KeyRing":
        """SECRET_KEYS as written, "k2:base64…,k1:base64…". Raises ValueError, never with a key in it."""
        named = [part.strip().partition(":") for part in text.split(",") if part.strip()]
        keys = {name: _key(number, name, value) for number, (name, _, value) in enumerate(named, 1)}
        if not keys or len(keys) < len(named):
            raise ValueError("SECRET_KEYS lists keys of different names, each as name:base64")
        return cls(named[0][0], keys)

    def lock(self, secret: str, place: str) -> str:
        """The secret, to be opened in that place only."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        locked = _cipher(self.keys[self.current]).encrypt(nonce, secret.encode(), place.encode())
        return f"v1|{self.current}|{base64.b64encode(nonce + locked).decode()}"

    def open(self, locked: str, place: str) -> str:
        """The secret. Raises Undecipherable."""
        from cryptography.exceptions import InvalidTag

        _, name, text = locked.split("|")
        if name not in self.keys:
            raise Undecipherable(f"{place}: SECRET_KEYS has no key {name!r} any more")
        both = base64.b64decode(text)
        cipher = _cipher(self.keys[name])
        try:
            return cipher.decrypt(both[:NONCE_BYTES], both[NONCE_BYTES:], place.encode()).decode()
        except InvalidTag:
            raise Undecipherable(f"{place}: key {name!r} is not the one it was locked with") from None

    def is_current(self, locked: str) -> bool:
        return locked.split("|")[1] == self.current


def new_key() -> str:
    """A key as SECRET_KEYS has it after the name."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _cipher(key: bytes) -> "AESGCM":
    # Tenths of a second to import, which a command line that opens no secret need not wait for.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _key(number: int, name: str, text: str) -> bytes:
    """The key itself; a wrong one is told by its number, for without a colon the name may be a key."""
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        key = b""
    if not name or "|" in name or len(key) != KEY_BYTES:
        raise ValueError(
            f"SECRET_KEYS: key {number} is not name:value, a value of {KEY_BYTES} bytes in base64"
        )
    return key
