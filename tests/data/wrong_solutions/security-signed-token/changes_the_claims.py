# Writes `exp` into the dictionary of the caller.
import base64
import hmac
import json


class InvalidToken(Exception):
    pass


class ExpiredToken(InvalidToken):
    pass


def pack(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class TokenSigner:
    def __init__(self, key, clock):
        self._key = key
        self._clock = clock

    def _sign(self, signed):
        return pack(hmac.new(self._key, signed.encode(), "sha256").digest())

    def issue(self, claims, ttl):
        claims["exp"] = int(self._clock()) + ttl
        header = {"alg": "HS256", "typ": "JWT"}
        signed = ".".join(pack(json.dumps(part).encode()) for part in (header, claims))
        return f"{signed}.{self._sign(signed)}"

    def verify(self, token):
        try:
            signed, _, signature = token.rpartition(".")
            if not hmac.compare_digest(self._sign(signed).encode(), signature.encode()):
                raise InvalidToken
            header, claims = (json.loads(base64.urlsafe_b64decode(part + "==")) for part in signed.split("."))
            if header["alg"] != "HS256" or type(claims["exp"]) not in (int, float):
                raise InvalidToken
        except (ValueError, TypeError, KeyError) as error:
            raise InvalidToken from error
        if self._clock() >= claims["exp"]:
            raise ExpiredToken
        return claims
