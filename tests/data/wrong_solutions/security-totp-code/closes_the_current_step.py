# Remembers the time of the login, not the step that matched: a code of the next step works twice.
import base64
import hmac


def totp(key, step, digits=6):
    digest = hmac.digest(key, step.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}}"


class TotpVerifier:
    def __init__(self, secret, clock, window=1):
        text = "".join(secret.split()).rstrip("=")
        self._key = base64.b32decode(text + "=" * (-len(text) % 8), casefold=True)
        self._clock = clock
        self._window = window
        self._last = -1

    def verify(self, code):
        given = "".join(code.split()).encode(errors="replace")
        now = int(self._clock() // 30)
        for step in range(now - self._window, now + self._window + 1):
            if step > self._last and hmac.compare_digest(totp(self._key, step).encode(), given):
                self._last = now
                return True
        return False
