# Ends the session when exactly the gap has passed, not only when more has.
from collections import OrderedDict


def sessions(events, gap):
    opened = OrderedDict()
    for at, user, event_id in events:
        while opened and at - next(iter(opened.values()))[1] >= gap:
            other, (start, end, ids) = opened.popitem(last=False)
            yield other, start, end, len(ids)
        session = opened.setdefault(user, [at, at, set()])
        if event_id not in session[2]:
            session[1] = at
            session[2].add(event_id)
            opened.move_to_end(user)
    for user, (start, end, ids) in opened.items():
        yield user, start, end, len(ids)
