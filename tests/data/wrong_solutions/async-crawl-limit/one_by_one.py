# Awaits every page in turn: nothing runs at the same time.
async def crawl(urls, fetch, limit):
    pages = []
    for url in urls:
        try:
            pages.append(await fetch(url))
        except Exception as error:
            pages.append(error)
    return pages
