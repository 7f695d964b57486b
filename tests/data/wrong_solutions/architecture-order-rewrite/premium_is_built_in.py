# Keeps the premium discount inside the processor, whatever discounts it is given.
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass
class Item:
    sku: str
    quantity: int


@dataclass
class Order:
    email: str
    is_premium: bool
    items: list[Item]
    total: Decimal | None = None


def premium(order, subtotal):
    return subtotal * Decimal("0.10") if order.is_premium else Decimal(0)


def check(order):
    if not order.items:
        raise ValueError("Empty order")
    if any(item.quantity < 1 for item in order.items):
        raise ValueError("Bad quantity")


def total_of(order, price_of, discounts):
    subtotal = sum((price_of(item.sku) * item.quantity for item in order.items), Decimal(0))
    discount = max((discount(order, subtotal) for discount in discounts), default=Decimal(0))
    discount = max(discount, premium(order, subtotal))
    return max(subtotal - discount, Decimal(0)).quantize(Decimal("0.01"), ROUND_HALF_UP)


class OrderProcessor:
    def __init__(self, *, price_of, discounts, save, notify, report):
        self._price_of = price_of
        self._discounts = discounts
        self._save = save
        self._notify = notify
        self._report = report

    def process(self, order):
        check(order)
        total = total_of(order, self._price_of, self._discounts)
        self._store(order, total)
        try:
            self._notify(order.email, f"Order total: {total}")
        except Exception as error:
            self._report(error)
        return total

    def _store(self, order, total):
        before = order.total
        order.total = total
        try:
            self._save(order)
        except BaseException:
            order.total = before
            raise
