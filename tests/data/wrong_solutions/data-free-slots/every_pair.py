# Cuts every free piece by every meeting: quadratic.
def free_slots(calendars, day, length):
    free = [day]
    for calendar in calendars:
        for start, end in calendar:
            pieces = []
            for begins, ends in free:
                if begins < start:
                    pieces.append((begins, min(ends, start)))
                if end < ends:
                    pieces.append((max(begins, end), ends))
            free = pieces
    return [(begins, ends) for begins, ends in sorted(free) if ends - begins >= length]
