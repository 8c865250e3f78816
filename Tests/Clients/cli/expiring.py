"""Tokens that are over, with the server's own signature."""
import time

import jwt


def expired(dev, token, seconds=3_600):
    """The token, as one that ended so many seconds ago, or ends in them when they are below 0."""
    now = int(time.time())
    claims = jwt.decode(token, options={"verify_signature": False})
    claims |= {"iat": now - 7_200, "nbf": now - 7_200, "exp": now - seconds}
    return jwt.encode(
        claims, (dev.data / "token.key").read_text(), "ES256", headers={"kid": jwt.get_unverified_header(token)["kid"]})
