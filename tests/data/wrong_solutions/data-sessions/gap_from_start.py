# Counts the gap from the start of the session: long sessions are cut into windows.
from collections import OrderedDict


def sessions(events, gap):
    opened = OrderedDict()
    for at, user, event_id in events:
        while opened and at - next(iter(opened.values()))[0] > gap:
            other, (start, end, ids) = opened.popitem(last=False)
            yield other, start, end, len(ids)
        if user not in opened:
            opened[user] = [at, at, {event_id}]
        elif event_id not in opened[user][2]:
            opened[user][1] = at
            opened[user][2].add(event_id)
    for user, (start, end, ids) in opened.items():
        yield user, start, end, len(ids)
