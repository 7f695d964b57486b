# Names the line on which a bad record begins, not the one on which it ends.
import csv
from decimal import Decimal, InvalidOperation


def aggregate(lines, reject):
    reader = csv.reader(lines)
    header = next(reader, [])
    if "customer" not in header or "amount" not in header:
        raise ValueError("no such columns")
    totals = {}
    begins = reader.line_num + 1
    for fields in reader:
        line, begins = begins, reader.line_num + 1
        if not fields:
            continue
        record = dict(zip(header, fields))
        try:
            if len(fields) != len(header) or not record["customer"]:
                raise InvalidOperation
            amount = Decimal(record["amount"])
            if not amount.is_finite():
                raise InvalidOperation
        except InvalidOperation:
            reject(line, fields)
            continue
        count, total = totals.get(record["customer"], (0, Decimal(0)))
        totals[record["customer"]] = count + 1, total + amount
    return totals
