"""The vendor's SDK judges payloads: python3 tencent.py FOLDER reads each *.payloads.json there into the SDK's classes.

Nothing of a payload may be unknown to the classes or get lost in them, what the API reference requires has to be there,
types have to agree with the classes' documentation, and a word of a member that has few has to be a documented one.
"""

import glob
import inspect
import json
import os
import re
import sys
import warnings

from tencentcloud.apigateway.v20180808 import models

# Members with few words, and all the words that are written.
WORDS = {
    ("CreateApiRequest", "ServiceType"): [
        "HTTP", "MOCK", "TSF", "SCF", "EB", "TARGET", "VPC", "UPSTREAM", "GRPC", "COS", "WEBSOCKET",
    ],
    ("CreateApiRequest", "Protocol"): ["HTTP", "WEBSOCKET"],
    ("CreateApiRequest", "ApiType"): ["NORMAL", "TSF"],
    ("CreateApiRequest", "AuthType"): ["NONE", "SECRET", "OAUTH", "APP", "EIAM"],
    ("CreateApiRequest", "ApiBusinessType"): ["NORMAL", "OAUTH"],
    ("CreateApiRequest", "ServiceScfFunctionType"): ["EVENT", "HTTP"],
    ("CreateApiRequest", "EIAMAuthType"): ["AuthenticationOnly", "Authorization"],
    ("CreateApiRequest", "ResponseType"): ["HTML", "JSON", "TEXT", "BINARY", "XML"],
    ("ServiceConfig", "Product"): ["clb", "cvm", "upstream"],
    ("CosConfig", "Action"): ["GetObject", "PutObject", "PostObject", "AppendObject", "HeadObject", "DeleteObject"],
    ("CosConfig", "PathMatchMode"): ["BackEndPath", "FullPath"],
    ("RequestParameter", "Position"): ["PATH", "QUERY", "HEADER"],
    ("RequestParameter", "Type"): ["string", "int", "long", "float", "double", "boolean"],
    ("ConstantParameter", "Position"): ["QUERY", "HEADER"],
    ("ServiceParameter", "Position"): ["PATH", "QUERY", "HEADER"],
}
# The SDK names no words for these, or not all: the console and the vendor's Terraform provider do.
UNDOCUMENTED = {
    ("CreateApiRequest", "AuthType"): ["EIAM"],
    ("CreateApiRequest", "ResponseType"): WORDS[("CreateApiRequest", "ResponseType")],
    ("RequestParameter", "Position"): ["PATH", "QUERY", "HEADER"],
    ("RequestParameter", "Type"): WORDS[("RequestParameter", "Type")],
    ("ConstantParameter", "Position"): ["QUERY", "HEADER"],
    ("ServiceParameter", "Position"): ["PATH", "QUERY", "HEADER"],
}
# What the API reference requires; the classes take anything.
REQUIRED = {
    "CreateApiRequest": ["ServiceId", "ServiceType", "ServiceTimeout", "Protocol", "RequestConfig"],
    "ApiRequestConfig": ["Path", "Method"],
    "RequestParameter": ["Name", "Position", "Type"],
    "ConstantParameter": ["Name", "Position", "DefaultValue"],
    "ServiceParameter": ["Name", "Position", "RelevantRequestParameterName", "RelevantRequestParameterPosition"],
    "ServiceConfig": ["Path", "Method"],
}
PLAIN = {"str": str, "int": int, "bool": bool}
problems = []


def documented(kind):
    """The text and the type of each member of a class."""
    source = inspect.getsource(getattr(models, kind).__init__)
    found = {}
    for part in source.split(":param _")[1:]:
        name, text = part.split(":", 1)
        text, of_type = text.split(":type", 1)
        of_type = of_type.split("\n", 1)[0].split(": ", 1)[1].strip()
        found[name] = (text, re.sub(r":class:`.*\.(\w+)`", r"\1", of_type))
    return found


def judge(value, kind, at):
    if kind in PLAIN:
        if type(value) is not PLAIN[kind]:
            problems.append(f"{at}: {value!r} is not of the type {kind}")
        return
    if kind.startswith("list of "):
        for index, item in enumerate(value):
            judge(item, kind.removeprefix("list of "), f"{at}[{index}]")
        return
    known = documented(kind)
    for member in REQUIRED.get(kind, []):
        if value.get(member) in (None, ""):
            problems.append(f"{at}.{member}: {kind} requires it")
    for member, item in value.items():
        if member not in known:
            problems.append(f"{at}.{member}: {kind} does not know it")
            continue
        if (kind, member) in WORDS and item not in WORDS[(kind, member)]:
            problems.append(f"{at}.{member}: {item!r} is not in the table of words")
        judge(item, known[member][1], f"{at}.{member}")


def read(payload, at):
    """The payload as the SDK would send it; it warns of members that it does not know."""
    request = models.CreateApiRequest()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        request._deserialize(payload)
    problems.extend(f"{at}: {warning.message}" for warning in caught)
    return without_nulls(json.loads(request.to_json_string()))


def without_nulls(value):
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    if isinstance(value, dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    return value


def words_are_documented():
    for (kind, member), words in WORDS.items():
        text = documented(kind)[member][0]
        for word in words:
            is_known = re.search(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", text)
            if not is_known and word not in UNDOCUMENTED.get((kind, member), []):
                problems.append(f"{kind}.{member}: the SDK does not document {word}")


def main(folder):
    count, kinds = 0, set()
    for path in sorted(glob.glob(os.path.join(folder, "*.payloads.json"))):
        with open(path, encoding="utf-8") as file:
            payloads = json.load(file)
        for index, payload in enumerate(payloads):
            at = f"{os.path.basename(path)}[{index}]"
            judge(payload, "CreateApiRequest", at)
            if read(payload, at) != payload:
                problems.append(f"{at}: the SDK would send something else")
            kinds.add(payload["ServiceType"])
            count += 1
    words_are_documented()
    for problem in problems:
        print(problem)
    if problems or count == 0:
        sys.exit(f"{len(problems)} problems in {count} payloads")
    print(f"{count} payloads of {len(kinds)} kinds of backend are as the SDK has them")


main(sys.argv[1])
