def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: hash('aßc') == hash('aßc'))
show(lambda: {'aßc': 1}['aßc'])
show(lambda: {'aßc': 1}.get('ß'))
show(lambda: 'aßc' in {'aßc'})
show(lambda: {'aßc', 'aßc', 'ß'} == {'ß', 'aßc'})
