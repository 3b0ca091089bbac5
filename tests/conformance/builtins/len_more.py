print(repr(len('é')))
