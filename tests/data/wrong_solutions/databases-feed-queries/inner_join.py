# Joins the author with JOIN: posts without an author vanish from the feed.
from collections import defaultdict


def feed(conn, limit):
    posts = conn.execute(
        "SELECT p.id, p.title, a.name FROM posts p JOIN authors a ON a.id = p.author_id ORDER BY p.id DESC LIMIT ?",
        (limit,),
    ).fetchall()
    ids = [post[0] for post in posts]
    marks = ",".join("?" * len(ids))
    tags, comments = defaultdict(list), defaultdict(int)
    for post_id, name in conn.execute(
        f"SELECT post_id, name FROM post_tags WHERE post_id IN ({marks}) ORDER BY name", ids
    ):
        tags[post_id].append(name)
    for post_id, number in conn.execute(
        f"SELECT post_id, COUNT(*) FROM comments WHERE post_id IN ({marks}) GROUP BY post_id", ids
    ):
        comments[post_id] = number
    return [
        {"id": id_, "title": title, "author": author, "tags": tags[id_], "comments": comments[id_]}
        for id_, title, author in posts
    ]
