# Leaves the transaction open when a check fails: the key and the half of the transfer wait for a rollback.
class InsufficientFunds(Exception):
    pass


class UnknownAccount(Exception):
    pass


class KeyConflict(Exception):
    pass



def transfer(conn, key, source, target, amount):
    if amount < 1 or source == target:
        raise ValueError("amount")
    try:
        conn.execute("INSERT INTO transfers VALUES (?, ?, ?, ?)", (key, source, target, amount))
    except Exception:
        saved = conn.execute("SELECT source, target, amount FROM transfers WHERE key = ?", (key,)).fetchone()
        if saved != (source, target, amount):
            raise KeyConflict(key) from None
        return False
    row = conn.execute("SELECT balance FROM accounts WHERE id = ?", (source,)).fetchone()
    if row is None:
        raise UnknownAccount(source)
    if row[0] < amount:
        raise InsufficientFunds(source)
    conn.execute("UPDATE accounts SET balance = balance - ? WHERE id = ?", (amount, source))
    if not conn.execute("UPDATE accounts SET balance = balance + ? WHERE id = ?", (amount, target)).rowcount:
        raise UnknownAccount(target)
    conn.commit()
    return True
