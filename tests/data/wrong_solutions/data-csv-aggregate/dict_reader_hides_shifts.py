# Relies on DictReader: a record with too many fields passes for a good one.
import csv
from decimal import Decimal, InvalidOperation


def aggregate(lines, reject):
    reader = csv.DictReader(lines)
    if not {"customer", "amount"} <= set(reader.fieldnames or ()):
        raise ValueError("header")
    totals = {}
    for row in reader:
        try:
            amount = Decimal(row["amount"] or "")
            if not amount.is_finite() or not row["customer"]:
                raise InvalidOperation
        except InvalidOperation:
            reject(reader.line_num, [value for value in row.values() if value is not None])
            continue
        count, total = totals.get(row["customer"], (0, Decimal(0)))
        totals[row["customer"]] = count + 1, total + amount
    return totals
