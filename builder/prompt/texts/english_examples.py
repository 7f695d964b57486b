"""The English examples: a question of each kind that passes `check` and `verify` as it is."""

from __future__ import annotations

from typing import Final

from builder.prompt.texts.words import Examples

_OPEN: Final = """\
## Once an hour a page takes 9 s instead of 40 ms. Why? What do you change? { level=middle minutes=6 tags="caching" }

The page is cached in Redis with a TTL of 3600 s. The product on the front page gets 400 requests a second.

```python
def card(product_id):
    key = f"card:{product_id}"
    if (cached := redis.get(key)) is not None:
        return cached
    fresh = build_card(product_id)  # a database query, 300 ms
    redis.set(key, fresh, ex=3600)
    return fresh
```

### Hint
How many requests arrive while the first one builds the page?

### Answer
This is a cache stampede. The key has expired; in the 300 ms of building, another 120 requests arrive, each sees a
miss and goes to the database too. Equal queries slow down the database and each other, hence the seconds.

Make only one of them build:

1. A lock on the key: `SET lock:<key> <token> NX EX 10`. The others serve the old value, which is kept longer than
   it is fresh, or wait.
2. Build ahead: refresh the key in the background before it expires. The price is work for products that nobody
   looks at.

A random addition to the TTL helps when thousands of keys expire at once; it does not save a single hot key.

To check, count the rebuilds of a key: in the minute of expiry there are more than a hundred before the change, and
one after it.

### Key points
- Names the cause: simultaneous misses of one expired key
- Estimates the scale: 400 requests a second × 0.3 s = 120 needless queries
- Leaves the rebuild to one process and says what the others get meanwhile
- Explains why a random TTL does not help a single hot key

### Follow-up

#### The owner of the lock died while building. What happens next?
Until `EX 10` is over nobody rebuilds the page, and the others serve the old value. So the lock is short, and only
its owner releases it: comparing the token and deleting the key are one Lua script, or it could release a lock that
is somebody else's.

### Sources
- [Redis: SET](https://redis.io/docs/latest/commands/set/)
"""

_CHOICE: Final = """\
## Nobody seems to be without orders. Which number does the query return? { level=junior minutes=3 tags="sql, null" }

`customers` has 100 rows. `orders` mentions 60 of these customers, and has three more rows in which `customer_id` is
NULL.

```sql
SELECT count(*) FROM customers
WHERE id NOT IN (SELECT customer_id FROM orders);
```

- [ ] 40
    `NOT EXISTS` would return that, and so would this query without a NULL in the subquery.
- [ ] 37
    The three rows with NULL are not subtracted: they make every comparison unknown.
- [x] 0
- [ ] An error
    A NULL in a subquery is allowed, and the types are the same.

### Answer
Zero: `id NOT IN (1, NULL)` means `id <> 1 AND id <> NULL`; the second comparison is neither true nor false, so the
condition is true for no row at all.
Write `NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = customers.id)`, which NULL does not disturb. A column
that must not hold NULL is declared `NOT NULL`.
"""

_SHORT: Final = """\
## How many database connections are busy on average? { level=middle minutes=2 tags="queues, connection pool" }

A service takes 200 requests a second, and each holds a connection for 50 ms. Nothing waits for the pool.

### Accepted
- 10
- /^ten$/i

### Answer
Ten: by Little's law the average number of busy connections is the arrival rate times the time each is held:
200 × 0.05 = 10. A pool is larger than that: bursts need more than the average, and if a query slows down to 500 ms,
it takes 100.
"""

_OUTPUT: Final = """\
## The report has lost its second line. What does this code print? { level=junior minutes=2 tags="python" }

```python
orders = ({"id": number, "total": number * 10} for number in (1, 2, 3))
print(sum(order["total"] for order in orders))
print(max((order["id"] for order in orders), default="none"))
```

### Output
```text
60
none
```

### Answer
`orders` is a generator and can be walked once. `sum` read it to the end, `max` got an empty source and returned its
`default`. Without `default` it would be a `ValueError`. Data that is needed twice is collected in a list, at the
price of memory, or both values are computed in one pass.
"""

_CODE: Final = """\
## Cut a stream of texts into batches within a limit { level=middle minutes=12 tags="python, generators" }

An API takes at most `limit` characters at a time. Write a generator `batches(texts, limit)`: it gives lists of
consecutive texts, the total length of each is at most `limit`, and there are as few of them as possible. The source
may be endless. A text longer than `limit` is a `ValueError`.

### Starter
```python
def batches(texts, limit):
    ...
```

### Tests
```python
from itertools import islice, repeat


def test_order_and_limit():
    \"\"\"The order is kept, batches are filled up to the limit.\"\"\"
    assert list(batches(["aa", "b", "ccc", "d"], 3)) == [["aa", "b"], ["ccc"], ["d"]]


def test_nothing_in():
    \"\"\"An empty source gives no batch.\"\"\"
    assert list(batches([], 3)) == []


def test_endless():
    \"\"\"An endless source is read as far as needed.\"\"\"
    assert list(islice(batches(repeat("ab"), 5), 2)) == [["ab", "ab"], ["ab", "ab"]]


def test_too_long():
    \"\"\"A text longer than the limit is a ValueError.\"\"\"
    try:
        list(batches(["abcd"], 3))
    except ValueError:
        return
    raise AssertionError("there was no ValueError")
```

### Solution
```python
def batches(texts, limit):
    batch, size = [], 0
    for text in texts:
        if len(text) > limit:
            raise ValueError(f"{text!r} is longer than {limit}")
        if size + len(text) > limit:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
```

### Answer
Filling greedily is optimal here: the order is fixed, and closing a batch early never pays. It holds one batch in
memory, so the source may be endless. If the limit is in bytes, count `len(text.encode())`: in UTF-8 a letter beyond
ASCII takes two or more.

### Key points
- A batch is given away before the text that does not fit is added
- The last, partly filled batch is not lost
- A text longer than the limit is handled explicitly
"""

EXAMPLES: Final = Examples(
    description="What the topic is about, in one sentence",
    tags=("tag", "another one"),
    questions={"open": _OPEN, "choice": _CHOICE, "short": _SHORT, "output": _OUTPUT, "code": _CODE},
)
