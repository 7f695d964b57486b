# Hides an OFFSET in the cursor: an order that arrives between two pages shifts all the others.
def list_orders(conn, customer_id, limit, cursor=None):
    if not 1 <= limit <= 100:
        raise ValueError("limit")
    offset = int(cursor) if cursor is not None else 0
    rows = conn.execute(
        "SELECT id, created_at FROM orders WHERE customer_id = ? ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?",
        (customer_id, limit + 1, offset),
    ).fetchall()
    return rows[:limit], str(offset + limit) if len(rows) > limit else None
