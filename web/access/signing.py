"""What the server signs and takes back: who signed in, and that a form is its own."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from itsdangerous import BadSignature, URLSafeTimedSerializer

#: Seconds that a person stays signed in, and that a form may be open before it is sent.
SIGNED_IN_FOR, _FORM_FOR = 14 * 24 * 3600, 24 * 3600


@dataclass(frozen=True, kw_only=True, slots=True)
class Signing:
    """Signs with one key, and takes what was signed with it."""

    key: str

    def session(self, name: str) -> str:
        """A session of the person of that name."""
        return self._signer("session").dumps(name)

    def name_of(self, session: str) -> str | None:
        """Whose session it is; None where it is none, or over."""
        return self._read("session", session, SIGNED_IN_FOR)

    def form(self, name: str) -> str:
        """What a form of that person holds, which no page elsewhere can know."""
        return self._signer("form").dumps(name)

    def is_form_of(self, form: str, name: str) -> bool:
        """Whether a form was made for the person of that name, not long ago."""
        return self._read("form", form, _FORM_FOR) == name

    def _read(self, purpose: str, text: str, age: int) -> str | None:
        try:
            name = self._signer(purpose).loads(text, max_age=age)
        except BadSignature:
            return None
        return name if isinstance(name, str) else None

    def _signer(self, purpose: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(
            self.key,
            salt=f"blotter {purpose}",
            signer_kwargs={"key_derivation": "hmac", "digest_method": sha256},
        )
