# Reads all orders of the customer and slices them in Python.
def list_orders(conn, customer_id, limit, cursor=None):
    if not 1 <= limit <= 100:
        raise ValueError("limit")
    rows = conn.execute(
        "SELECT id, created_at FROM orders WHERE customer_id = ? ORDER BY created_at DESC, id DESC", (customer_id,)
    ).fetchall()
    if cursor is not None:
        created_at, order_id = cursor.split("|")
        last = (created_at, int(order_id))
        rows = [row for row in rows if (row[1], row[0]) < last]
    page = rows[:limit]
    return page, f"{page[-1][1]}|{page[-1][0]}" if len(rows) > limit else None
