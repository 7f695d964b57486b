# Checks the balance before the transaction, and the UPDATE itself checks nothing: the account can be overdrawn.
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
    balances = dict(conn.execute("SELECT id, balance FROM accounts WHERE id IN (?, ?)", (source, target)))
    if source not in balances or target not in balances:
        raise UnknownAccount
    if balances[source] < amount:
        raise InsufficientFunds(source)
    with conn:
        conn.execute("UPDATE accounts SET balance = balance - ? WHERE id = ?", (amount, source))
        conn.execute("UPDATE accounts SET balance = balance + ? WHERE id = ?", (amount, target))
        conn.execute("INSERT INTO transfers VALUES (?, ?, ?, ?)", (key, source, target, amount))
    return True
