# Results are kept by address, so a repeated address is asked once or gets the last answer everywhere.
import asyncio


async def crawl(urls, fetch, limit):
    urls = list(urls)
    places = asyncio.Semaphore(limit)
    pages = {}

    async def load(url):
        async with places:
            try:
                pages[url] = await fetch(url)
            except Exception as error:
                pages[url] = error

    await asyncio.gather(*map(load, urls))
    return [pages[url] for url in urls]
