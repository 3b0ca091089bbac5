# The old name of asyncio, and the modules that it has elsewhere.
def __getattr__(name):
    import asyncio

    return getattr(asyncio, name)
