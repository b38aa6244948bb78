"""The scripts that shells read, and what they are answered.

Click's own for zsh. For bash another one, since bash parts words at colons, which ids have, and
inserts names as they are, blanks included; for fish one that keeps the commas of a name.
"""

from __future__ import annotations

import os
import sys
from typing import ClassVar

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    add_completion_class,
    get_completion_class,
    shell_complete,
    split_arg_string,
)

PROGRAM = "blotter"
#: Set by the scripts: which shell asks, and what for.
VARIABLE = "_BLOTTER_COMPLETE"

_BASH = """\
%(complete_func)s() {
    local line=${COMP_LINE:0:COMP_POINT} typed part type value reply
    # Of the word before the cursor bash replaces what stands behind the last colon.
    typed=${line##*[[:space:]]}
    typed=${typed#--*=}
    part=
    if [[ $COMP_WORDBREAKS == *:* && $typed == *:* && $typed != [\\"\\']* ]]; then
        part=${typed%%"${typed##*:}"}
    fi
    COMPREPLY=()
    reply=$(COMP_LINE=$line %(complete_var)s=bash_complete "$1" 2>/dev/null)
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                value=${value#"$part"}
                [[ $typed == [\\"\\']* ]] || printf -v value %%q "$value"
                COMPREPLY+=("$value")
                ;;
        esac
    done <<< "$reply"
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_FISH = """\
function %(complete_func)s
    set -l reply (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp | string collect) \
COMP_CWORD=(commandline -t | string collect) %(prog_name)s 2>/dev/null)
    for line in $reply
        set -l parts (string split -m 1 "," -- $line)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                echo $parts[2]
        end
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class _Bash(BashComplete):
    source_template: ClassVar[str] = _BASH

    def source(self) -> str:
        """The script, without asking which bash there is."""
        return self.source_template % self.source_vars()

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is completed, and what stands of that: of the line, where
        colons part nothing."""
        line = os.environ["COMP_LINE"]
        words = split_arg_string(line)
        if line[-1:].isspace() and not line.endswith("\\ "):
            return words[1:], ""
        return words[1:-1], words[-1]

    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.type},{item.value}"


class _Fish(FishComplete):
    source_template: ClassVar[str] = _FISH


def register() -> None:
    """Let click answer these shells by ours."""
    add_completion_class(_Bash, "bash")
    add_completion_class(_Fish, "fish")


def script(main: click.Command, shell: str) -> str:
    """What a shell reads to complete the words of `blotter`."""
    register()
    complete = get_completion_class(shell)
    assert complete is not None
    return complete(main, {}, PROGRAM, VARIABLE).source()


def answer(main: click.Command, instruction: str) -> None:
    """Answer a shell, as `VARIABLE` says, and end."""
    register()
    try:
        shell_complete(main, {}, PROGRAM, VARIABLE, instruction)
    except Exception:  # whatever it was: nobody wants it in the line that is being typed
        sys.exit(1)
    sys.exit()
