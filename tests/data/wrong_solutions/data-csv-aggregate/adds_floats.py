# Adds floats and turns only the sum into a Decimal.
import csv
import math
from decimal import Decimal


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
            amount = float(fields[amount_at]) if len(fields) == len(header) else math.nan
        except ValueError:
            amount = math.nan
        if not math.isfinite(amount) or not fields[customer_at]:
            reject(reader.line_num, fields)
            continue
        count, total = totals.get(fields[customer_at], (0, 0.0))
        totals[fields[customer_at]] = count + 1, total + amount
    return {customer: (count, Decimal(str(total))) for customer, (count, total) in totals.items()}
