# Commits only after a success: a failed attempt keeps the database locked.
class Conflict(Exception):
    pass


def save(conn, doc_id, change, attempts=3, pause=lambda attempt: None):
    for attempt in range(1, attempts + 1):
        row = conn.execute("SELECT body, version FROM documents WHERE id = ?", (doc_id,)).fetchone()
        if row is None:
            raise LookupError(doc_id)
        body, version = row
        updated = conn.execute(
            "UPDATE documents SET body = ?, version = version + 1 WHERE id = ? AND version = ?",
            (change(body), doc_id, version),
        )
        if updated.rowcount:
            conn.commit()
            return version + 1
        if attempt < attempts:
            pause(attempt)
    raise Conflict(doc_id)
