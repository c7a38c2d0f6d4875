#!/usr/bin/env python3
"""Verifies a bundle of Remelt with nothing of Remelt: Python 3 and its standard library. It was written beside docs/formats.

    python3 verify.py BUNDLE TRUST          prints one JSON document; exit 0 proven, 1 contradicted, 2 incomplete,
                                            2 with {"error": ...} for a file that is no bundle or no trust document,
                                            64 a file is missing, or the command is wrong

It computes no verdict of a specification again: a bundle that claims one is at best incomplete here (claim-not-recomputed), and
may be proven by `remelt verify`, which knows the rules of the release.
"""
import base64
import binascii
import datetime
import hashlib
import json
import re
import sys
from fractions import Fraction

# ---------------------------------------------------------------- Ed25519 (RFC 8032, section 5.1)
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def point_of(data):
    """Point of 32 bytes in extended coordinates; None for what is none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else (0, y, 1, 0)
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0:
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, p):
    total = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            total = add(total, p)
        p = add(p, p)
        number >>= 1
    return total


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signature(key, message, signature):
    public, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or public is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(8 * s, BASE), times(8, add(r, times(h, public)))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# ---------------------------------------------------------------- ML-DSA-44, verification (FIPS 204, algorithms 3 and 8)
Q, N = 8380417, 256
ROWS, COLUMNS = 4, 4
GAMMA1, GAMMA2, BETA, OMEGA, TAU = 2**17, (Q - 1) // 88, 78, 80, 39
ZETAS = [pow(1753, int("{:08b}".format(i)[::-1], 2), Q) for i in range(N)]


def ntt(w):
    w, m, length = list(w), 0, 128
    while length >= 1:
        for start in range(0, N, 2 * length):
            m += 1
            for j in range(start, start + length):
                t = ZETAS[m] * w[j + length] % Q
                w[j + length], w[j] = (w[j] - t) % Q, (w[j] + t) % Q
        length //= 2
    return w


def back(w):
    w, m, length = list(w), N, 1
    while length < N:
        for start in range(0, N, 2 * length):
            m -= 1
            for j in range(start, start + length):
                t = w[j]
                w[j], w[j + length] = (t + w[j + length]) % Q, -ZETAS[m] * (t - w[j + length]) % Q
        length *= 2
    return [one * 8347681 % Q for one in w]


def bits(data, width):
    """Whole numbers of `width` bits, the first bit first."""
    number = int.from_bytes(data, "little")
    return [(number >> (width * i)) & ((1 << width) - 1) for i in range(len(data) * 8 // width)]


def uniform(seed):
    """A polynomial in the transformed domain, by rejection of 24-bit numbers."""
    data, found, at = hashlib.shake_128(seed).digest(2048), [], 0
    while len(found) < N:
        one = int.from_bytes(data[at : at + 3], "little") & 0x7FFFFF
        at += 3
        if one < Q:
            found.append(one)
    return found


def ball(seed):
    """The challenge: TAU coefficients of +1 or -1."""
    data, c, at = hashlib.shake_256(seed).digest(1024), [0] * N, 8
    signs = int.from_bytes(data[:8], "little")
    for i in range(N - TAU, N):
        while data[at] > i:
            at += 1
        c[i], c[data[at]] = c[data[at]], 1 - 2 * (signs & 1)
        signs >>= 1
        at += 1
    return c


def hints(data):
    """Where each row rounds otherwise; None for what is no list of them."""
    rows, index = [], 0
    for i in range(ROWS):
        end = data[OMEGA + i]
        if end < index or end > OMEGA or any(data[j] <= data[j - 1] for j in range(index + 1, end)):
            return None
        rows.append(set(data[index:end]))
        index = end
    return None if any(data[index:OMEGA]) else rows


def high(r, hinted):
    """High part of a number (algorithms 36 and 40)."""
    low = r % (2 * GAMMA2)
    low -= 2 * GAMMA2 if low > GAMMA2 else 0
    top, low = (0, low - 1) if r - low == Q - 1 else ((r - low) // (2 * GAMMA2), low)
    return top if not hinted else (top + (1 if low > 0 else -1)) % ((Q - 1) // (2 * GAMMA2))


def is_ml_dsa_44(public, message, signature):
    if len(public) != 1312 or len(signature) != 2420:
        return False
    rho, t1 = public[:32], [bits(public[32 + 320 * i : 352 + 320 * i], 10) for i in range(ROWS)]
    z = [[GAMMA1 - one for one in bits(signature[32 + 576 * i : 608 + 576 * i], 18)] for i in range(COLUMNS)]
    rounded = hints(signature[2336:])
    if rounded is None or max(abs(one) for row in z for one in row) >= GAMMA1 - BETA:
        return False
    mu = hashlib.shake_256(hashlib.shake_256(public).digest(64) + b"\0\0" + message).digest(64)
    c, z = ntt(ball(signature[:32])), [ntt(row) for row in z]
    packed = 0
    for i in range(ROWS):
        row, t = [0] * N, ntt([one << 13 for one in t1[i]])
        for j in range(COLUMNS):
            a = uniform(rho + bytes([j, i]))
            row = [(one + x * y) % Q for one, x, y in zip(row, a, z[j])]
        w = back([(one - x * y) % Q for one, x, y in zip(row, c, t)])
        for k in range(N):
            packed |= high(w[k], k in rounded[i]) << (6 * (N * i + k))
    return hashlib.shake_256(mu + packed.to_bytes(ROWS * N * 6 // 8, "little")).digest(32) == signature[:32]


# ---------------------------------------------------------------- bytes and canonical JSON (RFC 8785)
class Wrong(Exception):
    """What cannot be read, or does not hold."""


def sha256(data):
    return hashlib.sha256(data).digest()


def from_base64(text):
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError, ValueError):
        raise Wrong("not base64") from None
    if base64.b64encode(data).decode() != text:
        raise Wrong("not canonical base64")
    return data


def number_text(number):
    """A number as ECMAScript writes it."""
    try:
        number = float(number)
    except OverflowError:
        raise Wrong("no number of JSON") from None
    if number != number or number in (float("inf"), float("-inf")):
        raise Wrong("no number of JSON")
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    mantissa, exponent = ("%r" % abs(number)).split("e") if "e" in repr(abs(number)) else (repr(abs(number)), "0")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent) - (len(whole + fraction) - len(digits) if whole.strip("0") == "" else 0)
    digits = digits.rstrip("0") or "0"
    if 0 < point <= 21:
        return sign + (digits.ljust(point, "0") if len(digits) <= point else digits[:point] + "." + digits[point:])
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    power = point - 1
    return sign + digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + "e" + ("+" if power > 0 else "-") + str(abs(power))


def canonical(value):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, str):
        value.encode("utf-8")  # half a surrogate pair has no bytes
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"


def once(pairs):
    """Members of an object, each once."""
    if len({name for name, _ in pairs}) != len(pairs):
        raise Wrong("a key appears twice in its object")
    return dict(pairs)


def none_of_json(text):
    raise Wrong("%s is no number of JSON" % text)


def parse(text):
    try:
        return json.loads(text, object_pairs_hook=once, parse_constant=none_of_json)
    except (ValueError, RecursionError):
        raise Wrong("not JSON") from None


# ---------------------------------------------------------------- signed notes, keys and trust (C2SP)
# What counts as blank is said letter by letter, and a digit is [0-9]: the classes of Python take other letters than those of other languages.
BLANKS = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


def key_of(text):
    match = re.fullmatch(r"([^+%s]+)\+([0-9a-f]{8})\+([^%s]+)" % (BLANKS, BLANKS), text)
    if not match:
        raise Wrong("not a verifier key")
    name, digest, blob = match[1], match[2], from_base64(match[3])
    if sha256(name.encode() + b"\n" + blob)[:4].hex() != digest or len(blob) - 1 != {1: 32, 4: 32, 6: 1312}.get(blob[:1] and blob[0]):
        raise Wrong("not a verifier key of Ed25519 or ML-DSA-44")
    return {"name": name, "type": blob[0], "id": bytes.fromhex(digest), "key": blob[1:]}


def note_of(text):
    blank = text.rfind("\n\n")
    if blank < 0 or not text.endswith("\n"):
        raise Wrong("not a signed note")
    signatures = []
    for line in text[blank + 2 : -1].split("\n"):
        match = re.fullmatch("\u2014 ([^%s]+) ([^%s]+)" % (BLANKS, BLANKS), line)
        if not match:
            raise Wrong("not a signature line")
        blob = from_base64(match[2])
        signatures.append((match[1], blob[:4], blob[4:]))
    return text[: blank + 1], signatures


def is_signed(note, key):
    """Signatures by the key are there, and all of them are good."""
    text, signatures = note
    own = [data for name, key_id, data in signatures if name == key["name"] and key_id == key["id"]]
    return bool(own) and all(is_good(text, data, key) for data in own)


def is_good(text, data, key):
    if key["type"] == 6:
        return len(data) == 2428 and is_cosigned(text, data, key)
    if key["type"] == 4:
        if len(data) < 8:
            return False
        text, data = "cosignature/v1\ntime %d\n%s" % (int.from_bytes(data[:8], "big"), text), data[8:]
    return len(data) == 64 and is_signature(key["key"], text.encode(), data)


def is_cosigned(text, data, key):
    """An ML-DSA-44 cosignature: name of the witness, time, and origin, size and root of the checkpoint."""
    lines = text.split("\n")
    if len(lines) < 3 or not lines[0] or not re.fullmatch(r"0|[1-9][0-9]{0,15}", lines[1]):
        return False
    origin, name = lines[0].encode(), key["name"].encode()
    try:
        root = from_base64(lines[2])
    except Wrong:
        return False
    if len(root) != 32 or not 0 < len(origin) < 256 or not 0 < len(name) < 256:
        return False
    tree = bytes([len(origin)]) + origin + bytes(8) + int(lines[1]).to_bytes(8, "big") + root
    message = b"subtree/v1\n\0" + bytes([len(name)]) + name + data[:8] + tree
    return is_ml_dsa_44(key["key"], message, data[8:])


def day(text):
    """A day of the calendar: 30 February is none."""
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def whole(number):
    """A whole number, which JSON may write 1, 1.0 or 1e0; None for what is none."""
    if isinstance(number, bool) or not isinstance(number, (int, float)) or abs(number) > 2**53 - 1 or number != int(number):
        return None
    return int(number)


def policy_of(text):
    """Logs, and a function from a note to whether enough witnesses have signed it."""
    logs, witnesses, groups, quorum = [], {}, {}, ()
    for line in text.split("\n"):
        words = re.split("[ \t]+", re.sub("^[%s]+|[%s]+$" % (BLANKS, BLANKS), "", line))
        if not words[0] or words[0].startswith("#"):
            continue
        kind, words = words[0], words[1:]
        if kind == "log" and 1 <= len(words) <= 2:
            logs.append(key_of(words[0]))
            if logs[-1]["type"] != 1:
                raise Wrong("trust: the key of a log is Ed25519")
        elif kind == "witness" and 2 <= len(words) <= 3 and words[0] not in witnesses and words[0] not in groups and words[0] != "none":
            witnesses[words[0]] = key_of(words[1])
            if witnesses[words[0]]["type"] not in (4, 6):
                raise Wrong("trust: the key of a witness is cosignature/v1 or ML-DSA-44")
        elif kind == "group" and len(words) >= 3 and words[0] not in witnesses and words[0] not in groups and words[0] != "none":
            name, least, members = words[0], words[1], words[2:]
            least = {"any": 1, "all": len(members)}.get(least, int(least) if re.fullmatch(r"[1-9][0-9]{0,4}", least) else 0)
            if not 1 <= least <= len(members) or len(set(members)) != len(members):
                raise Wrong("trust: the members of a group cannot agree")
            if not all(one in witnesses or one in groups for one in members):
                raise Wrong("trust: a group names somebody unknown")
            groups[name] = (least, members)
        elif kind == "quorum" and len(words) == 1 and quorum == ():
            quorum = words[0]
            if quorum != "none" and quorum not in witnesses and quorum not in groups:
                raise Wrong("trust: the quorum names somebody unknown")
        else:
            raise Wrong("trust: no line of a policy")
    if quorum == () or not logs:
        raise Wrong("trust: the policy names no log or no quorum")

    def enough(note):
        agreed, counted = set(), set()
        for name, key in witnesses.items():
            if (key["name"], key["key"]) not in counted and is_signed(note, key):
                counted.add((key["name"], key["key"]))
                agreed.add(name)
        for name, (least, members) in groups.items():
            if sum(member in agreed for member in members) >= least:
                agreed.add(name)
        return quorum == "none" or quorum in agreed

    return logs, enough


def trust_of(trust):
    """Logs, persons, and whether enough witnesses have signed a note."""
    if isinstance(trust, str):
        logs, enough = policy_of(trust)
        return logs, [], enough
    if not isinstance(trust, dict):
        raise Wrong("trust: no trust document")
    if "policy" in trust:
        persons = trust.get("persons", [])
        if trust.get("format") != "remelt-trust/1" or not isinstance(trust["policy"], str) or not day(trust.get("date")):
            raise Wrong("trust: no trust document")
        if not isinstance(persons, list) or not all(isinstance(one, dict) and isinstance(one.get("name"), str) for one in persons):
            raise Wrong("trust: a person has no name")
        if not all(day(one[name]) for one in persons for name in ("from", "until") if name in one):
            raise Wrong("trust: a person's day is none")
        logs, enough = policy_of(trust["policy"])
        return logs, [{**one, "key": key_of(one["key"])} for one in persons], enough
    least, keys = whole(trust.get("minWitnesses")), trust.get("witnesses")
    if not isinstance(keys, list) or least is None or least < 0:
        raise Wrong("trust: no trust document")
    keys = [key_of(str(key)) for key in keys]
    return [key_of(str(trust.get("log")))], [], lambda note: len({k["name"] for k in keys if is_signed(note, k)}) >= least


# ---------------------------------------------------------------- records (docs/formats/records.md)
ANALYSED = ("happenedAt analysis basis method lab place sample balance purpose asks stage operation documentSha256 rawSha256", "by actsFor reference arrival takingRule", True)
FOR_HEAT = ("happenedAt", "by actsFor heat kg", False)
REASON = ("happenedAt", "by actsFor reason", False)
SAMPLED = ("happenedAt sample place purpose", "by actsFor kg", False)
RELEASED = ("happenedAt verdict predicted documentSha256 rule specimens", "by actsFor specification", True)
DIVIDED = ("happenedAt inputKg nOutputs outputKg lossKg unbalancedKg toleranceKg", "by actsFor", True)
DISPOSED = ("happenedAt disposition", "by actsFor reason", False)
UNDRAWN = ("happenedAt", "by actsFor heat kg reservedKg", False)
RETEST_OPENED = ("happenedAt replaces rule", "by actsFor cause", True)
RECALLED = ("happenedAt recall recallSeq", "by actsFor share", False)
SHIPPED = ("happenedAt certificateSha256", "by actsFor kg to order accepted", False)
TRANSFERRED = ("happenedAt", "by actsFor origin of heat seq leaf size root here saidKg weighedKg withinKg accepted", False)
PROGRAMME = "happenedAt documentSha256 processSha256"
# kind: (public fields, confidential fields, True where it has lists or results of any number)
KINDS = {
    "lot.received": ("happenedAt class lotClass form generation specimen from", "by actsFor massKg supplier owner alloy element reference note price certificate article sent", False),
    "lot.gate-checked": ("happenedAt verdict", "by actsFor", True),
    "lot.processed": ("happenedAt treatment", "by actsFor wetKg cleanKg", True),
    "lot.analysed": ANALYSED, "heat.analysed": ANALYSED, "object.analysed": ANALYSED,
    "lot.analysis-ordered": ("happenedAt step method", "by actsFor elements heat", False),
    "lot.identified": ("happenedAt verdict documentSha256", "by actsFor equivalent", True),
    "lot.cleared": ("happenedAt", "by actsFor alloy reason override", False),
    "lot.held": REASON, "lot.lift-proposed": REASON,
    "lot.reserved": FOR_HEAT, "lot.unreserved": FOR_HEAT, "lot.drawn": FOR_HEAT, "lot.undrawn": UNDRAWN,
    "object.reserved": FOR_HEAT, "object.unreserved": FOR_HEAT, "object.drawn": FOR_HEAT, "object.undrawn": UNDRAWN,
    "lot.sampled": SAMPLED, "heat.sampled": SAMPLED, "object.sampled": SAMPLED,
    "lot.dispositioned": DISPOSED, "heat.dispositioned": DISPOSED, "object.dispositioned": DISPOSED,
    "heat.planned": ("happenedAt documentSha256", "by actsFor target owner ownAdditions route furnace contract below", True),
    "heat.plan-accepted": ("happenedAt", "by actsFor reason", True),
    "heat.cancelled": REASON,
    "heat.charged": ("happenedAt nInputs inputKg addition documentSha256 asPlanned furnace", "by actsFor reason", True),
    "heat.leak-measured": ("happenedAt furnace leakPaM3PerS limitPaM3PerS", "by actsFor accepted", False),
    "heat.shift": ("happenedAt step", "by actsFor note", True),
    "heat.inspected": ("happenedAt point decision", "by remark", False),
    "heat.melted": ("happenedAt process nInputs inputKg outputKg lossKg unbalancedKg toleranceKg documentSha256", "by actsFor", True),
    "heat.logged": ("happenedAt furnace", "by actsFor log", False),
    "heat.used": ("happenedAt", "by actsFor", True),
    "heat.advised": ("happenedAt documentSha256 decision", "by advice reason", True),
    "heat.cast": DIVIDED, "heat.cut": DIVIDED,
    "heat.released": RELEASED, "object.released": RELEASED,
    "object.created": ("happenedAt form from heat", "by actsFor massKg", False),
    "lot.shipped": SHIPPED, "object.shipped": SHIPPED,
    "transfer.received": TRANSFERRED, "transfer.confirmed": TRANSFERRED,
    "record.corrected": ("happenedAt corrects correctsSeq correctsKind how class lotClass form sample purpose lossKg unbalancedKg withdrawnKg", "by actsFor reason massKg supplier owner alloy reference cause document repeat contract", True),
    "assay.recorded": ("happenedAt lab method", "by actsFor", True),
    "test.recorded": ("happenedAt lab method result", "by actsFor", True),
    "cert.issued": ("happenedAt heat payloadSha256 type coversKg", "by actsFor number certificate accepted", False),
    "cert.withdrawn": ("happenedAt payloadSha256", "by actsFor number reason supersededBy", False),
    "cert.countersigned": ("happenedAt payloadSha256 verifierKey signature", "by actsFor number name of", False),
    "salt.erased": ("happenedAt erases erasesSeq erasesKind field digest", "by actsFor reason", False),
    "cert.signed": ("happenedAt payloadSha256 verifierKey signature", "by actsFor number", False),
    "specification.entered": ("happenedAt documentSha256", "by customer specification reason", False),
    "specification.compared": ("happenedAt documentSha256", "by", False),
    "register.entered": ("happenedAt documentSha256", "by actsFor entry reason", False),
    "register.ended": ("happenedAt", "by actsFor reason", False),
    "label.printed": ("happenedAt label of copies", "by actsFor printer sample reason", False),
    "route.entered": ("happenedAt documentSha256", "by actsFor route reason", False),
    "price.set": ("happenedAt", "by actsFor usdPerKg on source", False),
    "customer.entered": ("happenedAt documentSha256", "by actsFor entry sent reason", False),
    "article.entered": ("happenedAt documentSha256", "by actsFor entry sent reason", False),
    "order.entered": ("happenedAt documentSha256", "by actsFor entry sent reason", False),
    "cost.posted": ("happenedAt documentSha256", "by actsFor totalUsd productKg", True),
    "programme.locked": (PROGRAMME, "by actsFor programme process", False),
    "programme.revised": (PROGRAMME + " valuesSeen evaluationsSeen", "by actsFor programme process reason reopened", False),
    "programme.evidence-added": ("happenedAt evidenceType documentSha256", "by actsFor report laboratory rows", False),
    "programme.evidence-excluded": ("happenedAt", "by actsFor specimens cause reason", False),
    "programme.overridden": ("happenedAt", "by actsFor item diagnostic reason expires", False),
    "programme.evaluated": ("happenedAt gate verdict documentSha256 look recommended", "by actsFor answer", False),
    "programme.approved": ("happenedAt gate", "by actsFor number approvalType authority limitations expires", False),
    "programme.introduced": ("happenedAt fleet", "by actsFor approval limitations", False),
    "programme.suspended": REASON,
    "plant.founded": ("happenedAt demonstration", "name ranBy", True),
    "person.proposed": ("happenedAt ended", "by actsFor name roles validUntil tokenSha256 account deputyFor deputyUntil", False),
    "person.deputy-named": ("happenedAt", "by actsFor name roles validUntil deputyFor deputyRoles deputyFrom deputyUntil", False),
    "person.confirmed": ("happenedAt proposal", "by actsFor", False),
    "person.credential": ("happenedAt", "by actsFor tokenSha256 account", False),
    "clock.confirmed": REASON,
    "clock.corrected": ("happenedAt aheadSince", "by actsFor reason", False),
    "key.made": ("happenedAt verifierKey", "by actsFor", False),
    "key.revoked": ("happenedAt verifierKey ending since", "by actsFor reason", False),
    "index.root": ("happenedAt size root", "by actsFor", False),
    "disclosure.set": ("happenedAt", "by actsFor customer reason", True),
    "object.held": REASON,
    "footprint.recorded": ("happenedAt method version unit nParts documentSha256", "by actsFor total productKg", True),
    "checkpoint.cosigned": ("happenedAt origin size root signatures witnesses", "by actsFor", True),
    "checkpoint.timestamped": ("happenedAt origin size root authority certificate stated reply", "by actsFor", False),
    "heat.retest-opened": RETEST_OPENED, "object.retest-opened": RETEST_OPENED,
    "results.arrived": ("happenedAt sha256", "by actsFor source file raw reading lesson", True),
    "results.settled": ("happenedAt step", "by actsFor reason rule", True),
    "lot.recalled": RECALLED, "heat.recalled": RECALLED, "object.recalled": RECALLED,
    "recall.recorded": ("happenedAt size indexSeq indexRoot subjects listSha256 held", "by actsFor of reason cutOff shippedKg", True),
}
ORIGINS = ("post-consumer", "pre-consumer-external", "internal-revert", "virgin")
PURPOSES = ("product", "bath", "control", "check")
ASKS = ("unfit-method", "within-tolerance")
LIST_ITEM = re.compile(r"(input|missing|output|loss|withdrawnLoss|reservation|proposal|price|reason|check|candidate|person|opens|customer|part|rule|rest|url|begin|outside|weighing|weighed|use|holdPoint|open|element|name|arrival|row|cost)/(0|[1-9][0-9]{0,5})")
RESULT = re.compile(r"([A-Z][a-z]?)_(wtpct|pct|ppm|ppb)")
UNITS = {"wtpct": "wt%", "pct": "wt%", "ppm": "ppm", "ppb": "ppb"}
MASS = re.compile(r"(0|[1-9][0-9]{0,8})\.[0-9]{3}")


def record_of(text):
    try:
        record = parse(text)
        same = canonical(record) == text
    except (Wrong, UnicodeError, RecursionError):
        same = False
    if not same:
        raise Finding("record-not-canonical", "the record is not canonical JSON")
    shape = {"v": "1", "seq": r"0|[1-9][0-9]{0,15}", "at": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", "kind": r"[a-z]+\.[a-z-]+", "subject": r"(?s).*"}
    if not isinstance(record, dict) or set(record) != {*shape, "prev", "body"} or not isinstance(record["body"], dict):
        raise Wrong("not a record")
    if not all(isinstance(record[name], str) and re.fullmatch(pattern, record[name]) for name, pattern in shape.items()):
        raise Wrong("not a record")
    if not 3 <= len(record["subject"].encode("utf-16-le")) // 2 <= 200:
        raise Wrong("not a record")
    if record["kind"] not in KINDS:
        return record
    public, hidden, _ = KINDS[record["kind"]]
    allowed = {*public.split(), *hidden.split(), "command", "_sd", "_sd_alg", "inputs", "outputs", "losses", "results"}
    body = record["body"]
    if not set(body) <= allowed or body.get("class", "virgin") not in ORIGINS or body.get("_sd_alg", "sha-256") != "sha-256":
        raise Wrong("a public field that the kind does not have")
    if body.get("purpose", "product") not in PURPOSES or body.get("asks", ASKS[0]) not in ASKS:
        raise Wrong("a purpose or question that is not known")
    return record


def opened(record, disclosures):
    """Body with what was disclosed, and the number of digests; raises Wrong for a text that does not belong."""
    body = {name: value for name, value in record["body"].items() if name not in ("_sd", "_sd_alg")}
    digests = record["body"].get("_sd", [])
    left, names, lists, results = set(digests), set(record["body"]), {}, []
    for text in disclosures:
        digest = base64.urlsafe_b64encode(sha256(text.encode())).decode().rstrip("=")
        if digest not in left:
            raise Wrong("the disclosure does not belong to this record")
        left.discard(digest)
        if not re.fullmatch("[A-Za-z0-9_-]*", text):
            raise Wrong("not base64url")
        parts = parse(from_base64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4)).decode("utf-8"))
        if not isinstance(parts, list) or len(parts) != 3 or not all(isinstance(one, str) for one in parts[:2]):
            raise Wrong("not a disclosure")
        _, name, value = parts
        if name in names:
            raise Wrong("the field %s is disclosed twice" % name)
        names.add(name)
        item, result = LIST_ITEM.fullmatch(name), RESULT.fullmatch(name)
        if item:
            lists.setdefault(item[1], []).append((int(item[2]), value))
        elif "/" in name:
            raise Wrong("%s is not a field of %s" % (name, record["kind"]))
        elif result and isinstance(value, str):
            results.append({"element": result[1], "text": value, "unit": UNITS[result[2]]})
        else:
            body[name] = value
    for name, items in lists.items():
        body[{"loss": "losses", "opens": "opens", "missing": "missing", "outside": "outside", "withdrawnLoss": "withdrawnLosses"}.get(name, name + "s")] = [value for _, value in sorted(items, key=lambda one: one[0])]
    if results:
        body["results"] = results
    return body, len(digests)


# ---------------------------------------------------------------- the log and its index
def leaf_of(text):
    return sha256(b"\0" + text.encode())


def in_log(leaf, index, size, proof, root):
    """RFC 9162, section 2.1.3.2."""
    if index >= size or any(len(one) != 32 for one in proof):
        return False
    place, last, value = index, size - 1, leaf
    for one in proof:
        if last == 0:
            return False
        if place % 2 == 1 or place == last:
            value = sha256(b"\1" + one + value)
            while place % 2 == 0 and place != 0:
                place, last = place // 2, last // 2
        else:
            value = sha256(b"\1" + value + one)
        place, last = place // 2, last // 2
    return last == 0 and value == root


def in_index(subject, positions, proof, root):
    if not positions or len(proof) > 256 or any(len(one) != 32 for one in proof):
        return False
    chain, before = bytes(32), -1
    for position in map(whole, positions):
        if position is None or position <= before:
            return False
        chain, before = sha256(b"\2" + chain + position.to_bytes(8, "big")), position
    key = sha256(subject.encode())
    value = sha256(b"\3" + key + len(positions).to_bytes(8, "big") + chain)
    for depth in reversed(range(len(proof))):
        right = key[depth // 8] >> (7 - depth % 8) & 1
        value = sha256(b"\4" + (proof[depth] + value if right else value + proof[depth]))
    return value == root


# ---------------------------------------------------------------- claims
MISSING = {"kind-unknown", "claim-none", "claim-no-heat", "claim-inputs-incomplete", "claim-lot-missing", "claim-no-certificate", "claim-not-disclosed", "claim-not-judged", "claim-not-recomputed", "claim-not-trusted", "claim-not-complete", "recall-not-shown"}


class Finding(Exception):
    def __init__(self, code, words):
        super().__init__(words)
        self.code, self.words = code, words


def grams(kg):
    if not isinstance(kg, str) or not re.fullmatch(r"-?(0|[1-9][0-9]*)\.[0-9]{3}", kg):
        raise Wrong("not a mass in kg with three decimals")
    mass = int(kg.replace(".", ""))
    if abs(mass) > 10**12:
        raise Wrong("not a mass of a heat")
    return mass


def most_off(mass):
    """Most that scales may be said to be off by, in grams."""
    return max((mass * 2 + 50) // 100, 10)


def text(value):
    """A value as ECMAScript writes it where it stands in a name: only text matters, anything else names nothing."""
    return value if isinstance(value, str) else ""


def is_mass(kg):
    return isinstance(kg, str) and MASS.fullmatch(kg) is not None


POWERS = {"wt%": 4, "ppm": 0, "ppb": -3}
DECIMAL = re.compile(r"([<>]=?|[≤≥]|)([0-9]{1,9}(?:\.[0-9]{1,12})?)")
NUMBER = r"([0-9]{1,9}(?:\.[0-9]{1,9})?)"
LIMIT = re.compile("(?:at least %s|at most %s|%s to %s) (wt%%|ppm)(?=$|,| )" % ((NUMBER,) * 4))


def ppm_of(result):
    """Operator and content in ppm; None for what is not printed so."""
    text, unit = result.get("text"), result.get("unit")
    match = DECIMAL.fullmatch(text) if isinstance(text, str) and isinstance(unit, str) and unit in POWERS else None
    return match and (match[1], Fraction(match[2]) * Fraction(10) ** POWERS[unit])


def is_same(one, other):
    left, right = ppm_of(one), ppm_of(other)
    if one.get("element") != other.get("element"):
        return False
    return left == right if left and right else one.get("text") == other.get("text") and one.get("unit") == other.get("unit")


def is_outside(result, row, rounded):
    """Whether a content lies outside the limit that the signed answer prints."""
    limit, read = LIMIT.match(str(row.get("limit"))), ppm_of(result)
    if not limit or not read or read[0] != "":
        return False
    least, most, low, high, unit = limit.groups()
    shown = read[1] / Fraction(10) ** POWERS[unit]
    for bound, side in ((most or high, 1), (least or low, -1)):
        if bound is not None:
            places = len(bound.partition(".")[2])
            value = Fraction(round(shown * 10**places), 10**places) if rounded else shown
            if (value - Fraction(bound)) * side > 0:
                return True
    return False


def objects(value):
    """The objects in a list that somebody wrote; what is none is left out."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def is_text(value):
    return isinstance(value, str) and value != ""


