"""Remelt from Python, in one file without other packages.

Written by `node tools/publish-clients.ts` from the contracts of the verbs; do not edit.

    from remelt import Remelt, RemeltError

    remelt = Remelt("https://remelt.example", token="...")
    remelt.lot_hold("L-1", reason="the label is torn")
    for lot in remelt.rows(remelt.list_lots, status="hold"):
        print(lot["id"], lot["mass_g"])

A method has the name of the verb as it is typed: `remelt lot hold` is `lot_hold`. Numbers come as int or Decimal, never as float.
A booking that was sent is sent again under the same key where the connection was lost, so it is booked once.
What the server refuses is a RemeltError with its words, its details and what to do.
"""

import http.client
import json
import numbers as kinds
import os
import random
import ssl
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from decimal import Decimal
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence, Union

__all__ = ["Remelt", "RemeltError"]

Number = Union[int, float, Decimal]

LONGEST_WAIT_S = 60  # a server that asks for more is not waited for: its refusal says until when


class RemeltError(Exception):
    """What was refused, or could not be reached.

    code: "input", "forbidden", "not-found", "conflict", ...; "unreachable" where no server answered.
    words: what is wrong, in a sentence.
    details: a list of dicts; each has some of path, value, unit, allowed, cure.
    cure: what to do about it, of the first detail that says so; None where nobody does.
    status: of HTTP; None where no server answered.
    """

    def __init__(
        self,
        code: str,
        words: str,
        details: Sequence[Dict[str, Any]] = (),
        status: Optional[int] = None,
        more: Optional[Dict[str, Any]] = None,
    ) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.details = list(details)
        self.status = status
        self.more = dict(more or {})

    @property
    def cure(self) -> Optional[str]:
        return next((one["cure"] for one in self.details if one.get("cure")), None)

    def __str__(self) -> str:
        lines = [self.words]
        for one in self.details:
            place = one.get("path") or one.get("where") or ""
            said = [one.get("message"), one.get("allowed") and "allowed: " + str(one["allowed"]), one.get("cure")]
            told = "; ".join(str(part) for part in said if part)
            if place or told:
                lines.append("  " + ": ".join(part for part in (str(place), told) if part))
        return "\n".join(lines)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A token is shown to the server that it is for, and to no other."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class _Page(dict):
    """An answer, and the address of the next page where more follows."""

    following: Optional[str] = None


class _Reply:
    def __init__(self, text: str, headers: Any) -> None:
        self.text = text
        self.headers = headers

    def json(self) -> Any:
        return json.loads(self.text, parse_float=Decimal)


def _text(value: Any, place: str, numbers: frozenset, free: bool = False) -> str:
    """JSON of a value with all its digits. `numbers` = names of fields that hold numbers; a Decimal elsewhere is sent as text."""
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, kinds.Integral):
        return str(int(value))
    if isinstance(value, (Decimal, kinds.Real)):
        exact = value if isinstance(value, Decimal) else float(value)
        if not Decimal(exact).is_finite():
            raise ValueError(f"{place} = {value} is not a finite number")
        if free or place in numbers:
            return str(exact)
        if isinstance(exact, Decimal):
            return json.dumps(format(exact, "f"))
        raise TypeError(f"{place} = {value!r} is kept digit by digit: give it as text or Decimal, not as float")
    if isinstance(value, dict):
        open_below = free or "*" + place in numbers
        parts = (
            json.dumps(str(key), ensure_ascii=False)
            + ":"
            + _text(one, place if place in numbers else str(key), numbers, open_below)
            for key, one in value.items()
        )
        return "{" + ",".join(parts) + "}"
    if isinstance(value, (list, tuple, set, frozenset)) or hasattr(value, "__iter__"):
        return "[" + ",".join(_text(one, place, numbers, free or "*" + place in numbers) for one in value) + "]"
    if hasattr(value, "isoformat"):
        return json.dumps(value.isoformat())
    raise TypeError(f"{place} = {value!r} cannot be sent: give text, a number, a list or a dict")


