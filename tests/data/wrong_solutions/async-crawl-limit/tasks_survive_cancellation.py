# asyncio.wait does not cancel what it waits for: after a cancellation the pages go on loading.
import asyncio


async def crawl(urls, fetch, limit):
    places = asyncio.Semaphore(limit)

    async def load(url):
        async with places:
            return await fetch(url)

    tasks = [asyncio.create_task(load(url)) for url in urls]
    if tasks:
        await asyncio.wait(tasks)
    return [task.exception() or task.result() for task in tasks]
