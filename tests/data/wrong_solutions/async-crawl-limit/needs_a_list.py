# Asks for the length of the addresses: a generator has none.
import asyncio


async def crawl(urls, fetch, limit):
    pages = [None] * len(urls)
    places = asyncio.Semaphore(limit)

    async def load(number, url):
        async with places:
            try:
                pages[number] = await fetch(url)
            except Exception as error:
                pages[number] = error

    async with asyncio.TaskGroup() as group:
        for number, url in enumerate(urls):
            group.create_task(load(number, url))
    return pages
