#!/usr/bin/env python3
"""A PostgreSQL server for tests alone: data and socket in a temporary folder, no port, no password.

  postgres_cluster.py start FILE    starts one and writes its folder, which is the host to connect to, into FILE; 77: no server is installed
  postgres_cluster.py stop FILE     stops it and removes its folder

Who started the tests may be killed: a watcher stops the server, too, when that process has gone. As root the server runs as the user postgres, because it
refuses to run as root.
"""
import contextlib
import glob
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time

USER = "wirefacts"
SETTINGS = """listen_addresses = ''
unix_socket_directories = '{folder}'
fsync = off
full_page_writes = off
max_wal_size = '2GB'
max_connections = 20
lc_messages = 'C'
"""


def server_programs():
    """The folder of the newest server's programs, or nothing."""
    folders = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    return os.path.dirname(max(folders, key=lambda path: int(path.split("/")[4]))) if folders else None


def as_server_user():
    """What stands before a command of the server."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--inh-caps=-all"] if os.getuid() == 0 else []


def run(command):
    done = subprocess.run(as_server_user() + command, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd="/")
    if done.returncode != 0:
        raise RuntimeError(" ".join(command) + ":\n" + done.stdout + done.stderr)


def start():
    """Gives the folder of a running server."""
    folder = tempfile.mkdtemp(prefix="wfpg-")  # short: the name of a socket has at most 107 bytes
    os.chmod(folder, 0o755)
    if os.getuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    programs = server_programs()
    data = os.path.join(folder, "data")
    run([os.path.join(programs, "initdb"), "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])
    with open(os.path.join(data, "postgresql.conf"), "a", encoding="utf-8") as settings:
        settings.write(SETTINGS.format(folder=folder))
    run([os.path.join(programs, "pg_ctl"), "-D", data, "-l", os.path.join(folder, "log"), "-w", "-s", "start"])
    return folder


def stop(folder):
    data = os.path.join(folder, "data")
    if os.path.exists(os.path.join(data, "postmaster.pid")):
        with contextlib.suppress(RuntimeError):  # stopped meanwhile
            run([os.path.join(server_programs(), "pg_ctl"), "-D", data, "-m", "immediate", "-w", "-s", "stop"])
    shutil.rmtree(folder, ignore_errors=True)


def watch(folder, process):
    """Stops the server when the process has gone."""
    while os.path.exists(folder):
        if not os.path.exists(f"/proc/{process}"):
            stop(folder)
        time.sleep(1)


def main(command, file):
    if command == "start":
        if server_programs() is None:
            print("no PostgreSQL server is installed: its tests are skipped (./dev deps installs it)")
            with contextlib.suppress(FileNotFoundError):
                os.remove(file)
            return 77
        folder = start()
        with open(file, "w", encoding="utf-8") as out:
            out.write(folder)
        subprocess.Popen([sys.executable, __file__, "watch", folder, str(os.getppid())], stdin=subprocess.DEVNULL,
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", start_new_session=True)
        print("a server listens in", folder)
    elif command == "stop" and os.path.exists(file):
        with open(file, encoding="utf-8") as found:
            stop(found.read())
        os.remove(file)
    return 0


if __name__ == "__main__":
    if sys.argv[1] == "watch":
        watch(sys.argv[2], int(sys.argv[3]))
    else:
        sys.exit(main(sys.argv[1], sys.argv[2]))
