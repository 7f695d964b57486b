# Sorts the caller's own calendars.
def free_slots(calendars, day, length):
    busy = []
    for calendar in calendars:
        calendar.sort()
        busy += calendar
    busy.sort()
    free_from, closes = day
    slots = []
    for start, end in [*busy, (closes, closes)]:
        until = min(start, closes)
        if until - free_from >= length:
            slots.append((free_from, until))
        free_from = max(free_from, end)
    return slots
