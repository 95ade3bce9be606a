"""The vendor's SDK judges calls: python3 aliyun.py FOLDER reads the body of each call in *.payloads.json there.

The class of a body is that of its action, `<Action>Request`. Nothing of a body may be unknown to the classes or get lost
in them, and `validate` has to find what they require.
"""

import glob
import json
import os
import sys

from alibabacloud_apig20240327 import models

problems = []


def lost(sent, kept, at):
    """The members that are not the same after the classes read and wrote them."""
    if isinstance(sent, dict) and isinstance(kept, dict):
        for name, value in sent.items():
            if name in kept:
                lost(value, kept[name], f"{at}.{name}")
            else:
                problems.append(f"{at}.{name}: the class does not know it")
        # The classes write lists that nobody set, empty.
        added = [name for name in kept if name not in sent and kept[name] not in ([], {}, None)]
        problems.extend(f"{at}.{name}: it was not sent" for name in added)
    elif isinstance(sent, list) and isinstance(kept, list) and len(sent) == len(kept):
        for index, (one, other) in enumerate(zip(sent, kept)):
            lost(one, other, f"{at}[{index}]")
    elif sent != kept or type(sent) is not type(kept):
        problems.append(f"{at}: {sent!r} became {kept!r}")


def main():
    files = sorted(glob.glob(os.path.join(sys.argv[1], "*.payloads.json")))
    count = 0
    for path in files:
        with open(path, encoding="utf-8") as file:
            calls = json.load(file)
        for index, call in enumerate(calls):
            at = f"{os.path.basename(path)}[{index}] {call['action']}"
            request = getattr(models, call["action"] + "Request")().from_map(call["body"])
            try:
                request.validate()
            except Exception as error:
                problems.append(f"{at}: {error}")
            lost(call["body"], request.to_map(), at)
            count += 1
    for problem in problems:
        print(problem)
    print(f"{count} calls of {len(files)} files, {len(problems)} problems")
    sys.exit(1 if problems or count == 0 else 0)


main()
