# Caches the authors, but tags and comments are still asked for post by post.
def feed(conn, limit):
    authors = dict(conn.execute("SELECT id, name FROM authors"))
    posts = conn.execute("SELECT id, title, author_id FROM posts ORDER BY id DESC LIMIT ?", (limit,)).fetchall()
    result = []
    for post_id, title, author_id in posts:
        tags = conn.execute("SELECT name FROM post_tags WHERE post_id = ? ORDER BY name", (post_id,))
        comments = conn.execute("SELECT COUNT(*) FROM comments WHERE post_id = ?", (post_id,))
        result.append(
            {
                "id": post_id,
                "title": title,
                "author": authors.get(author_id),
                "tags": [name for (name,) in tags],
                "comments": comments.fetchone()[0],
            }
        )
    return result
