# `>` instead of `>=`: an hour between two meetings is refused for a meeting of an hour.
def free_slots(calendars, day, length):
    free_from, closes = day
    slots = []
    for start, end in [*sorted(pair for calendar in calendars for pair in calendar), (closes, closes)]:
        until = min(start, closes)
        if until - free_from > length:
            slots.append((free_from, until))
        free_from = max(free_from, end)
    return slots
