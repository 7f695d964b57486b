# Counts retries instead of attempts, and pauses even after the last one.
class Conflict(Exception):
    pass


def save(conn, doc_id, change, attempts=3, pause=lambda attempt: None):
    attempt = 0
    while True:
        row = conn.execute("SELECT body, version FROM documents WHERE id = ?", (doc_id,)).fetchone()
        if row is None:
            raise LookupError(doc_id)
        body, version = row
        changed = change(body)
        with conn:
            updated = conn.execute(
                "UPDATE documents SET body = ?, version = version + 1 WHERE id = ? AND version = ?",
                (changed, doc_id, version),
            )
        if updated.rowcount:
            return version + 1
        attempt += 1
        pause(attempt)
        if attempt > attempts:
            raise Conflict(doc_id)
