"""The official SDK judges tools: python3 plain.py FOLDER reads each *.tools.json there, beside the document that it is of.

The SDK has to know all of a tool, each schema has to be valid, and a call of each tool is sent to a server on this machine.
The request is built here from what the tool's `_meta` says, and what arrives is judged by the document alone.
"""

import glob
import http.client
import http.server
import json
import os
import sys
import threading
from urllib.parse import quote, urlsplit

import yaml
from contract import faults
from jsonschema import Draft202012Validator
from mcp import types

problems = []
arrived = []


class Echo(http.server.BaseHTTPRequestHandler):
    """Keeps what arrives."""

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        arrived.append({"method": self.command, "path": self.path, "headers": self.headers, "body": body})
        self.send_response(204)
        self.end_headers()

    do_GET = do_PUT = do_POST = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


def sample(schema, root, depth=0):
    """A value with all that the schema names, as far as that ends."""
    if "$ref" in schema:
        target = root
        for token in schema["$ref"].split("/")[1:]:
            target = target[token.replace("~1", "/").replace("~0", "~")]
        return sample(target, root, depth + 1)
    if "examples" in schema:
        return schema["examples"][0]
    if "enum" in schema:
        return schema["enum"][0]
    for keyword in ("oneOf", "anyOf"):
        if keyword in schema:
            return sample(schema[keyword][0], root, depth + 1)
    if "allOf" in schema:
        parts = [sample(part, root, depth + 1) for part in schema["allOf"]]
        return {name: value for part in parts if isinstance(part, dict) for name, value in part.items()}
    kind = schema.get("type", "string")
    kind = kind if isinstance(kind, str) else kind[0]
    if kind == "object":
        needed = schema.get("required", [])
        names = [name for name in schema.get("properties", {}) if depth < 6 or name in needed]
        return {name: sample(schema["properties"][name], root, depth + 1) for name in names}
    if kind == "array":
        if "items" in schema and (depth < 6 or schema.get("minItems")):
            return [sample(schema["items"], root, depth + 1)]
        return [sample(item, root, depth + 1) for item in schema.get("prefixItems", [])]
    numbers = {"integer": int(schema.get("minimum", 1)), "number": schema.get("minimum", 0) + 1.5}
    return {"boolean": True, "null": None, **numbers}.get(kind, "a/b c")


def text(value):
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


def escaped(value):
    return quote(text(value), safe="")


def flat(value, explode, between):
    """A value as one text."""
    if isinstance(value, list):
        return between.join(map(escaped, value))
    if isinstance(value, dict):
        return between.join(escaped(k) + ("=" if explode else between) + escaped(v) for k, v in value.items())
    return escaped(value)


def in_path(argument, value):
    style, explode = argument.get("style", "simple"), argument.get("explode", False)
    if style == "matrix" and explode and isinstance(value, dict):
        return "".join(f";{escaped(k)}={escaped(v)}" for k, v in value.items())
    if style == "matrix" and explode and isinstance(value, list):
        return "".join(f";{argument['name']}={escaped(item)}" for item in value)
    start = {"label": ".", "matrix": f";{argument['name']}="}.get(style, "")
    return start + flat(value, explode, "." if style == "label" and explode else ",")


def in_query(argument, value):
    """The pairs of an argument."""
    if "mediaType" in argument:
        return [(argument["name"], escaped(value))]
    style = argument.get("style", "form")
    explode = argument.get("explode", style == "form")
    if style == "deepObject" and isinstance(value, dict):
        return [(f"{argument['name']}[{k}]", escaped(v)) for k, v in value.items()]
    if explode and isinstance(value, list):
        return [(argument["name"], escaped(item)) for item in value]
    if explode and isinstance(value, dict):
        return [(k, escaped(v)) for k, v in value.items()]
    between = {"spaceDelimited": "%20", "pipeDelimited": "%7C", "tabDelimited": "%09"}.get(style, ",")
    return [(argument["name"], flat(value, False, between))]