def is_read_now(entry, now):
    """Whether a printed result says what it reads now; one that was withdrawn reads nothing."""
    if now is None:
        return "corrected" not in entry
    return isinstance(entry.get("corrected"), dict) and is_same({**entry["corrected"], "element": entry.get("element")}, now)


class Verifier:
    def __init__(self, bundle, trust):
        self.findings, self.records, self.bundle, self.size = [], [], bundle, None
        self.logs, self.persons, self.enough = trust_of(trust)
        self.notes, self.held = {}, []

    def say(self, code, words):
        self.findings.append({"code": code, "words": words})

    def run(self):
        if self.bundle.get("format") != "remelt-bundle/1":
            self.say("format", "the format is another")
        for entry in self.bundle["entries"]:
            self.check_entry(entry)
        self.records.sort(key=lambda one: int(one["seq"]))
        texts = {text for text, _ in self.notes.values() if text is not None}
        used = {one["checkpoint"] for one in self.records}
        if len(used) > 1:
            self.say("checkpoint-differs", "the records stand under different checkpoints")
        self.size = int(next(iter(used)).split("\n")[1]) if len(used) == 1 and texts else None
        self.withdrawn = {(one["subject"], one["body"].get("correctsSeq")) for one in self.of("record.corrected") if one["body"].get("how") == "did-not-occur"}
        self.check_contradictions()
        if not self.bundle["claims"]:
            self.say("claim-none", "the bundle claims nothing")
        for claim in self.bundle["claims"]:
            self.check_claim(claim)
        self.check_whole()
        for one in self.recalled():
            if not any(record["seq"] == one["record"] for record in self.of("recall.recorded", "recall:" + one["recall"])):
                self.say("recall-not-shown", "the record of recall %s is not in the bundle" % one["recall"])

    def metal(self, claims):
        """What claims are about: heats and objects, what these were cut from, and their heats."""
        metal = list(dict.fromkeys(one["subject"] for one in claims))
        for subject in metal:  # it grows
            for one in self.standing("object.created", subject):
                source, heat = text(one["body"].get("from")), "heat:" + text(one["body"].get("heat")).removeprefix("heat:")
                metal += [one for one in ([source] if re.match("(heat|object):", source) else []) + [heat] if one not in metal]
        return metal

    def check_whole(self):
        """Where a claim holds, the bundle claims too that all records of its metal are here."""
        mass = ("massFraction", "recycledContent", "balance", "elementBalance")
        timed = lambda subject: any("happenedAt" in one["body"] for one in self.records if one["subject"] == subject)
        about = [one for one in self.held if one["type"] not in ("complete", "draws", "qualification") and (one["type"] not in mass or timed(one["subject"]))]
        whole = [one["subject"] for one in self.bundle["claims"] if one["type"] == "complete"]
        for subject in self.metal(about):
            if subject not in whole:
                self.say("claim-not-complete", "the bundle does not claim that all records of %s are here" % subject)

    def recalled(self):
        """Recalls that reached metal of the bundle, each once."""
        found = {}
        for one in [*self.of("heat.recalled"), *self.of("object.recalled")]:
            known = found.setdefault(one["body"]["recallSeq"], {"recall": one["body"]["recall"], "record": one["body"]["recallSeq"], "subjects": []})
            known["subjects"] += [one["subject"]] if one["subject"] not in known["subjects"] else []
        return sorted(found.values(), key=lambda one: int(one["record"]))

    def failed(self):
        """Metal of claims that nothing else of them came out of, and whose nearest verdict on measured results is FAIL."""
        metal = self.metal(self.bundle["claims"])
        above = {whole for subject in metal for whole in self.wholes(subject)}
        failed = []
        for subject in metal:
            decided = self.nearest_verdict(subject)
            if re.match("(heat|object):", subject) and subject not in above and decided and decided["body"].get("verdict") == "FAIL":
                failed.append({"subject": subject, "record": decided["seq"]})
        return failed

    def failed_before(self):
        """Verdicts FAIL on measured results before the latest verdict of the metal that claims are about."""
        failed = []
        for subject in self.metal(self.bundle["claims"]):
            decided = [one for one in self.of(subject.partition(":")[0] + ".released", subject) if one["body"].get("predicted") is not True]
            for one in decided[:-1]:
                name = one["body"].get("specification")
                if one["body"].get("verdict") == "FAIL":
                    failed.append({"subject": subject, "record": one["seq"], "specification": name if isinstance(name, str) else None})
        return failed

    def other_certificates(self):
        """Certificates of that metal that stand beside those that are claimed."""
        others = []
        for subject in self.metal(self.bundle["claims"]):
            count = len(self.issued(subject)) - sum(one["type"] == "certificate" and one["subject"] == subject for one in self.bundle["claims"])
            others += [{"subject": subject, "count": count}] if count > 0 else []
        return others

    def withdrawn_certificates(self):
        """Certificates of that metal that were withdrawn, and whether another one of it stands."""
        return [
            {"subject": subject, "record": one["seq"], "replaced": len(self.issued(subject)) > 0}
            for subject in self.metal(self.bundle["claims"])
            for one in self.standing("cert.withdrawn", subject)
        ]

    def not_claimed(self):
        """What the bundle may claim and does not: a type, or a heat, object or lot that others of the type are about."""
        subjects = [one["subject"] for one in self.records]
        lots = [one["subject"] for one in self.standing("lot.received")]
        lots += [lot for heat in self.standing("heat.melted") for lot, _ in self.inputs(heat) or []]
        sources = {one["body"].get("from") for one in self.standing("object.created")}
        made = [one["subject"] for one in self.standing("object.created") if one["subject"] not in sources]
        needed = {"complete": [one for one in subjects if re.match("(heat|object):", one)], "draws": [one for one in lots if one.startswith("lot:")], "genealogy": made}
        missing = []
        for kind in CLAIMABLE:
            claimed = [one["subject"] for one in self.bundle["claims"] if one["type"] == kind]
            left = [one for one in dict.fromkeys(needed.get(kind, [])) if one not in claimed] if claimed or kind == "genealogy" else [None]
            missing += [{"type": kind, "subject": one} for one in left]
        return missing

    def check_entry(self, entry):
        try:
            record = record_of(entry["record"])
            head, _, note_text = entry["proof"].partition("\n\n")
            lines = head.split("\n")
            place = re.fullmatch(r"index (0|[1-9][0-9]{0,15})", lines[1] if len(lines) > 1 else "")
            if lines[0] != "c2sp.org/tlog-proof@v1" or not place:
                raise Wrong("not a proof of the log")
            hashes = [from_base64(one) for one in lines[2:]]
            checkpoint = self.checkpoint(note_text)
            _, size, root = checkpoint.split("\n")[:3]
            if not in_log(leaf_of(entry["record"]), int(place[1]), int(size), hashes, from_base64(root)):
                return self.say("inclusion", "record %s is not in the log" % record["seq"])
            if record["seq"] != place[1]:
                return self.say("index", "record %s is at another place" % record["seq"])
            if record["kind"] not in KINDS:
                return self.say("kind-unknown", "record %s is of a kind that this version cannot read" % record["seq"])
        except Finding as finding:
            return self.say(finding.code, finding.words)
        except (Wrong, UnicodeError, RecursionError) as error:
            return self.say("proof", str(error))
        disclosed, kept = entry["disclosures"], 0
        try:
            body, kept = opened(record, disclosed)
        except (Wrong, ValueError) as error:
            self.say("disclosure", "record %s: %s" % (record["seq"], error))
            body, kept = opened(record, [])
        public, hidden, many = KINDS[record["kind"]]
        if not many and kept > len(hidden.split()) + 1:
            self.say("contradiction", "record %s has more digests than its kind has fields" % record["seq"])
        self.records.append({**record, "body": body, "checkpoint": checkpoint})
        return None

    def checkpoint(self, note_text):
        if note_text not in self.notes:
            if len(self.notes) >= 16:
                raise Finding("checkpoint-signature", "too many different checkpoints")
            note = note_of(note_text)
            wrong = None
            if not any(is_signed(note, log) for log in self.logs):
                wrong = "the checkpoint lacks the signature of the log"
            elif not self.enough(note):
                wrong = "too few witnesses have signed the checkpoint"
            lines = note[0].split("\n")
            if wrong is None and (len(lines) < 4 or not re.fullmatch(r"0|[1-9][0-9]{0,15}", lines[1]) or not any(log["name"] == lines[0] for log in self.logs)):
                wrong = "the checkpoint is that of another log"
            self.notes[note_text] = (note[0], wrong)
        text, wrong = self.notes[note_text]
        if wrong:
            raise Finding("checkpoint-signature", wrong)
        return text

    def of(self, kind, subject=None):
        return [one for one in self.records if one["kind"] == kind and (subject is None or one["subject"] == subject)]

    def standing(self, kind, subject=None):
        return [one for one in self.of(kind, subject) if (one["subject"], one["seq"]) not in self.withdrawn]

    def corrections(self, record):
        """Corrections that put values of a record right."""
        return [one for one in self.standing("record.corrected", record["subject"]) if one["body"].get("correctsSeq") == record["seq"] and one["body"].get("how") != "did-not-occur"]

    def results(self, analysis):
        """Results as the latest correction says them; None where that one is closed."""
        listed = lambda one: [item for item in one["body"].get("results", []) if isinstance(item, dict)] if isinstance(one["body"].get("results", []), list) else []
        corrections = self.corrections(analysis)
        return (listed(corrections[-1]) or None) if corrections else listed(analysis)

    def inputs(self, heat):
        """All inputs of a heat in grams; None unless as many as it counts are open and add up."""
        return self.parts(heat["body"], "input")

    @staticmethod
    def parts(body, side):
        items = body.get(side + "s", [])
        if not isinstance(items, list) or not all(isinstance(one, dict) and isinstance(one.get("lot"), str) and is_mass(one.get("kg")) for one in items):
            return None
        portions = [(one["lot"], grams(one["kg"])) for one in items]
        complete = str(len(portions)) == body.get("n%ss" % side.capitalize()) and sum(g for _, g in portions) == grams(body.get(side + "Kg"))
        return portions if complete else None

    def check_contradictions(self):
        def twice(keys, words):
            for key in {one for one in keys if keys.count(one) > 1}:
                self.say("contradiction", "%s is %s twice" % (key, words))

        twice([one["seq"] for one in self.records], "told")
        twice([one["subject"] for one in self.standing("lot.received")], "received")
        melted = self.standing("heat.melted")
        twice([one["subject"] for one in melted], "melted")
        for kind, words in (("heat.cast", "cast"), ("heat.cut", "cut"), ("object.created", "made")):
            twice([one["subject"] for one in self.standing(kind)], words)
        weighed = [(one["subject"], str(one["body"].get("from")), grams(one["body"]["massKg"])) for one in self.standing("object.created") if is_mass(one["body"].get("massKg"))]
        for subject, _, own in weighed:
            if sum(mass for _, source, mass in weighed if source == subject) > own + most_off(own):
                self.say("contradiction", "the pieces of %s weigh more than it" % subject)
        given = {}
        for heat in melted:
            for lot, mass in self.inputs(heat) or []:
                given[lot] = given.get(lot, 0) + mass
                if any(int(one["seq"]) > int(heat["seq"]) for one in self.standing("lot.received", lot)):
                    self.say("contradiction", "%s was melted before it was received" % lot)
        for lot in self.standing("lot.received"):
            masses = [one["body"].get("massKg") for one in [lot, *self.corrections(lot)] if isinstance(one["body"].get("massKg"), str)]
            if masses and is_mass(masses[-1]) and given.get(lot["subject"], 0) > grams(masses[-1]):
                self.say("contradiction", "%s gave more than it weighed" % lot["subject"])

        for heat in melted:
            covered = sum(grams(one["body"]["coversKg"]) for one in self.issued(heat["subject"]) if is_mass(one["body"].get("coversKg")))
            if covered > grams(heat["body"].get("outputKg")):
                self.say("contradiction", "certificates of %s stand for more than came out of it" % heat["subject"])

    def check_claim(self, claim):
        try:
            judge = {
                "massFraction": self.fraction, "recycledContent": self.fraction, "balance": self.balance, "elementBalance": self.element,
                "certificate": self.certificate, "signature": self.signature, "origin": self.origin, "complete": self.complete,
                "draws": self.draws, "genealogy": self.genealogy, "qualification": self.qualification, "specification": self.specification,
                "footprint": self.footprint, "footprintFactors": self.factors,
            }.get(claim["type"])
            if judge is None:
                raise Finding("claim-unknown", "the claim has an unknown type")
            judge(claim)
            self.held.append(claim)
        except Finding as finding:
            self.say(finding.code, finding.words)
        except (Wrong, ValueError, RecursionError, TypeError, KeyError, AttributeError) as error:
            self.say("claim-unknown", "the claim cannot be read: %s" % error)

    def melting(self, claim):
        heats = self.standing("heat.melted", claim["subject"])
        if not heats:
            raise Finding("claim-no-heat", "no melting of %s" % claim["subject"])
        inputs = self.inputs(heats[0])
        if inputs is None:
            raise Finding("claim-inputs-incomplete", "not all inputs are disclosed")
        return heats[0], inputs

    def fraction(self, claim):
        _, inputs = self.melting(claim)
        recycled = claim["type"] == "recycledContent"
        classes = ORIGINS[:2] if recycled else (claim["class"],)
        match = re.fullmatch(r"[01]\.([0-9]{1,9})", claim["value"])
        if not match or not set(classes) <= set(ORIGINS):
            raise Finding("claim-unknown", "the claim cannot be read")
        part = 0
        lots = [(self.standing("lot.received", lot), mass) for lot, mass in inputs]
        if not all(found for found, _ in lots):
            raise Finding("claim-lot-missing", "no receipt of a lot")
        for found, mass in lots:
            origin = found[0]["body"].get("class")
            for one in self.corrections(found[0]):
                origin = one["body"].get("class", origin)
            part += mass if origin in classes else 0
        total = sum(mass for _, mass in inputs)
        share = part * 10 ** len(match[1]) // total if total else 0
        if int(claim["value"].replace(".", "")) != share:
            raise Finding("claim-fraction", "%s is claimed; the records give %d of %d g" % (claim["value"], part, total))

    @staticmethod
    def tolerance(claim):
        match = re.fullmatch(r"([0-9]{1,9})(?:\.([0-9]{1,3}))?", claim["toleranceKg"])
        if not match:
            raise Finding("claim-unknown", "the tolerance cannot be read")
        return int(match[1] + (match[2] or "").ljust(3, "0"))

    def balance(self, claim):
        heat, inputs = self.melting(claim)
        body, charged, allowed = heat["body"], sum(mass for _, mass in inputs), self.tolerance(claim)
        missing = charged - grams(body.get("outputKg"))
        if "lossKg" in claim:
            booked = grams(body["lossKg"]) if "lossKg" in body else 0
            if self.tolerance({"toleranceKg": claim["lossKg"]}) != booked:
                raise Finding("claim-balance", "another loss was booked")
            most = grams(body["toleranceKg"]) if "toleranceKg" in body else (charged * 5 + 500) // 1000
            if allowed > most:
                raise Finding("claim-balance", "the claim allows more than the scales may be off by")
            missing -= booked
        if abs(missing) > allowed:
            raise Finding("claim-balance", "more is missing than is allowed")

    def content(self, element, subject):
        """Latest measured content [1e-9 kg/kg]."""
        printed = None
        for one in self.standing(subject.partition(":")[0] + ".analysed", subject):
            if one["body"].get("basis") in ("predicted", "imputed"):
                continue
            results = self.results(one)
            if results is None:
                raise Finding("claim-not-disclosed", "a correction of an analysis of %s is closed" % subject)
            for result in results:
                if result.get("element") == element:
                    printed = result
        scale = {"wt%": 10_000_000, "ppm": 1000}.get(printed and printed["unit"])
        match = printed and re.fullmatch(r"([0-9]{1,7})(?:\.([0-9]{1,9}))?", printed["text"])
        if not match or scale is None:
            raise Finding("claim-not-disclosed", "no content of %s in %s" % (element, subject))
        return int(match[1] + (match[2] or "")) * scale // 10 ** len(match[2] or "")

    def element(self, claim):
        heat, inputs = self.melting(claim)
        allowed = self.tolerance(claim)
        charged = sum(mass * self.content(claim["element"], lot) for lot, mass in inputs) // 10**9
        found = grams(heat["body"].get("outputKg")) * self.content(claim["element"], claim["subject"]) // 10**9
        if allowed > most_off(charged):
            raise Finding("claim-element", "the claim allows more than 2 % of what was charged of the element")
        if abs(charged - found) > allowed:
            raise Finding("claim-element", "more of the element is missing than is allowed")

    def certificate(self, claim):
        issued = self.standing("cert.issued", claim["subject"])
        if not issued:
            raise Finding("claim-no-certificate", "no certificate is proven")
        digest = sha256(canonical(claim.get("certificate")).encode()).hex()
        if any(one["body"].get("payloadSha256") == digest for one in self.standing("cert.withdrawn", claim["subject"])):
            raise Finding("claim-certificate", "the certificate was withdrawn")
        if not any(one["body"].get("payloadSha256") == digest for one in issued):
            raise Finding("claim-certificate", "no such certificate was issued")
        certificate = claim.get("certificate")
        if isinstance(certificate, dict) and certificate.get("secondSignature") is True:
            self.both_signed(claim, digest)
        for of in [claim["subject"], *self.wholes(claim["subject"])]:
            kind, decided = of.partition(":")[0], self.verdict_on(of)
            for one in self.standing(kind + ".analysed", of) if decided else []:
                if int(one["seq"]) > int(decided["seq"]) and self.is_of_product(one, []):
                    raise Finding("claim-not-judged", "record %s holds an analysis of %s that no verdict judged" % (one["seq"], of))
        self.not_shown_on_paper(claim["subject"], certificate if isinstance(certificate, dict) else {})

    def both_signed(self, claim, digest):
        keys = []
        for kind in ("cert.signed", "cert.countersigned"):  # type 3.2: two parties, two keys
            signed = [one for one in self.standing(kind, claim["subject"]) if one["body"].get("payloadSha256") == digest]
            if not signed:
                raise Finding("claim-not-disclosed", "a party of a type 3.2 certificate has not signed")
            for one in signed:
                self.signer(one)
            keys.append({key_of(str(one["body"].get("verifierKey")))["key"] for one in signed})
        if keys[0] & keys[1]:
            raise Finding("claim-signature", "one key has signed for both parties")

    def issued(self, subject):
        """Certificates that were issued and not withdrawn."""
        gone = {one["body"].get("payloadSha256") for one in self.standing("cert.withdrawn", subject)}
        return [one for one in self.standing("cert.issued", subject) if one["body"].get("payloadSha256") not in gone]

    def signature(self, claim):
        subject = claim["subject"]
        stand, signed = self.issued(subject), self.standing("cert.signed", subject)
        if not stand or not signed:
            raise Finding("claim-not-disclosed", "no signed certificate is proven")
        for issue in stand:
            own = [one for one in signed if one["body"].get("payloadSha256") == issue["body"].get("payloadSha256")]
            if not own:
                raise Finding("claim-signature", "nobody signed a certificate")
            for one in own:
                self.signer(one)

    def signer(self, one):
        body = one["body"]
        text = "remelt certificate\n%s\n%s\n\n%s\n" % (one["subject"], body.get("payloadSha256"), body.get("signature"))
        key = key_of(str(body.get("verifierKey")))
        if not is_signed(note_of(text), key):
            raise Finding("claim-signature", "the signature is not that of its key")
        person = next((p for p in self.persons if p["key"]["name"] == key["name"] and p["key"]["key"] == key["key"]), None)
        if person is None:
            raise Finding("claim-not-trusted", "a key that the trust document does not name")
        on = one["at"][:10]
        if not (person.get("from", on) <= on <= person.get("until", on)):
            raise Finding("claim-signature", "signed outside the days of the key")

    def origin(self, claim):
        found = None
        for one in self.issued(claim["subject"]):
            try:
                if sha256(one["body"]["certificate"].encode()).hex() != one["body"].get("payloadSha256"):
                    continue
                document = json.loads(one["body"]["certificate"])
                if all(isinstance(text, str) for text in (document["maker"]["name"], document["maker"]["place"], document["product"]["heat"])):
                    found = document
            except (KeyError, TypeError, ValueError, AttributeError):
                continue
        if found is None:
            raise Finding("claim-not-disclosed", "no certificate is disclosed that names a maker")
        if not self.standing("heat.melted", "heat:" + found["product"]["heat"]):
            raise Finding("claim-no-heat", "no melting of the heat")
        if claim["place"] != found["maker"]["place"]:
            raise Finding("claim-origin", "the certificate says another place")

    def complete(self, claim):
        roots = self.of("index.root", "index:ledger")
        if not roots or self.size is None:
            raise Finding("claim-not-disclosed", "no root of the index is proven")
        rooted = roots[-1]
        if rooted["body"].get("size") != rooted["seq"]:
            raise Finding("claim-complete", "the index root covers another number of records")
        if int(rooted["seq"]) != self.size - 1:
            raise Finding("claim-not-disclosed", "the index root is not the last record of the log")
        lists = [one for one in self.bundle.get("index", []) if one["subject"] == claim["subject"]]
        if len(lists) > 1:
            raise Finding("claim-complete", "the records of the subject are listed twice")
        if not lists:
            raise Finding("claim-not-disclosed", "the records of the subject are not listed")
        listed = lists[0]
        proof = [from_base64(one) for one in listed["proof"]]
        if not in_index(claim["subject"], listed["positions"], proof, bytes.fromhex(str(rooted["body"].get("root")))):
            raise Finding("claim-complete", "the list is not that of the index")
        held = {int(one["seq"]) for one in self.records if one["subject"] == claim["subject"]}
        if not set(map(whole, listed["positions"])) <= held:
            raise Finding("claim-not-disclosed", "a listed record is not in the bundle")

    def draws(self, claim):
        self.complete(claim)
        subject = claim["subject"]
        received = self.standing("lot.received", subject)[:1]
        weighed = [one for first in received for one in [first, *self.corrections(first)] if is_mass(one["body"].get("massKg"))]
        taken, back = self.of("lot.drawn", subject) + self.standing("lot.shipped", subject), self.of("lot.undrawn", subject)
        if not weighed or not all(is_mass(one["body"].get("kg")) for one in [*taken, *back]):
            raise Finding("claim-not-disclosed", "a mass is not disclosed")
        drawn = sum(grams(one["body"]["kg"]) for one in taken) - sum(grams(one["body"]["kg"]) for one in back)
        if drawn > grams(weighed[-1]["body"]["massKg"]):
            raise Finding("claim-draws", "more was drawn than it weighed")

    def genealogy(self, claim):
        """Back from an object to its heat: each cutting and the casting, whose masses add up."""
        heat, before, later, subject = claim["heat"], float("inf"), None, claim["subject"]
        while subject != heat:
            created = [one for one in self.standing("object.created", subject) if int(one["seq"]) < before]
            if not created:
                raise Finding("claim-not-disclosed", "what %s came out of is not shown" % subject)
            body, before = created[-1]["body"], int(created[-1]["seq"])
            if "heat:" + str(body.get("heat")).removeprefix("heat:") != heat:
                raise Finding("claim-genealogy", "%s is booked as metal of another heat" % subject)
            if not is_mass(body.get("massKg")):
                raise Finding("claim-not-disclosed", "what %s weighed is not disclosed" % subject)
            source, mass = str(body.get("from")), grams(body["massKg"])
            divided = [one for one in self.standing("heat.cast" if source.startswith("heat:") else "heat.cut", source) if int(one["seq"]) < before]
            parts = divided and self.parts(divided[-1]["body"], "output")
            if not parts:
                raise Finding("claim-not-disclosed", "not all that came out of %s is disclosed" % source)
            if [kg for lot, kg in parts if lot == subject] != [mass]:
                raise Finding("claim-genealogy", "%s did not come out of %s with its mass" % (subject, source))
            put_in = self.divided(divided[-1], source)
            if later is not None and later > mass:
                raise Finding("claim-genealogy", "more of %s was cut than it weighed" % subject)
            later, subject = put_in, source
            if subject.startswith("heat:") and subject != heat:
                raise Finding("claim-genealogy", "it came out of another heat")
        if later is None:
            raise Finding("claim-genealogy", "a heat comes out of no heat")
        melted = self.standing("heat.melted", heat)
        if not melted:
            raise Finding("claim-no-heat", "no melting of %s" % heat)
        if grams(melted[0]["body"].get("outputKg")) != later:
            raise Finding("claim-genealogy", "what was cast is not what came out of the melting")

    def divided(self, record, source):
        """Grams that were cast or cut, which are what came out and what was booked as lost."""
        body = record["body"]
        told = lambda one, name: grams(one[name]) if is_mass(one.get(name)) else 0
        put_in, lost = grams(body.get("inputKg")), told(body, "lossKg")
        for one in self.corrections(record):
            lost += told(one["body"], "lossKg") - told(one["body"], "withdrawnKg")
        allowed = min(grams(body["toleranceKg"]), most_off(put_in)) if is_mass(body.get("toleranceKg")) else (put_in * 5 + 500) // 1000
        if abs(put_in - grams(body.get("outputKg")) - lost) > allowed:
            raise Finding("claim-genealogy", "the masses that came out of %s do not add up" % source)
        return put_in

    def qualification(self, claim):
        self.complete(claim)
        stage = None
        for one in self.records:
            body = one["body"]
            words = {
                "programme.locked": "locked", "programme.revised": "revised", "programme.suspended": "suspended",
                "programme.evaluated": "gate %s evaluated: %s" % (body.get("gate"), body.get("verdict")),
                "programme.approved": "gate %s approved" % body.get("gate"), "programme.introduced": "in service: %s fleet" % body.get("fleet"),
            }
            if one["subject"] == claim["subject"]:
                stage = words.get(one["kind"], stage)
        if stage != claim["stage"]:
            raise Finding("claim-qualification", "the records say another stage")

    def booked(self, claim):
        """The latest footprint of a heat with all its parts."""
        self.complete(claim)
        found = self.standing("footprint.recorded", claim["subject"])
        if not found:
            raise Finding("claim-not-disclosed", "no footprint is proven")
        body = found[-1]["body"]
        parts = [one for one in body["parts"] if isinstance(one, dict)] if isinstance(body.get("parts"), list) else []
        if str(len(parts)) != body.get("nParts") or not isinstance(body.get("total"), str) or not isinstance(body.get("productKg"), str):
            raise Finding("claim-not-disclosed", "not all parts are disclosed")
        return body, parts

    def footprint(self, claim):
        body, parts = self.booked(claim)
        total = 0
        for one in parts:
            factors = [re.fullmatch(r"([0-9]{1,15})(?:\.([0-9]{1,15}))?", one[name]) if isinstance(one.get(name), str) else None for name in ("quantity", "factor")]
            if not all(factors):
                raise Finding("claim-footprint", "a part without its two decimals")
            digits, places = 1, 30
            for match in factors:
                digits *= int(match[1] + (match[2] or ""))
                places -= len(match[2] or "")
            total += digits * 10**places
        whole, rest = divmod(total, 10**30)
        text = ("%d.%030d" % (whole, rest)).rstrip("0").rstrip(".")
        if not claim["total"] == text == body["total"] or claim["unit"] != body.get("unit"):
            raise Finding("claim-footprint", "the parts add up to %s" % text)
        melted = self.standing("heat.melted", claim["subject"])
        if not melted:
            raise Finding("claim-no-heat", "no melting of the heat")
        if melted[0]["body"].get("outputKg") != body["productKg"]:
            raise Finding("claim-footprint", "another mass came out of the heat")

    def factors(self, claim):
        body, _ = self.booked(claim)
        if claim["method"] != body.get("method"):
            raise Finding("claim-footprint", "another method")

    def specification(self, claim):
        subject = claim["subject"]
        decided = self.standing(subject.partition(":")[0] + ".released", subject)
        if not decided:
            raise Finding("claim-not-disclosed", "no release is proven")
        released = claim.get("released") if isinstance(claim.get("released"), dict) else {}
        document, output, body = released.get("document"), released.get("output"), decided[-1]["body"]
        parts = document if isinstance(document, dict) else {}
        judged = parts.get("object") if isinstance(parts.get("object"), dict) else {}
        manifest = output.get("manifest") if isinstance(output, dict) and isinstance(output.get("manifest"), dict) else {}
        digest = lambda value: sha256(canonical(value).encode()).hex()
        if set(released) != {"document", "output"} or digest(output) != body.get("documentSha256") or digest(document) != manifest.get("inputHash"):
            raise Finding("claim-specification", "the answer or the document is not the one that was recorded")
        if claim["verdict"] != body.get("verdict") or "%s:%s" % (subject.partition(":")[0], judged.get("id")) != subject:
            raise Finding("claim-specification", "the verdict or the metal is another")
        for one in self.standing("record.corrected", subject):
            if int(one["seq"]) > int(decided[-1]["seq"]) and str(one["body"].get("correctsKind")).endswith(".analysed"):
                raise Finding("claim-specification", "an analysis was put right after the release")
        subjects = [subject, *("heat:" + str(one["body"].get("heat")).removeprefix("heat:") for one in self.of("object.created", subject))]
        known = [(result, record["body"]) for one in subjects for record in self.standing(one.partition(":")[0] + ".analysed", one) for result in self.results(record) or []]
        for result in parts.get("results") or []:
            own = [(one, of) for one, of in known if one.get("element") == result.get("element")]
            if any(one.get("text") == result.get("text") and one.get("unit") == result.get("unit") for one, _ in own):
                continue
            same = lambda of: result.get("specimen", of.get("sample", of.get("analysis"))) == of.get("sample", of.get("analysis")) and result.get("method", of.get("method")) == of.get("method")
            if not any(same(of) for _, of in own):
                raise Finding("claim-not-disclosed", "a result that was judged is not disclosed")
            raise Finding("claim-specification", "a result was judged that no record has")
        rows = output.get("elements") if isinstance(output, dict) else None
        self.unjudged(claim, decided[-1], parts, [one for one in rows if isinstance(one, dict)] if isinstance(rows, list) else [])
        self.not_shown(claim["subject"], decided[-1], parts)
        raise Finding("claim-not-recomputed", "the verdict is not computed again here")

    def unjudged(self, claim, decided, document, rows):
        """Every measured analysis of the metal, what it was cut from, its heat and its pieces was judged by a verdict on that metal."""
        subject, at = claim["subject"], lambda one: int(one["seq"])
        above = self.wholes(subject)
        found = [one for of in [subject, *above, *self.pieces(subject)] for one in self.open_on(of, claim, decided, document, rows)]
        for of in above:
            judged = self.verdict_on(of)
            if judged and judged["body"].get("verdict") == "FAIL" and at(judged) > at(decided) and claim["verdict"] == "PASS":
                raise Finding("claim-specification", "record %s says that %s is FAIL" % (judged["seq"], of))
        outside = [words for words, is_outside in found if is_outside]
        if outside and claim["verdict"] == "PASS":
            raise Finding("claim-specification", outside[0] + ", and it is outside a limit")
        if found:
            raise Finding("claim-not-judged", (outside or [found[0][0]])[0])

    def not_shown(self, subject, decided, document):
        """Results that were withdrawn or put right before the verdict: the release shows each, after a verdict with its cause."""
        for of in [subject, *self.wholes(subject), *self.pieces(subject)]:
            for one in self.replaced(of, subject, objects(document.get("results"))):
                if int(one["correction"]["seq"]) > int(decided["seq"]):
                    continue
                printed = [entry for entry in objects(document.get("withdrawn")) if entry.get("specimen") == one["name"] and entry.get("method") == one["method"] and is_text(entry.get("reason"))]
                self.need(one, [printed] if one["gone"] is None else [[entry for entry in printed if is_same(result, entry) and is_read_now(entry, now)] for result, now in one["gone"]])
        kind = subject.partition(":")[0]
        for result in objects(document.get("results")):
            if "replaces" not in result:
                continue
            answers = [one for one in self.standing(kind + ".analysed", subject) if one["body"].get("sample", one["body"].get("analysis")) == result.get("specimen")]
            opened = [one for one in self.standing(kind + ".retest-opened", subject) if one["body"].get("replaces") == result["replaces"]]
            if not isinstance(result["replaces"], str) or not any(int(retest["seq"]) < int(one["seq"]) for retest in opened for one in answers):
                raise Finding("claim-not-judged", "no record opens the retest of %s before its answer" % result["replaces"])

    def not_shown_on_paper(self, subject, certificate):
        """The same of a certificate alone: what has a cause, and what was outside a limit; nothing was taken back since the verdict."""
        decided, rows = self.verdict_on(subject), objects(certificate.get("results"))
        specification = certificate.get("specification")
        rounded = isinstance(specification, dict) and specification.get("rounding") == "rounded"
        for of in [subject, *self.wholes(subject)] if decided else []:
            for one in self.replaced(of, subject, []):
                if int(one["correction"]["seq"]) > int((self.verdict_on(of) or decided)["seq"]):
                    raise Finding("claim-not-judged", "record %s takes an analysis of %s back, and no verdict judged it since" % (one["correction"]["seq"], of))
                printed = [entry for entry in objects(certificate.get("withdrawn")) if entry.get("specimen") == one["name"]]
                asked = None if one["gone"] is None else [result for result, _ in one["gone"] if one["judged"] or any(is_outside(result, row, rounded) for row in rows if row.get("element") == result.get("element"))]
                self.need(one, [printed] if asked is None else [[entry for entry in printed if is_same(result, entry)] for result in asked])

    def replaced(self, of, subject, of_document):
        """Corrections of measured analyses of metal; of other metal than the claim's not those with a cause that a verdict on it has seen."""
        kind, found = of.partition(":")[0] + ".analysed", []
        for one in self.standing("record.corrected", of):
            body, judged = one["body"], self.verdict_on(of)
            analysis = next((other for other in self.of(kind, of) if other["seq"] == body.get("correctsSeq")), None)
            if body.get("correctsKind") != kind or analysis is None or not self.is_of_product(analysis, of_document):
                continue
            if of != subject and "cause" in body and judged and int(judged["seq"]) > int(one["seq"]):
                continue
            earlier = [other for other in self.corrections(analysis) if int(other["seq"]) < int(one["seq"])]
            withdrawn = body.get("how") == "did-not-occur"
            before, after = objects([analysis, *earlier][-1]["body"].get("results")), [] if withdrawn else objects(body.get("results"))
            changed = [(result, next((other for other in after if other.get("element") == result.get("element")), None)) for result in before]
            gone = [(result, now) for result, now in changed if now is None or not is_same(result, now)]
            name = text(analysis["body"].get("sample", analysis["body"].get("analysis")))
            related = [of, *self.wholes(of), *self.pieces(of)]
            verdicts = [other for metal in related for other in self.of(metal.partition(":")[0] + ".released", metal) if other["body"].get("predicted") is False]
            found.append({
                "correction": one, "method": analysis["body"].get("method"), "name": name if of == subject else "%s of %s" % (name, of.replace(":", " ", 1)),
                "gone": None if not before or not (withdrawn or after) else gone, "judged": any(int(other["seq"]) < int(one["seq"]) for other in verdicts),
            })
        return found

    def need(self, one, each):
        """Each result is printed; after a verdict with an assigned cause and a person."""
        words = "record %s takes an analysis back or puts it right" % one["correction"]["seq"]
        known = one["correction"]["body"].get("cause")
        caused = lambda entry: is_text(entry.get("cause")) and known in (None, entry["cause"]) and is_text(entry.get("by")) and entry["by"] != "nobody named"
        if not all(each):
            raise Finding("claim-not-judged", words + ", and it is not shown")
        if one["judged"] and not all(any(caused(entry) for entry in printed) for printed in each):
            raise Finding("claim-not-judged", words + " after a verdict, and no cause is shown")

    def pieces(self, subject):
        """Objects that came out of metal, also by way of others."""
        below = [subject]
        for one in self.standing("object.created"):
            if str(one["body"].get("from")) in below and one["subject"] not in below:
                below.append(one["subject"])
        return below[1:]

    def wholes(self, subject):
        """What metal was cut from, the nearest first, and its heat."""
        above = []
        while (above or [subject])[-1].startswith("object:") and len(above) < 1000:
            created = self.standing("object.created", (above or [subject])[-1])
            source = str(created[-1]["body"].get("from")) if created else ""
            if source in above or not re.match("(object|heat):", source):
                break
            above.append(source)
        return above

    def verdict_on(self, of):
        judged = [one for one in self.standing(of.partition(":")[0] + ".released", of) if one["body"].get("predicted") is False]
        return judged[-1] if judged else None

    def nearest_verdict(self, of):
        """The latest verdict on metal itself, else on what it was cut from, else on its heat."""
        return next((one for one in map(self.verdict_on, [of, *self.wholes(of)]) if one), None)

    def open_on(self, of, claim, decided, document, rows):
        kind, own, found = of.partition(":")[0], of == claim["subject"], []
        judged = decided if own else self.verdict_on(of)
        of_document = [one for one in document.get("results") or [] if isinstance(one, dict)] if isinstance(document.get("results"), list) else []
        specification = document.get("specification")
        rounded = isinstance(specification, dict) and specification.get("rounding") == "rounded"
        for record in self.standing(kind + ".analysed", of):
            body, results = record["body"], self.results(record)
            if not self.is_of_product(record, of_document):
                continue
            specimen = body.get("sample", body.get("analysis"))
            same = [one for one in of_document if one.get("method") == body.get("method") and one.get("specimen", specimen) == specimen]
            covers = bool(same) and all(any(is_same(one, other) for other in same) for one in results or [])
            latest = [record, *self.corrections(record)][-1]
            if judged and int(judged["seq"]) > int(latest["seq"]) and (not own or covers):
                continue
            outside = any(is_outside(one, row, rounded) for one in results or [] for row in rows if row.get("element") == one.get("element"))
            found.append(("record %s holds an analysis of %s that no verdict judged" % (record["seq"], of), outside))
        for one in [] if own else self.standing("record.corrected", of):
            if one["body"].get("correctsKind") == kind + ".analysed" and int(one["seq"]) > int((judged or decided)["seq"]):
                found.append(("record %s puts an analysis of %s right, and no verdict judged it since" % (one["seq"], of), False))
        return found

    def is_of_product(self, record, of_document):
        """A measured analysis of the metal as it is delivered; another purpose counts where the record of its sample says it."""
        body, of, kind = record["body"], record["subject"], record["subject"].partition(":")[0]
        if body.get("basis") != "measured":
            return False
        name = body.get("sample", body.get("analysis"))
        samples = [one for one in self.standing(kind + ".sampled", of) if one["body"].get("sample") == name and int(one["seq"]) < int(record["seq"])]
        purpose = None
        if samples:
            taken = samples[-1]["body"]
            changed = [one["body"]["purpose"] for one in self.corrections(samples[-1]) if "purpose" in one["body"]]
            purpose = changed[-1] if changed else taken.get("purpose", "bath" if taken.get("place") == "bath" else "product")
        if body.get("place") == "bath":
            melted = self.standing(kind + ".melted", of)
            return purpose != "bath" and not (kind == "heat" and melted and int(melted[0]["seq"]) > int(record["seq"]))
        if body.get("purpose") == "control":
            return purpose != "control"
        if body.get("asks") == "within-tolerance":
            return purpose != "check"
        return body.get("asks") != "unfit-method" or any(one.get("method") == body.get("method") for one in of_document)


