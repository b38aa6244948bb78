#!/usr/bin/env bash
# Crawls the bundled sample archive into demo/ and shows what can be asked afterwards.
# Called by `make demo`; `blotter` must be on the PATH. Needs no network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

unset "${!BLOTTER_@}" # a database that is set for real use must not receive the sample
export BLOTTER_HOME="$PWD/demo"
mark="$BLOTTER_HOME/.made-by-the-demo"

heading() {
    printf '\n%s\n%s\n' "$1" "$(printf '%s' "$1" | sed 's/./─/g')"
}
command_line() {
    printf '\n$ blotter'
    printf ' %s' "$@"
    printf '\n\n'
}
# Position and subject of every event of a type, in the log's order.
events() {
    blotter log list | awk -v type="$1" '$4 == type { sub(/^[a-z]+\//, "", $5); print $1, $5 }'
}

if [[ -e "$BLOTTER_HOME" && ! -e "$mark" ]]; then
    echo "demo/ was not made by this script and is left alone; move it away first" >&2
    exit 1
fi
rm -rf -- "$BLOTTER_HOME"
mkdir -- "$BLOTTER_HOME"
touch -- "$mark"

heading 'Two years of looks at six publishers, replayed'
command_line crawl --replay sample/archive.warc.gz
blotter crawl --replay sample/archive.warc.gz > "$BLOTTER_HOME/crawl.txt"
awk 'END { print NR, "looks, of which one met a bot wall. It is recorded as that, not as \"no news\":" }' \
    "$BLOTTER_HOME/crawl.txt"
awk '/: walled/' "$BLOTTER_HOME/crawl.txt" | fold -s -w 100

heading 'What the log holds now'
command_line log list
blotter log list | awk '{ count[$4]++ } END { for (type in count) printf "%5d  %s\n", count[type], type }' | sort -k 2
command_line log verify
blotter log verify
command_line sources
blotter sources

heading 'Search'
command_line search ketamine --limit 5
blotter search ketamine --limit 5

heading 'One case, from the indictment to the end of a DEA registration'
command_line timeline "'\"2:25-cr-00183\"'"
blotter timeline '"2:25-cr-00183"' 2> "$BLOTTER_HOME/coverage.txt" # the line already seen above

read -r changed release < <(events DocumentRevised | grep us_doj)
heading 'Edited without a word about it: what changed, when it was noticed, and the bytes that prove it'
command_line show "$release"
shown() { blotter show "$@" | fold -s -w 100; }
{ diff <(shown "$release" --revision 0) <(shown "$release") || true; } | sed -n 's/^< /- /p; s/^> /+ /p'

read -r _ article < <(events DocumentWithdrawn)
heading 'Taken down: four checks in vain over seventeen days, while the rest of the site answered'
command_line show "$article"
blotter show "$article" | awk 'NF == 0 { blocks++ } /^#[0-9]+  / && !proof++ { print "" } blocks < 2 || proof'
command_line show "$article" --cite text
blotter show "$article" --cite text | fold -s -w 100

heading 'The letter that a subscriber to "ketamine" would get, were the last one sent before that edit'
command_line digest --dry-run --query ketamine --since $((changed - 1)) --html demo/digest.html
blotter digest --dry-run --query ketamine --since $((changed - 1)) --html "$BLOTTER_HOME/digest.html" \
    > "$BLOTTER_HOME/digest.txt"
# Its beginning, the story of that edit, and its end.
awk -v RS= -v ORS='\n\n' '
    /^ACTS A WEEK/ { end = 1 }
    NR <= 4 || /^Revoked: / || end { print; cut = 0; next }
    !cut { print "[…]"; cut = 1 }
' "$BLOTTER_HOME/digest.txt"
printf '\nThe whole letter is in demo/digest.txt, and as a mail program shows it in demo/digest.html\n'
printf 'All names in the sample are invented. Ask more: BLOTTER_HOME=demo blotter search '\''DEA revocation'\''\n'
printf 'The same as pages, with search, matters and feeds: make page (BLOTTER_HOME=demo blotter web)\n'
