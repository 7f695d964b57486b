# Takes every exception for a conflict: an error of the change is tried again and hidden.
class Conflict(Exception):
    pass


def save(conn, doc_id, change, attempts=3, pause=lambda attempt: None):
    for attempt in range(1, attempts + 1):
        try:
            body, version = conn.execute("SELECT body, version FROM documents WHERE id = ?", (doc_id,)).fetchone()
            changed = change(body)
            with conn:
                updated = conn.execute(
                    "UPDATE documents SET body = ?, version = version + 1 WHERE id = ? AND version = ?",
                    (changed, doc_id, version),
                )
            if updated.rowcount:
                return version + 1
        except Exception:
            conn.rollback()
        if attempt < attempts:
            pause(attempt)
    raise Conflict(doc_id)
