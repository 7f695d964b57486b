"""The fields of a protocol buffer message, as much of it as Anki's packages need: those that hold bytes."""

from __future__ import annotations

_LONGEST_VARINT = 10


def read_fields(message: bytes) -> dict[int, list[bytes]]:
    """Give the fields that hold bytes by their number; what follows a damaged one is left out."""
    fields: dict[int, list[bytes]] = {}
    position = 0
    while 0 <= position < len(message):
        key, position = _read_number(message, position)
        kind = key & 7
        if kind == 2:
            length, position = _read_number(message, position)
            if position < 0 or position + length > len(message):
                break
            fields.setdefault(key >> 3, []).append(message[position : position + length])
            position += length
        elif kind == 0:
            position = _read_number(message, position)[1]
        elif kind in (1, 5):
            position += 8 if kind == 1 else 4
        else:
            break
    return fields


def _read_number(message: bytes, position: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, and give where it ends; -1 when it does not."""
    number = 0
    if position < 0:
        return 0, -1
    for shift, byte in enumerate(message[position : position + _LONGEST_VARINT]):
        number |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            return number, position + shift + 1
    return 0, -1
