# Groups the whole stream by user first: nothing comes out before the stream has ended.
from collections import defaultdict


def sessions(events, gap):
    by_user = defaultdict(list)
    for at, user, event_id in events:
        by_user[user].append((at, event_id))
    found = []
    for user, visits in by_user.items():
        start = end = None
        seen = set()
        for at, event_id in visits:
            if event_id in seen:
                continue
            if end is not None and at - end > gap:
                found.append((user, start, end, len(seen)))
                start, seen = None, set()
            start = at if start is None else start
            end = at
            seen.add(event_id)
        found.append((user, start, end, len(seen)))
    yield from sorted(found, key=lambda session: session[2])
