# Remembers every message for ever.
import hashlib
import heapq
import hmac


class WebhookError(Exception):
    """Сообщение нельзя принять."""


class BadSignature(WebhookError):
    pass


class StaleTimestamp(WebhookError):
    pass


class ReplayedMessage(WebhookError):
    pass


class WebhookVerifier:
    def __init__(self, secrets, clock, tolerance=300):
        self._secrets = secrets
        self._clock = clock
        self._tolerance = tolerance
        self._seen = set()
        self._by_time = []   # куча (время отправки, отпечаток)

    def __len__(self):
        return len(self._seen)

    def verify(self, header, body):
        timestamp, signatures = _parse(header)
        message = timestamp.encode() + b"." + body
        if not self._signed(message, signatures):
            raise BadSignature
        sent, now = int(timestamp), self._clock()
        if abs(now - sent) > self._tolerance:
            raise StaleTimestamp
        # Отпечаток не зависит ни от заголовка, ни от того, какой ключ подошёл.
        fingerprint = hashlib.sha256(message).digest()
        if fingerprint in self._seen:
            raise ReplayedMessage
        self._seen.add(fingerprint)
        heapq.heappush(self._by_time, (sent, fingerprint))

    def _signed(self, message, signatures):
        expected = [hmac.new(key, message, "sha256").hexdigest().encode() for key in self._secrets]
        return any(hmac.compare_digest(right, given) for right in expected for given in signatures)

    def _forget(self, now):
        while self._by_time and now - self._by_time[0][0] > self._tolerance:
            self._seen.discard(heapq.heappop(self._by_time)[1])


def _parse(header):
    fields = [field.partition("=") for field in header.split(",")]
    times = [value for name, _, value in fields if name == "t"]
    signatures = [value.encode(errors="replace") for name, _, value in fields if name == "v1"]
    if len(times) != 1 or not (times[0].isascii() and times[0].isdigit()):
        raise BadSignature
    return times[0], signatures
