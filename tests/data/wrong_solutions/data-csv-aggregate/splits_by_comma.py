# Splits lines by the comma: quoted fields fall apart.
from decimal import Decimal, InvalidOperation


def aggregate(lines, reject):
    header = next(lines, "").rstrip("\n").split(",")
    if "customer" not in header or "amount" not in header:
        raise ValueError("header")
    totals = {}
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        fields = line.rstrip("\n").split(",")
        row = dict(zip(header, fields))
        try:
            amount = Decimal(row["amount"])
        except (KeyError, InvalidOperation):
            amount = None
        if len(fields) != len(header) or not row["customer"] or amount is None or not amount.is_finite():
            reject(number, fields)
            continue
        count, total = totals.get(row["customer"], (0, Decimal(0)))
        totals[row["customer"]] = (count + 1, total + amount)
    return totals
