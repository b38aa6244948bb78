#!/usr/bin/env bash
# The tests of reading, search, store, commands and every door on the other Pythons that the machine
# has: its own /usr/bin/python3 and one each of 3.12, 3.13 and 3.14, each in an environment of its
# own. The version that the whole suite runs on (.venv) is passed over.
set -euo pipefail
cd "$(dirname "$0")/.."

version() { "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null; }

candidates=(/usr/bin/python3)
for name in $(compgen -c python3. | grep -xE 'python3\.1[234]' | sort -u); do
  candidates+=("$(command -v "$name")")
done
for file in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[234].*/bin/python3; do
  candidates+=("$file")
done

environments=$(mktemp -d)
trap 'rm -rf "$environments"' EXIT

tests=(tests/{enforcement,search,store,cli,agents,formats,pages,publishing,web})

# The whole run on one Python; stops at the first step that fails.
tested() {
  "$1" -m venv "$2" \
    && "$2/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock \
    && "$2/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . \
    && "$2/bin/python" -m pytest -q -n 2 --dist loadfile -m 'not servers' "${tests[@]}"
}

passed_over=" $(version .venv/bin/python) "
report=()
status=0
for python in "${candidates[@]}"; do
  number=$(version "$python") || continue  # not there, or a shim with nothing behind it
  minor=${number%.*}
  case $number:$passed_over in
    3.[0-9].*|3.10.*) continue ;;
    *" $number "*) continue ;;
    *" $minor "*) continue ;;
  esac
  # One of each minor version; of the whole suite's also the system's own, which may be older.
  passed_over+="$number $minor "
  echo "Python $number ($python)"
  if tested "$python" "$environments/$number"; then
    report+=("Python $number ($python): passed")
  else
    report+=("Python $number ($python): FAILED")
    status=1
  fi
  rm -rf "${environments:?}/$number"
done
printf '%s\n' "${report[@]:-no other Python on this machine}"
exit "$status"
