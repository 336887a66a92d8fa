"""Writes reference texts of addresses and times:
python3 scripts/reference-values/records.py > Tests/TocsinRecordsTests/Fixtures/RecordsReference.swift

Addresses are judged and spelled by Python's ipaddress, times by its datetime. Half of the address texts are
damaged by one or two random edits; what ipaddress then still accepts is an address all the same.
"""

import datetime
import ipaddress
import platform
import random

random.seed(4291)


def spelling():
    """A valid text of a random address, with runs of zeros and an odd spelling now and then."""
    if random.random() < 0.3:
        return str(ipaddress.IPv4Address(random.getrandbits(32)))
    groups = [random.choice([0, 0, 0, 1, 0xFFFF, random.getrandbits(16)]) for _ in range(8)]
    if random.random() < 0.1:
        groups[:6] = [0, 0, 0, 0, 0, 0xFFFF]
    address = ipaddress.IPv6Address(b"".join(g.to_bytes(2, "big") for g in groups))
    form = random.random()
    if form < 0.5:
        return str(address)
    if form < 0.7:
        return address.exploded.upper()
    if form < 0.85:
        return ":".join(f"{g:x}" for g in groups)
    quad = ipaddress.IPv4Address(groups[6] << 16 | groups[7])
    return ":".join(f"{g:X}" for g in groups[:6]) + f":{quad}"


def damaged(text):
    for _ in range(random.choice([1, 1, 2])):
        at = random.randrange(len(text) + 1)
        what = random.choice("0123456789aAfFgG::::...%/ -+x[")
        text = random.choice([text[:at] + what + text[at:], text[:at] + text[at + 1 :], text[:at] + what + text[at + 1 :]])
    return text


def address_lines():
    texts = [spelling() for _ in range(300)] + [damaged(spelling()) for _ in range(500)]
    texts += ["::", "::1", "1::", "0.0.0.0", "255.255.255.255", "::ffff:0:0", "::1.2.3.4", "1:2:3:4:5:6:7::"]
    texts += ["::2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8::", ":::", "1::2::3", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:"]
    texts += ["1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", "1.2.3.4::", "::1.2.3.4:5", "12345::", "::g"]
    for text in dict.fromkeys(texts):
        # A zone id is not part of an address in a log.
        if not text or "%" in text:
            continue
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            yield f"{text}|"
            continue
        mapped = address if address.version == 4 else address.ipv4_mapped
        value = 0xFFFF << 32 | int(mapped) if mapped else int(address)
        yield f"{text}|{value >> 64:x}|{value & (1 << 64) - 1:x}|{mapped or address}"


def time_lines():
    epoch = datetime.datetime(1970, 1, 1)
    first = (datetime.datetime(1, 1, 1) - epoch) // datetime.timedelta(microseconds=1)
    last = (datetime.datetime.max - epoch) // datetime.timedelta(microseconds=1)
    times = [first, last, -1, 0, 1, -86_400_000_000, -86_400_000_001, 951_782_400_000_000, 4_107_542_399_999_999]
    times += [random.randint(first, last) for _ in range(200)]
    for microseconds in times:
        time = epoch + datetime.timedelta(microseconds=microseconds)
        yield f"{microseconds}|{time.year:04}|{time.month}|{time.day}|{time.isoformat(timespec='microseconds')}Z"


print("// swift-format-ignore-file")
print(f"// Made by scripts/reference-values/records.py with the ipaddress and datetime of Python {platform.python_version()}.\n")
print("enum RecordsReference {")
for name, doc, lines in [
    ("addresses", "Text, then (if it is an address) its two halves in hexadecimal and its canonical text.", address_lines()),
    ("times", "Microseconds since the epoch, year, month, day, RFC 3339.", time_lines()),
]:
    print(f"    /// {doc}\n    static let {name} = #\"\"\"")
    for line in lines:
        print("        " + line)
    print('        """#\n')
print("    /// The fields of each line.\n    static func rows(_ table: String) -> [[String]] {")
print('        table.split(separator: "\\n").map { line in\n            line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)\n        }\n    }')
print("}")
