# Takes every IntegrityError for a repeated key: a refusal of the database is reported as done.
import sqlite3


class InsufficientFunds(Exception):
    pass


class UnknownAccount(Exception):
    pass


class KeyConflict(Exception):
    pass


def transfer(conn, key, source, target, amount):
    if amount < 1 or source == target:
        raise ValueError("bad transfer")
    try:
        with conn:
            conn.execute("INSERT INTO transfers VALUES (?, ?, ?, ?)", (key, source, target, amount))
            taken = conn.execute(
                "UPDATE accounts SET balance = balance - ? WHERE id = ? AND balance >= ?", (amount, source, amount)
            )
            if taken.rowcount == 0:
                known = conn.execute("SELECT 1 FROM accounts WHERE id = ?", (source,)).fetchone()
                raise InsufficientFunds(source) if known else UnknownAccount(source)
            given = conn.execute("UPDATE accounts SET balance = balance + ? WHERE id = ?", (amount, target))
            if given.rowcount == 0:
                raise UnknownAccount(target)
        return True
    except sqlite3.IntegrityError:
        row = conn.execute("SELECT source, target, amount FROM transfers WHERE key = ?", (key,)).fetchone()
        if row is not None and row != (source, target, amount):
            raise KeyConflict(key) from None
        return False
