"""The labels that the program asks for by name are those of grammar/program_labels.h: check_program_labels.py PROJECT

Names are found where they are said: in `find("Name")`, `all("Name")` and `listed("Name"`, directly or by a constant of
events/event_names.h, and as the label of a table of rules/ whose path stands in the sources.
"""

import pathlib
import re
import sys

project = pathlib.Path(sys.argv[1])
pipeline = project / "pipeline"
listed_in = pipeline / "grammar/program_labels.h"

constants = dict(re.findall(r'std::string_view (k\w+) = "([^"]+)"', (pipeline / "events/event_names.h").read_text()))
asked = {}


def note(name, place):
    asked.setdefault(name, place)


def label_of(path):
    """What `# label:` in the head of a table says, or None."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            return None
        if line.startswith("# label:"):
            return line.removeprefix("# label:").strip()
    return None


for source in sorted([*pipeline.rglob("*.cpp"), *pipeline.rglob("*.h")]):
    if source == listed_in:
        continue
    text, place = source.read_text(encoding="utf-8"), source.relative_to(project)
    for name in re.findall(r'\b(?:(?:find|all)\("([A-Z]\w*[a-z]\w*)"\)|listed\("([A-Z]\w*[a-z]\w*)")', text):  # "REF" is sought in a value
        note(name[0] or name[1], place)
    for constant in re.findall(r"\b(?:find|all|listed)\(names::(k\w+)[,)]", text):
        note(constants[constant], place)
    for table in re.findall(r'"((?:\w+/)+\w+\.tsv)"', text):
        path = project / "rules" / table
        label = label_of(path) if path.exists() else None
        if label:
            note(label, f"{place}, which reads {table}")

listed = re.findall(r'"(\w+)"', listed_in.read_text().split("kProgramLabels", 1)[1].split("};", 1)[0])
problems = [f"{name}: asked for in {place}, not listed" for name, place in asked.items() if name not in listed]
problems += [f"{name}: listed, but nothing asks for it" for name in listed if name not in asked]
if listed != sorted(set(listed)):
    problems.append("not sorted, or a name stands twice")
for problem in problems:
    print(f"{listed_in.relative_to(project)}: {problem}")
sys.exit(1 if problems else 0)
