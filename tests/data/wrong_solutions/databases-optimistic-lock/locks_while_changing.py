# Takes the write lock first and holds it while the new text is made.
class Conflict(Exception):
    pass


def save(conn, doc_id, change, attempts=3, pause=lambda attempt: None):
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        row = conn.execute("SELECT body, version FROM documents WHERE id = ?", (doc_id,)).fetchone()
        if row is None:
            raise LookupError(doc_id)
        body, version = row
        conn.execute(
            "UPDATE documents SET body = ?, version = version + 1 WHERE id = ?", (change(body), doc_id)
        )
    return version + 1