CLAIMABLE = ("complete", "draws", "genealogy", "balance", "elementBalance", "recycledContent", "specification", "certificate", "signature", "origin", "footprint", "footprintFactors", "qualification")
TEXTS = {"massFraction": ["class", "value"], "recycledContent": ["value"], "balance": ["toleranceKg"], "elementBalance": ["element", "toleranceKg"], "origin": ["place"], "genealogy": ["heat"], "specification": ["verdict"], "qualification": ["stage"], "footprint": ["total", "unit"], "footprintFactors": ["method"]}


def misshapen(bundle):
    """What keeps a document from being read as a bundle; None when it can be."""
    if not isinstance(bundle, dict) or not isinstance(bundle.get("entries"), list) or not bundle["entries"]:
        return "no records"
    if not isinstance(bundle.get("claims"), list):
        return "no list of claims"
    for one in bundle["entries"]:
        if not isinstance(one, dict) or not isinstance(one.get("record"), str) or not isinstance(one.get("proof"), str) or not isinstance(one.get("disclosures"), list) or not all(isinstance(text, str) for text in one["disclosures"]):
            return "an entry without its texts"
    index = bundle.get("index", [])
    if not isinstance(index, list) or not all(isinstance(one, dict) and isinstance(one.get("subject"), str) and isinstance(one.get("positions"), list) and all(isinstance(place, (int, float)) and not isinstance(place, bool) for place in one["positions"]) and isinstance(one.get("proof"), list) and all(isinstance(text, str) for text in one["proof"]) for one in index):
        return "an index that is none"
    for one in bundle["claims"]:
        if not isinstance(one, dict) or not all(isinstance(one.get(name), str) for name in ["type", "subject", *(TEXTS.get(one.get("type"), []) if isinstance(one.get("type"), str) else []), *(["lossKg"] if one.get("type") == "balance" and "lossKg" in one else [])]):
            return "a claim with a field that is not text"
    return None


