# Joins tags and comments at once: their product is counted, and LIMIT cuts rows instead of posts.
from itertools import groupby


def feed(conn, limit):
    rows = conn.execute(
        """
        SELECT p.id, p.title, a.name, t.name, c.id
        FROM posts p
        LEFT JOIN authors a ON a.id = p.author_id
        LEFT JOIN post_tags t ON t.post_id = p.id
        LEFT JOIN comments c ON c.post_id = p.id
        ORDER BY p.id DESC, t.name
        LIMIT ?
        """,
        (limit,),
    )
    result = []
    for (post_id, title, author), group in groupby(rows, key=lambda row: row[:3]):
        group = list(group)
        tags = sorted({tag for *_, tag, _ in group if tag is not None})
        comments = sum(comment is not None for *_, comment in group)
        result.append({"id": post_id, "title": title, "author": author, "tags": tags, "comments": comments})
    return result
