# Takes NaN and Infinity for amounts: they poison the sum of the customer.
import csv
from decimal import Decimal, InvalidOperation


def aggregate(lines, reject):
    reader = csv.reader(lines)
    header = next(reader, [])
    if "customer" not in header or "amount" not in header:
        raise ValueError("header")
    customer_at, amount_at = header.index("customer"), header.index("amount")
    totals = {}
    for fields in reader:
        if not fields:
            continue
        try:
            amount = Decimal(fields[amount_at]) if len(fields) == len(header) else None
        except InvalidOperation:
            amount = None
        if amount is None or not fields[customer_at]:
            reject(reader.line_num, fields)
            continue
        count, total = totals.get(fields[customer_at], (0, Decimal(0)))
        totals[fields[customer_at]] = count + 1, total + amount
    return totals
