print('pkg.a', __name__)
va = 'a'
