# Goes batch by batch: one slow page holds the places of all the others.
import asyncio


async def crawl(urls, fetch, limit):
    urls = list(urls)
    pages = []
    for start in range(0, len(urls), limit):
        batch = urls[start:start + limit]
        pages += await asyncio.gather(*map(fetch, batch), return_exceptions=True)
    return pages
