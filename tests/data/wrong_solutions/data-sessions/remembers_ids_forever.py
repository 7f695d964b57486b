# Keeps every event that ever came to recognise repeats: the set grows without bounds.
from collections import OrderedDict


def sessions(events, gap):
    opened, seen = OrderedDict(), set()
    for at, user, event_id in events:
        while opened and at - next(iter(opened.values()))[1] > gap:
            other, (start, end, count) = opened.popitem(last=False)
            yield other, start, end, count
        if (user, event_id) in seen:
            continue
        seen.add((user, event_id))
        session = opened.setdefault(user, [at, at, 0])
        session[1] = at
        session[2] += 1
        opened.move_to_end(user)
    for user, (start, end, count) in opened.items():
        yield user, start, end, count
