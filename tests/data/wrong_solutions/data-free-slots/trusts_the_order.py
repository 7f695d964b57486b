# Takes the meetings as they come, without sorting them.
def free_slots(calendars, day, length):
    free_from, closes = day
    slots = []
    for calendar in calendars:
        for start, end in calendar:
            until = min(start, closes)
            if until - free_from >= length:
                slots.append((free_from, until))
            free_from = max(free_from, end)
    if closes - free_from >= length:
        slots.append((free_from, closes))
    return slots
