#!/usr/bin/env python3
"""`test --watch` runs again within a second of saving, goes on after a mistake, and ends with a signal.

watch_test.py PROGRAM PROJECT
"""
import pathlib
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
PATIENCE = 60  # a machine may be busy: what is checked is that it runs again, not how fast the machine is
RULES = """stage demo
rule jane -> Person
  match    "Jane"
  example  "[%s] left."
  counter  "He left."
"""


def main():
    with tempfile.TemporaryDirectory() as name:
        pack = pathlib.Path(name) / "pack"
        pack.mkdir()
        (pack / "news.cascade").write_text("stage demo\n", encoding="utf-8")
        (pack / "schema.types").write_text("enum realis = actual\nenum polarity = positive\nentity Person { name: text }\n", encoding="utf-8")
        (pack / "demo.rules").write_text(RULES % "Jane", encoding="utf-8")
        program = subprocess.Popen([PROGRAM, "test", "--rules", str(pack), "--watch"], stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, text=True)
        lines = queue.Queue()
        threading.Thread(target=lambda: [lines.put(line) for line in program.stdout], daemon=True).start()

        def wait_for(words):
            begin = time.monotonic()
            while time.monotonic() - begin < PATIENCE:
                try:
                    if words in lines.get(timeout=1):
                        return time.monotonic() - begin
                except queue.Empty:
                    continue
            sys.exit("'%s' did not come" % words)

        try:
            wait_for("2 of 2 hold")
            wait_for("waiting for a change")
            (pack / "demo.rules").write_text(RULES % "Joan", encoding="utf-8")
            seconds = [wait_for("1 of 2 hold")]
            wait_for("waiting for a change")
            (pack / "demo.rules").write_text(RULES % 'Jane" "', encoding="utf-8")
            seconds.append(wait_for("error:"))
            wait_for("waiting for a change")
            (pack / "demo.rules").write_text(RULES % "Jane", encoding="utf-8")
            seconds.append(wait_for("2 of 2 hold"))
            wait_for("waiting for a change")
            program.send_signal(signal.SIGINT)
            code = program.wait(timeout=PATIENCE)
        finally:
            program.kill()
        print("again after %s s; exit %d" % (", ".join("%.2f" % s for s in seconds), code))
        return 0 if code == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
