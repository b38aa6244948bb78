#!/usr/bin/env bash
# Crawls the bundled sample archive into demo/ and shows what can be asked afterwards: every line after a
# `$` is run as it stands, and prints what stands below it. Called by `make demo`; `blotter` must be on
# the PATH. Needs no network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

unset "${!BLOTTER_@}" # a database that is set for real use must not receive the sample
export BLOTTER_HOME="$PWD/demo"
mark="$BLOTTER_HOME/.made-by-the-demo"

heading() {
    printf '\n%s\n%s\n' "$1" "$(printf '%s' "$1" | sed 's/./─/g')"
}
# What is typed, and what comes of it; what is refused ends nothing.
typed() {
    printf '\n$ %s\n' "$1"
    bash -c "$1" 2>&1 || true
}

demo() {
    printf 'All people, firms and towns below are invented. To type the lines yourself, first:\n\n'
    printf '  export PATH="$PWD/.venv/bin:$PATH" BLOTTER_HOME=demo\n'

    heading 'Fifteen looks at six publishers in two years, replayed (some ten seconds)'
    typed 'blotter crawl --replay sample/archive.warc.gz > demo/looks.txt'
    typed 'grep -v ok, demo/looks.txt | fold -s -w 100'
    typed 'blotter log verify | fold -s -w 100'

    heading 'A matter: eight documents of five sources, from the indictment to the revocation'
    typed 'blotter cases voskamp'
    typed 'blotter case us_fr_dea_documents:2026-91655 | head -12 | fold -s -w 100'

    heading 'Who was sentenced to what'
    typed 'blotter export --table sentences --format csv | cut -d , -f 6-11'

    heading 'What is due'
    typed 'blotter due --from 2026-11-01 --within 12m | fold -s -w 100'

    heading 'What was edited without a word, and what was taken down'
    typed 'blotter diff us_doj_press_releases:e45a63be-3e39-56d4-9c81-c4fb514f1a23 | fold -s -w 100'
    typed 'blotter changes --change removed | fold -s -w 100'

    heading 'How much of what, and when'
    typed 'blotter stats --by quarter --by kind --kind charge --kind sentence --kind revocation'

    heading 'What was known at an earlier position of the log'
    typed 'blotter cases voskamp --as-of 40'
    typed 'blotter cases voskamp --as-of 2025-06-01 2>&1 | fold -s -w 100'

    heading 'Search in any written form, and how to cite what is found'
    typed "blotter search '21 USC 841' --source us_doj_press_releases --limit 1"
    typed 'blotter show us_fr_dea_documents:2026-91655 --cite text | fold -s -w 100'

    heading 'The letter that told of the judgment'
    typed "blotter digest --dry-run --query voskamp --since 117 --html demo/letter.html | head -22"

    printf '\nThe letter as mail programs show it is in demo/letter.html.\n'
    printf 'The record as pages, with search, matters and feeds: make page\n'
}

if [[ -e "$BLOTTER_HOME" && ! -e "$mark" ]]; then
    echo "demo/ was not made by this script and is left alone; move it away first" >&2
    exit 1
fi
rm -rf -- "$BLOTTER_HOME"
mkdir -- "$BLOTTER_HOME"
touch -- "$mark"
# Through a pipe, so that it is the same on a terminal of any width.
demo | cat
