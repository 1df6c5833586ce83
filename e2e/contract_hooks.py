"""What the document can't say to schemathesis: ids that are there, and who asks.

REFERAT_CONTRACT names a file with the sessions of whoever asks and with ids by kind (see contract.mjs).
"""

import itertools
import json
import os

import schemathesis

with open(os.environ["REFERAT_CONTRACT"], encoding="utf-8") as file:
    ABOUT = json.load(file)

SESSIONS = ABOUT["sessions"]
IDS = ABOUT["ids"]

# Sessions that may be ended; the first is kept for everything else.
SPARE = itertools.chain(SESSIONS[1:], itertools.repeat(None))

# Fields that name something, by the kind of it.
FIELDS = {
    "person": "personer",
    "enhed": "enheder",
    "under": "enheder",
    "stilling": "stillinger",
    "forum": "forummer",
    "med": "sager",
    "punkt": "punkter",
    "af": "moeder",
}


def known(schema, ids):
    """One that is there, or anything the document allows."""
    return {"anyOf": [{"enum": ids}, schema]} if ids else schema


@schemathesis.hook
def before_load_schema(context, raw_schema):
    for path, item in raw_schema["paths"].items():
        kind = path.split("/{id}")[0].lstrip("/").removeprefix("administration/")
        for operation in item.values():
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "path" and parameter["name"] == "id":
                    parameter["schema"] = known(parameter["schema"], IDS.get(kind))
            for content in operation.get("requestBody", {}).get("content", {}).values():
                properties = content["schema"].get("properties", {})
                for name in properties.keys() & FIELDS.keys():
                    properties[name] = known(properties[name], IDS.get(FIELDS[name]))


@schemathesis.hook
def before_call(context, case, kwargs):
    # Where one is led is the answer; it isn't gone there.
    kwargs["allow_redirects"] = False
    headers = case.headers
    headers["Sec-Fetch-Site"] = "same-origin"
    if SESSIONS:
        session = next(SPARE) if case.operation.path == "/log-ud" else SESSIONS[0]
        if session:
            headers["Cookie"] = session
