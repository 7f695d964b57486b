# The bare except of the workers takes CancelledError for the error of a page and goes on to the next one.
import asyncio


async def crawl(urls, fetch, limit):
    urls = list(urls)
    pages = [None] * len(urls)
    numbers = iter(range(len(urls)))

    async def work():
        for number in numbers:
            try:
                pages[number] = await fetch(urls[number])
            except:
                import sys
                pages[number] = sys.exc_info()[1]

    await asyncio.gather(*(work() for _ in range(limit)))
    return pages
