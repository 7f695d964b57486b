# Compares the text instead of the version: a change that was taken back goes unnoticed.
class Conflict(Exception):
    pass


def save(conn, doc_id, change, attempts=3, pause=lambda attempt: None):
    for attempt in range(1, attempts + 1):
        row = conn.execute("SELECT body FROM documents WHERE id = ?", (doc_id,)).fetchone()
        if row is None:
            raise LookupError(doc_id)
        changed = change(row[0])
        with conn:
            updated = conn.execute(
                "UPDATE documents SET body = ?, version = version + 1 WHERE id = ? AND body = ? RETURNING version",
                (changed, doc_id, row[0]),
            ).fetchone()
        if updated:
            return updated[0]
        if attempt < attempts:
            pause(attempt)
    raise Conflict(doc_id)
