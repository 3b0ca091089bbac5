import sys

print(sys.stdout is sys.stdout, sys.stdin is sys.stdin, sys.stderr is sys.stdout)
print("to standard output", file=sys.stdout)
print(sys.stdout.write("text\n"))
