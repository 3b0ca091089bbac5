print(bool([]), bool([0]), len([1, 2]), not [], not [1])
if []:
    print("no")