class Remelt:
    """A server of Remelt, as the person whose token this is.

    url: such as "https://remelt.example"; default: the variable REMELT_URL.
    token: of a program (page Account) or of a person; default: the variable REMELT_TOKEN.
    ca_file: certificate of a plant that makes its own (/plant-root.crt).
    sign: called with the sentence of what is signed; answers the person's own token or password. Without it, what is signed is refused.
    retries, timeout_s: how often and how long a request waits where the connection is lost or the server is busy.
    """

    def __init__(
        self,
        url: Optional[str] = None,
        token: Optional[str] = None,
        *,
        ca_file: Optional[str] = None,
        sign: Optional[Callable[[str], str]] = None,
        retries: int = 6,
        timeout_s: float = 600,
    ) -> None:
        self.url = (url or os.environ.get("REMELT_URL", "")).rstrip("/")
        if not self.url.startswith(("http://", "https://")):
            raise ValueError("the address of the server is missing: give url, or set REMELT_URL")
        self._token = token or os.environ.get("REMELT_TOKEN", "")
        if not self._token:
            raise ValueError("the token is missing: give token, or set REMELT_TOKEN")
        self.retries = retries
        self.timeout_s = timeout_s
        self.sign = sign
        handlers: List[Any] = [_NoRedirect()]
        if ca_file is not None:
            handlers.append(urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=ca_file)))
        self._opener = urllib.request.build_opener(*handlers)

    def __repr__(self) -> str:
        return f"Remelt({self.url!r})"

    def rows(self, method: Callable[..., Dict[str, Any]], **order: Any) -> Iterator[Dict[str, Any]]:
        """Each entry of a list, page after page: `remelt.rows(remelt.list_lots, status="hold")`."""
        rows = getattr(method, "rows", None)
        if rows is None:
            raise TypeError(f"{getattr(method, '__name__', method)} is not a list with pages")
        answer = method(**order)
        while True:
            yield from answer[rows]
            if answer.following is None:
                return
            answer = self._read(answer.following)

    def feed(
        self,
        cursor_file: Optional[str] = None,
        *,
        after: Optional[str] = None,
        types: Optional[Sequence[str]] = None,
        follow_s: Optional[float] = None,
        page: int = 1000,
    ) -> Iterator[Dict[str, Any]]:
        """What happened, event by event, in the order of the ledger.

            for event in remelt.feed("erp.cursor"):
                book(event)

        The cursor is written to the file once the loop has come back for the next event, so an event that was not handled to its end
        comes again: book each under its `id`. An event with `reverses` undoes the event of that id.
        types: only these, such as ["consumption"]. follow_s: waits so long for news at the end, and never ends.
        """
        cursor = after
        if cursor_file is not None and after is None and os.path.exists(cursor_file):
            with open(cursor_file, encoding="utf-8") as file:
                cursor = file.read().strip() or None
        while True:
            query = {"after": cursor, "limit": page, "types": ",".join(types) if types else None}
            reply = self._send("GET", _address("/api/feed", query), headers={"Accept": "application/x-ndjson"})
            lines = [line for line in reply.text.split("\n") if line]
            if not lines or not lines[-1].startswith('{"format":"remelt-feed-end/1"') or not lines[-1].endswith("}"):
                time.sleep(1)  # it was cut off on its way
                continue
            *events, end = (json.loads(line, parse_float=Decimal) for line in lines)
            for event in events:
                yield event
                cursor = event["cursor"]
                _keep(cursor_file, cursor)
            if cursor != end["cursor"]:
                cursor = end["cursor"]
                _keep(cursor_file, cursor)
            if end["more"]:
                continue
            if follow_s is None:
                return
            time.sleep(follow_s)

    def calculate(self, name: str, document: Dict[str, Any]) -> Dict[str, Any]:
        """Calculates on a document, such as "simulate" on a remelt-simulation; nothing is booked."""
        body = _text(document, "document", frozenset(["*document"]))
        return self._send("POST", f"/api/calculations/{urllib.parse.quote(name, safe='')}", body).json()

    def request(self, method: str, path: str, body: Any = None, idempotency_key: Optional[str] = None) -> Any:
        """Any other address of /openapi.json; a body may be what JSON may be."""
        text = None if body is None else _text(body, "body", frozenset(["*body"]))
        return self._send(method, path, text, key=idempotency_key).json()

    def _read(self, address: str, order: Optional[Dict[str, Any]] = None, numbers: Sequence[str] = ()) -> Any:
        known = frozenset(numbers)
        query = {
            name: value if isinstance(value, str) else _text(value, name, known)
            for name, value in (order or {}).items()
            if value is not None
        }
        reply = self._send("GET", _address(address, query))
        link = reply.headers.get("Link") or ""
        page = _Page(reply.json())
        page.following = link[1 : link.index(">")] if 'rel="next"' in link else None
        return page

    def _book(self, address: str, order: Dict[str, Any], numbers: Sequence[str], key: Optional[str]) -> Any:
        known = frozenset(numbers)
        parts = (
            json.dumps(name) + ":" + _text(value, name, known) for name, value in order.items() if value is not None
        )
        return self._send("POST", address, "{" + ",".join(parts) + "}", key=key).json()

    def _send(
        self,
        method: str,
        address: str,
        body: Optional[str] = None,
        *,
        key: Optional[str] = None,
        headers: Optional[Dict[str, str]] = None,
    ) -> _Reply:
        sent = {"Accept": "application/json", "Authorization": f"Bearer {self._token}", **(headers or {})}
        if method != "GET":
            sent["Idempotency-Key"] = key or str(uuid.uuid4())
        if body is not None:
            sent["Content-Type"] = "application/json"
        data = None if body is None else body.encode("utf-8")
        try:
            return self._try(method, address, data, sent)
        except RemeltError as refused:
            if refused.code != "confirm-person" or self.sign is None:
                raise
            sentence = refused.more["sentence"]
            proof = "password" if refused.more.get("by") == "password" else "token"
            asked = json.dumps({"sentence": sentence, proof: self.sign(sentence)}).encode("utf-8")
            again = {**sent, "Idempotency-Key": str(uuid.uuid4()), "Content-Type": "application/json"}
            confirmed = self._try("POST", "/api/session/confirmation", asked, again).json()
            return self._try(method, address, data, {**sent, "Remelt-Confirmation": confirmed["confirmation"]})

    def _try(self, method: str, address: str, data: Optional[bytes], headers: Dict[str, str]) -> _Reply:
        """Sends a request until it is answered; one that books has its key, so it may be sent again."""
        for tried in range(self.retries + 1):
            last = tried == self.retries
            request = urllib.request.Request(self.url + address, data=data, headers=headers, method=method)
            try:
                with self._opener.open(request, timeout=self.timeout_s) as response:
                    return _Reply(response.read().decode("utf-8"), response.headers)
            except urllib.error.HTTPError as refusal:
                asked_s = refusal.headers.get("Retry-After") or "0"
                wait_s = float(asked_s) if asked_s.isdigit() else 0
                if refusal.code not in (429, 502, 503, 504) or last or wait_s > LONGEST_WAIT_S:
                    raise _refused(refusal) from None
            except (OSError, http.client.HTTPException) as lost:
                reason = getattr(lost, "reason", lost)
                if isinstance(reason, ssl.SSLCertVerificationError) or last:
                    detail = {"cure": "look at the address, the certificate (ca_file), and whether the server runs"}
                    raise RemeltError("unreachable", f"{self.url} cannot be reached: {reason}", [detail]) from lost
                wait_s = 0
            time.sleep(max(wait_s, min(2**tried * 0.25, 30) * (0.5 + random.random() / 2)))
        raise AssertionError("unreachable")


