# Trusts any known key: another amount under the same key passes for a repeat.
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
        if not conn.execute(
            "INSERT OR IGNORE INTO transfers VALUES (?, ?, ?, ?)", (key, source, target, amount)
        ).rowcount:
            return False
        for account, change in ((source, -amount), (target, amount)):
            updated = conn.execute(
                "UPDATE accounts SET balance = balance + ? WHERE id = ? AND balance + ? >= 0", (change, account, change)
            )
            if not updated.rowcount:
                known = conn.execute("SELECT 1 FROM accounts WHERE id = ?", (account,)).fetchone()
                raise InsufficientFunds(account) if known else UnknownAccount(account)
    return True
