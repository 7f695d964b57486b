# Commits after each statement: when the second one fails, the money is gone.
class InsufficientFunds(Exception):
    pass


class UnknownAccount(Exception):
    pass


class KeyConflict(Exception):
    pass



def transfer(conn, key, source, target, amount):
    if amount < 1 or source == target:
        raise ValueError("amount")
    saved = conn.execute("SELECT source, target, amount FROM transfers WHERE key = ?", (key,)).fetchone()
    if saved:
        if saved != (source, target, amount):
            raise KeyConflict(key)
        return False
    known = {id_ for (id_,) in conn.execute("SELECT id FROM accounts WHERE id IN (?, ?)", (source, target))}
    if known != {source, target}:
        raise UnknownAccount
    taken = conn.execute(
        "UPDATE accounts SET balance = balance - ? WHERE id = ? AND balance >= ?", (amount, source, amount)
    )
    conn.commit()
    if not taken.rowcount:
        raise InsufficientFunds(source)
    conn.execute("UPDATE accounts SET balance = balance + ? WHERE id = ?", (amount, target))
    conn.commit()
    conn.execute("INSERT INTO transfers VALUES (?, ?, ?, ?)", (key, source, target, amount))
    conn.commit()
    return True
