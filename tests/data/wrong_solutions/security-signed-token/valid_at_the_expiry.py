# A token is still accepted at the very moment of its expiry.
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
        try:
            claims = self._authentic(token)
        except ValueError as error:   # base64, JSON, кодировка, число частей
            raise InvalidToken("токен не разобран") from error
        expires = claims.get("exp")
        if type(expires) not in (int, float):
            raise InvalidToken("нет срока действия")
        if self._clock() > expires:
            raise ExpiredToken("срок вышел")
        return claims

    def _authentic(self, token):
        signed, _, signature = token.rpartition(".")
        # Сравниваются тексты: разные строки base64 могут раскодироваться в одни байты.
        if not hmac.compare_digest(self._sign(signed).encode(), signature.encode()):
            raise InvalidToken("неверная подпись")
        header, payload = signed.split(".")
        if _unpack(header).get("alg") != "HS256":
            raise InvalidToken("другой алгоритм")
        return _unpack(payload)

    def _sign(self, signed):
        return _pack(hmac.new(self._key, signed.encode(), "sha256").digest())
