"""The vendor's SDK judges payloads: python3 huawei.py FOLDER reads each *.payloads.json there into the SDK's classes.

Nothing of a payload may be unknown to the classes or get lost in them, what the classes require has to be there, types
have to agree, and a word of a member that has few has to be one that the class's own documentation names.
"""

import glob
import json
import os
import re
import sys

from huaweicloudsdkapig.v2 import model

# Members with few words, and all the words that are written.
WORDS = {
    ("ApiCreate", "req_protocol"): ["HTTP", "HTTPS", "BOTH", "GRPCS"],
    ("ApiCreate", "auth_type"): ["NONE", "APP", "IAM", "AUTHORIZER"],
    ("ApiCreate", "match_mode"): ["SWA", "NORMAL"],
    ("ApiCreate", "backend_type"): ["HTTP", "FUNCTION", "MOCK", "GRPC"],
    ("ApiCreate", "content_type"): ["application/json", "application/xml", "multipart/form-data", "text/plain"],
    ("AuthOpt", "app_code_auth_type"): ["DISABLE", "HEADER"],
    ("ReqParamBase", "type"): ["STRING", "NUMBER"],
    ("ReqParamBase", "location"): ["PATH", "QUERY", "HEADER"],
    ("BackendParamBase", "origin"): ["REQUEST", "CONSTANT", "SYSTEM"],
    ("BackendParamBase", "location"): ["PATH", "QUERY", "HEADER"],
    ("BackendApiCreate", "req_protocol"): ["HTTP", "HTTPS", "GRPC", "GRPCS"],
    ("ApiFuncCreate", "invocation_type"): ["async", "sync"],
    ("ApiFuncCreate", "network_type"): ["V1", "V2"],
    ("ApiPolicyHttpCreate", "effect_mode"): ["ALL", "ANY"],
    ("ApiConditionBase", "condition_type"): ["exact", "enum", "pattern"],
    ("ApiConditionBase", "condition_origin"): ["source", "param", "system", "cookie", "frontend_authorizer"],
    ("ApiConditionBase", "sys_param_name"): ["req_path", "req_method"],
}
# What the classes' documentation requires; the constructors take anything.
REQUIRED = {
    "ApiCreate": ["name", "type", "req_protocol", "req_method", "req_uri", "auth_type", "backend_type", "group_id"],
    "ReqParamBase": ["name", "type", "location"],
    "BackendParamBase": ["origin", "name", "location", "value"],
    "BackendApiCreate": ["timeout"],
    "ApiFuncCreate": ["function_urn", "invocation_type", "network_type", "timeout"],
    "ApiPolicyHttpCreate": ["effect_mode", "name", "conditions"],
    "ApiPolicyMockCreate": ["effect_mode", "name", "conditions"],
    "ApiPolicyFunctionCreate": ["effect_mode", "name", "conditions"],
    "ApiConditionBase": ["condition_origin", "condition_value"],
    "ApiBackendVpcReq": ["vpc_channel_id"],
}
# The SDK names no words for these; the API reference does.
UNDOCUMENTED = {("ReqParamBase", "location"), ("BackendApiCreate", "req_protocol")}
PLAIN = {"str": str, "int": int, "bool": bool}
problems = []


def read(value, kind, at):
    """A value of the payload as the SDK has it."""
    if kind in PLAIN:
        if type(value) is not PLAIN[kind]:
            problems.append(f"{at}: {value!r} is not of the type {kind}")
        return value
    if kind.startswith("list["):
        return [read(item, kind[5:-1], f"{at}[{index}]") for index, item in enumerate(value)]
    known = getattr(model, kind)
    wire = {wire: name for name, wire in known.attribute_map.items()}
    for member in value:
        if member not in wire:
            problems.append(f"{at}.{member}: {kind} does not know it")
        if (kind, member) in WORDS and value[member] not in WORDS[(kind, member)]:
            problems.append(f"{at}.{member}: {value[member]!r} is not in the table of words")
    for member in REQUIRED.get(kind, []):
        if value.get(member) in (None, ""):
            problems.append(f"{at}.{member}: {kind} requires it")
    fields = {
        wire[member]: read(item, known.openapi_types[wire[member]], f"{at}.{member}")
        for member, item in value.items()
        if member in wire
    }
    return known(**fields)


def back(value):
    """What the SDK would send."""
    if isinstance(value, list):
        return [back(item) for item in value]
    if not hasattr(value, "openapi_types"):
        return value
    members = ((value.attribute_map[name], getattr(value, name)) for name in value.openapi_types)
    return {wire: back(item) for wire, item in members if item is not None}


def words_are_documented():
    for (kind, member), words in WORDS.items():
        if (kind, member) in UNDOCUMENTED:
            continue
        text = getattr(getattr(model, kind), member).__doc__ or ""
        for word in words:
            if not re.search(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", text):
                problems.append(f"{kind}.{member}: the SDK does not document {word}")


def main(folder):
    count = 0
    for path in sorted(glob.glob(os.path.join(folder, "*.payloads.json"))):
        with open(path, encoding="utf-8") as file:
            payloads = json.load(file)
        for index, payload in enumerate(payloads):
            at = f"{os.path.basename(path)}[{index}]"
            if back(read(payload, "ApiCreate", at)) != payload:
                problems.append(f"{at}: the SDK would send something else")
            count += 1
    words_are_documented()
    for problem in problems:
        print(problem)
    if problems or count == 0:
        sys.exit(f"{len(problems)} problems in {count} payloads")
    print(f"{count} payloads are as the SDK has them")


main(sys.argv[1])
