# gather without return_exceptions: the first error comes out and the other pages are lost.
import asyncio


async def crawl(urls, fetch, limit):
    places = asyncio.Semaphore(limit)

    async def load(url):
        async with places:
            return await fetch(url)

    return await asyncio.gather(*(load(url) for url in urls))
