# Reads lazily, but keeps every amount of every customer to sum them up at the end.
import csv
from collections import defaultdict
from decimal import Decimal, InvalidOperation


def aggregate(lines, reject):
    reader = csv.reader(lines)
    header = next(reader, [])
    if "customer" not in header or "amount" not in header:
        raise ValueError("header")
    customer_at, amount_at = header.index("customer"), header.index("amount")
    amounts = defaultdict(list)
    for fields in reader:
        if not fields:
            continue
        try:
            amount = Decimal(fields[amount_at]) if len(fields) == len(header) else None
        except InvalidOperation:
            amount = None
        if amount is None or not amount.is_finite() or not fields[customer_at]:
            reject(reader.line_num, fields)
            continue
        amounts[fields[customer_at]].append(amount)
    return {customer: (len(values), sum(values)) for customer, values in amounts.items()}
