# Results stand in the order in which pages were ready.
import asyncio


async def crawl(urls, fetch, limit):
    places = asyncio.Semaphore(limit)
    pages = []

    async def load(url):
        async with places:
            try:
                pages.append(await fetch(url))
            except Exception as error:
                pages.append(error)

    await asyncio.gather(*(load(url) for url in urls))
    return pages
