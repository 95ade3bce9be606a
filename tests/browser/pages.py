"""Documents for the browser tests: many operations, and texts that would like to be more than text.

python3 pages.py FOLDER writes pairs of documents, `NAME-before.json` and `NAME-after.json`, and `config.json` for the
calls of them.
"""

import json
import sys
from pathlib import Path

HOSTILE = [
    "<script>window.pwned = 1; alert(1)</script>",
    "</script><script>alert(2)</script>",
    "</style><img src=x onerror=alert(3)>",
    "\" onmouseover=\"alert(4)\" autofocus onfocus=\"alert(4)",
    "' onclick='alert(5)",
    "javascript:alert(6)",
    "--><svg onload=alert(7)>",
    "</pre></details></summary></ul></section>",
    "\u202etxet\u200b",
]

# What calls need that no document has: one service on one domain.
CONFIG = {
    "gatewayId": "gw-1", "environmentId": "env-1", "services": {"orders": {"id": "svc-1"}},
    "domains": {"api.example.com": {"id": "d-1"}},
    "backend": {"scene": "SingleService", "services": [{"service": "orders", "protocol": "HTTP", "port": 80}]},
}


def document(title, paths):
    return {"openapi": "3.0.3", "info": {"title": title, "version": "1"}, "paths": paths}


def many(count, most):
    """Operations of which each has a parameter with an upper bound."""
    return document("Many", {
        f"/a{at % 100}/b{at}": {"get": {
            "operationId": f"o{at}", "tags": [f"t{at % 7}"], "summary": f"At most {most} of {at}",
            "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": most}}],
            "responses": {"200": {"description": "done"}},
        }} for at in range(count)
    })


def hostile(word):
    """Whatever can be a text is hostile; two routes are in conflict."""
    def operation(at, text):
        return {
            "operationId": text, "tags": [text], "summary": f"{word} {text}", "description": f"{text} {word}",
            "parameters": [{"name": text, "in": "query", "example": word + text,
                            "schema": {"type": "string", "enum": [text, word + text], "default": text}}],
            "responses": {"200": {"description": f"{word} {text}"}, text: {}},
            f"x-{at}": text + word,
        }
    paths = {}
    for at, text in enumerate(HOSTILE):
        paths[f"/{text.replace('{', '').replace('?', '').replace('#', '')}/{{id}}"] = {"get": operation(at, text)}
    for path in ["/a/{b}", "/{a}/b"]:
        paths[path] = {"get": {"responses": {"200": {"description": HOSTILE[0]}}}}
    found = document(HOSTILE[0], paths)
    found["components"] = {"schemas": {"A": {"type": HOSTILE[1], "description": HOSTILE[2]}}}
    return found


def main():
    folder = Path(sys.argv[1])
    pairs = {f"many-{count}": (many(count, 100), many(count, 50)) for count in (1000, 10000)}
    pairs["hostile"] = (hostile("before"), hostile("after"))
    for name, sides in pairs.items():
        for side, written in zip(("before", "after"), sides):
            (folder / f"{name}-{side}.json").write_text(json.dumps(written))
    (folder / "config.json").write_text(json.dumps(CONFIG))


main()
