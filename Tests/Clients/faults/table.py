"""Prints what all cases showed, from what their rounds left behind; exit code 1 when a bound was broken."""
import json
import sys

from rounds import FOLDER, told


def main(wanted):
    broken = 0
    for file in sorted(FOLDER.glob("*.jsonl"), key=lambda file: [int(file.name.split("-")[0][1:]), file.name]):
        first, *rounds = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        if wanted and first["case"].split()[0] not in wanted:
            continue
        done = [line["seen"] for line in rounds if not line["broken"]]
        fault = rounds[-1]["broken"] if rounds else None
        state = "BROKEN" if fault else "held" if len(done) >= first["planned"] else "unfinished"
        broken += state != "held"
        print(f"{state:10} {first['case']}, {len(done)} of {first['planned']} rounds")
        print(f"           {fault or told(done) or 'nothing was seen'}")
    print(f"{broken} cases did not hold" if broken else "every bound held")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
