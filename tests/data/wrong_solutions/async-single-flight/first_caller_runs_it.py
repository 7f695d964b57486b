# The first caller runs the call itself: when it is cancelled, the others get its cancellation.
import asyncio


class SingleFlight:
    def __init__(self):
        self._running = {}

    async def do(self, key, call):
        if key in self._running:
            return await asyncio.shield(self._running[key])
        shared = self._running[key] = asyncio.get_running_loop().create_future()
        try:
            result = await call()
        except asyncio.CancelledError:
            shared.cancel()
            raise
        except Exception as error:
            shared.set_exception(error)
            shared.exception()
            raise
        else:
            shared.set_result(result)
            return result
        finally:
            del self._running[key]
