"""Looks callers up in the CRM of vipday the way a Python program would: one cursor, the same statement each time.

pyodbc_loop.py CONNECTION KEYS SECONDS, where KEYS is a file with a number on each line.
"""
import json
import sys
import time

import pyodbc

SQL = "select queue_code, priority, attachdata from Customers where phone_number = ?"


def main():
    connection, path, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    with open(path) as file:
        keys = file.read().split()
    cursor = pyodbc.connect(connection, autocommit=True).cursor()
    hits = answered = 0
    began, own = time.monotonic(), time.process_time()
    while time.monotonic() - began < seconds:
        for _ in range(100):
            hits += cursor.execute(SQL, keys[answered % len(keys)]).fetchone() is not None
            answered += 1
    elapsed, own = time.monotonic() - began, time.process_time() - own
    print(json.dumps({"rate": answered / own, "wall_rate": answered / elapsed, "share": hits / answered}))


main()
