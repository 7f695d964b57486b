# Takes a full page for a sign that there is more: the last page comes out empty.
import base64
import json


def list_orders(conn, customer_id, limit, cursor=None):
    if not 1 <= limit <= 100:
        raise ValueError("limit")
    where, values = "", ()
    if cursor is not None:
        try:
            created_at, order_id = json.loads(base64.urlsafe_b64decode(cursor))
        except (ValueError, TypeError) as error:
            raise ValueError("cursor") from error
        where, values = "AND (created_at, id) < (?, ?)", (created_at, order_id)
    rows = conn.execute(
        f"SELECT id, created_at FROM orders WHERE customer_id = ? {where} ORDER BY created_at DESC, id DESC LIMIT ?",
        (customer_id, *values, limit),
    ).fetchall()
    if len(rows) < limit:
        return rows, None
    order_id, created_at = rows[-1]
    return rows, base64.urlsafe_b64encode(json.dumps([created_at, order_id]).encode()).decode()
