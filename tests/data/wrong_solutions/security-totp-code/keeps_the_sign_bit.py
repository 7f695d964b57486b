# Forgets to clear the highest bit: half of the codes are wrong.
import base64
import hmac
import struct


def totp(key, step, digits=6):
    digest = hmac.new(key, struct.pack(">Q", step), "sha1").digest()
    offset = digest[19] & 15
    (number,) = struct.unpack(">I", digest[offset : offset + 4])
    return str(number)[-digits:].zfill(digits)


class TotpVerifier:
    def __init__(self, secret, clock, window=1):
        text = "".join(secret.split()).rstrip("=")
        self._key = base64.b32decode(text + "=" * (-len(text) % 8), casefold=True)
        self._clock = clock
        self._window = window
        self._last_step = -1

    def verify(self, code):
        given = "".join(code.split()).encode(errors="replace")
        now = int(self._clock() // 30)
        for step in range(now - self._window, now + self._window + 1):
            if step > self._last_step and hmac.compare_digest(totp(self._key, step).encode(), given):
                self._last_step = step
                return True
        return False