def verify(bundle, trust):
    """Verdict and findings of a parsed bundle under a trust document (parsed JSON, or the text of a policy)."""
    wrong = misshapen(bundle)
    shown = {"notClaimed": [], "recalled": [], "failed": [], "failedBefore": [], "otherCertificates": [], "withdrawnCertificates": []}
    if wrong:
        findings = [{"code": "format", "words": wrong}]
    else:
        try:
            verifier = Verifier(bundle, trust)
        except (Wrong, KeyError, TypeError, AttributeError) as error:
            return {"verdict": "contradicted", **shown, "findings": [{"code": "checkpoint-signature", "words": "trust: %s" % error}]}
        verifier.run()
        findings = verifier.findings
        shown = {"notClaimed": verifier.not_claimed(), "recalled": verifier.recalled(), "failed": verifier.failed(), "failedBefore": verifier.failed_before(), "otherCertificates": verifier.other_certificates(), "withdrawnCertificates": verifier.withdrawn_certificates()}
    codes = {one["code"] for one in findings}
    verdict = "proven" if not codes else "incomplete" if codes <= MISSING else "contradicted"
    return {"verdict": verdict, **shown, "findings": findings}


def main(files):
    try:
        texts = [open(file, encoding="utf-8", newline="").read() for file in files]
        bundle, trust = parse(texts[0]), parse(texts[1]) if texts[1].lstrip().startswith("{") else texts[1]
        if not isinstance(bundle, dict) or not ("entries" in bundle or "claims" in bundle or bundle.get("format") == "remelt-bundle/1"):
            raise Wrong("%s is no bundle" % files[0])
        trust_of(trust)
    except OSError as error:
        print("verify.py: %s: %s" % (error.filename, error.strerror), file=sys.stderr)
        return 64
    except (Wrong, UnicodeError, KeyError, TypeError, AttributeError) as error:
        print(json.dumps({"error": {"code": "input", "message": str(error)}}))
        return 2
    answer = verify(bundle, trust)
    print(json.dumps(answer))
    return {"proven": 0, "contradicted": 1, "incomplete": 2}[answer["verdict"]]


def main_of_many(file):
    """A file of [{"bundle": ..., "trust": ...}], each parsed or the text of its file: the answer to each, as a list."""
    print(json.dumps([verify_text(one["bundle"], one["trust"]) for one in json.load(open(file, encoding="utf-8"))]))
    return 0


def verify_text(bundle, trust):
    """The same of texts; one that cannot be read proves nothing."""
    try:
        bundle = parse(bundle) if isinstance(bundle, str) else bundle
        trust = parse(trust) if isinstance(trust, str) and trust.lstrip().startswith("{") else trust
    except Wrong as wrong:
        return {"verdict": "contradicted", "findings": [{"code": "format", "words": str(wrong)}]}
    return verify(bundle, trust)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(64)
    sys.exit(main_of_many(arguments[1]) if arguments[0] == "--many" else main(arguments))
