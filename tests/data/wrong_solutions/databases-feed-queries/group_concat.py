# Glues the tags with commas and splits them again, so a tag that holds a comma becomes two.
def feed(conn, limit):
    rows = conn.execute(
        """
        SELECT p.id, p.title, a.name,
               (SELECT GROUP_CONCAT(t.name) FROM post_tags t WHERE t.post_id = p.id),
               (SELECT COUNT(*) FROM comments c WHERE c.post_id = p.id)
        FROM posts p LEFT JOIN authors a ON a.id = p.author_id
        ORDER BY p.id DESC LIMIT ?
        """,
        (limit,),
    )
    return [
        {
            "id": post_id,
            "title": title,
            "author": author,
            "tags": sorted(tags.split(",")) if tags else [],
            "comments": comments,
        }
        for post_id, title, author, tags, comments in rows
    ]
