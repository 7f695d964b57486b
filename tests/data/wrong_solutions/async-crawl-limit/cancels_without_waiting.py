# Cancels its tasks but does not wait until they have ended.
import asyncio


async def crawl(urls, fetch, limit):
    places = asyncio.Semaphore(limit)

    async def load(url):
        async with places:
            try:
                return await fetch(url)
            except Exception as error:
                return error

    tasks = [asyncio.create_task(load(url)) for url in urls]
    try:
        return [await asyncio.shield(task) for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
