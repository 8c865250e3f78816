"""What the files of this folder share."""
import os
import uuid

# Stands in what the attacked tenant keeps, and may never be seen by another.
CANARY = "cnry" + os.urandom(5).hex()
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def type_id(prefix):
    """An id of that kind that nobody has."""
    bits, text = uuid.uuid4().int, ""
    for _ in range(26):
        bits, text = bits >> 5, CROCKFORD[bits & 31] + text
    return f"{prefix}_{text}"