def _address(path: str, query: Dict[str, Any]) -> str:
    given = {name: value for name, value in query.items() if value is not None}
    return path + ("?" + urllib.parse.urlencode(given) if given else "")


def _refused(refusal: urllib.error.HTTPError) -> RemeltError:
    text = refusal.read().decode("utf-8", "replace")
    try:
        error = json.loads(text, parse_float=Decimal)["error"]
        more = {name: one for name, one in error.items() if name not in ("code", "message", "details")}
        return RemeltError(error["code"], error["message"], error.get("details", ()), refusal.code, more)
    except (ValueError, KeyError, TypeError):
        return RemeltError("unavailable", f"the server answered {refusal.code}: {text[:200]}", (), refusal.code)


def _keep(file: Optional[str], cursor: str) -> None:
    """Puts a cursor into its file: the old one or the new one stands there, also after a power cut."""
    if file is None:
        return
    folder = os.path.dirname(os.path.abspath(file))
    handle, draft = tempfile.mkstemp(prefix=".cursor-", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8") as target:
        target.write(cursor + "\n")
        target.flush()
        os.fsync(target.fileno())
    os.replace(draft, file)


def _list(rows: str) -> Callable[[Any], Any]:
    """Marks a method whose answer is a page of a list; `rows` = the field that holds its entries."""

    def mark(method: Any) -> Any:
        method.rows = rows
        return method

    return mark
