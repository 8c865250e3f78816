"""Writes the manual page musterd(8) from what the program says of itself."""
import re
import subprocess
import sys
import time

FLAG = re.compile(r"^  (-\S(?:.*?\S)?)(?:  +(\S.*))?$")


def said(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def paragraphs(text):
    """Roff of a help text: flags with what they do, and prose between them."""
    lines, in_flag = [], False
    for line in text.split("\n"):
        flag = FLAG.match(line)
        if flag:
            lines += [".TP", f"\\fB{escaped(flag[1])}\\fR", escaped(flag[2] or "")]
            in_flag = True
        elif in_flag and line.startswith("    "):
            lines.append(escaped(line.strip()))
        else:
            in_flag = False
            lines.append(escaped(line.strip()) if line.strip() else ".PP")
    return [line for line in lines if line]


def usage(text):
    """The lines of the usage, and the rest."""
    head, _, rest = text.partition("\n\n")
    return head.removeprefix("usage: ").replace("\n       ", "\n"), rest


def page(program, date):
    lines, rest = usage(said(program, "--help"))
    commands = re.findall(r"^  ([a-z]+) +(.*)$", rest, re.MULTILINE)
    closing = rest[rest.rindex("\n\nmusterd <command>"):].strip()
    yield f'.TH MUSTERD 8 "{date}" "{said(program, "version").strip()}" "Muster"'
    yield from [".SH NAME", "musterd \\- self\\-hosted go\\-to\\-market backend that speaks gRPC"]
    yield from [".SH SYNOPSIS", ".nf", escaped(lines), ".fi", ".SH COMMANDS"]
    for name, words in commands:
        yield from [".TP", f"\\fB{name}\\fR", escaped(words)]
    yield from [".PP", *paragraphs(closing)]
    for name, _ in commands:
        if name in ("help", "version"):
            continue
        lines, rest = usage(said(program, name, "--help"))
        yield from [f".SH MUSTERD {name.upper()}", ".nf", escaped(lines), ".fi", ".PP", *paragraphs(rest)]
    yield from [
        ".SH FILES", ".TP", "/etc/muster/musterd.yaml", "what the server is told", ".TP", "/etc/muster/secrets",
        "its keys and passwords, a file each, read by the service manager alone"]


def main():
    program, seconds = sys.argv[1], int(sys.argv[2])
    date = time.strftime("%Y-%m-%d", time.gmtime(seconds))
    print("\n".join(page(program, date)))


main()
