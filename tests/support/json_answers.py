"""A hook of schemathesis: answers are asked for as JSON, which the specification describes."""

import schemathesis


@schemathesis.hook
def map_query(context, query):
    return {**(query or {}), "f": "json", "c": "test"}
