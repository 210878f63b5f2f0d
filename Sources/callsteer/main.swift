print("callsteer")
