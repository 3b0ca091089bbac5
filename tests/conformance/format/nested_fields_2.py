print(repr('{:{}}'.format(1,'>5')))
print(repr('{:{}d}'.format(1,5)))
print(repr('{:{a}}'.format(1,a=5)))
print(repr('{0:{1}{2}}'.format(1,'>',5)))
