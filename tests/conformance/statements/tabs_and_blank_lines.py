def f():
	if True:
		x = 1

		# a comment at another depth
	# here too

		return x


print(f())
if 1:
        print("deep")

print("end")
