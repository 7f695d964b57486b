# Compares the version in a SELECT of its own: a change right after it is overwritten.
class Conflict(Exception):
    pass


def save(conn, doc_id, change, attempts=3, pause=lambda attempt: None):
    query = "SELECT body, version FROM documents WHERE id = ?"
    for attempt in range(1, attempts + 1):
        row = conn.execute(query, (doc_id,)).fetchone()
        if row is None:
            raise LookupError(doc_id)
        body, version = row
        changed = change(body)
        current = conn.execute(query, (doc_id,)).fetchone()
        if current is None:
            raise LookupError(doc_id)
        if current[1] == version:
            with conn:
                conn.execute(
                    "UPDATE documents SET body = ?, version = ? WHERE id = ?", (changed, version + 1, doc_id)
                )
            return version + 1
        if attempt < attempts:
            pause(attempt)
    raise Conflict(doc_id)
