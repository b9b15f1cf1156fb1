"""Completion scripts for bash, zsh and fish, made from the commands and their options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bylawkit.cli.tree import FILES, FOLDERS, Command, Option, Word

_HEAD = ("--lang", "--help", "--version")


def _quoted(text: str) -> str:
    """A text as one word of a shell."""
    return "'" + text.replace("'", "'\\''") + "'"


# ── bash ──

_BASH = """\
# bash completion for bylawkit
#   bylawkit completion bash > ~/.local/share/bash-completion/completions/bylawkit
# or, for this shell only: . <(bylawkit completion bash)

_bylawkit_reply() {{  # the words of $2, or files (-f), or folders (-d), that begin like $1
    local IFS=$'\\n'
    case $2 in
        -f|-d) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen "$2" -- "$1")) ;;
        *) COMPREPLY=($(compgen -W "${{2// /$IFS}}" -- "$1")) ;;
    esac
}}

_bylawkit() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command= at
    if [[ $word == '=' ]]; then word=; elif [[ $before == '=' ]]; then before=${{COMP_WORDS[COMP_CWORD-2]}}; fi
    COMPREPLY=()
    for ((at = 1; at < COMP_CWORD; at++)); do
        case ${{COMP_WORDS[at]}} in
            {names}) command=${{COMP_WORDS[at]}}; break ;;
        esac
    done
    case $command:$before in
{values}
    esac
    case $command in
{commands}
    esac
}}

complete -F _bylawkit bylawkit
"""


def bash(commands: Sequence[Command]) -> str:
    """A script for bash."""
    names = [one.name for one in commands]
    return _BASH.format(
        names="|".join(names),
        values="\n".join((*_bash_value("", _LANG), *_bash_values(commands))),
        commands="\n".join((*_bash_command("", _HEAD, " ".join(names)), *_bash_commands(commands))),
    )


def _bash_values(commands: Sequence[Command]) -> Iterator[str]:
    for command in commands:
        for option in command.options:
            if option.metavar:
                yield from _bash_value(command.name, option)


def _bash_value(command: str, option: Option) -> Iterator[str]:
    pattern = "|".join(f"{command}:{name}" for name in option.names)
    reply = _bash_reply(option.choices, option.takes)
    yield f"        {pattern}) {reply}return ;;"


def _bash_reply(choices: Sequence[str], takes: str) -> str:
    if choices:
        return f'_bylawkit_reply "$word" {_quoted(" ".join(choices))}; '
    return f'_bylawkit_reply "$word" {_LETTERS[takes]}; ' if takes else ""


_LETTERS = {FILES: "-f", FOLDERS: "-d"}


def _bash_commands(commands: Sequence[Command]) -> Iterator[str]:
    for command in commands:
        names = [name for one in command.options for name in one.names]
        choices = " ".join(dict.fromkeys(word for one in command.words for word in one.choices))
        takes = [one.takes for one in command.words if one.takes]
        letter = "-f" if FILES in takes else "-d" if takes else ""
        yield from _bash_command(command.name, names, choices, letter)


def _bash_command(
    command: str, options: Sequence[str], words: str, letter: str = ""
) -> Iterator[str]:
    """What may stand where no option waits for its value: options after a dash, else words, else files."""
    yield f"        {command or _quoted('')})"
    listed = _quoted(" ".join(options))
    yield f'            if [[ $word == -* ]]; then _bylawkit_reply "$word" {listed}; return; fi'
    if words:
        yield f'            _bylawkit_reply "$word" {_quoted(words)}'
    if letter:
        lacking = "[[ ${#COMPREPLY[@]} -gt 0 ]] || " if words else ""
        yield f'            {lacking}_bylawkit_reply "$word" {letter}'
    yield "            ;;"


# ── zsh ──

_ZSH = """\
#compdef bylawkit
# zsh completion for bylawkit: write it to a file `_bylawkit` in a folder of $fpath, such as
#   bylawkit completion zsh > ~/.zfunc/_bylawkit     (and in ~/.zshrc: fpath+=~/.zfunc; autoload -Uz compinit; compinit)

_bylawkit_commands() {{
    local -a commands
    commands=(
{names}
    )
    _describe command commands
}}

