# Gives the text of the error, not the error.
import asyncio


async def crawl(urls, fetch, limit):
    places = asyncio.Semaphore(limit)

    async def load(url):
        async with places:
            try:
                return await fetch(url)
            except Exception as error:
                return str(error)

    return await asyncio.gather(*(load(url) for url in urls))
