# Looks at every open session for every event.
def sessions(events, gap):
    opened = {}
    for at, user, event_id in events:
        ripe = [other for other, session in opened.items() if at - session[1] > gap]
        for other in sorted(ripe, key=lambda other: opened[other][1]):
            start, end, ids = opened.pop(other)
            yield other, start, end, len(ids)
        ripe = other = None
        session = opened.setdefault(user, [at, at, set()])
        if event_id not in session[2]:
            session[1] = at
            session[2].add(event_id)
    for user, (start, end, ids) in sorted(opened.items(), key=lambda item: item[1][1]):
        yield user, start, end, len(ids)
