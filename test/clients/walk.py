"""What a person does with the client, for test/clients/clients.test.ts: URL FOLDER STEP; prints one JSON document."""

import json
import sys
from decimal import Decimal

from remelt import Remelt, RemeltError

url, folder, step = sys.argv[1:]


def signed_in(person, at=url, **more):
    return Remelt(at, f"remelt_token-of-{person}-long-enough-to-be-one", **more)


remelt = signed_in("gus")


def refused(work):
    try:
        work()
        return None
    except RemeltError as error:
        return {"code": error.code, "words": error.words, "cure": error.cure, "status": error.status, "whole": str(error)}


def book():
    """Five lots, one with a content that no float keeps."""
    content = Decimal("21.900000000000000000000000001")
    results = [{"element": "Cr", "text": content, "unit": "wt%"}, {"element": "S", "text": "<0.0010", "unit": "wt%"}]
    analyses = [{"method": "OES", "balance": "Ni", "results": results}]
    row = {"row": 1, "mass_g": 100_000, "form": "turnings", "originClass": "post-consumer", "lotClass": "purchased-scrap"}
    rows = [{**row, "lotId": f"L-{n}", "analyses": analyses if n == 1 else []} for n in range(1, 6)]
    booked = remelt.book_returns(rows=rows)
    remelt.lot_hold("L-1", 'torn "label" ü')
    return [one["id"] for one in booked["lots"]]


def read():
    shown = signed_in("lea").lot_show("L-1")["lot"]
    lots = list(remelt.rows(remelt.list_lots, limit=2))
    return {
        "results": shown["analyses"][0]["results"],
        "held": shown["holdReason"],
        "pages": [one["id"] for one in lots],
        "masses": [one["mass_g"] for one in lots],
    }


def refuse():
    try:
        remelt.lot_analyse("L-1", [{"element": "Cr", "text": 21.9, "unit": "wt%"}], method="OES", analysis="A2")
        of_float = None
    except TypeError as error:
        of_float = str(error)
    return {
        "missing": refused(lambda: remelt.lot_hold("L-99", "torn")),
        "wrong": refused(lambda: remelt.lot_buy("Ni-electrolytic", mass_g=-1)),
        "forbidden": refused(lambda: signed_in("rita").lot_hold("L-1", "torn")),
        "nowhere": refused(lambda: signed_in("gus", "http://127.0.0.1:9", retries=0).ledger_head()),
        "float": of_float,
    }


def digits():
    """What is sent of numbers of all kinds: as text where text is kept."""
    from remelt import _text

    class Other(float):
        """A number of another package, which shows itself in another way."""

        def __repr__(self):
            return "other(0.1)"

    given = {"text": Decimal("1.50E+3"), "mass_g": Decimal("1.50E+3"), "share": Other(0.1), "count": 3, "is": True}
    return _text({**given, "at": [Decimal("0.10")]}, "order", frozenset(["mass_g", "share"]))


def busy():
    """A server that cuts the feed off, and asks for an hour."""
    return {
        "events": [event["id"] for event in remelt.feed()],
        "refused": refused(lambda: remelt.ledger_head()),
    }


def lost():
    """One lot over a line that loses answers."""
    remelt.lot_buy("Ni-electrolytic", mass_g=Decimal("500000"), lot="V-1")
    return [one["id"] for one in remelt.rows(remelt.list_lots, find="V-1")]


def sign():
    said = []

    def prove(sentence):
        said.append(sentence)
        return "remelt_token-of-anna-long-enough-to-be-one"

    dispose = {"of": "lot:L-5", "as_": "scrap", "reason": "oil"}
    unsigned = refused(lambda: signed_in("anna").dispose(**dispose))
    return {"unsigned": unsigned, "answer": signed_in("anna", sign=prove).dispose(**dispose), "said": said}


def feed():
    """Books events into a file as an ERP would; falls over at the third where it is told to."""
    paul = signed_in("paul")
    try:
        for count, event in enumerate(paul.feed(f"{folder}/cursor", page=2), start=1):
            if step == "feed-falls" and count == 3:
                raise RuntimeError("the ERP is gone")
            with open(f"{folder}/booked", "a", encoding="utf-8") as file:
                file.write(event["id"] + "\n")
    except RuntimeError:
        pass
    with open(f"{folder}/booked", encoding="utf-8") as file:
        return {"booked": file.read().split(), "all": [event["id"] for event in paul.feed()]}


steps = {"busy": busy, "digits": digits, "book": book, "read": read, "refuse": refuse, "lost": lost, "sign": sign, "feed": feed, "feed-falls": feed}
print(json.dumps(steps[step]()))
