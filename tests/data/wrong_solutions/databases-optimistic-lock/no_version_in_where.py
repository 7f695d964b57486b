# Raises the version but never compares it: the last one to write wins.
class Conflict(Exception):
    pass


def save(conn, doc_id, change, attempts=3, pause=lambda attempt: None):
    row = conn.execute("SELECT body, version FROM documents WHERE id = ?", (doc_id,)).fetchone()
    if row is None:
        raise LookupError(doc_id)
    body, version = row
    changed = change(body)
    with conn:
        conn.execute("UPDATE documents SET body = ?, version = version + 1 WHERE id = ?", (changed, doc_id))
    return version + 1
