# Looks only between neighbouring meetings: the time before the first and after the last is lost.
def free_slots(calendars, day, length):
    opens, closes = day
    busy = sorted(pair for calendar in calendars for pair in calendar)
    slots = []
    free_from = busy[0][1] if busy else opens
    for start, end in busy[1:]:
        if min(start, closes) - max(free_from, opens) >= length:
            slots.append((max(free_from, opens), min(start, closes)))
        free_from = max(free_from, end)
    return slots
