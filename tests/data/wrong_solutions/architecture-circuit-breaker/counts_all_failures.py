# Counts failures since the start instead of failures in a row.
class CircuitOpen(Exception):
    """Выключатель разомкнут, вызова не было."""


class CircuitBreaker:
    def __init__(self, failures, reset_after, clock, ignored=()):
        self._limit = failures
        self._reset_after = reset_after
        self._clock = clock
        self._ignored = ignored
        self._failed = 0
        self._opened_at = None
        self._probing = False
        self._epoch = 0   # растёт при размыкании и с каждой пробой

    @property
    def state(self):
        if self._opened_at is None:
            return "closed"
        waiting = self._clock() - self._opened_at < self._reset_after
        return "open" if waiting else "half-open"

    async def call(self, function):
        epoch = self._enter()
        try:
            result = await function()
        except self._ignored:
            self._succeeded(epoch)
            raise
        except Exception:
            self._failed_once(epoch)
            raise
        except BaseException:
            self._abandoned(epoch)
            raise
        self._succeeded(epoch)
        return result

    def _enter(self):
        state = self.state
        if state == "open" or self._probing:
            raise CircuitOpen
        if state == "half-open":
            self._probing = True
            self._epoch += 1
        return self._epoch

    def _succeeded(self, epoch):
        if epoch == self._epoch:
            self._failed = 0 if self._probing else self._failed
            self._opened_at = None
            self._probing = False

    def _failed_once(self, epoch):
        if epoch != self._epoch:
            return
        self._failed += 1
        if self._probing or self._failed >= self._limit:
            self._failed = 0
            self._opened_at = self._clock()
            self._probing = False
            self._epoch += 1

    def _abandoned(self, epoch):
        if epoch == self._epoch:
            self._probing = False
