# Three statements, but two of them read every tag and every comment of the archive.
from collections import Counter, defaultdict


def feed(conn, limit):
    tags = defaultdict(list)
    for post_id, name in conn.execute("SELECT post_id, name FROM post_tags ORDER BY name"):
        tags[post_id].append(name)
    comments = Counter(post_id for (post_id,) in conn.execute("SELECT post_id FROM comments"))
    posts = conn.execute(
        """
        SELECT p.id, p.title, a.name FROM posts p LEFT JOIN authors a ON a.id = p.author_id
        ORDER BY p.id DESC LIMIT ?
        """,
        (limit,),
    )
    return [
        {"id": id_, "title": title, "author": author, "tags": tags[id_], "comments": comments[id_]}
        for id_, title, author in posts
    ]
