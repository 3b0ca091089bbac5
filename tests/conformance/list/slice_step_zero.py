for sequence in ([1], range(3)):
    try:
        print(sequence[::0])
    except ValueError:
        print("ValueError")