_bylawkit() {{
    local curcontext="$curcontext" state line
    typeset -A opt_args
    _arguments -C {head} '1:command:_bylawkit_commands' '*::word:->words'
    [[ $state == words ]] || return
    case $words[1] in
{commands}
    esac
}}

if [[ $funcstack[1] == _bylawkit ]]; then _bylawkit "$@"; else compdef _bylawkit bylawkit; fi
"""


def zsh(commands: Sequence[Command]) -> str:
    """A script for zsh."""
    head = " ".join(
        (
            "'--lang[zh, en]:language:(zh en)'",
            "'(-h --help)'{-h,--help}",
            "'(-V --version)'{-V,--version}",
        )
    )
    names = (f"        {_quoted(f'{one.name}:{one.about}')}" for one in commands)
    return _ZSH.format(
        names="\n".join(names), head=head, commands="\n".join(map(_zsh_command, commands))
    )


def _zsh_command(command: Command) -> str:
    specs = [spec for one in command.options for spec in _zsh_option(one)]
    specs += [_zsh_word(at, one) for at, one in enumerate(command.words, start=1)]
    joined = " \\\n                ".join(specs)
    return f"        {command.name})\n            _arguments \\\n                {joined}\n            ;;"


def _zsh_option(option: Option) -> Iterator[str]:
    about = option.about.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    value = _zsh_value(option.metavar, option.choices, option.takes) if option.metavar else ""
    many = "*" if option.again else f"({' '.join(option.names)})"
    yield from (_quoted(f"{many}{name}[{about}]{value}") for name in option.names)


def _zsh_word(at: int, word: Word) -> str:
    place = "*" if word.many else str(at)
    return _quoted(place + _zsh_value(word.metavar, word.choices, word.takes, word.needed))


def _zsh_value(metavar: str, choices: Sequence[str], takes: str, needed: bool = True) -> str:
    kinds = {FILES: "_files", FOLDERS: "_files -/"}
    what = f"({' '.join(choices)})" if choices else kinds.get(takes, " ")
    return f"{':' if needed else '::'}{metavar.replace(':', ' ')}:{what}"


# ── fish ──

_FISH = """\
# fish completion for bylawkit
#   bylawkit completion fish > ~/.config/fish/completions/bylawkit.fish
complete -c bylawkit -f
"""


def fish(commands: Sequence[Command]) -> str:
    """A script for fish."""
    lines = [_fish_option("__fish_use_subcommand", one) for one in (_LANG, *_FISH_HEAD)]
    for command in commands:
        first = _quoted("__fish_use_subcommand")
        about = _quoted(command.about)
        lines.append(f"complete -c bylawkit -n {first} -a {command.name} -d {about}")
        when = f"__fish_seen_subcommand_from {command.name}"
        lines += [_fish_option(when, one) for one in command.options]
        lines += [line for one in command.words if (line := _fish_word(when, one))]
    return _FISH + "\n".join(lines)


def _fish_option(when: str, option: Option) -> str:
    names = " ".join(
        f"-l {one[2:]}" if one.startswith("--") else f"-s {one[1:]}" for one in option.names
    )
    about = f" -d {_quoted(option.about)}" if option.about else ""
    return f"complete -c bylawkit -n {_quoted(when)} {names}{_fish_value(option)}{about}"


def _fish_value(of: Option | Word) -> str:
    if of.choices:
        return f" -x -a {_quoted(' '.join(of.choices))}"
    if of.takes:
        return " -r -F" if of.takes == FILES else " -x -a '(__fish_complete_directories)'"
    return " -x" if of.metavar else ""


def _fish_word(when: str, word: Word) -> str:
    if word.choices:
        return f"complete -c bylawkit -n {_quoted(when)} -a {_quoted(' '.join(word.choices))}"
    if word.takes == FOLDERS:
        return f"complete -c bylawkit -n {_quoted(when)} -a '(__fish_complete_directories)'"
    return f"complete -c bylawkit -n {_quoted(when)} -F" if word.takes else ""


_LANG = Option(("--lang",), "zh, en", "LANG", ("zh", "en"))
_FISH_HEAD = (Option(("-h", "--help"), ""), Option(("-V", "--version"), ""))
