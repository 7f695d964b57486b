# Unpacks the token before anything is checked, and errors of base64 and JSON reach the caller.
import base64
import hmac
import json


class InvalidToken(Exception):
    """Токен нельзя принять."""


class ExpiredToken(InvalidToken):
    """Подпись верна, но срок вышел."""


def _pack(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _unpack(part):
    value = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    if not isinstance(value, dict):
        raise ValueError("не объект")
    return value


class TokenSigner:
    def __init__(self, key, clock):
        self._key = key
        self._clock = clock

    def issue(self, claims, ttl):
        header = {"alg": "HS256", "typ": "JWT"}
        payload = {**claims, "exp": int(self._clock()) + ttl}
        signed = ".".join(_pack(json.dumps(part).encode()) for part in (header, payload))
        return f"{signed}.{self._sign(signed)}"

    def verify(self, token):
        if token.count(".") != 2:
            raise InvalidToken("не три части")
        claims = self._authentic(token)
        expires = claims.get("exp")
        if type(expires) not in (int, float):
            raise InvalidToken("нет срока действия")
        if self._clock() >= expires:
            raise ExpiredToken("срок вышел")
        return claims

    def _authentic(self, token):
        signed, _, signature = token.rpartition(".")
        header, payload = signed.split(".")
        if _unpack(header).get("alg") != "HS256":
            raise InvalidToken("другой алгоритм")
        claims = _unpack(payload)
        # Сравниваются тексты: разные строки base64 могут раскодироваться в одни байты.
        if not hmac.compare_digest(self._sign(signed).encode(), signature.encode()):
            raise InvalidToken("неверная подпись")
        return claims

    def _sign(self, signed):
        return _pack(hmac.new(self._key, signed.encode(), "sha256").digest())
