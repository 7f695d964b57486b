# Looks at the balance before the key: a repeated request is refused once the money is spent.
class InsufficientFunds(Exception):
    pass


class UnknownAccount(Exception):
    pass


class KeyConflict(Exception):
    pass



def transfer(conn, key, source, target, amount):
    if amount < 1 or source == target:
        raise ValueError("amount")
    with conn:
        conn.execute("BEGIN IMMEDIATE")
        balances = dict(conn.execute("SELECT id, balance FROM accounts WHERE id IN (?, ?)", (source, target)))
        if source not in balances or target not in balances:
            raise UnknownAccount
        if balances[source] < amount:
            raise InsufficientFunds(source)
        saved = conn.execute("SELECT source, target, amount FROM transfers WHERE key = ?", (key,)).fetchone()
        if saved:
            if saved != (source, target, amount):
                raise KeyConflict(key)
            return False
        conn.execute("UPDATE accounts SET balance = balance - ? WHERE id = ?", (amount, source))
        conn.execute("UPDATE accounts SET balance = balance + ? WHERE id = ?", (amount, target))
        conn.execute("INSERT INTO transfers VALUES (?, ?, ?, ?)", (key, source, target, amount))
    return True
