"""What events look like: types and their roles, read from rules/schema.types."""
import os
import re

from articles import CORPUS

DECLARED = re.compile(r"^event (\w+)\s*\{(.*?)\}", re.S | re.M)
ROLE = re.compile(r"(\w+):\s*(list\b)?")


def upper_snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


def event_types():
    """{"AGREEMENT_SIGN": {"party": True, …}}: True says that the role is a list"""
    path = os.path.join(os.path.dirname(CORPUS), "rules", "schema.types")
    with open(path, encoding="utf-8") as f:
        text = re.sub(r"#.*", "", f.read())
    return {upper_snake(name): {role: bool(many) for role, many in ROLE.findall(body)}
            for name, body in DECLARED.findall(text)}
