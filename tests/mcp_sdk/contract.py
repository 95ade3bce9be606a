"""What is wrong with a request, by an OpenAPI document: it knows nothing of tools."""

import json
import re
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, unquote, urlsplit

METHODS = ("get", "put", "post", "delete", "patch")


def resolved(document, part):
    while "$ref" in part:
        target = document
        for token in part["$ref"].split("/")[1:]:
            target = target[unquote(token).replace("~1", "/").replace("~0", "~")]
        part = target
    return part


def base(document):
    if "swagger" in document:
        return document.get("basePath", "").rstrip("/")
    return urlsplit(document["servers"][0]["url"]).path.rstrip("/")


def found(document, request):
    """The path item and operation that a request is one of, and the values of its path; None when there is none."""
    path = urlsplit(request["path"]).path
    matches = []
    for template, item in document["paths"].items():
        pattern = re.sub(r"\\\{(.*?)\\\}", "([^/]+)", re.escape(base(document) + template))
        match = re.fullmatch(pattern, path)
        if match and request["method"].lower() in item:
            names = re.findall(r"\{(.*?)\}", template)
            matches.append((len(names), item, dict(zip(names, match.groups()))))
    if not matches:
        return None
    _, item, values = min(matches, key=lambda match: match[0])
    return item, item[request["method"].lower()], values


def names_in_query(document, parameter):
    """Whether a name of the query belongs to a parameter."""
    schema = resolved(document, parameter.get("schema", parameter))
    style = parameter.get("style", "form")
    if style == "deepObject":
        return lambda name: name.startswith(parameter["name"] + "[")
    if schema.get("type") == "object" and style == "form" and parameter.get("explode", True) and "content" not in parameter:
        return lambda name: name in schema.get("properties", {})
    return lambda name: name == parameter["name"]


def of_parameters(document, parameters, values, request):
    pairs = parse_qsl(urlsplit(request["path"]).query, keep_blank_values=True)
    cookies = SimpleCookie(request["headers"].get("Cookie", ""))
    is_known = [names_in_query(document, one) for one in parameters if one["in"] == "query"]
    for name, _ in pairs:
        if not any(known(name) for known in is_known):
            yield f"the query has {name!r}, which the document does not have"
    for parameter in parameters:
        name, place = parameter["name"], parameter["in"]
        is_there = {
            "path": name in values,
            "query": any(names_in_query(document, parameter)(known) for known, _ in pairs),
            "header": name in request["headers"],
            "cookie": name in cookies,
        }.get(place, True)
        if parameter.get("required") and not is_there:
            yield f"{place} {name} is missing"
        schema = resolved(document, parameter.get("schema", parameter))
        if schema.get("type") == "integer" and place == "path" and not re.fullmatch(r"-?\d+", values[name]):
            yield f"path {name} is not an integer: {values[name]!r}"


def of_body(document, body, request):
    kind = request["headers"].get("Content-Type", "").split(";")[0]
    if not kind:
        if body.get("required"):
            yield "there is no body"
        return
    if kind not in body["content"]:
        yield f"{kind} is not a media type of the body"
        return
    schema = resolved(document, body["content"][kind].get("schema", {}))
    needed = [name for name in schema.get("required", []) if not is_read_only(document, schema, name)]
    if kind.endswith("json"):
        value = json.loads(request["body"])
        is_right = {"array": list, "object": dict}.get(schema.get("type"), object)
        if not isinstance(value, is_right):
            yield f"the body is not of the type {schema['type']}"
        names = value if isinstance(value, dict) else needed
    elif "form" in kind:
        text = request["body"].decode()
        names = re.findall(r'name="(.*?)"', text) if "multipart" in kind else dict(parse_qsl(text))
    else:
        names = needed
    yield from (f"the body has no {name}" for name in needed if name not in names)


def is_read_only(document, schema, name):
    return resolved(document, schema.get("properties", {}).get(name, {})).get("readOnly", False)


def of_swagger(document, operation, parameters):
    """The body of an operation of OAS 2.0 in the words of 3.0."""
    kinds = operation.get("consumes", document.get("consumes", []))
    fields = [one for one in parameters if one["in"] == "formData"]
    bodies = [one for one in parameters if one["in"] == "body"]
    if fields:
        required = [one["name"] for one in fields if one.get("required")]
        schema = {"required": required, "properties": {one["name"]: one for one in fields}}
        return {"required": bool(required), "content": {kind: {"schema": schema} for kind in kinds}}
    if bodies:
        return {"required": bodies[0].get("required"), "content": {kind: bodies[0] for kind in kinds}}
    return None


def faults(document, request):
    match = found(document, request)
    if not match:
        yield f"{request['method']} {request['path']} is not a request of any operation"
        return
    item, operation, values = match
    stated = item.get("parameters", []) + operation.get("parameters", [])
    parameters = [resolved(document, one) for one in stated]
    # The client, the body and the security schemes say what these have.
    parameters = [one for one in parameters if one["name"].lower() not in ("accept", "content-type", "authorization")]
    yield from of_parameters(document, parameters, values, request)
    body = of_swagger(document, operation, parameters) or operation.get("requestBody")
    if body:
        yield from of_body(document, resolved(document, body), request)
    elif request["body"]:
        yield "there is a body, which the document does not have"
