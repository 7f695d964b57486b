# Collects the free time of each person: somebody is free, not everybody.
def free_slots(calendars, day, length):
    slots = set()
    for calendar in calendars or [[]]:
        free_from, closes = day
        for start, end in [*sorted(calendar), (closes, closes)]:
            until = min(start, closes)
            if until - free_from >= length:
                slots.add((free_from, until))
            free_from = max(free_from, end)
    return sorted(slots)
