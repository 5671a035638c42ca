"""A file producer as people write it by hand: tails files, sends lines, and saves its offsets in a file.

<bootstrap> <topic> <folder> <lines> raw|json: ends when so many lines are acknowledged, and prints its figures as JSON.
"""
import json
import os
import re
import sys
import time

from confluent_kafka import Producer

bootstrap, topic, folder, lines, form = sys.argv[1:]
total = int(lines)
pattern = re.compile(rb"(\d+) ([^ ]+) ([A-Z]+) (.*)")
offsets_file = os.path.join(folder, "offsets.json")
offsets = {}
if os.path.exists(offsets_file):
    with open(offsets_file) as file:
        offsets = json.load(file)
failures = []


def on_delivery(error, _message):
    if error is not None:
        failures.append(error)


producer = Producer(
    {"bootstrap.servers": bootstrap, "enable.idempotence": True, "compression.type": "lz4", "linger.ms": 5}
)


def send(app, line):
    value = line.rstrip(b"\n")
    if form == "json":
        found = pattern.fullmatch(value)
        if found is None:
            return
        serial, written_at, level, message = (part.decode() for part in found.groups())
        value = json.dumps(
            {"app": app, "serial": int(serial), "written_at": written_at, "level": level, "message": message}
        )
    while True:
        try:
            producer.produce(topic, value, key=app, on_delivery=on_delivery)
            return
        except BufferError:
            producer.poll(0.1)


def save():
    producer.flush()
    if failures:
        raise SystemExit(str(failures[0]))
    with open(offsets_file + ".new", "w") as file:
        json.dump(offsets, file)
    os.replace(offsets_file + ".new", offsets_file)


began = time.monotonic()
cpu = time.process_time()
sent = 0
while sent < total:
    before = sent
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".log"):
            continue
        with open(os.path.join(folder, name), "rb") as file:
            file.seek(offsets.get(name, 0))
            for count, line in enumerate(file, 1):
                if not line.endswith(b"\n"):
                    break
                send(name[:-4], line)
                offsets[name] = offsets.get(name, 0) + len(line)
                sent += 1
                if count % 1000 == 0:
                    producer.poll(0)
                if count % 20000 == 0:
                    save()
    save()
    if sent == before:
        time.sleep(0.2)
print(json.dumps({"wallMs": (time.monotonic() - began) * 1000, "cpuMs": (time.process_time() - cpu) * 1000}))
