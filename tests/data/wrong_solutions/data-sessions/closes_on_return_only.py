# Closes a session only when its user returns: those who leave are kept and reported at the very end.
def sessions(events, gap):
    opened = {}
    for at, user, event_id in events:
        if user in opened and at - opened[user][1] > gap:
            start, end, ids = opened.pop(user)
            yield user, start, end, len(ids)
        if user not in opened:
            opened[user] = [at, at, {event_id}]
        elif event_id not in opened[user][2]:
            opened[user][1] = at
            opened[user][2].add(event_id)
    for user, (start, end, ids) in sorted(opened.items(), key=lambda item: item[1][1]):
        yield user, start, end, len(ids)
