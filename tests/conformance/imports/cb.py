import ca
z = ca.x + 1
