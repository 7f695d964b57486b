# Compares by time alone: the rest of the orders of that second are lost.
def list_orders(conn, customer_id, limit, cursor=None):
    if not 1 <= limit <= 100:
        raise ValueError("limit")
    if cursor is not None and not cursor.startswith("20"):
        raise ValueError("cursor")
    rows = conn.execute(
        """
        SELECT id, created_at FROM orders WHERE customer_id = ? AND created_at < ?
        ORDER BY created_at DESC, id DESC LIMIT ?
        """,
        (customer_id, cursor or "9999", limit + 1),
    ).fetchall()
    page = rows[:limit]
    return page, page[-1][1] if len(rows) > limit else None