def in_body(body, fields):
    """Media type and text of a body with named members."""
    kind = body["mediaType"]
    encoding = body.get("encoding", {})
    if kind.startswith("multipart/"):
        parts = []
        for name, value in fields.items():
            for item in value if isinstance(value, list) else [value]:
                parts.append(f'--limit\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text(item)}\r\n')
        return kind + "; boundary=limit", "".join(parts) + "--limit--\r\n"
    if kind.startswith("application/x-www-form-urlencoded"):
        pairs = []
        for name, value in fields.items():
            how = encoding.get(name, {})
            argument = {"name": name, **({"mediaType": ""} if how.get("contentType") else how)}
            pairs += in_query(argument, value)
        return kind, "&".join(f"{escaped(name)}={value}" for name, value in pairs)
    return kind, json.dumps(fields)


def call(request, arguments):
    """Method, address, headers and body of a call."""
    url, query, headers, cookies, fields, whole = request["url"], [], {}, [], {}, None
    for argument in request.get("arguments", []):
        if argument["key"] not in arguments:
            continue
        value, place, name = arguments[argument["key"]], argument["in"], argument.get("name", "")
        if place == "path":
            url = url.replace("{" + argument["key"] + "}", in_path(argument, value))
        elif place == "query":
            query += in_query(argument, value)
        elif place == "header":
            headers[name] = text(value) if not isinstance(value, (list, dict)) else flat(value, argument.get("explode"), ",")
        elif place == "cookie":
            cookies.append(f"{name}={flat(value, False, ',')}")
        elif place == "field":
            fields[name] = value
        else:
            whole = value
    body = None
    if whole is not None:
        kind = request["body"]["mediaType"]
        headers["Content-Type"], body = kind, json.dumps(whole) if "json" in kind else text(whole)
    elif fields or request.get("body", {}).get("required"):
        headers["Content-Type"], body = in_body(request["body"], fields)
    if cookies:
        headers["Cookie"] = "; ".join(cookies)
    if query:
        url += "?" + "&".join(f"{quote(name, safe='')}={value}" for name, value in query)
    return request["method"], url, headers, body


def judge(tool, document, port, at):
    for name in ("inputSchema", "outputSchema"):
        if name in tool:
            Draft202012Validator.check_schema(tool[name])
    arguments = sample(tool["inputSchema"], tool["inputSchema"])
    for error in Draft202012Validator(tool["inputSchema"]).iter_errors(arguments):
        problems.append(f"{at}: the test drew what is not an input: {error.message}")
    method, url, headers, body = call(tool["_meta"]["oasgate/request"], arguments)
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request(method, parts.path + ("?" + parts.query if parts.query else ""), body, headers)
    connection.getresponse().read()
    problems.extend(f"{at}: {fault}" for fault in faults(document, arrived.pop()))


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    files = sorted(glob.glob(os.path.join(sys.argv[1], "*.tools.json")))
    count = 0
    for path in files:
        with open(path, encoding="utf-8") as file:
            listed = json.load(file)
        with open(path.replace(".tools.json", ".yaml"), encoding="utf-8") as file:
            document = yaml.safe_load(file)
        known = types.ListToolsResult.model_validate({**listed, "resultType": "complete", "ttlMs": 0, "cacheScope": "public"})
        kept = known.model_dump(by_alias=True, exclude_none=True, mode="json")["tools"]
        if kept != listed["tools"]:
            problems.append(f"{path}: the SDK does not keep all of the tools")
        for tool in listed["tools"]:
            judge(tool, document, server.server_port, f"{os.path.basename(path)} {tool['name']}")
            count += 1
    for problem in problems:
        print(problem)
    print(f"{count} tools of {len(files)} files, {len(problems)} problems")
    sys.exit(1 if problems or count == 0 else 0)


main()
