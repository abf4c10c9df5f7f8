"""JSON Lines hold to pipeline/io/wirefacts.schema.json, whatever stands in the articles; and the schema refuses what is none."""
import json
import pathlib
import re
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

program, project = sys.argv[1], pathlib.Path(sys.argv[2])
schema = json.loads((project / "pipeline/io/wirefacts.schema.json").read_text())
jsonschema.Draft7Validator.check_schema(schema)
assert re.fullmatch(r"urn:[a-z0-9][a-z0-9-]{0,30}:\S+", schema["$id"]), schema["$id"]  # some validators refuse what is no URN
validator = jsonschema.Draft7Validator(schema)


def mistakes(record):
    return ["/".join(map(str, e.absolute_path)) + ": " + e.message[:200] for e in validator.iter_errors(record)]


inputs = [str(project / "corpus/articles"), str(project / "tests/system/marks.jsonl")]
run = subprocess.run([program, "run", *inputs, "--rules", str(project / "rules"), "-q"], capture_output=True, check=True)
records = [json.loads(line) for line in run.stdout.splitlines()]
# Every optional member stands in the made-up record.
records.append(json.loads((project / "tests/unit/records/data/made_up.json").read_text()))
assert len(records) > 50, len(records)
for record in records:
    found = mistakes(record)
    assert not found, (record["doc"]["doc_id"], found[:5])

seen = set()
for record in records:
    for key, value in record.items():
        if isinstance(value, list):
            for item in value:
                seen.update((key, member) for member in item)
unseen = [(k, m) for k, v in schema["properties"].items() if v.get("type") == "array"
          for m in v["items"].get("properties", {}) if (k, m) not in seen and k != "watch"]
print(len(records), "records; members that none of them has:", unseen)

good = records[0]
for spoil in (lambda r: r.pop("doc"), lambda r: r["doc"].update(n_chars="5"), lambda r: r.update(more=1),
              lambda r: r.update(entities=[{"id": "P1"}]), lambda r: r["doc"]["body"].pop("end")):
    bad = json.loads(json.dumps(good))
    spoil(bad)
    assert mistakes(bad)
