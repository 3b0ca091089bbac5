# cpython: differs - the file is not beside the program there
print(__name__)
with open("whoami.py", "w") as f:
    f.write("print(__name__, __file__)\nif __name__ == '__main__':\n    print('never')\n")
import whoami
