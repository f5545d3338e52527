#!/usr/bin/env python3
"""Runs the yardstick and `lookout parse --count --batch`, in one process and in two, in turn: compare.py FOLDER LOOKOUT ROUNDS."""
import json
import resource
import subprocess
import sys


def run(command, path):
    with open(path, "rb") as requests:
        return json.loads(subprocess.run(command, stdin=requests, capture_output=True, check=True).stdout)


def main():
    folder, lookout, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    bare, inside, ours = [], [], []
    for _ in range(rounds):
        bare.append(run([f"{folder}/sax"], f"{folder}/files.txt"))
        inside.append(run([lookout, "parse", "--count", "--batch", "--in-process"], f"{folder}/requests.jsonl"))
        ours.append(run([lookout, "parse", "--count", "--batch"], f"{folder}/requests.jsonl"))
    if any(result["errors"] for result in bare) or any(result["refused"] for result in inside + ours):
        sys.exit("a document was refused")
    if len({result["checksum"] for result in inside + ours}) != 1 or bare[0]["bytes"] != ours[0]["bytes"]:
        sys.exit("the rounds did not read the same")
    megabytes = bare[0]["bytes"] / 1e6
    fastest = [min(result["seconds"] for result in results) for results in (bare, inside, ours)]
    print(f"feeds {bare[0]['files']}, {megabytes:.0f} MB, items {ours[0]['items']}, text {ours[0]['text'] / 1e6:.0f} MB, rounds {rounds}")
    print(f"libxml2, empty callbacks:              {megabytes / fastest[0]:.0f} MB/s")
    print(f"lookout parse --count --in-process:    {megabytes / fastest[1]:.0f} MB/s, ratio {fastest[0] / fastest[1]:.2f}")
    print(f"lookout parse --count:                 {megabytes / fastest[2]:.0f} MB/s, ratio {fastest[0] / fastest[2]:.2f}")
    print(f"the process of its own costs:          {100 * (fastest[2] / fastest[1] - 1):.0f} %")
    costs = sorted(100 * (one["seconds"] / other["seconds"] - 1) for one, other in zip(ours, inside))
    print(f"  by the median of the rounds:         {costs[len(costs) // 2]:.0f} %")
    # Kilobytes on Linux: the largest of all children.
    print(f"peak memory:                           {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


main()
