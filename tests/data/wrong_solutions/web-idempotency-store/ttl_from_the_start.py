# Counts the lifetime from the start of the request.
import hashlib
from dataclasses import dataclass


class KeyConflict(Exception):
    """Ключ уже использован с другим телом: 422."""


class RequestInProgress(Exception):
    """Запрос с этим ключом ещё выполняется: 409."""


@dataclass
class Record:
    fingerprint: bytes
    response: object = None
    finished_at: float | None = None


class IdempotencyStore:
    def __init__(self, clock, ttl):
        self._clock = clock
        self._ttl = ttl
        self._records = {}

    async def run(self, client, key, body, handler):
        place = (client, key)
        fingerprint = hashlib.sha256(body).digest()
        known = self._find(place)
        if known is not None:
            if known.fingerprint != fingerprint:
                raise KeyConflict(key)
            if known.finished_at is None:
                raise RequestInProgress(key)
            return known.response
        # До первого await: место занято раньше, чем кто-либо ещё получит управление.
        record = self._records[place] = Record(fingerprint)
        started = self._clock()
        try:
            response = await handler()
        except BaseException:   # и CancelledError
            del self._records[place]
            raise
        if response.status >= 500:
            del self._records[place]
        else:
            record.response, record.finished_at = response, started
        return response

    def _find(self, place):
        record = self._records.get(place)
        if record is None or record.finished_at is None:
            return record
        return record if self._clock() - record.finished_at < self._ttl else None
