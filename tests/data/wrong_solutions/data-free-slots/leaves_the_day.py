# Does not cut the answer by the working hours.
def free_slots(calendars, day, length):
    free_from, closes = day
    slots = []
    for start, end in sorted(pair for calendar in calendars for pair in calendar):
        if start - free_from >= length:
            slots.append((free_from, start))
        free_from = max(free_from, end)
    if closes - free_from >= length:
        slots.append((free_from, closes))
    return slots
