# Counts records instead of lines: the numbers are off after a record of several lines.
import csv
from decimal import Decimal, InvalidOperation


def aggregate(lines, reject):
    reader = csv.reader(lines)
    header = next(reader, [])
    if "customer" not in header or "amount" not in header:
        raise ValueError("header")
    customer_at, amount_at = header.index("customer"), header.index("amount")
    totals = {}
    for number, fields in enumerate(reader, start=2):
        if not fields:
            continue
        try:
            amount = Decimal(fields[amount_at]) if len(fields) == len(header) else None
        except InvalidOperation:
            amount = None
        if amount is None or not amount.is_finite() or not fields[customer_at]:
            reject(number, fields)
            continue
        count, total = totals.get(fields[customer_at], (0, Decimal(0)))
        totals[fields[customer_at]] = count + 1, total + amount
    return totals
