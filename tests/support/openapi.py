"""The OpenSubsonic project's own specification as an oracle for what our server answers."""

import json
from pathlib import Path

from tests.support.sources import ROOT

SPECIFICATION = ROOT / "tests" / "data" / "opensubsonic" / "openapi"


def paths():
    """Every endpoint the specification knows."""
    document = json.loads((SPECIFICATION / "openapi.json").read_text("utf-8"))
    return sorted(path.removeprefix("/rest/") for path in document["paths"])


def problems(name, answer):
    """What the specification says against an answer of an endpoint; nothing when all is well."""
    import jsonschema  # noqa: PLC0415  a test without the oracle does not need it
    from referencing import Registry, Resource  # noqa: PLC0415
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    def retrieve(uri):
        contents = json.loads(Path(uri.removeprefix("file://")).read_text("utf-8"))
        return Resource(contents, DRAFT202012)

    registry = Registry(retrieve=retrieve)
    validator = jsonschema.Draft202012Validator({"$ref": _schema_of(name)}, registry=registry)
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(answer)]


def _schema_of(name):
    """The address of the schema of an endpoint's answer."""
    place = SPECIFICATION / "endpoints" / f"{name}.json"
    document = json.loads(place.read_text("utf-8"))
    method = "get" if "get" in document else "post"
    response = document[method]["responses"]["200"]
    pointer = f"/{method}/responses/200"
    if "$ref" in response:
        place, pointer = (place.parent / response["$ref"]).resolve(), ""
    return f"file://{place}#{pointer}/content/application~1json/schema"


def same_in_xml(answer, element):
    """Whether an XML element says exactly what a JSON object says: attributes, children, text."""
    attributes = dict(element.attrib)
    attributes.pop("xmlns", None)
    children = list(element)
    for name, value in answer.items():
        if isinstance(value, dict | list):
            items = value if isinstance(value, list) else [value]
            mine = [child for child in children if _tag(child) == name]
            children = [child for child in children if _tag(child) != name]
            if len(mine) != len(items) or not all(map(_same_item, items, mine)):
                return False
        elif name == "value" and name not in attributes:
            if (element.text or "") != value:
                return False
        elif attributes.pop(name, None) != _text(value):
            return False
    return not attributes and not children


def _same_item(item, element):
    return same_in_xml(item, element) if isinstance(item, dict) else element.text == _text(item)


def _tag(element):
    return element.tag.rpartition("}")[2]


def _text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)
