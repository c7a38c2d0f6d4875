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

    def add_evidence(
        self,
        programme: str,
        document: Any,
        *,
        places: Optional[Iterable[Any]] = None,
        dryRun: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Add a report of tests, inspections or service to a programme, all or nothing.

        Who may: analyst, quality.
        programme: id of a locked programme
        document: Report
        places: Places of the rows: in the file that they came from, such as "tensile.csv, row 5"; [text]
        dryRun: Check only: check everything and book nothing
        Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256,
            processSha256, looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals,
            service, belowLevel, added, missing.
        """
        return self._book(
            "/api/qualification/add-evidence",
            {
                "programme": programme,
                "document": document,
                "places": places,
                "dryRun": dryRun,
            },
            ("at", "findings", "from", "life", "mass_t", "until", "value",),
            idempotency_key,
        )

    def advise(
        self,
        document: Any,
        *,
        decision: str,
        reason: Optional[str] = None,
        happenedAt: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Record whether the melter accepts or declines advice during a heat.

        Typed as `remelt advise`. Who may: melter.
        document: Advice: remelt-advise/1 document, as it was asked
        decision: one of accepted, declined
        happenedAt: Time: when it happened (ISO 8601 with zone); default now
        Answer: format, advice, answer, booked.
        """
        return self._book(
            "/api/heats/answer-advice",
            {
                "document": document,
                "decision": decision,
                "reason": reason,
                "happenedAt": happenedAt,
            },
            ("*document",),
            idempotency_key,
        )

    def advise_heat(
        self,
        heat: str,
        *,
        at: Optional[str] = None,
        minutes: Optional[Number] = None,
        latestMinutes: Optional[Number] = None,
        stage: Optional[int] = None,
        route: Optional[Any] = None,
        arrived: Optional[bool] = None,
        confidence: Optional[Number] = None,
    ) -> Any:
        """Advise on a heat in the furnace from what is recorded of it: pour, wait, sample or add.

        Who may: any role but inspector and reader.
        heat: its number
        at: Moment: the moment that the advice is for (ISO 8601 with zone); default now
        minutes: Time since it was molten: time since the metal was molten; default since its charge was booked [min]
        latestMinutes: Held until: until when it may be held, since it was molten; default as long as planned [min]
        stage: Operation of the route: operation of the route that the bath is in, from 1; default by the furnace log,
            or the only bath
        route: kept route, or a JSON file with its operations, for a heat whose plan names none; not with a furnace log;
            [{operation, fidelity?: kinetic|table, settings?: {name: value}, additions?: [{material?,
            composition_wtpct?: {name: value}, balance?, mass_kg?: number, wtpct?: number, at_s: number, dissolution_s?:
            number, recovery?: number or {name: value}}]}] or string
        arrived: With what arrived: also on results that arrived and that nobody has taken yet; nothing is booked on it
        confidence: Sure enough: probability of being inside every limit that is sure enough; default 0.9
        Answer: format, heat, at, moltenAt, zeroAt, document, advice, rests, on, missing.
        """
        return self._read(
            "/api/heats/advise-heat",
            {
                "heat": heat,
                "at": at,
                "minutes": minutes,
                "latestMinutes": latestMinutes,
                "stage": stage,
                "route": route,
                "arrived": arrived,
                "confidence": confidence,
            },
            ("*settings", "at_s", "composition_wtpct", "confidence", "dissolution_s", "latestMinutes", "mass_kg", "minutes", "recovery", "settings", "stage", "value", "wtpct",),
        )

    def article_enter(
        self,
        article: str,
        *,
        name: str,
        form: Optional[str] = None,
        originClass: Optional[str] = None,
        lotClass: Optional[str] = None,
        grade: Optional[str] = None,
        sender: Optional[str] = None,
        version: Optional[int] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter an article: what a sender calls a material, or change it.

        Typed as `remelt article enter`. Who may: planner, manager, shipping.
        article: material number at the sender
        name: what the sender calls it
        form: form of what is delivered under it, such as turnings
        originClass: Origin: origin (ISO 14021) of what is delivered under it; one of post-consumer,
            pre-consumer-external, internal-revert, virgin
        lotClass: Lot class: what kind of return it is; one of internal-revert, customer-return, purchased-scrap,
            end-of-life, virgin, addition-alloy, master-heat
        grade: grade that it is declared to be
        sender: short name of the system that sends it, such as sap; absent: it is kept here
        version: a whole number that grows with each change at the sender; a time such as 20261202183000 will do
        reason: Why it changes: why it replaces what was entered before
        Answer: format, of, entered, taken.
        """
        return self._book(
            "/api/exchange/enter-article",
            {
                "article": article,
                "name": name,
                "form": form,
                "originClass": originClass,
                "lotClass": lotClass,
                "grade": grade,
                "sender": sender,
                "version": version,
                "reason": reason,
            },
            ("version",),
            idempotency_key,
        )

    def article_import(
        self,
        file: Dict[str, Any],
        *,
        sender: Optional[str] = None,
        reason: Optional[str] = None,
        dryRun: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter the articles of a table, all or none; the same table again books nothing.

        Typed as `remelt article import`. Who may: planner, manager, shipping.
        file: Table: CSV or XLSX with a row for each, columns in any order, under the number of the sender; {name,
            base64}
        sender: short name of the system that sends it, such as sap; absent: it is kept here
        reason: Why it changes: why it replaces what was entered before
        dryRun: Show only: say what would become of each row, and book nothing
        Answer: format, of, entered, taken.
        """
        return self._book(
            "/api/exchange/import-articles",
            {"file": file, "sender": sender, "reason": reason, "dryRun": dryRun},
            (),
            idempotency_key,
        )

    @_list("rows")
    def article_list(
        self,
        article: Optional[str] = None,
        *,
        limit: Optional[int] = None,
        after: Optional[int] = None,
    ) -> Any:
        """List the articles that were entered or sent, as they are now.

        Typed as `remelt article list`. Who may: any role but inspector and reader.
        article: one of them; default all
        limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
        after: only the rows after this place
        Answer: format, of, rows, total, next.
        All of them: `remelt.rows(remelt.article_list)`.
        """
        return self._read(
            "/api/exchange/list-articles",
            {"article": article, "limit": limit, "after": after},
            ("after", "limit",),
        )

    def article_show(self, article: str) -> Any:
        """Show an article with every version of it: who sent it, and what it changed.

        Typed as `remelt article show`. Who may: any role but inspector and reader.
        article: its number
        Answer: format, of, now, versions.
        """
        return self._read("/api/exchange/show-article", {"article": article}, ())

    def book_returns(
        self,
        *,
        rows: Iterable[Any],
        leftOut: Optional[Iterable[Any]] = None,
        dryRun: Optional[bool] = None,
        specimen: Optional[bool] = None,
        sameNames: Optional[str] = None,
        asTyped: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book the lots of a table on hold with their analyses, all or none.

        Who may: receiver.
        rows: one lot each, as the table was read; [{row: number, lotId, mass_g: number, form, originClass, lotClass,
            owner?, supplier?, declaredGrade?, receivedOn?, generation?: number, note?, price?, analyses: [{method,
            laboratory?, reference?, balance?, results: [{element, text, unit: wt%|ppm}]}]}]
        leftOut: Rows left out: rows of the table that are not booked, by the word of who books it: said in the answer;
            [number]
        dryRun: Show only: says what would refuse the booking, and books nothing
        specimen: Demonstration: no such metal exists: every paper that it reaches is marked DEMONSTRATION, NOT A
            CERTIFICATE
        sameNames: Same name: a supplier or laboratory that is written otherwise already: join = the same, booked as
            known; apart = another one; one of join, apart
        asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
        Answer: format, repeated, mass_g, analyses, balances, leftOut, lots.
        """
        return self._book(
            "/api/yard/book-returns",
            {
                "rows": rows,
                "leftOut": leftOut,
                "dryRun": dryRun,
                "specimen": specimen,
                "sameNames": sameNames,
                "asTyped": asTyped,
            },
            ("generation", "leftOut", "mass_g", "row",),
            idempotency_key,
        )

    def calibrate(self, *, furnace: str, baselineHeats: Optional[Number] = None) -> Any:
        """Calibrate the model of a furnace on its recorded heats, and look for drift.

        Typed as `remelt calibrate`. Who may: any role but inspector and reader.
        furnace: furnace whose recorded heats are taken from the ledger
        baselineHeats: First heats: number of first heats that later ones are compared with for drift; default 5
        Answer: format, manifest, assumed, warnings, furnace, heats, readings, leftOut, strangers, parameters, scales,
            identifiability, next, unlocks, drift, calibrated.
        """
        return self._read(
            "/api/heats/calibrate-furnace",
            {"furnace": furnace, "baselineHeats": baselineHeats},
            ("baselineHeats",),
        )

    def calibrate_history(
        self,
        files: Iterable[Any],
        *,
        furnace: Optional[str] = None,
        operation: Optional[str] = None,
        map: Optional[Iterable[Any]] = None,
        set: Optional[Iterable[Any]] = None,
        dates: Optional[str] = None,
        decimal: Optional[str] = None,
        unitChange: Optional[str] = None,
        readOnly: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Calibrate a furnace on tables of past heats, and judge the calibration on those that it never saw.

        Typed as `remelt calibrate history`. Who may: any role but inspector and reader.
        files: Tables: tables of past heats: CSV, XLSX, a folder or an archive (.zip) of them; one row for each heat or
            for each sample, joined by the number of the heat; [{name, base64}]
        furnace: name of the furnace; where a column names several, only its heats are taken
        operation: what the furnace does: vacuum-induction, electron-beam, electroslag, vacuum-arc; arc = what each
            class of scrap brings; default by the tables
        map: Columns: what a column is: 'Haltezeit=time[min]' 'Pb ein=charged Pb[ppm]' 'Pb aus=Pb[ppm]' 'Notes=-';
            [text]
        set: For all heats: what the tables do not say: time=60 "pressure=0.01 mbar" lining=MgO mass=300 method=ICP-MS;
            [text]
        dates: Order of dates: order of 03/11/2026; one of dmy, mdy
        decimal: Decimal sign: decimal sign of 1,234; one of comma, point
        unitChange: Values in another unit: values of a column that are 10,000 times off, as if they were wt% for ppm:
            left out (default) or converted; one of leave-out, convert
        readOnly: Only read: shows what the tables are taken for, and calculates nothing
        Answer: format, reading, document, scrapDocument, history, scrap.
        """
        return self._book(
            "/api/heats/calibrate-history",
            {
                "files": files,
                "furnace": furnace,
                "operation": operation,
                "map": map,
                "set": set,
                "dates": dates,
                "decimal": decimal,
                "unitChange": unitChange,
                "readOnly": readOnly,
            },
            (),
            idempotency_key,
        )

    def check_gate(
        self,
        lot: str,
        *,
        radiation: Optional[Dict[str, Any]] = None,
        closedCavities: Optional[str] = None,
        mutilation: Optional[str] = None,
        mutilationPaper: Optional[str] = None,
        exportClass: Optional[str] = None,
        owner: Optional[str] = None,
        declared: Optional[str] = None,
        coating: Optional[str] = None,
        oil: Optional[Number] = None,
        residues: Optional[Iterable[Any]] = None,
        film_m: Optional[Number] = None,
        despite: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Record the gate checks of a lot (a missing check keeps it on hold).

        Who may: receiver, sampler, analyst.
        lot: its id
        radiation: {rate_per_s: number, background_per_s: number, counted_s?: number}
        closedCavities: Closed cavities: closed hollow parts; one of none, found
        mutilation: Scrapped parts mutilated (made unusable): scrapped parts, and whether a certificate says that they
            were mutilated (made unusable); one of not-parts, certified, missing
        mutilationPaper: Number of the certificate of mutilation
        exportClass: Export class; one of free, licence-held, licence-missing
        owner: whose metal it is
        declared: Declared grade: declared grade against what was found; one of not-declared, fits, doubtful,
            contradicted
        coating: coating on the pieces; one of none, metallic, ceramic, unknown
        oil: Moisture and oil [kg/kg]
        residues: left on the metal, kg per kg: "silica shell or core=0.002"; [{residue, share: number}]
        film_m: Oxide film: oxide film on turnings [nm]: 5 bright, 50 tinted
        despite: Why it is clean without a treatment: why oil or a coating found before is gone, though no treatment was
            booked
        Answer: seq, verdict, checks, note.
        """
        return self._book(
            "/api/yard/check-gate",
            {
                "lot": lot,
                "radiation": radiation,
                "closedCavities": closedCavities,
                "mutilation": mutilation,
                "mutilationPaper": mutilationPaper,
                "exportClass": exportClass,
                "owner": owner,
                "declared": declared,
                "coating": coating,
                "oil": oil,
                "residues": residues,
                "film_m": film_m,
                "despite": despite,
            },
            ("background_per_s", "counted_s", "film_m", "oil", "rate_per_s", "share",),
            idempotency_key,
        )

    def check_pieces(
        self,
        lot: str,
        *,
        results: Iterable[Any],
        pieces: Optional[Number] = None,
        allowed: Optional[Number] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Record tests of single pieces of a lot and estimate the share of stray pieces.

        Who may: receiver, sampler, analyst.
        lot: its id
        results: Tested pieces: each by its mark, and whether it is a stray; [{piece, stray}]
        pieces: pieces in the lot
        allowed: Share allowed: share of strays by pieces that the lot may hold; default 0.01
        Answer: format, lot, tested, strays, shape, mean, upper95, verdict, reason.
        """
        return self._book(
            "/api/yard/check-pieces",
            {
                "lot": lot,
                "results": results,
                "pieces": pieces,
                "allowed": allowed,
            },
            ("allowed", "pieces",),
            idempotency_key,
        )

    def clear_lot(
        self,
        lot: str,
        *,
        grade: Optional[str] = None,
        override: Optional[Dict[str, Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Clear a lot that passed the gate and was identified.

        Who may: quality. It is signed.
        lot: its id
        grade: one of the candidates; default: the first
        override: a named person takes an ambiguous identification upon himself until a date; {by, reason, expires}
        Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode,
            samples, analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass,
            originClass, supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate,
            ordered, processed, identification, clearedAs.
        """
        return self._book(
            "/api/yard/clear-lot",
            {"lot": lot, "grade": grade, "override": override},
            (),
            idempotency_key,
        )

    def clear_lots(
        self,
        *,
        lots: Optional[Iterable[Any]] = None,
        which: Optional[str] = None,
        supplier: Optional[str] = None,
        dryRun: Optional[bool] = None,
        despite: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Clear several lots that passed the gate and were identified.

        Who may: quality.
        lots: [text]
        which: Which lots; one of on-hold, new, identified
        supplier: only lots of this supplier
        dryRun: Show only: shows what would happen and books nothing
        despite: Why they are cleared all the same: of several: why lots in doubt, or identified as another grade than
            declared, are cleared too
        Answer: format, step, booked, lots.
        """
        return self._book(
            "/api/yard/clear-lots",
            {
                "lots": lots,
                "which": which,
                "supplier": supplier,
                "dryRun": dryRun,
                "despite": despite,
            },
            (),
            idempotency_key,
        )

    def compare_heat(self, heat: str, *, asCharged: Optional[bool] = None) -> Any:
        """Compare the prediction of a heat with its measurements.

        Who may: any role.
        heat: its number
        asCharged: As charged: also what the charge comes to as it was weighed, which takes seconds through a route
        Answer: format, heat, compared, asCharged.
        """
        return self._read("/api/heats/compare-heat", {"heat": heat, "asCharged": asCharged}, ())

    def compare_specification(
        self,
        number: str,
        revision: str,
        *,
        specification: Dict[str, Any],
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Compare a controlled specification with what an independent person types in again.

        Who may: planner, certifier, quality.
        number: Number of the document: of the specification, such as CUST-718-A
        revision: of the specification
        specification: its parts stand in /openapi.json
        Answer: format, name, equal, enteredBy, comparedBy, compared, differences.
        """
        return self._book(
            "/api/reference/compare-specification",
            {
                "number": number,
                "revision": revision,
                "specification": specification,
            },
            ("coefficients", "confidence", "constant", "decimals", "max", "min", "residual_wtpct",),
            idempotency_key,
        )

    def correct_record(
        self,
        of: str,
        record: Optional[str] = None,
        *,
        reason: str,
        values: Optional[Dict[str, Any]] = None,
        contract: Optional[Any] = None,
        holdPoints: Optional[Iterable[Any]] = None,
        losses: Optional[Iterable[Any]] = None,
        results: Optional[Iterable[Any]] = None,
        purpose: Optional[str] = None,
        cause: Optional[str] = None,
        document: Optional[str] = None,
        repeat: Optional[str] = None,
        supersededBy: Optional[str] = None,
        confirm: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Take back what was recorded, or put it right; both stay in the ledger.

        Who may: any role but inspector and reader.
        of: Of what: lot:R-1001, heat:H26-001 or object:I-1
        record: receipt, gate, identification, analysis:ID, sample:ID, retest:SAMPLE, stamp:POINT, plan, charge,
            melting, casting, loss:NAME, certificate:NUMBER, shipment, cut; default the receipt of a lot, the last step
            of a heat
        reason: why
        values: {mass_g?: number, form?, supplier?, owner?, lotClass?:
            internal-revert|customer-return|purchased-scrap|end-of-life|virgin|addition-alloy|master-heat,
            declaredGrade?, originClass?: post-consumer|pre-consumer-external|internal-revert|virgin, reference?}
        contract: How the customer pays: of the plan of a heat: how the customer pays: type, money per kg, day: "fixed
            62 USD/kg 2026-11-01"
        holdPoints: Hold points; [{step: charge|power-on|addition|pour|cast|release, kind: hold|witness, look, role?,
            wait_min?: number}]
        losses: Losses that were forgotten: of the melting or casting of a heat: where metal went that is unaccounted
            for, such as skull=2.3; [{to, mass_g: number}]
        results: of an analysis: contents as printed, Cr=21.9 "Ti=<0.01" S=12ppm; the others stay; [{element, text,
            unit: wt%|ppm|ppb}]
        purpose: of a sample without results: what it is for; one of product, bath, control, check
        cause: of an analysis that was judged, why it does not count, or reads otherwise; one of test-piece-preparation,
            testing-equipment, wrong-specimen, transcription-error
        document: the paper that shows the cause: the printed result, the log of the instrument
        repeat: of a further specimen of a retest: the one in its place
        supersededBy: Superseded by: of a certificate: the one in its place
        confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
        Answer: format, of, record, done, effects, restsOn, reason, shown.
        """
        return self._book(
            "/api/proof/correct-record",
            {
                "of": of,
                "record": record,
                "reason": reason,
                "values": values,
                "contract": contract,
                "holdPoints": holdPoints,
                "losses": losses,
                "results": results,
                "purpose": purpose,
                "cause": cause,
                "document": document,
                "repeat": repeat,
                "supersededBy": supersededBy,
                "confirm": confirm,
            },
            ("allowedLoss", "baseIndex", "factor", "fee_per_kg", "index", "mass_g", "metal_per_kg", "price_per_kg", "return_per_kg", "returned", "savingShare", "usd_per_unit", "wait_min", "worth_per_kg",),
            idempotency_key,
        )

    def countersign_record(
        self,
        of: str,
        countersignature: Dict[str, Any],
        *,
        number: str,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Record the signature of the second party: the certificate counts as type 3.2 from then on.

        Typed as `remelt countersign record`. Who may: receiver, sampler, analyst, planner, melter, certifier, quality.
        of: Metal: heat:H-1 or object:I-1
        countersignature: Signature: what the second party handed back; {format: remelt-countersignature/1, subject,
            number, payloadSha256, verifierKey, signature}
        number: Number of the certificate
        Answer: format, of, number, issuedAs, countsAs, maker, secondParty, failed, suspended, decidedAnew, withdrawn,
            withdrawal, missing, recalled, others.
        """
        return self._book(
            "/api/release/countersign-certificate",
            {"of": of, "countersignature": countersignature, "number": number},
            (),
            idempotency_key,
        )

    def countersign_show(self, of: str, number: str) -> Any:
        """Show who has signed a certificate, and as which type it counts.

        Typed as `remelt countersign show`. Who may: any role but inspector and reader.
        of: Metal: heat:H-1 or object:I-1
        number: Number of the certificate
        Answer: format, of, number, issuedAs, countsAs, maker, secondParty, failed, suspended, decidedAnew, withdrawn,
            withdrawal, missing, recalled, others.
        """
        return self._read("/api/release/certificate-standing", {"of": of, "number": number}, ())

    def customer_enter(
        self,
        customer: str,
        *,
        name: str,
        country: Optional[str] = None,
        sender: Optional[str] = None,
        version: Optional[int] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter a customer, or change it.

        Typed as `remelt customer enter`. Who may: planner, manager, shipping.
        customer: number under which the sender knows it
        name: name of the firm, as on its papers
        country: two letters (ISO 3166), such as DE
        sender: short name of the system that sends it, such as sap; absent: it is kept here
        version: a whole number that grows with each change at the sender; a time such as 20261202183000 will do
        reason: Why it changes: why it replaces what was entered before
        Answer: format, of, entered, taken.
        """
        return self._book(
            "/api/exchange/enter-customer",
            {
                "customer": customer,
                "name": name,
                "country": country,
                "sender": sender,
                "version": version,
                "reason": reason,
            },
            ("version",),
            idempotency_key,
        )

    def customer_import(
        self,
        file: Dict[str, Any],
        *,
        sender: Optional[str] = None,
        reason: Optional[str] = None,
        dryRun: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter the customers of a table, all or none; the same table again books nothing.

        Typed as `remelt customer import`. Who may: planner, manager, shipping.
        file: Table: CSV or XLSX with a row for each, columns in any order, under the number of the sender; {name,
            base64}
        sender: short name of the system that sends it, such as sap; absent: it is kept here
        reason: Why it changes: why it replaces what was entered before
        dryRun: Show only: say what would become of each row, and book nothing
        Answer: format, of, entered, taken.
        """
        return self._book(
            "/api/exchange/import-customers",
            {"file": file, "sender": sender, "reason": reason, "dryRun": dryRun},
            (),
            idempotency_key,
        )

    @_list("rows")
    def customer_list(
        self,
        customer: Optional[str] = None,
        *,
        limit: Optional[int] = None,
        after: Optional[int] = None,
    ) -> Any:
        """List the customers that were entered or sent, as they are now.

        Typed as `remelt customer list`. Who may: any role but inspector and reader.
        customer: one of them; default all
        limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
        after: only the rows after this place
        Answer: format, of, rows, total, next.
        All of them: `remelt.rows(remelt.customer_list)`.
        """
        return self._read(
            "/api/exchange/list-customers",
            {"customer": customer, "limit": limit, "after": after},
            ("after", "limit",),
        )

    def customer_show(self, customer: str) -> Any:
        """Show a customer with every version of it: who sent it, and what it changed.

        Typed as `remelt customer show`. Who may: any role but inspector and reader.
        customer: its number
        Answer: format, of, now, versions.
        """
        return self._read("/api/exchange/show-customer", {"customer": customer}, ())

    def cut(
        self,
        object: str,
        *,
        pieces: Iterable[Any],
        reverts: Optional[Iterable[Any]] = None,
        losses: Optional[Iterable[Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book that an ingot or bar was cut up: pieces, crops and losses add up to its mass.

        Typed as `remelt cut`. Who may: melter.
        object: I-1 or object:I-1
        pieces: pieces, such as I-1-A=120; another form: I-1-B:bar=118; [{object, form, mass_g: number, readings?:
            [{reading, tare?}]}]
        reverts: Crops: crops that come back as lots on hold, such as I-1-C:crop=4; [{lot, form, mass_g: number,
            readings?: [{reading, tare?}]}]
        losses: such as kerf=0.8; [{to, mass_g: number, readings?: [{reading, tare?}]}]
        Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode,
            samples, analyses, disposition, hands, recalled, type, status, heat, unbalanced_g, release, judged, retests,
            replaced, certificates, cut, held, decidedSince, shipment, pieces, reverts, losses.
        """
        return self._book(
            "/api/heats/cut-object",
            {
                "object": object,
                "pieces": pieces,
                "reverts": reverts,
                "losses": losses,
            },
            ("mass_g",),
            idempotency_key,
        )

    def disclosure_erase(
        self,
        of: str,
        field: str,
        *,
        reason: str,
        confirm: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Erase a confidential field that no balance, verdict or signature rests on.

        Typed as `remelt disclosure erase`. Who may: quality. It is signed.
        of: Of what: lot:R-1001 and the like for all its records, or the number of one record
        field: supplier, reference, note, certificate, reason, or name of a person who has ended
        reason: why
        confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
        Answer: format, of, field, done, reason, records, elsewhere, shown.
        """
        return self._book(
            "/api/proof/erase-field",
            {"of": of, "field": field, "reason": reason, "confirm": confirm},
            (),
            idempotency_key,
        )

    def disclosure_set(
        self,
        customer: str,
        *,
        opens: Iterable[Any],
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Say what a customer is shown of their metal.

        Typed as `remelt disclosure set`. Who may: certifier, quality.
        customer: name as on their certificates
        opens: What is opened: with commas: inputs, results, certificate, analyses, draws, suppliers, qualification,
            footprint, transfer; none = nothing;
            [inputs|results|certificate|analyses|draws|suppliers|qualification|footprint|transfer]
        reason: why
        Answer: policies.
        """
        return self._book(
            "/api/proof/set-disclosure",
            {"customer": customer, "opens": opens, "reason": reason},
            (),
            idempotency_key,
        )

    @_list("policies")
    def disclosure_show(self, customer: Optional[str] = None) -> Any:
        """List what customers are shown of their metal.

        Typed as `remelt disclosure show`. Who may: any role but inspector and reader.
        customer: name as on their certificates
        Answer: policies.
        All of them: `remelt.rows(remelt.disclosure_show)`.
        """
        return self._read("/api/proof/list-disclosures", {"customer": customer}, ())

    def dispose(
        self,
        of: str,
        *,
        as_: str,
        reason: str,
        concession: Optional[Dict[str, Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Decide what becomes of metal that did not pass: a FAIL is never overridden.

        Typed as `remelt dispose`. Who may: quality. It is signed.
        of: Metal: lot:R-1, heat:H-1 or object:I-1
        as_: What becomes of it; one of notify, rework, regrade, return, sell, scrap, use-as-is
        reason: Reason of the decision: why
        concession: {number, customer, scope}
        Answer: format, subject, as, why.
        """
        return self._book(
            "/api/release/dispose-metal",
            {"of": of, "as": as_, "reason": reason, "concession": concession},
            (),
            idempotency_key,
        )

    def enter_specification(
        self,
        number: str,
        revision: str,
        *,
        customer: str,
        specification: Dict[str, Any],
        reason: Optional[str] = None,
        despite: Optional[str] = None,
        asTyped: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Keep a controlled specification as printed: limits, rounding, retest rule and residual.

        Who may: planner, certifier, quality.
        number: Number of the document: of the specification, such as CUST-718-A
        revision: of the specification
        customer: whose specification it is
        specification: its parts stand in /openapi.json
        reason: Why it changes: why it changes what was in use
        despite: Why another element is found by difference than in the grade
        asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
        Answer: format, name, customer, status, enteredBy, checkedBy, specification, lines, retest, changes, before.
        """
        return self._book(
            "/api/reference/enter-specification",
            {
                "number": number,
                "revision": revision,
                "customer": customer,
                "specification": specification,
                "reason": reason,
                "despite": despite,
                "asTyped": asTyped,
            },
            ("coefficients", "confidence", "constant", "decimals", "max", "min", "residual_wtpct",),
            idempotency_key,
        )

    def epcis_export(self, subject: str, *, base: str, customer: Optional[str] = None) -> Any:
        """Write what happened to a lot, heat or object as EPCIS 2.0 events.

        Typed as `remelt epcis export`. Who may: any role but inspector and reader.
        subject: Metal: H-1, or heat:H-1, lot:R-1 or object:I-1 where several things have the number
        base: Address under which the plant names its metal: https://id.plant.example
        customer: who receives it; a shipment to them names them
        Answer: @context, type, schemaVersion, creationDate, epcisBody.
        """
        return self._read(
            "/api/proof/export-epcis",
            {"subject": subject, "base": base, "customer": customer},
            (),
        )

    def evaluate_programme(self, programme: str, *, idempotency_key: Optional[str] = None) -> Any:
        """Judge the gates of a programme and record what they recommend.

        Who may: certifier, quality.
        programme: id of a locked programme
        Answer: output, document, documentSha256, records, repeated, heats.
        """
        return self._book(
            "/api/qualification/evaluate-programme",
            {"programme": programme},
            (),
            idempotency_key,
        )

    def expected_errors(self) -> Any:
        """Show how far predictions were from published heats, by operation and element.

        Typed as `remelt expected-errors`. Who may: any role.
        Answer: format, rows, notCompared, coverage.
        """
        return self._read("/api/reference/expected-errors", {}, ())

    def export_certificate(self, of: str, *, number: str, as_: str, parties: Dict[str, Any]) -> Any:
        """Write a certificate as EN 10168 JSON or as a Material Identity passport.

        Who may: any role but inspector and reader.
        of: Metal: heat:H-1 or object:I-1
        number: Number of the certificate
        as_: Format; one of en10168, material-identity
        parties: addresses, order line and delivery note, as docs/formats/parties.md; its parts stand in /openapi.json
        Answer: format, number, as, schema, document, notices, leftOut.
        """
        return self._read(
            "/api/release/export-certificate",
            {"of": of, "number": number, "as": as_, "parties": parties},
            (),
        )

    def furnace_enter(
        self,
        furnace: str,
        *,
        kind: str,
        capacity_kg: Number,
        minimum_kg: Number,
        diameter_m: Optional[Number] = None,
        pressure_Pa: Optional[Number] = None,
        leak_Pa_m3_per_s: Optional[Number] = None,
        leakLimit_Pa_m3_per_s: Optional[Number] = None,
        skull_kg_per_kg: Optional[Number] = None,
        crucible_m3: Optional[Number] = None,
        mostLoads: Optional[int] = None,
        mostTurnings: Optional[Number] = None,
        lining: Optional[Dict[str, Any]] = None,
        change: Optional[bool] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter a furnace of the plant, or change it; what is left out is assumed as of a furnace of its kind.

        Typed as `remelt furnace enter`. Who may: planner, certifier, quality.
        furnace: its name, such as VIM-1
        kind: how it melts; one of vacuum-induction, electron-beam, electroslag, vacuum-arc, cleaning
        capacity_kg: Largest heat [kg]
        minimum_kg: Smallest heat [kg]
        diameter_m: Inner diameter: of crucible, mould or hearth [m]
        pressure_Pa: Lowest pressure with the melt inside [Pa]
        leak_Pa_m3_per_s: Leak-up rate: with the pumps shut off; what is measured before a heat counts more [Pa m3/s]
        leakLimit_Pa_m3_per_s: Leak above which no heat begins [Pa m3/s]
        skull_kg_per_kg: Metal that stays behind: at each pour, of the heat
        crucible_m3: Inside of the crucible: up to its rim [m3]
        mostLoads: Loads of a charge, at most
        mostTurnings: Turnings in a charge, at most
        lining: {material, maximumHeats: number, since?}
        change: It is a change: it replaces what is entered under this name; a reason says so too
        reason: Why it changes: why it replaces what was entered before
        Answer: format, entries.
        """
        return self._book(
            "/api/reference/enter-furnace",
            {
                "furnace": furnace,
                "kind": kind,
                "capacity_kg": capacity_kg,
                "minimum_kg": minimum_kg,
                "diameter_m": diameter_m,
                "pressure_Pa": pressure_Pa,
                "leak_Pa_m3_per_s": leak_Pa_m3_per_s,
                "leakLimit_Pa_m3_per_s": leakLimit_Pa_m3_per_s,
                "skull_kg_per_kg": skull_kg_per_kg,
                "crucible_m3": crucible_m3,
                "mostLoads": mostLoads,
                "mostTurnings": mostTurnings,
                "lining": lining,
                "change": change,
                "reason": reason,
            },
            ("capacity_kg", "crucible_m3", "diameter_m", "leakLimit_Pa_m3_per_s", "leak_Pa_m3_per_s", "maximumHeats", "minimum_kg", "mostLoads", "mostTurnings", "pressure_Pa", "skull_kg_per_kg",),
            idempotency_key,
        )

    @_list("furnaces")
    def furnace_list(self) -> Any:
        """List the furnaces with their heats, the age of their linings and their latest leak-up rates.

        Typed as `remelt furnace list`. Who may: any role.
        Answer: format, furnaces.
        All of them: `remelt.rows(remelt.furnace_list)`.
        """
        return self._read("/api/heats/list-furnaces", {}, ())

    def furnace_show(self, furnace: str) -> Any:
        """Show a furnace: its calibration, drift, the life of its lining, and what to do next.

        Typed as `remelt furnace show`. Who may: any role.
        furnace: id of a furnace of the plant
        Answer: format, furnace, kind, minimum_kg, capacity_kg, heats, lastHeat, lastAt, lining, leak, calibrated,
            calibration, notCalibrated, expectedErrors, next.
        """
        return self._read("/api/heats/show-furnace", {"furnace": furnace}, ())

    def gate_lots(
        self,
        *,
        findings: Dict[str, Any],
        lots: Optional[Iterable[Any]] = None,
        which: Optional[str] = None,
        supplier: Optional[str] = None,
        dryRun: Optional[bool] = None,
        byLot: Optional[Iterable[Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Record the gate checks of several lots together.

        Who may: receiver, sampler, analyst.
        findings: What was found: what holds for all; its parts stand in /openapi.json
        lots: [text]
        which: Which lots; one of on-hold, new, identified
        supplier: only lots of this supplier
        dryRun: Show only: shows what would happen and books nothing
        byLot: What was found lot by lot: only these lots were looked at; default: all that are selected; its parts
            stand in /openapi.json
        Answer: format, step, booked, lots.
        """
        return self._book(
            "/api/yard/gate-lots",
            {
                "findings": findings,
                "lots": lots,
                "which": which,
                "supplier": supplier,
                "dryRun": dryRun,
                "byLot": byLot,
            },
            ("background_per_s", "counted_s", "film_m", "oil", "rate_per_s", "share",),
            idempotency_key,
        )

    def group_prices(self, *, group: Dict[str, Any]) -> Any:
        """Compare what the same material is counted at by the plants of a group.

        Typed as `remelt group prices`. Who may: any role but inspector and reader.
        group: file of the group: its plants, where each is asked, and the key that its log counts by (remelt-group/1);
            {format: remelt-group/1, plants: [{id, name?, url?, databaseVariable?, folder?, tokenVariable?, trust}]}
        Answer: format, at, plants, complete, rows.
        """
        return self._read("/api/exchange/group-prices", {"group": group}, ("*trust",))

    def group_recall(self, of: str, *, group: Dict[str, Any], plant: Optional[str] = None) -> Any:
        """Follow metal through the plants of a group, each hop by the logs of both, and book nothing.

        Typed as `remelt group recall`. Who may: any role but inspector and reader.
        of: What is recalled: lot:R-1, heat:H-1, object:I-1, supplier:NAME, laboratory:NAME or certificate:NUMBER
        group: file of the group: its plants, where each is asked, and the key that its log counts by (remelt-group/1);
            {format: remelt-group/1, plants: [{id, name?, url?, databaseVariable?, folder?, tokenVariable?, trust}]}
        plant: plant where it begins, where several have metal of that name
        Answer: format, of, at, plants, complete, reached, hops, ends.
        """
        return self._read(
            "/api/exchange/group-recall",
            {"of": of, "group": group, "plant": plant},
            ("*trust",),
        )

    def group_stock(self, *, group: Dict[str, Any]) -> Any:
        """Add up what lies in the yards of a group, by plant, grade and status.

        Typed as `remelt group stock`. Who may: any role but inspector and reader.
        group: file of the group: its plants, where each is asked, and the key that its log counts by (remelt-group/1);
            {format: remelt-group/1, plants: [{id, name?, url?, databaseVariable?, folder?, tokenVariable?, trust}]}
        Answer: format, at, plants, complete, rows, totals.
        """
        return self._read("/api/exchange/group-stock", {"group": group}, ("*trust",))

    def hash_epcis(self, *, document: Any) -> Any:
        """Hash the events of an EPCIS 2.0 document.

        Who may: any role.
        document: a document in JSON-LD or XML; - = standard input
        Answer: hashes, prehashes.
        """
        return self._read("/api/proof/hash-epcis", {"document": document}, ("*document",))

    def heat_accept(
        self,
        heat: str,
        reason: str,
        *,
        happenedAt: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Accept a plan below what was asked, as quality beside its planner, and reserve its lots.

        Typed as `remelt heat accept`. Who may: quality. It is signed.
        heat: its number
        reason: why the heat may be melted below what was asked
        happenedAt: Time: when it happened (ISO 8601 with zone); default now
        Answer: format, heat, below, lots, reserved_kg, seq.
        """
        return self._book(
            "/api/heats/accept-plan",
            {"heat": heat, "reason": reason, "happenedAt": happenedAt},
            (),
            idempotency_key,
        )

    def heat_add(
        self,
        heat: str,
        *,
        lot: Optional[str] = None,
        mass_g: Optional[int] = None,
        readings: Optional[Iterable[Any]] = None,
        reason: Optional[str] = None,
        advice: Optional[Dict[str, Any]] = None,
        weighed: Optional[Iterable[Any]] = None,
        confirm: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book metal added to a heat in the furnace; asks when nobody planned it.

        Typed as `remelt heat add`. Who may: melter.
        heat: its number
        lot: cleared lot that it is taken from
        mass_g: Mass: as weighed: 0.5kg or 500g
        readings: readings of a scale that the mass comes from; without them it was typed; [{reading, tare?}]
        reason: why it is added, where nobody planned it or the trim is undecided
        advice: Trim: the trim after the latest bath sample, worked out with these; in place of a lot; {mass_kg?:
            number, furnaceRoom_kg?: number, minutes?: number, confidence?: number, stage?: number, divert?: [text]}
        weighed: what the scale showed of each lot of the trim; default exactly what was advised; [{lot, mass_g: number,
            readings?: [{reading, tare?}]}]
        confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
        Answer: format, heat, kind, booked, record, lines, composition, words, shown.
        """
        return self._book(
            "/api/heats/add-to-heat",
            {
                "heat": heat,
                "lot": lot,
                "mass_g": mass_g,
                "readings": readings,
                "reason": reason,
                "advice": advice,
                "weighed": weighed,
                "confirm": confirm,
            },
            ("confidence", "furnaceRoom_kg", "mass_g", "mass_kg", "minutes", "stage",),
            idempotency_key,
        )

    def heat_cost(self, heat: str) -> Any:
        """Show what a poured heat cost, planned against recorded, and its margin under the contract.

        Typed as `remelt heat cost`. Who may: any role but inspector and reader.
        heat: its number
        Answer: format, heat, planned_kg, product_kg, items, planned_usd, recorded_usd, planned_usd_per_kg,
            recorded_usd_per_kg, variance, uses, sold, assumed.
        """
        return self._read("/api/heats/report-heat-cost", {"heat": heat}, ())

    def heat_hand_over(
        self,
        heat: str,
        *,
        note: Optional[str] = None,
        takeOver: Optional[bool] = None,
        weighed: Optional[Iterable[Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Hand a heat over to the next shift with a note, or take it over.

        Typed as `remelt heat hand-over`. Who may: melter.
        heat: its number
        note: Note for the next shift: what the next shift must know; samples, additions and the next step are known
        takeOver: Take over: take the heat over in place of handing it over
        weighed: Weighed and not charged yet: lines of the make-up sheet that the next shift does not weigh again;
            [{line: number, lot, mass_g: number, readings?: [{reading, tare?}]}]
        Answer: format, heat, status, openSamples, shifts, booked.
        """
        return self._book(
            "/api/heats/hand-over-heat",
            {
                "heat": heat,
                "note": note,
                "takeOver": takeOver,
                "weighed": weighed,
            },
            ("line", "mass_g",),
            idempotency_key,
        )

    def heat_leak(
        self,
        heat: str,
        leak_Pa_m3_per_s: Number,
        *,
        furnace: Optional[str] = None,
        accepted: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book the leak-up rate of the furnace, measured before a heat; predictions take it.

        Typed as `remelt heat leak`. Who may: any role but inspector and reader.
        heat: its number
        leak_Pa_m3_per_s: Leak-up rate: as measured, with the pumps shut off [Pa m3/s]
        furnace: furnace that it was measured on; default that of the plan
        accepted: Why it is melted above the limit: why the heat is melted above the limit; needs the role quality
        Answer: format, heat, leak, verdict, plant_Pa_m3_per_s, predicted.
        """
        return self._book(
            "/api/heats/measure-leak",
            {
                "heat": heat,
                "leak_Pa_m3_per_s": leak_Pa_m3_per_s,
                "furnace": furnace,
                "accepted": accepted,
            },
            ("leak_Pa_m3_per_s",),
            idempotency_key,
        )

    @_list("heats")
    def heat_list(
        self,
        *,
        open: Optional[bool] = None,
        find: Optional[str] = None,
        status: Optional[str] = None,
        latest: Optional[bool] = None,
        limit: Optional[int] = None,
        after: Optional[int] = None,
        number: Optional[str] = None,
    ) -> Any:
        """List the heats, or those that something is still to be done with, the latest change at the end.

        Typed as `remelt heat list`. Who may: any role.
        open: Work in progress: work in progress: what each heat waits for, on whom, and since when
        find: Search: only heats with this in number, grade or customer
        status: only heats that are planned, charged, melted, cast or cancelled; one of planned, charged, melted, cast,
            cancelled
        latest: Latest first: the latest change first; default: at the end
        limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
        after: only the rows after this place
        number: only the heat of this number, if there is one, and the first number from there on that no heat has
        Answer: format, heats, next, statuses, freeNumber.
        All of them: `remelt.rows(remelt.heat_list)`.
        """
        return self._read(
            "/api/heats/list-heats",
            {
                "open": open,
                "find": find,
                "status": status,
                "latest": latest,
                "limit": limit,
                "after": after,
                "number": number,
            },
            ("after", "limit",),
        )

    def heat_log(
        self,
        heat: str,
        file: Optional[str] = None,
        *,
        name: Optional[str] = None,
        map: Optional[Dict[str, Any]] = None,
        source: Optional[str] = None,
        furnace: Optional[str] = None,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        zone: Optional[str] = None,
        dates: Optional[str] = None,
        decimal: Optional[str] = None,
        clockAhead_s: Optional[Number] = None,
        units: Optional[str] = None,
        marks: Optional[str] = None,
        leaveOutRows: Optional[bool] = None,
        asRead: Optional[bool] = None,
        confirm: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Cut the log of a heat out of a recorder file, show it with its gaps, and take it as the log of the heat.

        Typed as `remelt heat log`. Who may: melter.
        heat: its number
        file: File of the recorder: CSV of a recorder or historian: a column for each tag, or tag, time, value; default
            what the recorder has sent; in base64
        name: Name of the file
        map: Map of its tags: remelt-tag-map/1: which setting of which furnace each tag is; its parts stand in
            /openapi.json
        source: Recorder: source that the file is of, or that has sent its values: its kept map counts
        furnace: furnace that the log is of; default that of the heat
        from_: Start: when the heat began, with its zone; default its charge
        to: End: when it was poured; default as booked, or the end of the file
        zone: Zone of its clock: such as Europe/Berlin or +01:00; default that of the map
        dates: Days: what stands first in a day of the file; one of dmy, mdy, ymd
        decimal: Decimal sign; one of comma, point
        clockAhead_s: Clock of the recorder ahead by: negative where it is behind; 0 where it is right [s]
        units: Units that count; one of file, map
        marks: Marks that count; one of booked, recorder
        leaveOutRows: Leave out rows without a time
        asRead: As read: a setting far from the plan is what the furnace showed
        confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
        Answer: format, heat, furnace, operation, file, from, to, marks, settings, charts, asks, notes, kept_bytes,
            shown, seq.
        """
        return self._book(
            "/api/heats/log-heat",
            {
                "heat": heat,
                "file": file,
                "name": name,
                "map": map,
                "source": source,
                "furnace": furnace,
                "from": from_,
                "to": to,
                "zone": zone,
                "dates": dates,
                "decimal": decimal,
                "clockAhead_s": clockAhead_s,
                "units": units,
                "marks": marks,
                "leaveOutRows": leaveOutRows,
                "asRead": asRead,
                "confirm": confirm,
            },
            ("address", "clockAhead_s", "factor", "gapAfter_s", "high", "low", "offset", "tolerance", "wrapsAt",),
            idempotency_key,
        )

    @_list("pieces")
    def heat_pieces(self, of: str) -> Any:
        """List the ingots, bars and cut pieces of a heat, or one of them, with what became of each.

        Typed as `remelt heat pieces`. Who may: any role.
        of: Metal: H26-001, or object:I-1 for one piece
        Answer: format, heat, pieces, pointSteps, noPoint.
        All of them: `remelt.rows(remelt.heat_pieces)`.
        """
        return self._read("/api/heats/list-pieces", {"of": of}, ())

    def heat_post_cost(
        self,
        heat: str,
        *,
        confirm: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Post what a poured heat cost, item by item, for whoever keeps the books.

        Typed as `remelt heat post-cost`. Who may: manager, planner.
        heat: its number
        confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
        Answer: format, heat, product_kg, total_usd, costs, before_usd, shown, seq.
        """
        return self._book(
            "/api/exchange/post-cost",
            {"heat": heat, "confirm": confirm},
            (),
            idempotency_key,
        )

    def heat_predict(
        self,
        heat: str,
        *,
        route: Optional[Any] = None,
        at_s: Optional[Iterable[Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Predict what the furnaces make of a planned heat, operation by operation; later samples are compared with it.

        Typed as `remelt heat predict`. Who may: any role but inspector and reader.
        heat: its number
        route: name of a kept route, or a JSON file with its operations; default: as it was logged, else that of its
            plan; [{operation, fidelity?: kinetic|table, settings?: {name: value}, additions?: [{material?,
            composition_wtpct?: {name: value}, balance?, mass_kg?: number, wtpct?: number, at_s: number, dissolution_s?:
            number, recovery?: number or {name: value}}]}] or string
        at_s: Looks on the way: looks at the metal on the way, from the start of the route; default the ends of
            operations alone [s]; [number]
        Answer: format, manifest, assumed, warnings, expectedErrors, coverage, final, trajectory, exchange, rareEarth,
            drivers, metal_yield, energy_kWh, limits.
        """
        return self._book(
            "/api/heats/predict-heat",
            {"heat": heat, "route": route, "at_s": at_s},
            ("*settings", "at_s", "composition_wtpct", "dissolution_s", "mass_kg", "recovery", "settings", "value", "wtpct",),
            idempotency_key,
        )

    def heat_show(self, heat: str) -> Any:
        """Show a heat: charge, prediction, measurements, decision and origin of the metal, on one page.

        Typed as `remelt heat show`. Who may: any role.
        heat: its number
        Answer: format, title, verdict, mark, stamp, head, choices, lead, sections, paper.
        """
        return self._read("/api/heats/report-heat", {"heat": heat}, ())

    def heat_show_log(self, heat: str) -> Any:
        """Show the furnace log that counts of a heat beside its plan: curves, gaps, its file, and what it is used for.

        Typed as `remelt heat show-log`. Who may: any role but inspector and reader.
        heat: its number
        Answer: format, heat, log.
        """
        return self._read("/api/heats/show-log", {"heat": heat}, ())

    def heat_stamp(
        self,
        heat: str,
        point: str,
        *,
        decision: str,
        remark: Optional[str] = None,
        happenedAt: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Stamp a hold or witness point of a heat; an open or rejected one keeps the heat from its step.

        Typed as `remelt heat stamp`. Who may: any role but reader. It is signed.
        heat: its number
        point: name of the point, such as pour; its page lists them
        decision: one of called, accepted, rejected, absent, waived
        remark: what was seen; needed where it is rejected, and as the reason where it is waived
        happenedAt: Time: when it happened (ISO 8601 with zone); default now
        Answer: format, heat, status, holdPoints, points, booked.
        """
        return self._book(
            "/api/heats/stamp-heat",
            {
                "heat": heat,
                "point": point,
                "decision": decision,
                "remark": remark,
                "happenedAt": happenedAt,
            },
            (),
            idempotency_key,
        )

    def history(
        self,
        about: Optional[str] = None,
        *,
        since: Optional[str] = None,
        until: Optional[str] = None,
        kind: Optional[str] = None,
        by: Optional[str] = None,
        limit: Optional[int] = None,
        before: Optional[int] = None,
    ) -> Any:
        """Show what was recorded about a thing, by a person, or of all: when, by whom, what.

        Typed as `remelt history`. Who may: any role.
        about: lot:R-1001, heat:H26-001, person:p-lab, price:Ni ..., or the name alone; default all
        since: From: from this day or moment on
        until: up to the end of this day, or this moment
        kind: lot.cleared, or all of a type (heat), or one step (analysed)
        by: recorded by this person
        limit: At most: at most so many, the latest; default 50 of all, every one of a thing
        before: only records before this number: the page before
        Answer: format, about, records, covered, before.
        """
        return self._read(
            "/api/proof/show-history",
            {
                "about": about,
                "since": since,
                "until": until,
                "kind": kind,
                "by": by,
                "limit": limit,
                "before": before,
            },
            ("before", "limit",),
        )

    @_list("hosts")
    def hosts_list(self) -> Any:
        """List the hosts that compute parts of large calculations, what waits for them, and what failed.

        Typed as `remelt hosts list`. Who may: any role but inspector and reader.
        Answer: format, by, hosts, waiting, failed.
        All of them: `remelt.rows(remelt.hosts_list)`.
        """
        return self._read("/api/hosts/list-hosts", {}, ())

    def hosts_retry(self, part: str, *, idempotency_key: Optional[str] = None) -> Any:
        """Have a part that failed computed again.

        Typed as `remelt hosts retry`. Who may: quality, manager.
        part: as the list of hosts names it
        Answer: format, by, hosts, waiting, failed.
        """
        return self._book("/api/hosts/retry-part", {"part": part}, (), idempotency_key)

    def identify_lot(self, lot: str, *, idempotency_key: Optional[str] = None) -> Any:
        """Identify the grade of a lot from all its analyses.

        Who may: receiver, analyst, planner, quality.
        lot: its id
        Answer: id, verdict, candidates, equivalent, askFor, mixture, outside, reasons, declared, imputed, foreign,
            declaredUnknown.
        """
        return self._book("/api/yard/identify-lot", {"lot": lot}, (), idempotency_key)

    def identify_lots(
        self,
        *,
        lots: Optional[Iterable[Any]] = None,
        which: Optional[str] = None,
        supplier: Optional[str] = None,
        dryRun: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Identify the grades of several lots together.

        Who may: receiver, analyst, planner, quality.
        lots: [text]
        which: Which lots; one of on-hold, new, identified
        supplier: only lots of this supplier
        dryRun: Show only: shows what would happen and books nothing
        Answer: format, step, booked, lots.
        """
        return self._book(
            "/api/yard/identify-lots",
            {
                "lots": lots,
                "which": which,
                "supplier": supplier,
                "dryRun": dryRun,
            },
            (),
            idempotency_key,
        )

    def init_ledger(
        self,
        *,
        plant: Optional[str] = None,
        name: Optional[str] = None,
        persons: Optional[Iterable[Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Make the ledger of a plant.

        Who may: any role but inspector and reader.
        plant: short name of the plant, such as works; needed for a real plant, else the site of plant.json
        name: name of the plant as papers print it; needed for a real plant, else that of the site
        persons: First persons; [{id, name, roles: [text], token}]
        Answer: format, head, mayAdmit, releasing, demonstrationFacts.
        """
        return self._book(
            "/api/proof/init-ledger",
            {"plant": plant, "name": name, "persons": persons},
            (),
            idempotency_key,
        )

    def issue_certificate(
        self,
        of: str,
        *,
        number: str,
        customer: Dict[str, Any],
        type: Optional[str] = None,
        inspector: Optional[Dict[str, Any]] = None,
        covers_g: Optional[int] = None,
        released: Optional[Dict[str, Any]] = None,
        accepted: Optional[str] = None,
        specimen: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Issue the certificate (EN 10204) of a measured and released heat or object.

        Who may: any role but inspector and reader. It is signed.
        of: Metal: heat:H-1 or object:I-1
        number: Number of the certificate
        customer: {name, order?}
        type: Type (EN 10204): EN 10204; default 3.1; one of 2.1, 2.2, 3.1, 3.2
        inspector: {name, role, of: purchaser|official}
        covers_g: Mass that it covers: mass of a heat that it covers; default all that no other certificate covers [g]
        released: Release: what the release answered; default: judged again from the ledger; {document, output,
            remarks?: [text]}
        accepted: Why it is issued all the same: why it goes to another customer than the specification's, or is of
            recalled metal
        specimen: Demonstration: mark every page DEMONSTRATION, NOT A CERTIFICATE
        Answer: format, specimen, number, type, issuedAt, maker, customer, product, specification, melting, results,
            withdrawn, sums, indices, lots, statement, validators, secondSignature, evidence, manifest.
        """
        return self._book(
            "/api/release/issue-certificate",
            {
                "of": of,
                "number": number,
                "customer": customer,
                "type": type,
                "inspector": inspector,
                "covers_g": covers_g,
                "released": released,
                "accepted": accepted,
                "specimen": specimen,
            },
            ("*document", "*output", "covers_g",),
            idempotency_key,
        )

    def judge_measured(
        self,
        specification: Optional[Dict[str, Any]] = None,
        *,
        of: str,
        spec: Optional[str] = None,
        confidence: Optional[Number] = None,
        decisionRule: Optional[str] = None,
        otherGrade: Optional[bool] = None,
    ) -> Any:
        """Judge the measured analyses of a heat or object, and record nothing.

        Typed as `remelt release`. Who may: any role.
        specification: Limits: with --of: the specification alone; its parts stand in /openapi.json
        of: Metal: heat:H-1 or object:I-1 of the ledger
        spec: Specification: name of a stored specification, such as "CUST-718-A rev 3"
        confidence: required conformance probability
        decisionRule: Decision rule; one of probability, guarded
        otherGrade: Another grade is meant: the limits are of another grade than the heat was planned for, and meant
        Answer: document, output, remarks, specimens, retestHolds.
        """
        return self._read(
            "/api/release/judge-measured",
            {
                "specification": specification,
                "of": of,
                "spec": spec,
                "confidence": confidence,
                "decisionRule": decisionRule,
                "otherGrade": otherGrade,
            },
            ("*checkAnalysis", "coefficients", "confidence", "constant", "decimals", "max", "min", "residual_wtpct",),
        )

    def keep_timestamp(
        self,
        url: Optional[str] = None,
        *,
        size: Optional[int] = None,
        answer: Optional[str] = None,
        roots: Optional[Iterable[Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Keep the time that an authority states for a checkpoint (RFC 3161).

        Typed as `remelt ledger timestamp`. Who may: any role but inspector and reader.
        url: Authority: address of the authority
        size: Records: how many records the query was made for; default all
        answer: Answer of the authority: its answer, brought back: DER; in base64
        roots: certificates that its own must follow from, PEM; [text]
        Answer: authority, certificate, stated, size, seq, format, trusted.
        """
        return self._book(
            "/api/proof/keep-timestamp",
            {"url": url, "size": size, "answer": answer, "roots": roots},
            ("size",),
            idempotency_key,
        )

    @_list("keys")
    def keys_list(self, *, limit: Optional[int] = None, after: Optional[int] = None) -> Any:
        """List the public keys of the log and of persons.

        Typed as `remelt keys list`. Who may: any role but inspector and reader.
        limit: At most: rows of the list; default all
        after: `next` of the part before
        Answer: format, keys, total, next, keptIn.
        All of them: `remelt.rows(remelt.keys_list)`.
        """
        return self._read(
            "/api/proof/list-keys",
            {"limit": limit, "after": after},
            ("after", "limit",),
        )

    def keys_make(
        self,
        *,
        person: Optional[str] = None,
        cosigner: Optional[bool] = None,
        origin: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Make a new key of the log or of a person, in place of the one before.

        Typed as `remelt keys make`. Who may: any role but inspector and reader. It is signed.
        person: a key of that person; without, the key of the log
        cosigner: the key that cosigns checkpoints for the plant by ML-DSA-44 (FIPS 204)
        origin: Name of the log: name of the log on its checkpoints, for its first key
        Answer: format, keys, total, next, keptIn.
        """
        return self._book(
            "/api/proof/make-key",
            {"person": person, "cosigner": cosigner, "origin": origin},
            (),
            idempotency_key,
        )

    def keys_revoke(
        self,
        *,
        reason: str,
        person: Optional[str] = None,
        cosigner: Optional[bool] = None,
        ending: Optional[str] = None,
        since: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Record that a key is lost, exposed or retired: it signs no more.

        Typed as `remelt keys revoke`. Who may: any role but inspector and reader.
        reason: why
        person: a key of that person; without, the key of the log
        cosigner: the key that cosigns checkpoints for the plant by ML-DSA-44 (FIPS 204)
        ending: What became of it; one of lost, exposed, retired
        since: Since when: since when what an exposed key signed does not count; default: always
        Answer: format, keys, total, next, keptIn.
        """
        return self._book(
            "/api/proof/revoke-key",
            {
                "reason": reason,
                "person": person,
                "cosigner": cosigner,
                "ending": ending,
                "since": since,
            },
            (),
            idempotency_key,
        )

    @_list("labels")
    def label_list(
        self,
        of: Optional[str] = None,
        *,
        kind: Optional[str] = None,
        again: Optional[bool] = None,
        limit: Optional[int] = None,
        after: Optional[int] = None,
    ) -> Any:
        """List the labels that were printed, the latest first, and how often each was.

        Typed as `remelt label list`. Who may: any role but inspector and reader.
        of: only labels of this lot, heat or ingot and of its samples and pallets
        kind: only labels of this kind; one of lot, sample, ingot, pallet
        again: Printed again: only those that were printed more than once
        limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
        after: only the rows after this place
        Answer: format, labels, next.
        All of them: `remelt.rows(remelt.label_list)`.
        """
        return self._read(
            "/api/links/list-labels",
            {
                "of": of,
                "kind": kind,
                "again": again,
                "limit": limit,
                "after": after,
            },
            ("after", "limit",),
        )

    def laboratory_enter(
        self,
        laboratory: str,
        *,
        name: str,
        methods: Iterable[Any],
        biasRelative: Optional[Number] = None,
        accreditation: Optional[str] = None,
        validUntil: Optional[str] = None,
        change: Optional[bool] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter a laboratory with its methods, or change it.

        Typed as `remelt laboratory enter`. Who may: planner, certifier, quality.
        laboratory: its short name, such as works
        name: as its reports print it
        methods: with commas: pXRF, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion; [text]
        biasRelative: Bias of the laboratory: standard deviation against certified material, of the content; default
            that of the method
        accreditation: such as ISO/IEC 17025 and its number
        validUntil: Valid until: last day of the accreditation, or of the latest check on reference material
        change: It is a change: it replaces what is entered under this name; a reason says so too
        reason: Why it changes: why it replaces what was entered before
        Answer: format, entries.
        """
        return self._book(
            "/api/reference/enter-laboratory",
            {
                "laboratory": laboratory,
                "name": name,
                "methods": methods,
                "biasRelative": biasRelative,
                "accreditation": accreditation,
                "validUntil": validUntil,
                "change": change,
                "reason": reason,
            },
            ("biasRelative",),
            idempotency_key,
        )

    def ledger_backups(
        self,
        *,
        hour: Optional[int] = None,
        keep: Optional[int] = None,
        off: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Let the server copy the ledger every day, and keep the latest copies.

        Typed as `remelt ledger backups`. Who may: certifier, quality, manager.
        hour: Hour of the day: from 0 to 23, by the clock of the computer of the server
        keep: Copies that stay: the latest copies of this ledger; default 14. Older ones go once the new one is checked
        off: Copy no more by the clock: the server stops; copies that are there stay
        Answer: format, folder, by, reached, last, newer, schedule, failed, isDue.
        """
        return self._book(
            "/api/proof/schedule-backup",
            {"hour": hour, "keep": keep, "off": off},
            ("hour", "keep",),
            idempotency_key,
        )

    def ledger_checkpoint(
        self,
        *,
        witnesses: Optional[Iterable[Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Sign size and root of the ledger with the key of the log.

        Typed as `remelt ledger checkpoint`. Who may: any role but inspector and reader. It is signed.
        witnesses: Witnesses that are asked to sign it too: witnesses that are asked to sign it too, with commas; [text]
        Answer: format, origin, size, root, checkpoint.
        """
        return self._book(
            "/api/proof/sign-checkpoint",
            {"witnesses": witnesses},
            (),
            idempotency_key,
        )

    def ledger_clock(
        self,
        *,
        reason: str,
        isRight: Optional[bool] = None,
        aheadSince: Optional[int] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Confirm the clock, or correct a ledger that followed a clock that was ahead.

        Typed as `remelt ledger clock`. Who may: quality.
        reason: why
        isRight: The clock is right: the clock is right although the last record is long ago
        aheadSince: First record that it dated too late: first record that is dated ahead; records are dated by the
            clock again
        Answer: format, said, seq, at, aheadSince.
        """
        return self._book(
            "/api/proof/settle-clock",
            {"reason": reason, "isRight": isRight, "aheadSince": aheadSince},
            ("aheadSince",),
            idempotency_key,
        )

    def ledger_head(self) -> Any:
        """Show size and root of the ledger, to be noted elsewhere.

        Typed as `remelt ledger head`. Who may: any role.
        Answer: format, size, root, at.
        """
        return self._read("/api/proof/ledger-head", {}, ())

    def ledger_rebuild(self, *, idempotency_key: Optional[str] = None) -> Any:
        """Rebuild the balances from the records.

        Typed as `remelt ledger rebuild`. Who may: any role but inspector and reader.
        Answer: format, records, equal, differences.
        """
        return self._book("/api/proof/rebuild-ledger", {}, (), idempotency_key)

    def ledger_signed(self) -> Any:
        """Show up to which record the ledger is signed, by the plant and by witnesses.

        Typed as `remelt ledger signed`. Who may: any role.
        Answer: signed, witnessed, format, records, cure.
        """
        return self._read("/api/proof/checkpoint-state", {}, ())

    @_list("keys")
    def ledger_witnesses(self) -> Any:
        """List the keys of the plant, and the witnesses that have signed its ledger.

        Typed as `remelt ledger witnesses`. Who may: any role but inspector and reader.
        Answer: format, keys, total, next, witnesses, times, asked, records, uncosigned.
        All of them: `remelt.rows(remelt.ledger_witnesses)`.
        """
        return self._read("/api/proof/list-witnesses", {}, ())

    def lesson_end(self, lesson: str, *, reason: str, idempotency_key: Optional[str] = None) -> Any:
        """Say that a lesson is not used any more.

        Typed as `remelt lesson end`. Who may: analyst, melter, quality.
        lesson: its name
        reason: why it is not used any more
        Answer: format, lessons.
        """
        return self._book(
            "/api/links/end-lesson",
            {"lesson": lesson, "reason": reason},
            (),
            idempotency_key,
        )

    def lesson_export(self, lesson: str) -> Any:
        """Write a lesson to a file, by which results are read where there is no ledger.

        Typed as `remelt lesson export`. Who may: any role but inspector and reader.
        lesson: its name
        Answer: format, name, shape, laboratory, method, sheets, columns, sampleKey, sample, unit, decimal, dates, k,
            rows, struck, burns, answers.
        """
        return self._read("/api/links/export-lesson", {"lesson": lesson}, ())

    @_list("lessons")
    def lesson_list(self) -> Any:
        """List the lessons by which files of instruments are read, and those that do not count yet.

        Typed as `remelt lesson list`. Who may: any role but inspector and reader.
        Answer: format, lessons.
        All of them: `remelt.rows(remelt.lesson_list)`.
        """
        return self._read("/api/links/list-lessons", {}, ())

    def lesson_show(self, lesson: str) -> Any:
        """Show what a lesson says, who taught it, and the files that it was tried on.

        Typed as `remelt lesson show`. Who may: any role but inspector and reader.
        lesson: its name
        Answer: format, lessons.
        """
        return self._read("/api/links/show-lesson", {"lesson": lesson}, ())

    def lesson_try(
        self,
        lesson: str,
        file: Dict[str, Any],
        *,
        confirm: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Read a file by a lesson, and say that it is read right: three files make a lesson count.

        Typed as `remelt lesson try`. Who may: analyst, melter, quality.
        lesson: its name
        file: a file of results as the instrument wrote it; {name, base64}
        confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
        Answer: format, sha256, lesson, reading, tables, offered, tried, kept, shown.
        """
        return self._book(
            "/api/links/try-lesson",
            {"lesson": lesson, "file": file, "confirm": confirm},
            (),
            idempotency_key,
        )

    def lifecycle_reconcile_plant(self, *, from_: str, to: str) -> Any:
        """Hold the weights and analyses of a period against its balances, to see which measurement is suspect.

        Typed as `remelt lifecycle reconcile-plant`. Who may: any role but inspector and reader.
        from_: First day: first day, such as 2026-01-01
        to: Last day: last day
        Answer: format, from, to, heats, runs, weights, rules.
        """
        return self._read("/api/heats/reconcile-plant", {"from": from_, "to": to}, ())

    @_list("lots")
    def list_lots(
        self,
        *,
        status: Optional[str] = None,
        grade: Optional[str] = None,
        owner: Optional[str] = None,
        form: Optional[str] = None,
        supplier: Optional[str] = None,
        lots: Optional[Iterable[Any]] = None,
        usedUp: Optional[bool] = None,
        find: Optional[str] = None,
        sort: Optional[str] = None,
        limit: Optional[int] = None,
        after: Optional[int] = None,
        afterRow: Optional[str] = None,
        skip: Optional[int] = None,
    ) -> Any:
        """List the lots: what is there, what it is, what is on hold and why.

        Who may: any role but inspector and reader.
        status: hold, cleared or void
        grade: cleared as or, on hold, declared as this grade
        owner: customer; "plant" = own metal
        form: turnings, mill-solids ...
        supplier: only lots of this supplier
        lots: only these, which are all there; [text]
        usedUp: Also used up: also lots that are used up or void
        find: Search: words in number, grade, form, supplier, owner, reference, note or why it waits
        sort: Sorted by: what it is sorted by; with a minus the largest first; default: as booked; one of booked,
            -booked, lot, -lot, grade, -grade, form, -form, mass, -mass, worth, -worth, age, -age, state, -state, why,
            -why, margin, -margin
        limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
        after: only the rows after this place
        afterRow: After the row: of a search or a sorted list: only what follows, from `nextRow` of the part before
        skip: Left out: of a search or a sorted list: so many rows are left out first
        Answer: format, lots, mass_g, payable_usd, by, hidden, total, next, held_g, laboratories, nextRow.
        All of them: `remelt.rows(remelt.list_lots)`.
        """
        return self._read(
            "/api/yard/list-lots",
            {
                "status": status,
                "grade": grade,
                "owner": owner,
                "form": form,
                "supplier": supplier,
                "lots": lots,
                "usedUp": usedUp,
                "find": find,
                "sort": sort,
                "limit": limit,
                "after": after,
                "afterRow": afterRow,
                "skip": skip,
            },
            ("after", "limit", "skip",),
        )

    @_list("programmes")
    def list_programmes(self, *, limit: Optional[int] = None, after: Optional[int] = None) -> Any:
        """List every programme and what its gates recommend.

        Typed as `remelt qualify status`. Who may: any role.
        limit: At most: rows of the list; default all
        after: `next` of the part before
        Answer: format, total, next, programmes.
        All of them: `remelt.rows(remelt.list_programmes)`.
        """
        return self._read(
            "/api/qualification/list-programmes",
            {"limit": limit, "after": after},
            ("after", "limit",),
        )

    @_list("scales")
    def list_scales(self) -> Any:
        """List the scales of the plant, their calibration, and which of them can be read.

        Who may: any role.
        Answer: format, scales.
        All of them: `remelt.rows(remelt.list_scales)`.
        """
        return self._read("/api/heats/list-scales", {}, ())

    def lot_analyse(
        self,
        lot: str,
        results: Iterable[Any],
        *,
        method: str,
        analysis: str,
        basis: Optional[str] = None,
        laboratory: Optional[str] = None,
        sameNames: Optional[str] = None,
        balance: Optional[str] = None,
        reference: Optional[str] = None,
        sample: Optional[str] = None,
        asTyped: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book a further analysis of a lot; then identify the lot again.

        Typed as `remelt lot analyse`. Who may: analyst, receiver.
        lot: its id
        results: contents as printed: Cr=21.9 "Ti=<0.01" S=12ppm; no unit = wt%; [{element, text, unit: wt%|ppm|ppb,
            sd?}]
        method: pXRF, LIBS, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion, or laboratory where nobody says which
        analysis: Name of the analysis: its own id within the lot: A2
        basis: Where it comes from: certificate: the result comes from the supplier's certificate; nobody here measured
            it; one of measured, certificate
        laboratory: who measured; default: own
        sameNames: Same name: a supplier or laboratory that is written otherwise already: join = the same, booked as
            known; apart = another one; one of join, apart
        balance: Element found by difference
        reference: Number of the report: certificate number, report
        sample: the specimen that was measured
        asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
        Answer: analysis, seq, basis, method, laboratory, place, sample, reference, balance, stage, retest, results,
            happenedAt, correctedBy, by, clearedAs.
        """
        return self._book(
            "/api/yard/analyse-lot",
            {
                "lot": lot,
                "results": results,
                "method": method,
                "analysis": analysis,
                "basis": basis,
                "laboratory": laboratory,
                "sameNames": sameNames,
                "balance": balance,
                "reference": reference,
                "sample": sample,
                "asTyped": asTyped,
            },
            (),
            idempotency_key,
        )

    def lot_another_analysis(
        self,
        lot: str,
        *,
        method: str,
        laboratory: Optional[str] = None,
        increments: Optional[Number] = None,
    ) -> Any:
        """Show what one more analysis of a lot would sharpen: spread before and after; records nothing.

        Typed as `remelt lot another-analysis`. Who may: any role but inspector and reader.
        lot: its id
        method: pXRF, LIBS, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion, or laboratory where nobody says which
        laboratory: who would measure; default: own
        increments: increments of the sample
        Answer: format, lot, method, elements.
        """
        return self._read(
            "/api/yard/value-analysis",
            {
                "lot": lot,
                "method": method,
                "laboratory": laboratory,
                "increments": increments,
            },
            ("increments",),
        )

    def lot_button_sample(
        self,
        *,
        chip_g: Optional[Number] = None,
        strayShare: Optional[Number] = None,
        accepted: Optional[Number] = None,
    ) -> Any:
        """Show the mass of the riffled sample of turnings whose melted button stands for the lot.

        Typed as `remelt lot button-sample`. Who may: any role.
        chip_g: Mass of one chip: mass of one chip [g]; default 0.1 [g]
        strayShare: Share of strays: share of strays by mass; default 0.1
        accepted: Accepted spread: accepted standard deviation of that share; default 0.003
        Answer: format, sample_kg.
        """
        return self._read(
            "/api/yard/button-sample",
            {"chip_g": chip_g, "strayShare": strayShare, "accepted": accepted},
            ("accepted", "chip_g", "strayShare",),
        )

    def lot_buy(
        self,
        material: str,
        mass_g: Number,
        *,
        lot: Optional[str] = None,
        supplier: Optional[str] = None,
        sameNames: Optional[str] = None,
        price: Optional[Dict[str, Any]] = None,
        certificate: Optional[str] = None,
        asTyped: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book a virgin metal or addition alloy by its data sheet, cleared.

        Typed as `remelt lot buy`. Who may: receiver.
        material: a charge material, such as Ni-electrolytic
        mass_g: Mass [g]
        lot: default V-<material>, with a count from the second purchase on
        supplier: who sold it
        sameNames: Same name: a supplier or laboratory that is written otherwise already: join = the same, booked as
            known; apart = another one; one of join, apart
        price: {text, currency?, on?, source?}
        certificate: number of the paper that came with it
        asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
        Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode,
            samples, analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass,
            originClass, supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate,
            ordered, processed, identification, clearedAs.
        """
        return self._book(
            "/api/yard/buy-material",
            {
                "material": material,
                "mass_g": mass_g,
                "lot": lot,
                "supplier": supplier,
                "sameNames": sameNames,
                "price": price,
                "certificate": certificate,
                "asTyped": asTyped,
            },
            ("mass_g",),
            idempotency_key,
        )

    def lot_explain(self, lot: str) -> Any:
        """Show which grade a lot may be: candidates, each element against them, what to measure next; books nothing.

        Typed as `remelt lot explain`. Who may: any role but inspector and reader.
        lot: its id
        Answer: format, lot, identification, grades, elements.
        """
        return self._read("/api/yard/explain-lot", {"lot": lot}, ())

    def lot_hold(self, lot: str, reason: str, *, idempotency_key: Optional[str] = None) -> Any:
        """Put a lot on hold, or back on hold.

        Typed as `remelt lot hold`. Who may: receiver, sampler, analyst, planner, melter, certifier, quality, shipping,
            manager.
        lot: its id
        Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode,
            samples, analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass,
            originClass, supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate,
            ordered, processed, identification, clearedAs.
        """
        return self._book(
            "/api/yard/hold-lot",
            {"lot": lot, "reason": reason},
            (),
            idempotency_key,
        )

    def lot_label(
        self,
        lots: Iterable[Any],
        *,
        sheet: Optional[str] = None,
        url: Optional[str] = None,
    ) -> Any:
        """Write the labels of lots as a PDF, with a QR code that opens the page of each.

        Typed as `remelt lot label`. Who may: any role but inspector and reader.
        lots: one lot, or several; [text]
        sheet: a4 = 24 labels of 70 x 37 mm; single = one of 100 x 50 mm; one of a4, single
        url: Address of the server: where others reach the server, for a plant.json without a domain; without both the
            codes open no page, and only name the lot
        Answer: format, plant, sheet, madeAt, unopened, labels.
        """
        return self._read("/api/yard/label-lots", {"lots": lots, "sheet": sheet, "url": url}, ())

    def lot_lift(self, lot: str, reason: str, *, idempotency_key: Optional[str] = None) -> Any:
        """Propose to lift a hold that a person set; another person then clears the lot.

        Typed as `remelt lot lift`. Who may: analyst, certifier, quality.
        lot: its id
        reason: why the hold may be lifted
        Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode,
            samples, analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass,
            originClass, supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate,
            ordered, processed, identification, clearedAs.
        """
        return self._book(
            "/api/yard/lift-hold",
            {"lot": lot, "reason": reason},
            (),
            idempotency_key,
        )

    def lot_order_analyses(
        self,
        analyses: Iterable[Any],
        *,
        heat: Optional[str] = None,
        giveUp: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Order analyses of lots from the laboratory; a booked result takes its order off the list.

        Typed as `remelt lot order-analyses`. Who may: receiver, sampler, analyst, planner, quality.
        analyses: lot, element and method of each, such as R-1001:Bi:GDMS; [text]
        heat: For heat: heat whose plan asks for them
        giveUp: Give up: they are no longer ordered
        Answer: format, plant, specimen, day, analyses.
        """
        return self._book(
            "/api/yard/order-analyses",
            {"analyses": analyses, "heat": heat, "giveUp": giveUp},
            (),
            idempotency_key,
        )

    @_list("analyses")
    def lot_ordered_analyses(self) -> Any:
        """List the analyses of lots that were ordered and not booked yet, for the laboratory.

        Typed as `remelt lot ordered-analyses`. Who may: any role but inspector and reader.
        Answer: format, plant, specimen, day, analyses.
        All of them: `remelt.rows(remelt.lot_ordered_analyses)`.
        """
        return self._read("/api/yard/list-analyses", {}, ())

    def lot_pieces_to_test(
        self,
        lot: Optional[str] = None,
        *,
        pieces: Optional[Number] = None,
        strayShare: Optional[Number] = None,
        missProbability: Optional[Number] = None,
        sensitivity: Optional[Number] = None,
    ) -> Any:
        """Show how many pieces of a lot of solids to test so that strays are not missed.

        Typed as `remelt lot pieces-to-test`. Who may: any role.
        lot: refuses forms that nobody tests piece by piece
        pieces: pieces in the lot; default: very many
        strayShare: Share of strays: share of strays by pieces that must not be missed; default 0.01
        missProbability: Chance to miss them: largest chance to miss them; default 0.05
        sensitivity: chance that one test recognises a stray; default 1
        Answer: format, test, miss, words.
        """
        return self._read(
            "/api/yard/pieces-to-test",
            {
                "lot": lot,
                "pieces": pieces,
                "strayShare": strayShare,
                "missProbability": missProbability,
                "sensitivity": sensitivity,
            },
            ("missProbability", "pieces", "sensitivity", "strayShare",),
        )

    def lot_process(
        self,
        lot: str,
        *,
        treatment: str,
        clean_g: Number,
        wet_g: Optional[Number] = None,
        oil: Optional[Number] = None,
        lostAs: Optional[str] = None,
        asTyped: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Prepare a lot on hold (wash, strip, shred) and book what it lost; identify it again afterwards.

        Typed as `remelt lot process`. Who may: receiver, melter.
        lot: its id
        treatment: what was done; one of washing, stripping, blasting, shredding, sorting, drying
        clean_g: Mass after: on the scale afterwards [g]
        wet_g: Mass before: on the scale before; default: all that is left of it [g]
        oil: Moisture and oil afterwards: oil on it afterwards; default after washing: what a usual washing leaves
            [kg/kg]
        lostAs: Where the rest went: default: what the treatment takes off
        asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
        Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode,
            samples, analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass,
            originClass, supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate,
            ordered, processed, identification, clearedAs.
        """
        return self._book(
            "/api/yard/process-lot",
            {
                "lot": lot,
                "treatment": treatment,
                "clean_g": clean_g,
                "wet_g": wet_g,
                "oil": oil,
                "lostAs": lostAs,
                "asTyped": asTyped,
            },
            ("clean_g", "oil", "wet_g",),
            idempotency_key,
        )

    def lot_ship(
        self,
        lot: str,
        *,
        to: str,
        mass_g: Optional[int] = None,
        order: Optional[str] = None,
        accepted: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book that a lot, or some of it, left the plant.

        Typed as `remelt lot ship`. Who may: certifier, shipping.
        lot: its id
        to: Who gets it: customer who receives it, or the log of the plant that does
        mass_g: Mass: what left of it; default: all that is free [g]
        order: Order of the customer
        accepted: Why it is shipped all the same: why it is shipped although it is not cleared, or was recalled
        Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode,
            samples, analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass,
            originClass, supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate,
            ordered, processed, identification, clearedAs.
        """
        return self._book(
            "/api/yard/ship-lot",
            {
                "lot": lot,
                "to": to,
                "mass_g": mass_g,
                "order": order,
                "accepted": accepted,
            },
            ("mass_g",),
            idempotency_key,
        )

    def lot_show(self, lot: str) -> Any:
        """Show a lot: status and why, masses and where they went, gate, analyses, identification, who decided.

        Typed as `remelt lot show`. Who may: any role but inspector and reader.
        lot: its id
        Answer: format, lot, balance, contents, history, covered.
        """
        return self._read("/api/yard/show-lot", {"lot": lot}, ())

    def lot_turnings(
        self,
        lot: str,
        *,
        button: Optional[str] = None,
        magnet: Optional[Dict[str, Any]] = None,
        grade: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Look for steel, tool chips and fixture alloy among turnings.

        Typed as `remelt lot turnings`. Who may: receiver, sampler, analyst.
        lot: its id
        button: Analysis of the button: the lot's analysis that is of the melted button of a riffled sample
        magnet: {lifted_kg: number, sample_kg: number}
        grade: compare with this grade; default: identified, else declared
        Answer: format, lot, checks.
        """
        return self._book(
            "/api/yard/check-turnings",
            {"lot": lot, "button": button, "magnet": magnet, "grade": grade},
            ("lifted_kg", "sample_kg",),
            idempotency_key,
        )

    def lot_undo(
        self,
        lots: Iterable[Any],
        *,
        reason: str,
        dryRun: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Take back the receipt of several lots, as after a wrong import; both stay in the ledger.

        Typed as `remelt lot undo`. Who may: quality.
        lots: ids of the lots; [text]
        reason: why they were not received so
        dryRun: Show only: shows what would happen and books nothing
        Answer: format, step, booked, lots.
        """
        return self._book(
            "/api/yard/void-lots",
            {"lots": lots, "reason": reason, "dryRun": dryRun},
            (),
            idempotency_key,
        )

    def lot_wash(
        self,
        lots: Optional[Iterable[Any]] = None,
        *,
        which: Optional[str] = None,
        supplier: Optional[str] = None,
        dryRun: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book that oily lots were washed together and not weighed afterwards; identify them again.

        Typed as `remelt lot wash`. Who may: receiver, melter.
        lots: lots that were washed; [text]
        which: Which lots; one of on-hold, new, identified
        supplier: only lots of this supplier
        dryRun: Show only: shows what would happen and books nothing
        Answer: format, step, booked, lots.
        """
        return self._book(
            "/api/yard/wash-lots",
            {
                "lots": lots,
                "which": which,
                "supplier": supplier,
                "dryRun": dryRun,
            },
            (),
            idempotency_key,
        )

    def make_bundle(
        self,
        subject: str,
        *,
        customer: str,
        disclose: Optional[Iterable[Any]] = None,
        released: Optional[Dict[str, Any]] = None,
        since: Optional[Iterable[Any]] = None,
        witnesses: Optional[Iterable[Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Make a bundle by which a customer verifies a heat or object without the ledger.

        Typed as `remelt bundle`. Who may: certifier, quality.
        subject: Heat, object or lot: H-1/ingot-1, or heat:H-1, object:H-1 or lot:H-1 where several have the number
        customer: who receives it; certificates of others stay closed
        disclose: What is opened: opened beside the policy of the customer, with commas: inputs, results, certificate,
            analyses, draws, suppliers, qualification, footprint, transfer; without a policy, inputs, results,
            certificate and footprint;
            [inputs|results|certificate|analyses|draws|suppliers|qualification|footprint|transfer]
        released: Release: what the release saved; its verdict can then be computed again; {document, output, remarks?:
            [text]}
        since: size of an earlier checkpoint that this one is shown to continue; [number]
        witnesses: Witnesses that are asked to sign it too: witnesses that are asked to sign it too, with commas; [text]
        Answer: format, purpose, entries, claims, index, consistency.
        """
        return self._book(
            "/api/proof/make-bundle",
            {
                "subject": subject,
                "customer": customer,
                "disclose": disclose,
                "released": released,
                "since": since,
                "witnesses": witnesses,
            },
            ("*document", "*output", "since",),
            idempotency_key,
        )

    def make_up_sheet(self, heat: str, *, specimen: Optional[bool] = None) -> Any:
        """Print the charge make-up sheet of a planned heat, in order of charging, to fill in.

        Typed as `remelt make-up-sheet`. Who may: any role.
        heat: its number
        specimen: Mark as demonstration: mark every page DEMONSTRATION, NOT A CERTIFICATE: no metal is melted
        Answer: format, manifest, assumed, specimen, heat, grade, specification, target_g, furnace, furnaces,
            furnaceRanges, madeAt, steps, planned_g, weigh_g, contents, ofSums, through, certificate, open, crucible,
            holdPoints, warnings.
        """
        return self._read("/api/heats/make-up-sheet", {"heat": heat, "specimen": specimen}, ())

    def material_enter(
        self,
        material: str,
        *,
        name: str,
        form: str,
        balance: str,
        contents: Iterable[Any],
        price_usd_per_kg: Number,
        supplier: Optional[str] = None,
        stage: Optional[str] = None,
        metalYield: Optional[Number] = None,
        change: Optional[bool] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter a charge material that the plant buys (virgin metal, master alloy), or change it.

        Typed as `remelt material enter`. Who may: planner, certifier, quality.
        material: its short name, such as Ni-cathode
        name: as its papers print it
        form: What it is: virgin metal, or a master alloy for additions; one of virgin, addition-alloy
        balance: Main element: found by difference, such as Ni
        contents: Contents beside it: from its papers, in wt% unless ppm stands behind: Nb 65, Fe 0.3, S 10 ppm; [text]
        price_usd_per_kg: Price [USD/kg]
        stage: When it goes in: default with the charge; one of charge, after-degassing, late, last-under-argon
        metalYield: Yield: share of its mass that enters the metal; default 99 %
        change: It is a change: it replaces what is entered under this name; a reason says so too
        reason: Why it changes: why it replaces what was entered before
        Answer: format, entries.
        """
        return self._book(
            "/api/reference/enter-material",
            {
                "material": material,
                "name": name,
                "form": form,
                "balance": balance,
                "contents": contents,
                "price_usd_per_kg": price_usd_per_kg,
                "supplier": supplier,
                "stage": stage,
                "metalYield": metalYield,
                "change": change,
                "reason": reason,
            },
            ("metalYield", "price_usd_per_kg",),
            idempotency_key,
        )

    def order_enter(
        self,
        order: str,
        *,
        customer: str,
        mass_g: int,
        dueOn: str,
        grade: Optional[str] = None,
        specification: Optional[str] = None,
        under_g: Optional[int] = None,
        over_g: Optional[int] = None,
        priority: Optional[int] = None,
        owner: Optional[str] = None,
        route: Optional[str] = None,
        state: Optional[str] = None,
        sender: Optional[str] = None,
        version: Optional[int] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter an order of a customer, or change it.

        Typed as `remelt order enter`. Who may: planner, manager, shipping.
        order: number at the sender
        customer: id of a customer that was entered
        mass_g: Mass: mass ordered [g]
        dueOn: Due on: day on which it is due
        grade: grade that is ordered
        specification: controlled specification that is ordered, with its revision
        under_g: Tolerance below: so much less is taken [g]
        over_g: Tolerance above: so much more is taken [g]
        priority: 1 = first, 9 = last; default 5
        owner: Owner of the metal: customer whose metal is melted; absent: the metal of the plant
        route: route that the customer has approved
        state: default open; one of open, cancelled, done
        sender: short name of the system that sends it, such as sap; absent: it is kept here
        version: a whole number that grows with each change at the sender; a time such as 20261202183000 will do
        reason: Why it changes: why it replaces what was entered before
        Answer: format, of, entered, taken.
        """
        return self._book(
            "/api/exchange/enter-order",
            {
                "order": order,
                "customer": customer,
                "mass_g": mass_g,
                "dueOn": dueOn,
                "grade": grade,
                "specification": specification,
                "under_g": under_g,
                "over_g": over_g,
                "priority": priority,
                "owner": owner,
                "route": route,
                "state": state,
                "sender": sender,
                "version": version,
                "reason": reason,
            },
            ("mass_g", "over_g", "priority", "under_g", "version",),
            idempotency_key,
        )

    def order_import(
        self,
        file: Dict[str, Any],
        *,
        sender: Optional[str] = None,
        reason: Optional[str] = None,
        dryRun: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter the orders of a table, all or none; the same table again books nothing.

        Typed as `remelt order import`. Who may: planner, manager, shipping.
        file: Table: CSV or XLSX with a row for each, columns in any order, under the number of the sender; {name,
            base64}
        sender: short name of the system that sends it, such as sap; absent: it is kept here
        reason: Why it changes: why it replaces what was entered before
        dryRun: Show only: say what would become of each row, and book nothing
        Answer: format, of, entered, taken.
        """
        return self._book(
            "/api/exchange/import-orders",
            {"file": file, "sender": sender, "reason": reason, "dryRun": dryRun},
            (),
            idempotency_key,
        )

    @_list("rows")
    def order_list(
        self,
        order: Optional[str] = None,
        *,
        limit: Optional[int] = None,
        after: Optional[int] = None,
    ) -> Any:
        """List the orders that were entered or sent, as they are now.

        Typed as `remelt order list`. Who may: any role but inspector and reader.
        order: one of them; default all
        limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
        after: only the rows after this place
        Answer: format, of, rows, total, next.
        All of them: `remelt.rows(remelt.order_list)`.
        """
        return self._read(
            "/api/exchange/list-orders",
            {"order": order, "limit": limit, "after": after},
            ("after", "limit",),
        )

    def order_show(self, order: str) -> Any:
        """Show an order with every version of it: who sent it, and what it changed.

        Typed as `remelt order show`. Who may: any role but inspector and reader.
        order: its number
        Answer: format, of, now, versions.
        """
        return self._read("/api/exchange/show-order", {"order": order}, ())

    def persons_confirm(self, person: str, *, idempotency_key: Optional[str] = None) -> Any:
        """Confirm what another person proposed of somebody.

        Typed as `remelt persons confirm`. Who may: certifier, quality. It is signed.
        person: id of the person
        Answer: format, plant, demonstration, signedIn, persons, proposed, releasing, roles, rights.
        """
        return self._book("/api/persons/confirm-person", {"person": person}, (), idempotency_key)

    def persons_deputy(
        self,
        person: str,
        *,
        until: str,
        for_: Optional[str] = None,
        roles: Optional[Iterable[Any]] = None,
        from_: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Name a deputy for somebody who is away; another person confirms it.

        Typed as `remelt persons deputy`. Who may: any role but inspector and reader.
        person: Deputy: id of who stands in
        until: Last day
        for_: Stands in for: id of who is away; default: who is signed in
        roles: Only as: roles of that person with commas; default: all of them; [text]
        from_: First day: default: today
        Answer: format, plant, demonstration, signedIn, persons, proposed, releasing, roles, rights.
        """
        return self._book(
            "/api/persons/name-deputy",
            {
                "person": person,
                "until": until,
                "for": for_,
                "roles": roles,
                "from": from_,
            },
            (),
            idempotency_key,
        )

    @_list("persons")
    def persons_list(self) -> Any:
        """List the persons of the plant, their roles, and what waits to be confirmed.

        Typed as `remelt persons list`. Who may: any role but inspector and reader.
        Answer: format, plant, demonstration, signedIn, persons, proposed, releasing, roles, rights.
        All of them: `remelt.rows(remelt.persons_list)`.
        """
        return self._read("/api/persons/list-persons", {}, ())

    def plan_heat(
        self,
        heat: str,
        *,
        mass_kg: Number,
        gradeId: Optional[str] = None,
        spec: Optional[str] = None,
        route: Optional[Any] = None,
        removalCredit: Optional[Any] = None,
        calibrated: Optional[Dict[str, Any]] = None,
        maxMaterials: Optional[int] = None,
        jointConfidence: Optional[Number] = None,
        internalShare: Optional[Number] = None,
        lots: Optional[Dict[str, Any]] = None,
        scale: Optional[str] = None,
        owner: Optional[str] = None,
        furnace: Optional[str] = None,
        skull: Optional[Any] = None,
        recourse: Optional[Dict[str, Any]] = None,
        contract: Optional[Any] = None,
        within: Optional[Dict[str, Any]] = None,
        certificationSamples: Optional[int] = None,
        holdPoints: Optional[Iterable[Any]] = None,
        programme: Optional[str] = None,
        dryRun: Optional[bool] = None,
        confirm: Optional[str] = None,
        nearest: Optional[bool] = None,
        acceptBelow: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Plan the cheapest charge of a heat from the cleared and free lots, and reserve it.

        Who may: planner.
        heat: its number
        mass_kg: Mass: refined metal wanted [kg]
        gradeId: Grade: grade of the catalogue; default that of the specification
        spec: Specification: stored specification in place of the limits of the grade, such as "CUST-718-A rev 3"
        route: name of a kept route, or a JSON file with its operations; [{operation, fidelity?: kinetic|table,
            settings?: {name: value}, additions?: [{material?, composition_wtpct?: {name: value}, balance?, mass_kg?:
            number, wtpct?: number, at_s: number, dissolution_s?: number, recovery?: number or {name: value}}]}] or
            string
        removalCredit: Removal credit: what the heats of the furnace have unlocked; [text] or {name: value}
        calibrated: Calibrated furnace: the furnace as its own heats left it; default literature; {furnace, heats:
            number, rows: [{name, law: lognormal|normal|logit, central: number, spread: number, heatSpread: number}],
            correlation?: [[number]], scatter: number, removalCredit: {name: value}, advice}
        maxMaterials: Most materials: largest number of materials in the charge
        jointConfidence: Conformance probability: conformance probability that the plan must reach, all limits together
        internalShare: Inner share: middle share of every window that the mean contents keep, such as 0.8
        lots: {without?: [text], only?: [text], atMost_kg?: {name: value}, atLeast_kg?: {name: value}, minPiece_kg?:
            number}
        scale: scale of the plant that the charge is weighed on; the plan is rounded to its step
        owner: customer whose metal it is; default the plant's own
        furnace: furnace of the plant for the first melt; default the smallest that holds the heat
        skull: what the heat before left in the crucible; null = it is clean; {mass_kg: number, gradeId?,
            composition_wtpct?: {name: value}, sd_wtpct?: {name: value}, balance?} or null
        recourse: Trims: JSON of the trims that may follow a bath sample, as in a plan document; {method?, sd_wtpct?:
            {name: value}, minutes?: number, keptPerHour?: {name: value}, corrections?: number, materials?: [text],
            furnaceRoom_kg?: number, confidence?: number, divert?: [{gradeId?, limits_wtpct?: {name: value}, sums?:
            [{elements: [text], min?: number, max?: number}], residual_wtpct?: number or null}]}
        contract: How the customer pays: how the customer pays: type, money per kg, day: "fixed 62 USD/kg 2026-11-01"
        within: Qualified heats: qualified heats that the plan must not go beyond; {programme?, qualifiedHeats: [{heat,
            contents_ppm?: {name: value}, revertShare?: number, lotClasses?: [text], generation?: number, route?:
            [text], settings?: {name: value}, lining?, liningAge?: number, furnace?, heatTreatment?, site?,
            specification?, laboratory?, at?}], trampSums?: [[text]], furnace?}
        certificationSamples: Draws of the certificate
        holdPoints: Hold points; [{step: charge|power-on|addition|pour|cast|release, kind: hold|witness, look, role?,
            wait_min?: number}]
        programme: locked programme that passed gate 1: the plan stays inside what its qualified heats cover; in place
            of within
        dryRun: Show only: show the plan and reserve nothing
        confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
        nearest: Nearest plan: where what was asked cannot be reached, take the surest charge that was found
        acceptBelow: Reason: why a plan below what was asked is taken all the same; quality accepts it after you, and
            only then its lots are reserved
        Answer: format, heat, ordered, sold, dryRun, plan, below, blocked, clearedAs, windows_wtpct, prices_usd_per_kg,
            paid, remarks, crucible, shown.
        """
        return self._book(
            "/api/heats/plan-heat",
            {
                "heat": heat,
                "mass_kg": mass_kg,
                "gradeId": gradeId,
                "spec": spec,
                "route": route,
                "removalCredit": removalCredit,
                "calibrated": calibrated,
                "maxMaterials": maxMaterials,
                "jointConfidence": jointConfidence,
                "internalShare": internalShare,
                "lots": lots,
                "scale": scale,
                "owner": owner,
                "furnace": furnace,
                "skull": skull,
                "recourse": recourse,
                "contract": contract,
                "within": within,
                "certificationSamples": certificationSamples,
                "holdPoints": holdPoints,
                "programme": programme,
                "dryRun": dryRun,
                "confirm": confirm,
                "nearest": nearest,
                "acceptBelow": acceptBelow,
            },
            ("*settings", "allowedLoss", "atLeast_kg", "atMost_kg", "at_s", "baseIndex", "central", "certificationSamples", "composition_wtpct", "confidence", "contents_ppm", "corrections", "correlation", "dissolution_s", "factor", "fee_per_kg", "furnaceRoom_kg", "generation", "heatSpread", "heats", "index", "internalShare", "jointConfidence", "liningAge", "mass_kg", "max", "maxMaterials", "mean", "metal_per_kg", "min", "minPiece_kg", "minutes", "price_per_kg", "recovery", "removalCredit", "residual_wtpct", "return_per_kg", "returned", "revertShare", "savingShare", "scatter", "sd", "sd_wtpct", "settings", "spread", "usd_per_unit", "value", "wait_min", "worth_per_kg", "wtpct",),
            idempotency_key,
        )

    def preview_bundle(
        self,
        subject: str,
        *,
        customer: str,
        disclose: Optional[Iterable[Any]] = None,
    ) -> Any:
        """Show what a bundle would open for a customer, before it is made.

        Typed as `remelt bundle`. Who may: any role but inspector and reader.
        subject: Heat, object or lot: H-1/ingot-1, or heat:H-1, object:H-1 or lot:H-1 where several have the number
        customer: who receives it; certificates of others stay closed
        disclose: What is opened: opened beside the policy of the customer, with commas: inputs, results, certificate,
            analyses, draws, suppliers, qualification, footprint, transfer; without a policy, inputs, results,
            certificate and footprint;
            [inputs|results|certificate|analyses|draws|suppliers|qualification|footprint|transfer]
        Answer: subject, customer, opens, policy, records.
        """
        return self._read(
            "/api/proof/preview-bundle",
            {"subject": subject, "customer": customer, "disclose": disclose},
            (),
        )

    @_list("prices")
    def price_list(self, *, limit: Optional[int] = None, after: Optional[int] = None) -> Any:
        """List the prices that plans reckon with: day, age, source.

        Typed as `remelt price list`. Who may: any role but inspector and reader.
        limit: At most: rows of the list; default all
        after: `next` of the part before
        Answer: format, prices, total, next.
        All of them: `remelt.rows(remelt.price_list)`.
        """
        return self._read(
            "/api/reference/list-prices",
            {"limit": limit, "after": after},
            ("after", "limit",),
        )

    def price_set(
        self,
        of: str,
        usd_per_kg: str,
        *,
        source: str,
        on: Optional[str] = None,
        asTyped: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Set the price of an element or a charge material; plans reckon with the latest day.

        Typed as `remelt price set`. Who may: planner, manager.
        of: Element or charge material: element such as Ni, or charge material such as Ni-electrolytic
        usd_per_kg: Price: USD per kg, such as 15.40 [USD/kg]
        source: where the price was read
        on: Day of the price: day of the price; default today
        asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
        Answer: format, prices, total, next.
        """
        return self._book(
            "/api/reference/set-price",
            {
                "of": of,
                "usd_per_kg": usd_per_kg,
                "source": source,
                "on": on,
                "asTyped": asTyped,
            },
            (),
            idempotency_key,
        )

    def print_labels(
        self,
        lots: Optional[Iterable[Any]] = None,
        *,
        ingots: Optional[Iterable[Any]] = None,
        of: Optional[str] = None,
        samples: Optional[Iterable[Any]] = None,
        contents: Optional[Iterable[Any]] = None,
        pallet: Optional[int] = None,
        printer: Optional[str] = None,
        file: Optional[str] = None,
        sheet: Optional[str] = None,
        copies: Optional[int] = None,
        reason: Optional[str] = None,
        url: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Print labels with a code, on a label printer or as a PDF; each printing is recorded.

        Who may: receiver, sampler, analyst, planner, melter, certifier, quality, shipping.
        lots: one lot, or several; [text]
        ingots: one ingot, or several; [text]
        of: Sample of: the heat, lot or ingot that the sample is of: H26-001, lot:R-1001
        samples: their numbers; default all that were not measured yet; [text]
        contents: Lots on the pallet: lots and ingots that lie on it; it gets the next number; [text]
        pallet: number of a pallet that has a label already
        printer: a source of the plant that is a label printer
        file: the labels are a file, which is printed elsewhere; one of PDF, ZPL
        sheet: Size: mm, or a4 = 24 labels of 70 x 37 mm in a PDF; default: that of the printer, else 100x50; one of a4,
            single, 100x50, 70x37, 50x25
        copies: labels of each; default 1
        reason: Why another one: where it was printed before: torn, lost, a second side
        url: Address of the server: where others reach the server, for a site without a domain
        Answer: format, plant, sheet, copies, madeAt, printer, warning, unopened, labels.
        """
        return self._book(
            "/api/links/print-labels",
            {
                "lots": lots,
                "ingots": ingots,
                "of": of,
                "samples": samples,
                "contents": contents,
                "pallet": pallet,
                "printer": printer,
                "file": file,
                "sheet": sheet,
                "copies": copies,
                "reason": reason,
                "url": url,
            },
            ("copies", "pallet",),
            idempotency_key,
        )

    def programme_document(self, programme: str) -> Any:
        """Put together the document of a programme with its qualified heats.

        Who may: any role but inspector and reader.
        programme: id of a locked programme
        Answer: document, heats.
        """
        return self._read("/api/qualification/programme-document", {"programme": programme}, ())

    def propose_person(
        self,
        person: str,
        *,
        name: Optional[str] = None,
        roles: Optional[Iterable[Any]] = None,
        validUntil: Optional[str] = None,
        deputyFor: Optional[str] = None,
        deputyUntil: Optional[str] = None,
        ended: Optional[bool] = None,
        token: Optional[str] = None,
        account: Optional[Dict[str, Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Propose a new person, or a change of one; another person confirms it.

        Who may: certifier, quality.
        person: id of the person
        name: name, as it stands on papers
        roles: roles with commas; [text]
        validUntil: Last day of the roles
        deputyFor: Stands in for: has the roles of that person too
        deputyUntil: Stands in until: and the last day of that
        ended: Acts no more
        account: account of the operating system that proves them; {user, machine, uid?}
        Answer: format, plant, demonstration, signedIn, persons, proposed, releasing, roles, rights.
        """
        return self._book(
            "/api/persons/propose-person",
            {
                "person": person,
                "name": name,
                "roles": roles,
                "validUntil": validUntil,
                "deputyFor": deputyFor,
                "deputyUntil": deputyUntil,
                "ended": ended,
                "token": token,
                "account": account,
            },
            (),
            idempotency_key,
        )

    def prove_person(
        self,
        *,
        token: Optional[str] = None,
        account: Optional[Dict[str, Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Replace what proves the person who is signed in.

        Who may: any role. It is signed.
        account: account of the operating system that proves them; {user, machine, uid?}
        Answer: format, plant, demonstration, signedIn, persons, proposed, releasing, roles, rights.
        """
        return self._book(
            "/api/persons/prove-person",
            {"token": token, "account": account},
            (),
            idempotency_key,
        )

    def qualify_approve(
        self,
        programme: str,
        *,
        number: str,
        approvalType: str,
        authority: str,
        limitations: str,
        expires: str,
        gate: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book the approval of a gate by an authority outside the plant.

        Typed as `remelt qualify approve`. Who may: certifier, quality. It is signed.
        programme: id of a locked programme
        number: Number of the approval
        approvalType: What it approves: what it approves, such as "part approval"
        authority: Who approves
        limitations: Limited to: what it is limited to; "none" where it is not
        expires: Last day on which it holds
        gate: Gate that passed: gate that passed; default 2; one of 1, 2, 3
        Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256,
            processSha256, looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals,
            service, belowLevel, added, missing.
        """
        return self._book(
            "/api/qualification/approve-programme",
            {
                "programme": programme,
                "number": number,
                "approvalType": approvalType,
                "authority": authority,
                "limitations": limitations,
                "expires": expires,
                "gate": gate,
            },
            (),
            idempotency_key,
        )

    def qualify_exclude(
        self,
        programme: str,
        item: str,
        specimens: Iterable[Any],
        *,
        heat: str,
        cause: str,
        reason: str,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Exclude values with an assigned cause; they stay, and both results are printed.

        Typed as `remelt qualify exclude`. Who may: quality.
        programme: id of a locked programme
        item: Property
        specimens: Test pieces: test pieces of one heat, separated by spaces; [text]
        heat: heat of the test pieces
        cause: Assigned cause; one of test-piece-preparation, testing-equipment, wrong-specimen, transcription-error
        reason: what was found
        Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256,
            processSha256, looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals,
            service, belowLevel, added, missing.
        """
        return self._book(
            "/api/qualification/exclude-evidence",
            {
                "programme": programme,
                "item": item,
                "specimens": specimens,
                "heat": heat,
                "cause": cause,
                "reason": reason,
            },
            (),
            idempotency_key,
        )

    def qualify_introduce(
        self,
        programme: str,
        *,
        approval: str,
        fleet: Optional[str] = None,
        limitations: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Introduce a material into service under control: gate 2 passed, with an approval that holds.

        Typed as `remelt qualify introduce`. Who may: certifier, quality. It is signed.
        programme: id of a locked programme
        approval: Number of the approval of gate 2
        fleet: The fleet that it becomes: the fleet that it becomes; default lead; one of lead, extended, general
        limitations: Limited to: what it is limited to; "none" where it is not
        Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256,
            processSha256, looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals,
            service, belowLevel, added, missing.
        """
        return self._book(
            "/api/qualification/introduce-material",
            {
                "programme": programme,
                "approval": approval,
                "fleet": fleet,
                "limitations": limitations,
            },
            (),
            idempotency_key,
        )

    def qualify_lock(
        self,
        document: Dict[str, Any],
        *,
        reason: Optional[str] = None,
        dryRun: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Lock a programme before its evidence counts; again with a reason: a revision.

        Typed as `remelt qualify lock`. Who may: planner, certifier, quality.
        document: Programme: remelt-programme/1 document without evidence, - = standard input; its parts stand in
            /openapi.json
        reason: Reason of the revision: why a locked programme is changed; what was seen of it becomes exploratory
        dryRun: Show only: shows the board as it would be, and locks nothing
        Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256,
            processSha256, looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals,
            service, belowLevel, added, missing.
        """
        return self._book(
            "/api/qualification/lock-programme",
            {"document": document, "reason": reason, "dryRun": dryRun},
            ("*evidence", "*largest", "*parts", "*process", "*units", "alpha", "beta", "confidence", "content", "designMaximum", "designMinimum", "failures", "findings", "goodRate", "heats", "life", "lifeRatioLimit", "limit", "limitRate", "limit_per_t", "margin", "mass_t", "minimumExposure", "perHeat", "planned", "present", "probability", "rate", "reliability", "returnPeriod", "sd", "sdRatioLimit", "shape", "target", "tested", "useTemperature_K", "value",),
            idempotency_key,
        )

    def qualify_override(
        self,
        programme: str,
        item: str,
        alarm: str,
        *,
        reason: str,
        expires: str,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Answer for an alarm until a day. Of a property it changes no verdict; no-creep and no-fatigue of the programme
            end the HOLD of gate 1.

        Typed as `remelt qualify override`. Who may: quality. It is signed.
        programme: id of a locked programme
        item: Property: property; programme for tests that it does not name
        alarm: Code of the alarm: code of the alarm, such as heats-differ; no-creep or no-fatigue of the programme
        reason: why the alarm is accepted
        expires: Last day on which it holds
        Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256,
            processSha256, looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals,
            service, belowLevel, added, missing.
        """
        return self._book(
            "/api/qualification/override-alarm",
            {
                "programme": programme,
                "item": item,
                "alarm": alarm,
                "reason": reason,
                "expires": expires,
            },
            (),
            idempotency_key,
        )

    def qualify_report(self, programme: str, *, record: Optional[int] = None) -> Any:
        """Show the gate report of an evaluation that is on record, with its plots.

        Typed as `remelt qualify report`. Who may: any role.
        programme: id of a locked programme
        record: number of a record of the evaluation; default the latest
        Answer: output, document, plots, evaluation, isSame.
        """
        return self._read(
            "/api/qualification/report-gates",
            {"programme": programme, "record": record},
            ("record",),
        )

    def qualify_suspend(
        self,
        programme: str,
        *,
        reason: str,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Suspend a material that is in service; gate 2 is judged again before it comes back.

        Typed as `remelt qualify suspend`. Who may: certifier, quality.
        programme: id of a locked programme
        reason: what happened
        Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256,
            processSha256, looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals,
            service, belowLevel, added, missing.
        """
        return self._book(
            "/api/qualification/suspend-service",
            {"programme": programme, "reason": reason},
            (),
            idempotency_key,
        )

    def read_epcis(
        self,
        document: Any,
        *,
        form: Optional[str] = None,
        origin: Optional[str] = None,
        supplier: Optional[str] = None,
    ) -> Any:
        """Read the lots that a supplier announces as EPCIS 2.0 events; books nothing.

        Who may: any role but inspector and reader.
        document: a document in JSON-LD or XML; - = standard input
        form: of lots whose form the document does not say
        origin: ISO 14021: post-consumer, pre-consumer-external or virgin
        supplier: who sent it; default who owned it before
        Answer: lots, events, notes.
        """
        return self._read(
            "/api/yard/read-epcis",
            {
                "document": document,
                "form": form,
                "origin": origin,
                "supplier": supplier,
            },
            ("*document",),
        )

    def read_feed(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        types: Optional[Iterable[Any]] = None,
    ) -> Any:
        """Read what happened as events for an ERP, from a cursor on: goods, consumption, heats, results, cost.

        Who may: any role but inspector and reader.
        after: Cursor: the cursor of the last event that was booked, as it came; default from the first record on
        limit: At most: at most so many events
        types: Types of events: only these types, such as consumption; several with commas; [text]
        Answer: format, events, cursor, more.
        """
        return self._read(
            "/api/exchange/read-feed",
            {"after": after, "limit": limit, "types": types},
            ("limit",),
        )

    def read_scale(
        self,
        scale: str,
        *,
        within_s: Optional[Number] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Read one stable weight from a scale.

        Who may: any role but inspector and reader.
        scale: id of a scale of the plant
        within_s: Time to become stable: how long it may take to become stable; default 5 s [s]
        Answer: format, reading, scale, capacity_g, division_g, calibratedUntil, warning, protocol, at, shown, net_g.
        """
        return self._book(
            "/api/heats/read-scale",
            {"scale": scale, "within_s": within_s},
            ("within_s",),
            idempotency_key,
        )

    def recall_letter(
        self,
        of: str,
        *,
        customer: str,
        method: Optional[str] = None,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        report: Optional[str] = None,
        cutOff: Optional[Number] = None,
        reason: Optional[str] = None,
        answerBy: Optional[str] = None,
        contact: Optional[str] = None,
        number: Optional[str] = None,
    ) -> Any:
        """Write the notice of escape of a recall to one customer.

        Typed as `remelt recall`. Who may: any role but inspector and reader.
        of: What is recalled: lot:R-1, heat:H-1, object:I-1, supplier:NAME or laboratory:NAME
        customer: show the notice of escape to this customer alone; with --number that of a recall on record
        method: Only by this method: of a laboratory: only analyses by this method
        from_: From this day on: of a laboratory: from this day on
        to: Up to this day: of a laboratory: up to this day
        report: Only this report: of a laboratory: only this report
        cutOff: Sum up shares below: smaller shares are summed in one row; default 0.01
        reason: why; required with --hold and --record
        answerBy: Customers answer by: by when the customers answer
        contact: Whom they call
        number: number of the recall; default the day and a count, and with --letter none
        Answer: format, of, reason, at, plant, head, begins, totals, cutOff, rows, rest, plans, returns, customers,
            serials, letters, answerBy, contact, held, record.
        """
        return self._read(
            "/api/proof/recall-letter",
            {
                "of": of,
                "customer": customer,
                "method": method,
                "from": from_,
                "to": to,
                "report": report,
                "cutOff": cutOff,
                "reason": reason,
                "answerBy": answerBy,
                "contact": contact,
                "number": number,
            },
            ("cutOff",),
        )

    def recall_metal(
        self,
        of: str,
        *,
        method: Optional[str] = None,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        report: Optional[str] = None,
        cutOff: Optional[Number] = None,
        reason: Optional[str] = None,
        answerBy: Optional[str] = None,
        contact: Optional[str] = None,
    ) -> Any:
        """List everything that metal of a lot, heat, supplier or laboratory run reached, with letters to customers.

        Typed as `remelt recall`. Who may: any role but inspector and reader.
        of: What is recalled: lot:R-1, heat:H-1, object:I-1, supplier:NAME or laboratory:NAME
        method: Only by this method: of a laboratory: only analyses by this method
        from_: From this day on: of a laboratory: from this day on
        to: Up to this day: of a laboratory: up to this day
        report: Only this report: of a laboratory: only this report
        cutOff: Sum up shares below: smaller shares are summed in one row; default 0.01
        reason: why; required with --hold and --record
        answerBy: Customers answer by: by when the customers answer
        contact: Whom they call
        Answer: format, of, reason, at, plant, head, begins, totals, cutOff, rows, rest, plans, returns, customers,
            serials, letters, answerBy, contact, held, record.
        """
        return self._read(
            "/api/proof/recall-metal",
            {
                "of": of,
                "method": method,
                "from": from_,
                "to": to,
                "report": report,
                "cutOff": cutOff,
                "reason": reason,
                "answerBy": answerBy,
                "contact": contact,
            },
            ("cutOff",),
        )

    def receive_delivery(
        self,
        *,
        delivery: str,
        sender: str,
        lines: Iterable[Any],
        supplier: Optional[str] = None,
        owner: Optional[str] = None,
        receivedOn: Optional[str] = None,
        dryRun: Optional[bool] = None,
        sameNames: Optional[str] = None,
        asTyped: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book a delivery of another system as lots on hold, under its number there.

        Who may: receiver.
        delivery: its number at the sender
        sender: short name of the system that sends it, such as sap
        lines: one lot each; [{line, lot?, article?, mass_g: number, form?, originClass?:
            post-consumer|pre-consumer-external|internal-revert|virgin, lotClass?:
            internal-revert|customer-return|purchased-scrap|end-of-life|virgin|addition-alloy|master-heat, grade?,
            certificate?}]
        supplier: who delivered it
        owner: customer whose metal it stays
        receivedOn: Received on: day of receipt
        dryRun: Show only: says what would refuse the booking, and books nothing
        sameNames: Same name: a supplier or laboratory that is written otherwise already: join = the same, booked as
            known; apart = another one; one of join, apart
        asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
        Answer: format, of, entered, taken.
        """
        return self._book(
            "/api/exchange/receive-delivery",
            {
                "delivery": delivery,
                "sender": sender,
                "lines": lines,
                "supplier": supplier,
                "owner": owner,
                "receivedOn": receivedOn,
                "dryRun": dryRun,
                "sameNames": sameNames,
                "asTyped": asTyped,
            },
            ("mass_g",),
            idempotency_key,
        )

    def record_footprint(
        self,
        heat: str,
        *,
        confirm: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book the footprint of a heat, part by part, for bundles.

        Who may: certifier, quality. It is signed.
        heat: its number
        confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
        Answer: format, heat, method, version, unit, total, product_kg, parts, rules, rests, documentSha256, seq,
            before, shown.
        """
        return self._book(
            "/api/heats/record-footprint",
            {"heat": heat, "confirm": confirm},
            (),
            idempotency_key,
        )

    def record_heat(
        self,
        heat: str,
        *,
        format: Optional[str] = None,
        by: Optional[str] = None,
        happenedAt: Optional[str] = None,
        charge: Optional[Iterable[Any]] = None,
        notThere: Optional[Iterable[Any]] = None,
        asPlanned: Optional[bool] = None,
        furnace: Optional[str] = None,
        unplanned: Optional[str] = None,
        melt: Optional[Dict[str, Any]] = None,
        cast: Optional[Dict[str, Any]] = None,
        log: Optional[Dict[str, Any]] = None,
        used: Optional[Dict[str, Any]] = None,
        samples: Optional[Iterable[Any]] = None,
        analyses: Optional[Iterable[Any]] = None,
        retests: Optional[Iterable[Any]] = None,
        withdraw: Optional[Iterable[Any]] = None,
        asCharged: Optional[bool] = None,
        sameNames: Optional[str] = None,
        asTyped: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book what happened to a heat: weights charged, pour, objects, samples, analyses; all or nothing.

        Who may: any role but inspector and reader.
        heat: its number
        by: Person: who did it; parts may name another
        happenedAt: Time: when it happened (ISO 8601 with zone); default now
        charge: [{lot, actual_g: number, readings?: [{reading, tare?}]}]
        notThere: Not there: lots of the plan that are not there, and why: they are put on hold; [{lot, reason}]
        asPlanned: As planned: the masses are those of the plan: nobody weighed
        furnace: furnace of the plant that it goes into, where the plan names none
        unplanned: Reason for metal that nobody planned
        melt: {process, output_g: number, readings?: [{reading, tare?}], losses?: [{to, mass_g: number, readings?:
            [{reading, tare?}]}], tolerance_g?: number, by?}
        cast: {objects: [{object, form, mass_g: number, readings?: [{reading, tare?}]}], reverts?: [{lot, form, mass_g:
            number, readings?: [{reading, tare?}]}], losses?: [{to, mass_g: number, readings?: [{reading, tare?}]}],
            tolerance_g?: number, by?}
        log: Furnace log; its parts stand in /openapi.json
        used: {energy?: number, argon?: number, refractory?: number, electrode?: number, labour?: number, furnace?:
            number, analyses?: number}
        samples: [{of, sample, place, purpose?: product|bath|control|check, mass_g?: number}]
        analyses: [{of, analysis?, method, place, sample?, laboratory?, reference?, ofRetest?: true, by?, results:
            [{element, text, unit: wt%|ppm|ppb, sd?}]}]
        retests: [{of, replaces, rule, characteristics: [text], cause, by?, specimens: [text]}]
        withdraw: Withdrawn analyses; [{of, analysis, reason, cause?:
            test-piece-preparation|testing-equipment|wrong-specimen|transcription-error, document?, repeat?, by?}]
        asCharged: Certificate of the charge: false: answered at once, without the certificate of the charge as weighed,
            which may take seconds
        sameNames: Same name: a supplier or laboratory that is written otherwise already: join = the same, booked as
            known; apart = another one; one of join, apart
        asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
        Answer: format, heat, compared, asCharged, booked, repeated.
        """
        return self._book(
            "/api/heats/record-heat",
            {
                "heat": heat,
                "format": format,
                "by": by,
                "happenedAt": happenedAt,
                "charge": charge,
                "notThere": notThere,
                "asPlanned": asPlanned,
                "furnace": furnace,
                "unplanned": unplanned,
                "melt": melt,
                "cast": cast,
                "log": log,
                "used": used,
                "samples": samples,
                "analyses": analyses,
                "retests": retests,
                "withdraw": withdraw,
                "asCharged": asCharged,
                "sameNames": sameNames,
                "asTyped": asTyped,
            },
            ("*settings", "actual_g", "analyses", "argon", "at_s", "below_ppm", "clockAhead_s", "composition_ppm", "composition_wtpct", "dissolution_s", "electrode", "energy", "error", "from_s", "furnace", "gapAfter_s", "highest", "labour", "lowest", "mass_g", "mass_kg", "output_g", "readings", "recovery", "refractory", "sd_ppm", "settings", "temperature_K", "to_s", "tolerance_g", "value", "wtpct",),
            idempotency_key,
        )

    def record_recall(
        self,
        of: str,
        *,
        reason: str,
        method: Optional[str] = None,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        report: Optional[str] = None,
        cutOff: Optional[Number] = None,
        answerBy: Optional[str] = None,
        contact: Optional[str] = None,
        hold: Optional[bool] = None,
        record: Optional[bool] = None,
        number: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Recall metal: put what is in the yard on hold, and record what it reached.

        Typed as `remelt recall`. Who may: certifier, quality. It is signed.
        of: What is recalled: lot:R-1, heat:H-1, object:I-1, supplier:NAME or laboratory:NAME
        method: Only by this method: of a laboratory: only analyses by this method
        from_: From this day on: of a laboratory: from this day on
        to: Up to this day: of a laboratory: up to this day
        report: Only this report: of a laboratory: only this report
        cutOff: Sum up shares below: smaller shares are summed in one row; default 0.01
        answerBy: Customers answer by: by when the customers answer
        contact: Whom they call
        hold: put what is still in the yard on hold, all or nothing
        record: record the recall with the proof that nothing was left out
        number: number of the recall; default the day and a count, and with --letter none
        Answer: format, of, reason, at, plant, head, begins, totals, cutOff, rows, rest, plans, returns, customers,
            serials, letters, answerBy, contact, held, record.
        """
        return self._book(
            "/api/proof/record-recall",
            {
                "of": of,
                "reason": reason,
                "method": method,
                "from": from_,
                "to": to,
                "report": report,
                "cutOff": cutOff,
                "answerBy": answerBy,
                "contact": contact,
                "hold": hold,
                "record": record,
                "number": number,
            },
            ("cutOff",),
            idempotency_key,
        )

    def register_end(
        self,
        register: str,
        id: str,
        *,
        reason: str,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Say that a furnace, scale, laboratory or charge material is not used any more.

        Typed as `remelt register end`. Who may: planner, certifier, quality.
        register: one of furnace, scale, laboratory, material
        id: Name: as it was entered
        reason: why it is not used any more
        Answer: format, entries.
        """
        return self._book(
            "/api/reference/end-register",
            {"register": register, "id": id, "reason": reason},
            (),
            idempotency_key,
        )

    @_list("entries")
    def register_list(self, register: Optional[str] = None) -> Any:
        """List what the plant consists of: what it entered, since when, and what is still assumed of ours.

        Typed as `remelt register list`. Who may: any role but inspector and reader.
        register: one of them; default all; one of site, furnace, scale, laboratory, material, source, tags
        Answer: format, entries.
        All of them: `remelt.rows(remelt.register_list)`.
        """
        return self._read("/api/reference/list-registers", {"register": register}, ())

    def release_measured(
        self,
        specification: Optional[Dict[str, Any]] = None,
        *,
        of: str,
        spec: Optional[str] = None,
        confidence: Optional[Number] = None,
        decisionRule: Optional[str] = None,
        otherGrade: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Release a heat or object: judge its measured analyses and record the verdict.

        Typed as `remelt release`. Who may: certifier. It is signed.
        specification: Limits: with --of: the specification alone; its parts stand in /openapi.json
        of: Metal: heat:H-1 or object:I-1 of the ledger
        spec: Specification: name of a stored specification, such as "CUST-718-A rev 3"
        confidence: required conformance probability
        decisionRule: Decision rule; one of probability, guarded
        otherGrade: Another grade is meant: the limits are of another grade than the heat was planned for, and meant
        Answer: document, output, remarks.
        """
        return self._book(
            "/api/release/release-measured",
            {
                "specification": specification,
                "of": of,
                "spec": spec,
                "confidence": confidence,
                "decisionRule": decisionRule,
                "otherGrade": otherGrade,
            },
            ("*checkAnalysis", "coefficients", "confidence", "constant", "decimals", "max", "min", "residual_wtpct",),
            idempotency_key,
        )

    @_list("waiting")
    def release_queue(self, *, limit: Optional[int] = None, after: Optional[int] = None) -> Any:
        """List the metal that waits for its release, with results, verdicts and who may sign.

        Typed as `remelt release`. Who may: any role.
        limit: At most: rows of the list; default all
        after: `next` of the part before
        Answer: format, total, next, waiting, freeCertificate, specifications, grades, elements.
        All of them: `remelt.rows(remelt.release_queue)`.
        """
        return self._read(
            "/api/release/release-queue",
            {"limit": limit, "after": after},
            ("after", "limit",),
        )

    def report_flows(self, *, from_: str, to: str) -> Any:
        """Show the metal that came in, was melted, went out and was lost between two days.

        Who may: any role but inspector and reader.
        from_: First day: first day, such as 2026-01-01
        to: Last day: last day
        Answer: format, from, to, nodes, flows, elements, by, recycled, losses, unexplained_kg, rules.
        """
        return self._read("/api/heats/report-flows", {"from": from_, "to": to}, ())

    def report_footprint(self, heat: str) -> Any:
        """Show the footprint of a heat, and what of it is measured, modelled and assumed.

        Who may: any role.
        heat: its number
        Answer: format, heat, functionalUnit, product_kg, charged_kg, operations, consumables, parts, total, allVirgin,
            recycled, rests, boundary, missing.
        """
        return self._read("/api/heats/report-footprint", {"heat": heat}, ())

    def results_arrive(
        self,
        bytes: Any,
        *,
        source: Optional[str] = None,
        file: Optional[str] = None,
        at: Optional[str] = None,
        method: Optional[str] = None,
        laboratory: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Keep a file of results as it arrived and match its samples; the same file again changes nothing.

        Typed as `remelt results arrive`. Who may: any role but inspector and reader.
        bytes: File: file of an instrument, as it wrote it; its bytes are kept; string or {name, base64}
        source: instrument that it is from, as the plant names it; default upload
        file: Name of the file: as the instrument named it; default that of the file
        at: Arrived: when it came (ISO 8601 with zone); default now
        method: how it was measured; default that of the source or its lesson
        laboratory: who measured; default that of the source or its lesson
        Answer: format, arrival, source, file, at, sha256, status, method, laboratory, lesson, rows, matched, samples,
            controls, asks, left.
        """
        return self._book(
            "/api/links/arrive-results",
            {
                "bytes": bytes,
                "source": source,
                "file": file,
                "at": at,
                "method": method,
                "laboratory": laboratory,
            },
            (),
            idempotency_key,
        )

    def results_control(
        self,
        control: str,
        results: Iterable[Any],
        *,
        method: str,
        spread: Optional[Number] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Say what a control sample holds: its charts have these limits, and rules rest on it.

        Typed as `remelt results control`. Who may: planner, certifier, quality.
        control: Control sample: its name, as the instrument prints it
        results: contents as printed: Cr=21.9 "Ti=<0.01" S=12ppm; no unit = wt%; [{element, text, unit: wt%|ppm|ppb,
            sd?}]
        method: pXRF, LIBS, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion, or laboratory where nobody says which
        spread: Standard deviation: of each content, where none is printed with it; default that of the method
        reason: Why it changes: why it replaces what was entered before
        Answer: format, method, charts, rules.
        """
        return self._book(
            "/api/links/enter-control",
            {
                "control": control,
                "results": results,
                "method": method,
                "spread": spread,
                "reason": reason,
            },
            ("spread",),
            idempotency_key,
        )

    def results_controls(self, method: str) -> Any:
        """Show the control samples of a method: a chart for each element, and the rules that rest on them.

        Typed as `remelt results controls`. Who may: any role but inspector and reader.
        method: such as OES
        Answer: format, method, charts, rules.
        """
        return self._read("/api/links/show-controls", {"method": method}, ())

    @_list("arrivals")
    def results_list(
        self,
        *,
        limit: Optional[int] = None,
        after: Optional[int] = None,
        settled: Optional[bool] = None,
        heat: Optional[str] = None,
    ) -> Any:
        """List files of results that arrived, those that wait first.

        Typed as `remelt results list`. Who may: any role but inspector and reader.
        limit: At most: rows of the list; default all
        after: `next` of the part before
        settled: Settled too: also files of which everything was taken or refused
        heat: files with a sample of this heat alone
        Answer: format, arrivals, controls, total, next.
        All of them: `remelt.rows(remelt.results_list)`.
        """
        return self._read(
            "/api/links/list-results",
            {"limit": limit, "after": after, "settled": settled, "heat": heat},
            ("after", "limit",),
        )

    def results_match(
        self,
        arrival: str,
        name: str,
        *,
        of: str,
        sample: str,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Say whose sample a name in a file of results is; it is then taken by a person.

        Typed as `remelt results match`. Who may: analyst, melter, receiver, quality.
        arrival: File: number of the file, or its name, as the list has it
        name: Name in the file: sample as the file names it
        of: Metal: heat:H-1, object:I-1, lot:R-1, or its number
        sample: number of the sample that was taken
        Answer: format, arrival, source, file, at, sha256, status, method, laboratory, lesson, rows, matched, samples,
            controls, asks, left.
        """
        return self._book(
            "/api/links/match-results",
            {"arrival": arrival, "name": name, "of": of, "sample": sample},
            (),
            idempotency_key,
        )

    def results_raw(self, arrival: str) -> Any:
        """Write a file of results byte for byte as the instrument wrote it.

        Typed as `remelt results raw`. Who may: any role but inspector and reader.
        arrival: File: number of the file, or its name, as the list has it
        Answer: format, arrival, file, sha256, size, bytes.
        """
        return self._read("/api/links/raw-results", {"arrival": arrival}, ())

    def results_refuse(
        self,
        arrival: str,
        *,
        reason: str,
        samples: Optional[Iterable[Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Refuse results that arrived, with a reason: all of a file that wait, or some samples.

        Typed as `remelt results refuse`. Who may: analyst, melter, receiver, quality.
        arrival: File: number of the file, or its name, as the list has it
        reason: why they are no results of this plant, such as "trial of the instrument"
        samples: samples of the file as it names them; default all that wait; [text]
        Answer: format, arrival, source, file, at, sha256, status, method, laboratory, lesson, rows, matched, samples,
            controls, asks, left.
        """
        return self._book(
            "/api/links/refuse-results",
            {"arrival": arrival, "reason": reason, "samples": samples},
            (),
            idempotency_key,
        )

    def results_rule(
        self,
        rule: str,
        *,
        source: str,
        method: str,
        k: Optional[Number] = None,
        hours: Optional[Number] = None,
        end: Optional[bool] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Set a rule by which results of an instrument are taken without a person, or end it.

        Typed as `remelt results rule`. Who may: quality.
        rule: its short name, such as spark
        source: instrument whose files it takes, as the plant names it
        method: method of its results
        k: Control within: standard deviations that a control sample may be off; default 2
        hours: Control within the last: how old the last control sample may be; default 8 h, a shift [h]
        end: End it: results of this source are taken by a person again
        reason: Why it changes: why it replaces what was entered before
        Answer: format, method, charts, rules.
        """
        return self._book(
            "/api/links/set-taking-rule",
            {
                "rule": rule,
                "source": source,
                "method": method,
                "k": k,
                "hours": hours,
                "end": end,
                "reason": reason,
            },
            ("hours", "k",),
            idempotency_key,
        )

    def results_show(self, arrival: str) -> Any:
        """Show a file of results: whose its samples are, what would be booked, and what is asked.

        Typed as `remelt results show`. Who may: any role but inspector and reader.
        arrival: File: number of the file, or its name, as the list has it
        Answer: format, arrival, source, file, at, sha256, status, method, laboratory, lesson, rows, matched, samples,
            controls, asks, left.
        """
        return self._read("/api/links/show-results", {"arrival": arrival}, ())

    def results_take(
        self,
        arrival: str,
        *,
        samples: Optional[Iterable[Any]] = None,
        method: Optional[str] = None,
        laboratory: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book results that arrived as analyses of the samples they are of: all of a file, or some samples.

        Typed as `remelt results take`. Who may: any role but inspector and reader.
        arrival: File: number of the file, or its name, as the list has it
        samples: samples of the file as it names them; default all of which nothing is asked; [text]
        method: how it was measured; default that of the source or its lesson
        laboratory: who measured; default that of the source or its lesson
        Answer: format, arrival, source, file, at, sha256, status, method, laboratory, lesson, rows, matched, samples,
            controls, asks, left.
        """
        return self._book(
            "/api/links/take-results",
            {
                "arrival": arrival,
                "samples": samples,
                "method": method,
                "laboratory": laboratory,
            },
            (),
            idempotency_key,
        )

    def results_teach(
        self,
        file: Dict[str, Any],
        *,
        lesson: Optional[str] = None,
        columns: Optional[Iterable[Any]] = None,
        unit: Optional[str] = None,
        k: Optional[Number] = None,
        decimal: Optional[str] = None,
        dates: Optional[str] = None,
        burns: Optional[str] = None,
        rows: Optional[Dict[str, Any]] = None,
        struck: Optional[Iterable[Any]] = None,
        sampleKey: Optional[str] = None,
        sample: Optional[str] = None,
        sheets: Optional[Iterable[Any]] = None,
        laboratory: Optional[str] = None,
        method: Optional[str] = None,
        answers: Optional[Iterable[Any]] = None,
        reason: Optional[str] = None,
        confirm: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Teach how the files of an instrument are read, on one of them; shown first, kept under a name.

        Typed as `remelt results teach`. Who may: analyst, melter, quality.
        file: a file of results as the instrument wrote it; {name, base64}
        lesson: name to keep it under, such as "carbon"; without it nothing is kept
        columns: what columns hold, by their headings: Probe=sample "Cr2O3=content" ±=spread Ref=ignore; [{heading,
            role: sample|element|content|unit|spread|relative-spread|k|mass|volume|dilution|mark|burn|type|date|ignore,
            element?, unit?, k?: number}]
        unit: of contents that stand without one
        k: Standard deviations of a printed spread: how many standard deviations a printed spread is, where nothing else
            says it
        decimal: Decimal sign; one of point, comma
        dates: Order of dates: day, month or year first; one of day-first, month-first, year-first
        burns: Taken of several burns: the burns, or their printed mean; one of burns, mean
        rows: {controls?: [text], samples?: [text], blanks?: [text], means?: [text], spreads?: [text], ignored?: [text]}
        struck: Struck out: marks of a burn that does not count; [text]
        sampleKey: Word before the sample: on a line of its own, such as Sample
        sample: The one sample: of each such file, where it names none
        sheets: sheets of a workbook that hold results; default all; [text]
        laboratory: whose results such files hold
        method: of the results in such files
        answers: to the questions that are asked: date-order=day-first, or of one sample CODE@SAMPLE=ANSWER; [{code,
            answer, sample?, element?}]
        reason: Why it changes: why it replaces what was entered before
        confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
        Answer: format, sha256, lesson, reading, tables, offered, tried, kept, shown.
        """
        return self._book(
            "/api/links/teach-lesson",
            {
                "file": file,
                "lesson": lesson,
                "columns": columns,
                "unit": unit,
                "k": k,
                "decimal": decimal,
                "dates": dates,
                "burns": burns,
                "rows": rows,
                "struck": struck,
                "sampleKey": sampleKey,
                "sample": sample,
                "sheets": sheets,
                "laboratory": laboratory,
                "method": method,
                "answers": answers,
                "reason": reason,
                "confirm": confirm,
            },
            ("k",),
            idempotency_key,
        )

    def route_enter(
        self,
        name: str,
        *,
        route: Iterable[Any],
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Keep a route under a name, for plans and predictions; the latest counts.

        Typed as `remelt route enter`. Who may: planner.
        name: Name of the route: such as triple-melt
        route: Operations: JSON list of operations, or a document with a route; [{operation, fidelity?: kinetic|table,
            settings?: {name: value}, additions?: [{material?, composition_wtpct?: {name: value}, balance?, mass_kg?:
            number, wtpct?: number, at_s: number, dissolution_s?: number, recovery?: number or {name: value}}]}]
        reason: Why it changes: why it replaces the one before
        Answer: format, name, enteredBy, at, route, changes, before.
        """
        return self._book(
            "/api/reference/enter-route",
            {"name": name, "route": route, "reason": reason},
            ("*settings", "at_s", "composition_wtpct", "dissolution_s", "mass_kg", "recovery", "settings", "value", "wtpct",),
            idempotency_key,
        )

    @_list("routes")
    def route_list(self) -> Any:
        """List the routes that are kept under a name.

        Typed as `remelt route list`. Who may: any role.
        Answer: format, routes.
        All of them: `remelt.rows(remelt.route_list)`.
        """
        return self._read("/api/reference/list-routes", {}, ())

    def route_show(self, name: str) -> Any:
        """Show a route that is kept under a name.

        Typed as `remelt route show`. Who may: any role.
        name: Name of the route: such as triple-melt
        Answer: format, name, enteredBy, at, route, changes, before.
        """
        return self._read("/api/reference/show-route", {"name": name}, ())

    def scale_enter(
        self,
        scale: str,
        *,
        capacity_g: int,
        resolution_g: int,
        repeatability_g: Optional[Number] = None,
        calibratedUntil: Optional[str] = None,
        change: Optional[bool] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter a scale of the plant, or change it.

        Typed as `remelt scale enter`. Who may: planner, certifier, quality.
        scale: its name, such as floor-1
        capacity_g: Largest load [g]
        resolution_g: Division: smallest step of its display [g]
        repeatability_g: Scatter of a repeated weighing: standard deviation, as on its certificate; default half a
            division [g]
        calibratedUntil: Calibrated until: last day of its calibration
        change: It is a change: it replaces what is entered under this name; a reason says so too
        reason: Why it changes: why it replaces what was entered before
        Answer: format, entries.
        """
        return self._book(
            "/api/reference/enter-scale",
            {
                "scale": scale,
                "capacity_g": capacity_g,
                "resolution_g": resolution_g,
                "repeatability_g": repeatability_g,
                "calibratedUntil": calibratedUntil,
                "change": change,
                "reason": reason,
            },
            ("capacity_g", "repeatability_g", "resolution_g",),
            idempotency_key,
        )

    def ship(
        self,
        object: str,
        *,
        to: str,
        order: Optional[str] = None,
        certificate: Optional[Any] = None,
        accepted: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Book that a released object left the plant.

        Typed as `remelt ship`. Who may: certifier, shipping.
        object: I-1 or object:I-1
        to: Who gets it: customer who receives it
        order: Order of the customer
        certificate: Certificate that goes with it: certificate that goes with it, of the object or of its heat: its
            number, or its file
        accepted: Why it is shipped all the same: why it is shipped although the certificate names another customer or
            lacks a signature
        Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode,
            samples, analyses, disposition, hands, recalled, type, status, heat, unbalanced_g, release, judged, retests,
            replaced, certificates, cut, held, decidedSince, shipment, checkpoint.
        """
        return self._book(
            "/api/release/ship-object",
            {
                "object": object,
                "to": to,
                "order": order,
                "certificate": certificate,
                "accepted": accepted,
            },
            ("*certificate",),
            idempotency_key,
        )

    def show_certificate(self, of: str, *, number: Optional[str] = None) -> Any:
        """Show a certificate as it was issued.

        Who may: any role but inspector and reader.
        of: Metal: heat:H-1 or object:I-1
        number: Number of the certificate: default the latest that stands
        Answer: format, specimen, number, type, issuedAt, maker, customer, product, specification, melting, results,
            withdrawn, sums, indices, lots, statement, validators, secondSignature, evidence, manifest.
        """
        return self._read("/api/release/show-certificate", {"of": of, "number": number}, ())

    def show_programme(self, programme: str) -> Any:
        """Show a programme as a board of properties and gates.

        Typed as `remelt qualify status`. Who may: any role.
        programme: id of a locked programme
        Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256,
            processSha256, looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals,
            service, belowLevel, added, missing.
        """
        return self._read("/api/qualification/show-programme", {"programme": programme}, ())

    def site_enter(
        self,
        name: str,
        *,
        country: str,
        address: Optional[str] = None,
        region: Optional[str] = None,
        domain: Optional[str] = None,
        gs1Prefix: Optional[str] = None,
        names: Optional[str] = None,
        certificateShows: Optional[Iterable[Any]] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter the site of the plant as its papers print it, or change it.

        Typed as `remelt site enter`. Who may: planner, certifier, quality.
        name: as papers print it
        country: two letters, such as DE
        address: lines with commas between them
        region: Power comes from the grid of: EU, US or China; default EU
        domain: Host name on labels: that the codes of labels lead to, such as id.plant.example
        gs1Prefix: GS1 company prefix: digits that GS1 gave the plant: codes of labels are then GS1 Digital Links (GIAI,
            SSCC)
        names: Names of alloys: IN718 or GH4169; default western; one of western, chinese
        certificateShows: Certificates also show: lots: every lot behind the metal by its number; [lots]
        reason: Why it changes: why it replaces what was entered before
        Answer: format, entries.
        """
        return self._book(
            "/api/reference/describe-site",
            {
                "name": name,
                "country": country,
                "address": address,
                "region": region,
                "domain": domain,
                "gs1Prefix": gs1Prefix,
                "names": names,
                "certificateShows": certificateShows,
                "reason": reason,
            },
            (),
            idempotency_key,
        )

    def source_end(self, source: str, *, reason: str, idempotency_key: Optional[str] = None) -> Any:
        """Say that a source is not used any more.

        Typed as `remelt source end`. Who may: planner, certifier, quality.
        source: as it was entered
        reason: why it is not used any more
        Answer: format, entries.
        """
        return self._book(
            "/api/links/end-source",
            {"source": source, "reason": reason},
            (),
            idempotency_key,
        )

    def source_enter(
        self,
        source: str,
        driver: str,
        address: Optional[str] = None,
        *,
        laboratory: Optional[str] = None,
        method: Optional[str] = None,
        lesson: Optional[str] = None,
        furnace: Optional[str] = None,
        scale: Optional[str] = None,
        files: Optional[str] = None,
        subfolders: Optional[bool] = None,
        settle_s: Optional[Number] = None,
        quietAfter_s: Optional[Number] = None,
        hours: Optional[str] = None,
        change: Optional[bool] = None,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Enter a source of figures or a device that is written to, or change it.

        Typed as `remelt source enter`. Who may: planner, certifier, quality.
        source: its name, such as oes-1
        driver: What it is: how it is read or written; one of folder, tcp-line, serial-line, upload, recorder-csv,
            modbus, mqtt, mt-sics, sma, toledo, and, zpl, webhook
        address: a folder, tcp://HOST:PORT, serial:DEVICE, mqtt://HOST or https://HOST/PATH, as its driver is reached;
            none for upload
        laboratory: whose results it sends
        method: of its results, where its files do not say it
        lesson: by which its files are read; default: the one that fits
        furnace: that it records
        scale: of the plant that it is; default: the one of its own name
        files: Names of its files: such as "*.csv, *.txt"; default: all files
        subfolders: Look into folders of the folder
        settle_s: Time to settle: how long a file must not have changed before it is read; default 2 s [s]
        quietAfter_s: Longest usual silence: when it has been silent for longer, Today says so; without it, silence says
            nothing
        hours: Working hours: in which silence counts, such as "Mon-Fri 06:00-22:00", by the clock of the server;
            default: always
        change: It is a change: it replaces what is entered under this name; a reason says so too
        reason: Why it changes: why it replaces what was entered before
        Answer: format, entries.
        """
        return self._book(
            "/api/links/enter-source",
            {
                "source": source,
                "driver": driver,
                "address": address,
                "laboratory": laboratory,
                "method": method,
                "lesson": lesson,
                "furnace": furnace,
                "scale": scale,
                "files": files,
                "subfolders": subfolders,
                "settle_s": settle_s,
                "quietAfter_s": quietAfter_s,
                "hours": hours,
                "change": change,
                "reason": reason,
            },
            ("quietAfter_s", "settle_s",),
            idempotency_key,
        )

    @_list("sources")
    def source_list(self) -> Any:
        """List the sources of the plant: how each is, what it said last and how long ago.

        Typed as `remelt source list`. Who may: any role but inspector and reader.
        Answer: format, sources.
        All of them: `remelt.rows(remelt.source_list)`.
        """
        return self._read("/api/links/list-sources", {}, ())

    def source_log(
        self,
        source: str,
        bytes: str,
        *,
        file: Optional[str] = None,
        at: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Keep a file of a recorder for the logs of heats, 30 days; the same file again changes nothing.

        Typed as `remelt source log`. Who may: any role but inspector and reader.
        source: a recorder, as it was entered
        bytes: File: CSV of the recorder, as it wrote it; in base64
        file: Name of the file: as the recorder named it
        at: Arrived: when it came (ISO 8601 with zone); default now
        Answer: format, source, file, sha256, kept, from, to, mapped, unmapped, asks.
        """
        return self._book(
            "/api/links/arrive-log",
            {"source": source, "bytes": bytes, "file": file, "at": at},
            (),
            idempotency_key,
        )

    def source_show(self, source: str) -> Any:
        """Show one source: how it is, and what it said last as it said it.

        Typed as `remelt source show`. Who may: any role but inspector and reader.
        source: as it was entered
        Answer: format, sources.
        """
        return self._read("/api/links/show-source", {"source": source}, ())

    def source_tags(
        self,
        source: str,
        map: Dict[str, Any],
        *,
        reason: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Say once which setting of which furnace each tag of a recorder is, or change it.

        Typed as `remelt source tags`. Who may: planner, certifier, quality.
        source: a recorder, as it was entered
        map: Map of its tags: remelt-tag-map/1: tag, furnace, setting, unit; and where a driver reads it; its parts
            stand in /openapi.json
        reason: Why it changes: why it replaces what was entered before
        Answer: format, entries.
        """
        return self._book(
            "/api/links/map-tags",
            {"source": source, "map": map, "reason": reason},
            ("address", "factor", "gapAfter_s", "high", "low", "offset", "tolerance", "wrapsAt",),
            idempotency_key,
        )

    def source_test(self, source: str, *, idempotency_key: Optional[str] = None) -> Any:
        """Listen to a source for at most 5 s and say what it said; nothing is booked.

        Typed as `remelt source test`. Who may: planner, certifier, quality.
        source: as it was entered
        Answer: format, source, heard, words, raw.
        """
        return self._book("/api/links/try-source", {"source": source}, (), idempotency_key)

    def spec_derive(
        self,
        number: str,
        revision: str,
        *,
        customer: str,
        route: str,
        mass_kg: Number,
        from_: Optional[str] = None,
        gradeId: Optional[str] = None,
        composition_ppm: Optional[Dict[str, Any]] = None,
        confidence: Optional[Number] = None,
        dryRun: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Derive the specification of remelt stock from that of its product and the route that remelts it.

        Typed as `remelt spec derive`. Who may: planner, certifier, quality.
        number: Number of the document: of the specification, such as CUST-718-A
        revision: of the specification
        customer: who buys the stock
        route: name of the kept route that the stock is remelted by
        mass_kg: Mass: stock in one charge of that route [kg]
        from_: Specification of the product: specification of the product, such as "CUST-718-A rev 3"
        gradeId: Grade of the product: in its place: grade of the catalogue
        composition_ppm: Contents: contents of the stock that the product does not limit: O=12ppm N=45ppm; {name: value}
        confidence: probability with which the product keeps each limit; default 0.95
        dryRun: Try it: show it, and keep nothing
        Answer: format, name, kept, derivedFrom, derived.
        """
        return self._book(
            "/api/reference/derive-specification",
            {
                "number": number,
                "revision": revision,
                "customer": customer,
                "route": route,
                "mass_kg": mass_kg,
                "from": from_,
                "gradeId": gradeId,
                "composition_ppm": composition_ppm,
                "confidence": confidence,
                "dryRun": dryRun,
            },
            ("composition_ppm", "confidence", "mass_kg",),
            idempotency_key,
        )

    @_list("specifications")
    def spec_list(self, *, limit: Optional[int] = None, after: Optional[int] = None) -> Any:
        """List the controlled specifications, and whether each may be used.

        Typed as `remelt spec list`. Who may: any role.
        limit: At most: rows of the list; default all
        after: `next` of the part before
        Answer: format, specifications, retests, total, next.
        All of them: `remelt.rows(remelt.spec_list)`.
        """
        return self._read(
            "/api/reference/list-specifications",
            {"limit": limit, "after": after},
            ("after", "limit",),
        )

    def spec_show(self, name: str) -> Any:
        """Show a controlled specification: its limits, who entered it and who compared it.

        Typed as `remelt spec show`. Who may: any role.
        name: Specification: number and revision, such as "CUST-718-A rev 3"
        Answer: format, name, customer, status, enteredBy, checkedBy, specification, lines, retest, changes, before.
        """
        return self._read("/api/reference/show-specification", {"name": name}, ())

    def timestamp_query(self, *, size: Optional[int] = None) -> Any:
        """Make the query by which an authority states the time of a checkpoint (RFC 3161).

        Typed as `remelt ledger timestamp`. Who may: any role.
        size: Records: how many records the query was made for; default all
        Answer: format, size, root, query.
        """
        return self._read("/api/proof/timestamp-query", {"size": size}, ("size",))

    def today(self, *, days: Optional[int] = None, rate: Optional[Number] = None) -> Any:
        """Show what the plant holds, what is on hold and what that costs, what waits on whom, heats, prices.

        Typed as `remelt today`. Who may: any role but inspector and reader.
        days: days of heats to look back on; default 7
        rate: Cost of money: what money tied up costs per year, such as 0.08
        Answer: format, on, stock, trends, holds, waits, lotSteps, analyses, sources, backup, arrivals, shipped,
            bottleneck, heats, margin, prices, stale, assumed.
        """
        return self._read(
            "/api/heats/plant-today",
            {"days": days, "rate": rate},
            ("days", "rate",),
        )

    def toll(
        self,
        customer: str,
        *,
        month: Optional[str] = None,
        fee: Optional[str] = None,
    ) -> Any:
        """Show the account of a customer whose metal is melted here, by element; a monthly statement.

        Typed as `remelt toll`. Who may: any role but inspector and reader.
        customer: owner of lots, as they were booked
        month: statement of one month, such as 2026-10; default since the first booking
        fee: fee for melting, such as "4.20 USD/kg" or "3 %" of the metal; default by the contracts of the heats
        Answer: format, customer, from, to, opening_kg, closing_kg, entries, elements, places, fee, notAnalysed_kg,
            rules, specimen, madeAt.
        """
        return self._read(
            "/api/heats/report-toll",
            {"customer": customer, "month": month, "fee": fee},
            (),
        )

    def trace(self, subject: str, *, direction: Optional[str] = None) -> Any:
        """Trace metal back to its sources or forward to its products.

        Typed as `remelt trace`. Who may: any role.
        subject: What is traced: H-1, or heat:H-1, lot:R-1 or object:I-1 where several things have the number
        direction: one of up, down
        Answer: format, subject, direction, rows, notices, edges.
        """
        return self._read(
            "/api/proof/trace-metal",
            {"subject": subject, "direction": direction},
            (),
        )

    def transfer_confirm(
        self,
        bundle: Any,
        *,
        trust: Any,
        of: Optional[str] = None,
        accepted: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Take in the receipt of metal that was shipped to another plant, by the bundle of its lot there.

        Typed as `remelt transfer confirm`. Who may: certifier, shipping.
        bundle: Bundle of the other plant: bundle that the other plant made of the metal
        trust: Trust document of the other plant: trust document of the other plant, which came by another way than the
            bundle
        of: Which metal: lot:ID or object:ID of the sender, where the bundle shows several shipments
        accepted: Why it is taken all the same: why it is taken although both weights differ, the metal was recalled, or
            the bundle leaves something out
        Answer: shipment, way, state, other, there, here, at, seq, said_g, weighed_g, within_g, accepted, format, notes,
            analyses.
        """
        return self._book(
            "/api/exchange/confirm-transfer",
            {"bundle": bundle, "trust": trust, "of": of, "accepted": accepted},
            ("*bundle", "*trust",),
            idempotency_key,
        )

    @_list("rows")
    def transfer_list(
        self,
        *,
        of: Optional[Iterable[Any]] = None,
        certificate: Optional[str] = None,
        prove: Optional[bool] = None,
    ) -> Any:
        """List what was sent to other plants and received from them.

        Typed as `remelt transfer list`. Who may: any role but inspector and reader.
        of: Of this metal: only transfers of these lots and objects, and their shipments that nobody confirmed yet;
            [text]
        certificate: also the metal that a certificate of this number was issued for
        prove: With proof: the records under a signed checkpoint, where the key of the log is at hand
        Answer: format, origin, rows, certified, proof.
        All of them: `remelt.rows(remelt.transfer_list)`.
        """
        return self._read(
            "/api/exchange/list-transfers",
            {"of": of, "certificate": certificate, "prove": prove},
            (),
        )

    def transfer_receive(
        self,
        bundle: Any,
        *,
        trust: Any,
        lot: str,
        weighed_g: int,
        of: Optional[str] = None,
        scale: Optional[str] = None,
        form: Optional[str] = None,
        originClass: Optional[str] = None,
        lotClass: Optional[str] = None,
        accepted: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Receive metal that another plant shipped, by its bundle, as a lot on hold.

        Typed as `remelt transfer receive`. Who may: receiver.
        bundle: Bundle of the other plant: bundle that the other plant made of the metal
        trust: Trust document of the other plant: trust document of the other plant, which came by another way than the
            bundle
        lot: id of the lot here
        weighed_g: Weighed here: what it weighs on the scale of this plant [g]
        of: Which metal: lot:ID or object:ID of the sender, where the bundle shows several shipments
        scale: id of the scale that weighed it; without, both weights may differ by 2 % or 10 g
        form: form of stock; default that of the lot of the sender
        originClass: Origin: ISO 14021; default that of the lot of the sender, of a piece of a heat none; one of
            post-consumer, pre-consumer-external, internal-revert, virgin
        lotClass: Class of the lot: default that of the lot of the sender, of a piece of a heat master-heat; one of
            internal-revert, customer-return, purchased-scrap, end-of-life, virgin, addition-alloy, master-heat
        accepted: Why it is taken all the same: why it is taken although both weights differ, the metal was recalled, or
            the bundle leaves something out
        Answer: shipment, way, state, other, there, here, at, seq, said_g, weighed_g, within_g, accepted, format, notes,
            analyses.
        """
        return self._book(
            "/api/exchange/receive-transfer",
            {
                "bundle": bundle,
                "trust": trust,
                "lot": lot,
                "weighed_g": weighed_g,
                "of": of,
                "scale": scale,
                "form": form,
                "originClass": originClass,
                "lotClass": lotClass,
                "accepted": accepted,
            },
            ("*bundle", "*trust", "weighed_g",),
            idempotency_key,
        )

    def transfer_review(
        self,
        bundle: Any,
        *,
        trust: Any,
        of: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Read a newer bundle of metal that was received, and hold the lot where the sender recalled it or took it back.

        Typed as `remelt transfer review`. Who may: receiver, sampler, analyst, planner, melter, certifier, quality,
            shipping, manager.
        bundle: Bundle of the other plant: bundle that the other plant made of the metal
        trust: Trust document of the other plant: trust document of the other plant, which came by another way than the
            bundle
        of: Which metal: lot:ID or object:ID of the sender, where the bundle shows several shipments
        Answer: format, shipment, origin, of, here, sizeThen, sizeNow, news, held.
        """
        return self._book(
            "/api/exchange/review-transfer",
            {"bundle": bundle, "trust": trust, "of": of},
            ("*bundle", "*trust",),
            idempotency_key,
        )

    def trial(
        self,
        *,
        route: Any,
        mass_kg: Number,
        gradeId: Optional[str] = None,
        spec: Optional[str] = None,
        methods: Optional[Dict[str, Any]] = None,
        wanted: Optional[Dict[str, Any]] = None,
        most: Optional[Dict[str, Any]] = None,
        cost: Optional[Dict[str, Any]] = None,
        composition_ppm: Optional[Dict[str, Any]] = None,
    ) -> Any:
        """Plan the heats and samples that would teach the plant each factor of a route that nobody has proven.

        Typed as `remelt trial`. Who may: any role but inspector and reader.
        route: name of a kept route, or a JSON file with its operations; string or [{operation, fidelity?:
            kinetic|table, settings?: {name: value}, additions?: [{material?, composition_wtpct?: {name: value},
            balance?, mass_kg?: number, wtpct?: number, at_s: number, dissolution_s?: number, recovery?: number or
            {name: value}}]}]
        mass_kg: Charge: charge of one heat [kg]
        gradeId: Grade: product: a grade of the catalogue
        spec: Specification: in its place: a stored specification
        methods: method of an element; default the laboratory method that is surest there; {name: value}
        wanted: {ratio?: number, factor?: number}
        most: {heats?: number, samples?: number}
        cost: {heat_usd?: number, analysis_usd?: number}
        composition_ppm: Contents of the charge: contents of the charge in place of typical ones: S=25ppm Mg=20ppm;
            {name: value}
        Answer: format, manifest, assumed, warnings, operations, wanted, plan, table, factors, decidable.
        """
        return self._read(
            "/api/heats/plan-trial",
            {
                "route": route,
                "mass_kg": mass_kg,
                "gradeId": gradeId,
                "spec": spec,
                "methods": methods,
                "wanted": wanted,
                "most": most,
                "cost": cost,
                "composition_ppm": composition_ppm,
            },
            ("*settings", "analysis_usd", "at_s", "composition_ppm", "composition_wtpct", "dissolution_s", "factor", "heat_usd", "heats", "mass_kg", "ratio", "recovery", "samples", "settings", "value", "wtpct",),
        )

    def trim_heat(
        self,
        heat: str,
        *,
        mass_kg: Optional[Number] = None,
        furnaceRoom_kg: Optional[Number] = None,
        minutes: Optional[Number] = None,
        confidence: Optional[Number] = None,
        stage: Optional[int] = None,
        divert: Optional[Iterable[Any]] = None,
    ) -> Any:
        """Calculate the trim of a heat after its latest bath sample: what to add.

        Who may: any role but inspector and reader.
        heat: its number
        mass_kg: Metal in the furnace: metal in the furnace; default: what was poured, else what was charged [kg]
        furnaceRoom_kg: Room left in the furnace: room left in the furnace; default: its capacity less the metal in it,
            or 5 % of the metal where no furnace is known [kg]
        minutes: Time since the sample: time since the sample was taken; default 30 [min]
        confidence: Conformance probability: required conformance probability after the additions; default 0.99
        stage: Operation of the route: operation of the route that the bath is in, from 1; default by the furnace log,
            or the only bath
        divert: Other grades: grades that the heat may become; [text]
        Answer: format, manifest, assumed, verdict, words, additions, cost_usd, mass_kg, time_min, z, composition,
            certificate, asItIs, risks, unknown, ways.
        """
        return self._read(
            "/api/heats/trim-heat",
            {
                "heat": heat,
                "mass_kg": mass_kg,
                "furnaceRoom_kg": furnaceRoom_kg,
                "minutes": minutes,
                "confidence": confidence,
                "stage": stage,
                "divert": divert,
            },
            ("confidence", "furnaceRoom_kg", "mass_kg", "minutes", "stage",),
        )

    def trust_document(self, *, askCosigner: Optional[bool] = None) -> Any:
        """Write the keys of the log and of persons as a trust document for customers.

        Who may: any role but inspector and reader.
        askCosigner: Ask for the cosigner: its policy asks for the signature of the plant by ML-DSA-44 too
        Answer: format, date, policy, persons.
        """
        return self._read("/api/proof/trust-document", {"askCosigner": askCosigner}, ())

    def value_lot(self, lot: str, *, orders: Optional[Dict[str, Any]] = None) -> Any:
        """Say what a lot is worth to the orders of the plant, and the most that may be paid for it.

        Who may: any role but inspector and reader.
        lot: its id
        orders: What is to be melted: remelt-yard-orders/1: what is to be melted; default the planned heats; its parts
            stand in /openapi.json
        Answer: format, manifest, assumed, lot, available_kg, asked_usd_per_kg, without_usd, curve, most_usd_per_kg,
            atPrice, alternatives, words.
        """
        return self._read(
            "/api/yard/value-lot",
            {"lot": lot, "orders": orders},
            ("*settings", "aimPrice_usd_per_kg", "aim_wtpct", "at_s", "boundKept", "central", "certificationSamples", "composition_wtpct", "confidence", "contents_ppm", "corrections", "correlation", "dissolution_s", "fixed_usd", "furnaceRoom_kg", "generation", "heatSpread", "heats", "internalShare", "jointConfidence", "liningAge", "lostToOxygen", "mass_kg", "max", "maxLots", "maxMaterials", "mean", "min", "minutes", "mouldLoss_wtpct", "perOxygen", "perSulfur", "qualifiedHeats_wtpct", "recovery", "remeltLoss_wtpct", "removalCredit", "residual_wtpct", "revertShare", "scatter", "sd", "sd_wtpct", "seed", "settings", "spread", "time_s", "usd_per_kg", "value", "wallToVolume_per_m", "wtpct",),
        )

    def value_yard(self, *, orders: Optional[Dict[str, Any]] = None) -> Any:
        """Rank the lots of the yard by unpaid Re, Hf, Ta and Nb, with what one may pay for each.

        Who may: any role but inspector and reader.
        orders: What is to be melted: remelt-yard-orders/1: what is to be melted; default the planned heats; its parts
            stand in /openapi.json
        Answer: format, orders, lots, unknown, assumed, rules.
        """
        return self._read(
            "/api/yard/value-yard",
            {"orders": orders},
            ("*settings", "aimPrice_usd_per_kg", "aim_wtpct", "at_s", "boundKept", "central", "certificationSamples", "composition_wtpct", "confidence", "contents_ppm", "corrections", "correlation", "dissolution_s", "fixed_usd", "furnaceRoom_kg", "generation", "heatSpread", "heats", "internalShare", "jointConfidence", "liningAge", "lostToOxygen", "mass_kg", "max", "maxLots", "maxMaterials", "mean", "min", "minutes", "mouldLoss_wtpct", "perOxygen", "perSulfur", "qualifiedHeats_wtpct", "recovery", "remeltLoss_wtpct", "removalCredit", "residual_wtpct", "revertShare", "scatter", "sd", "sd_wtpct", "seed", "settings", "spread", "time_s", "usd_per_kg", "value", "wallToVolume_per_m", "wtpct",),
        )

    def verify_ledger(self, *, noted: Optional[Dict[str, Any]] = None) -> Any:
        """Verify the ledger: recompute every hash, link and balance.

        Who may: any role.
        noted: {size: number, root, later?: true}
        Answer: format, ok, head, from, records, problems.
        """
        return self._read("/api/proof/verify-ledger", {"noted": noted}, ("size",))

    def what_if_heat(
        self,
        heat: str,
        *,
        mass_kg: Number,
        changes: Iterable[Any],
        gradeId: Optional[str] = None,
        spec: Optional[str] = None,
        route: Optional[Any] = None,
        removalCredit: Optional[Any] = None,
        calibrated: Optional[Dict[str, Any]] = None,
        maxMaterials: Optional[int] = None,
        jointConfidence: Optional[Number] = None,
        internalShare: Optional[Number] = None,
        lots: Optional[Dict[str, Any]] = None,
        scale: Optional[str] = None,
        owner: Optional[str] = None,
        furnace: Optional[str] = None,
        skull: Optional[Any] = None,
        recourse: Optional[Dict[str, Any]] = None,
        contract: Optional[Any] = None,
        within: Optional[Dict[str, Any]] = None,
        certificationSamples: Optional[int] = None,
        holdPoints: Optional[Iterable[Any]] = None,
        programme: Optional[str] = None,
        asTyped: Optional[bool] = None,
    ) -> Any:
        """Compare the plan of a heat with itself under other prices, limits, shares or lots; nothing is booked.

        Who may: any role but inspector and reader.
        heat: its number
        mass_kg: Mass: refined metal wanted [kg]
        changes: prices, limits, shares and lots that are changed; [text]
        gradeId: Grade: grade of the catalogue; default that of the specification
        spec: Specification: stored specification in place of the limits of the grade, such as "CUST-718-A rev 3"
        route: name of a kept route, or a JSON file with its operations; [{operation, fidelity?: kinetic|table,
            settings?: {name: value}, additions?: [{material?, composition_wtpct?: {name: value}, balance?, mass_kg?:
            number, wtpct?: number, at_s: number, dissolution_s?: number, recovery?: number or {name: value}}]}] or
            string
        removalCredit: Removal credit: what the heats of the furnace have unlocked; [text] or {name: value}
        calibrated: Calibrated furnace: the furnace as its own heats left it; default literature; {furnace, heats:
            number, rows: [{name, law: lognormal|normal|logit, central: number, spread: number, heatSpread: number}],
            correlation?: [[number]], scatter: number, removalCredit: {name: value}, advice}
        maxMaterials: Most materials: largest number of materials in the charge
        jointConfidence: Conformance probability: conformance probability that the plan must reach, all limits together
        internalShare: Inner share: middle share of every window that the mean contents keep, such as 0.8
        lots: {without?: [text], only?: [text], atMost_kg?: {name: value}, atLeast_kg?: {name: value}, minPiece_kg?:
            number}
        scale: scale of the plant that the charge is weighed on; the plan is rounded to its step
        owner: customer whose metal it is; default the plant's own
        furnace: furnace of the plant for the first melt; default the smallest that holds the heat
        skull: what the heat before left in the crucible; null = it is clean; {mass_kg: number, gradeId?,
            composition_wtpct?: {name: value}, sd_wtpct?: {name: value}, balance?} or null
        recourse: Trims: JSON of the trims that may follow a bath sample, as in a plan document; {method?, sd_wtpct?:
            {name: value}, minutes?: number, keptPerHour?: {name: value}, corrections?: number, materials?: [text],
            furnaceRoom_kg?: number, confidence?: number, divert?: [{gradeId?, limits_wtpct?: {name: value}, sums?:
            [{elements: [text], min?: number, max?: number}], residual_wtpct?: number or null}]}
        contract: How the customer pays: how the customer pays: type, money per kg, day: "fixed 62 USD/kg 2026-11-01"
        within: Qualified heats: qualified heats that the plan must not go beyond; {programme?, qualifiedHeats: [{heat,
            contents_ppm?: {name: value}, revertShare?: number, lotClasses?: [text], generation?: number, route?:
            [text], settings?: {name: value}, lining?, liningAge?: number, furnace?, heatTreatment?, site?,
            specification?, laboratory?, at?}], trampSums?: [[text]], furnace?}
        certificationSamples: Draws of the certificate
        holdPoints: Hold points; [{step: charge|power-on|addition|pour|cast|release, kind: hold|witness, look, role?,
            wait_min?: number}]
        programme: locked programme that passed gate 1: the plan stays inside what its qualified heats cover; in place
            of within
        asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
        Answer: format, manifest, assumed, heat, mass_kg, z, changes, unused, before, after, difference_usd, lots,
            materials, windows_wtpct, planned_usd.
        """
        return self._read(
            "/api/heats/what-if-heat",
            {
                "heat": heat,
                "mass_kg": mass_kg,
                "changes": changes,
                "gradeId": gradeId,
                "spec": spec,
                "route": route,
                "removalCredit": removalCredit,
                "calibrated": calibrated,
                "maxMaterials": maxMaterials,
                "jointConfidence": jointConfidence,
                "internalShare": internalShare,
                "lots": lots,
                "scale": scale,
                "owner": owner,
                "furnace": furnace,
                "skull": skull,
                "recourse": recourse,
                "contract": contract,
                "within": within,
                "certificationSamples": certificationSamples,
                "holdPoints": holdPoints,
                "programme": programme,
                "asTyped": asTyped,
            },
            ("*settings", "allowedLoss", "atLeast_kg", "atMost_kg", "at_s", "baseIndex", "central", "certificationSamples", "composition_wtpct", "confidence", "contents_ppm", "corrections", "correlation", "dissolution_s", "factor", "fee_per_kg", "furnaceRoom_kg", "generation", "heatSpread", "heats", "index", "internalShare", "jointConfidence", "liningAge", "mass_kg", "max", "maxMaterials", "max_wtpct", "mean", "metal_per_kg", "min", "minPiece_kg", "min_wtpct", "minutes", "more_usd_per_kg", "most_kg", "price_per_kg", "recovery", "removalCredit", "residual_wtpct", "return_per_kg", "returned", "revertShare", "savingShare", "scatter", "sd", "sd_wtpct", "settings", "spread", "usd_per_kg", "usd_per_unit", "value", "wait_min", "worth_per_kg", "wtpct",),
        )

    def yields(self) -> Any:
        """Learn metal yields by form and supplier from the recorded heats.

        Typed as `remelt yields`. Who may: any role but inspector and reader.
        Answer: format, leastHeats, yields.
        """
        return self._read("/api/heats/learn-yields", {}, ())
