# Reads only the version anew and writes the text made from the old one: the other change is lost.
class Conflict(Exception):
    pass


def save(conn, doc_id, change, attempts=3, pause=lambda attempt: None):
    row = conn.execute("SELECT body, version FROM documents WHERE id = ?", (doc_id,)).fetchone()
    if row is None:
        raise LookupError(doc_id)
    body, version = row
    changed = change(body)
    for attempt in range(1, attempts + 1):
        with conn:
            updated = conn.execute(
                "UPDATE documents SET body = ?, version = version + 1 WHERE id = ? AND version = ?",
                (changed, doc_id, version),
            )
        if updated.rowcount:
            return version + 1
        if attempt < attempts:
            pause(attempt)
        row = conn.execute("SELECT version FROM documents WHERE id = ?", (doc_id,)).fetchone()
        if row is None:
            raise LookupError(doc_id)
        (version,) = row
    raise Conflict(doc_id)
