# Remelt from R, in one file. It needs the packages httr2 and jsonlite.
#
# Written by `node tools/publish-clients.ts` from the contracts of the verbs; do not edit.
#
#   source("remelt.R")
#   remelt <- remelt_client("https://remelt.example", token = "...")
#   remelt$lot_hold("L-1", reason = "the label is torn")
#   lots <- remelt$rows("list_lots", status = "hold")
#
# A function has the name of the verb as it is typed: `remelt lot hold` is remelt$lot_hold. What the ledger keeps digit by digit is
# text, and stays text; other numbers are those of the server, exactly. A booking that was sent is sent again under the same key
# where the connection was lost, so it is booked once. What the server refuses is a condition of the class "remelt_error" with
# `code`, `message`, `details` and `cure`: tryCatch(..., remelt_error = function(e) e$cure). What it takes stands above each function below.

#' A server of Remelt, as the person whose token this is.
#'
#' @param url such as "https://remelt.example"; default: the variable REMELT_URL
#' @param token of a program (page Account) or of a person; default: the variable REMELT_TOKEN
#' @param ca_file certificate of a plant that makes its own (/plant-root.crt)
#' @param sign called with the sentence of what is signed; answers the person's own token or password. Without it, what is signed is refused
#' @param retries,timeout_s how often and how long a request waits where the connection is lost or the server is busy
remelt_client <- function(url = Sys.getenv("REMELT_URL"), token = Sys.getenv("REMELT_TOKEN"), ca_file = NULL, sign = NULL,
                          retries = 6, timeout_s = 600) {
  url <- sub("/+$", "", url)
  if (!grepl("^https?://", url)) stop("the address of the server is missing: give url, or set REMELT_URL")
  if (!nzchar(token)) stop("the token is missing: give token, or set REMELT_TOKEN")

  refuse <- function(code, words, details = list(), status = NULL, more = list()) {
    cures <- unlist(lapply(details, function(one) one$cure))
    told <- unlist(lapply(details, function(one) {
      said <- c(one$message, if (!is.null(one$allowed)) paste("allowed:", one$allowed), one$cure)
      if (length(said) > 0) paste0("  ", paste(c(one$path, paste(said, collapse = "; ")), collapse = ": "))
    }))
    cure <- if (length(cures) > 0) cures[[1]]
    stop(structure(
      class = c("remelt_error", "error", "condition"),
      list(message = paste(c(words, told), collapse = "\n"), call = NULL, code = code, words = words, details = details,
           cure = cure, status = status, more = more)
    ))
  }

  # sends a request until it is answered; one that books has its key, so it may be sent again
  attempt <- function(method, address, body, headers) {
    for (tried in seq_len(retries + 1)) {
      last <- tried > retries
      request <- httr2::request(paste0(url, address))
      request <- httr2::req_method(request, method)
      request <- httr2::req_headers(request, Authorization = paste("Bearer", token), !!!headers, .redact = "Authorization")
      # a token is shown to the server that it is for, and to no other
      request <- httr2::req_options(request, followlocation = FALSE)
      request <- httr2::req_timeout(request, timeout_s)
      request <- httr2::req_error(request, is_error = function(response) FALSE)
      if (!is.null(ca_file)) request <- httr2::req_options(request, cainfo = ca_file)
      if (!is.null(body)) request <- httr2::req_body_raw(request, charToRaw(enc2utf8(body)), "application/json")
      response <- tryCatch(httr2::req_perform(request), httr2_failure = function(lost) lost)
      wait_s <- 0
      if (inherits(response, "condition")) {
        words <- conditionMessage(if (is.null(response$parent)) response else response$parent)
        if (last || grepl("certificate|SSL", words))
          refuse("unreachable", paste0(url, " cannot be reached: ", words),
                 list(list(cure = "look at the address, the certificate (ca_file), and whether the server runs")))
      } else {
        status <- httr2::resp_status(response)
        if (status < 300) return(response)
        after <- suppressWarnings(as.numeric(httr2::resp_header(response, "Retry-After", "0")))
        if (!is.na(after)) wait_s <- after
        # a server that asks for more than a minute is not waited for: its refusal says until when
        if (last || !(status %in% c(429, 502, 503, 504)) || wait_s > 60) {
          text <- httr2::resp_body_string(response)
          error <- tryCatch(remelt_read(text)$error, error = function(e) NULL)
          if (is.null(error)) refuse("unavailable", paste0("the server answered ", status, ": ", substr(text, 1, 200)), status = status)
          refuse(error$code, error$message, error$details, status, error)
        }
      }
      Sys.sleep(max(wait_s, min(2^(tried - 1) * 0.25, 30)))
    }
  }

  send <- function(method, address, body = NULL, key = NULL, accept = "application/json") {
    headers <- list(Accept = accept)
    if (method != "GET") headers[["Idempotency-Key"]] <- if (is.null(key)) remelt_key() else key
    tryCatch(attempt(method, address, body, headers), remelt_error = function(refused) {
      if (refused$code != "confirm-person" || is.null(sign)) stop(refused)
      sentence <- refused$more$sentence
      proof <- if (identical(refused$more$by, "password")) "password" else "token"
      asked <- remelt_text(stats::setNames(list(sentence, sign(sentence)), c("sentence", proof)))
      again <- list(Accept = "application/json", "Idempotency-Key" = remelt_key())
      confirmed <- remelt_body(attempt("POST", "/api/session/confirmation", asked, again))
      headers[["Remelt-Confirmation"]] <- confirmed$confirmation
      attempt(method, address, body, headers)
    })
  }

  query_of <- function(path, query) {
    query <- query[!vapply(query, is.null, TRUE)]
    if (length(query) == 0) return(path)
    parts <- vapply(names(query), function(name) {
      value <- query[[name]]
      text <- if (is.character(value) && length(value) == 1 && !inherits(value, "AsIs")) value else remelt_text(value)
      paste0(curl::curl_escape(name), "=", curl::curl_escape(enc2utf8(text)))
    }, "")
    paste0(path, "?", paste(parts, collapse = "&"))
  }

  following <- NULL
  read <- function(address, order = list(), lists = character()) {
    response <- send("GET", query_of(address, remelt_lists(order, lists)))
    link <- httr2::resp_header(response, "Link", "")
    following <<- if (grepl("rel=\"next\"", link, fixed = TRUE)) sub("^<([^>]*)>.*$", "\\1", link)
    remelt_body(response)
  }
  book <- function(address, order, lists, key) {
    order <- remelt_lists(order[!vapply(order, is.null, TRUE)], lists)
    remelt_body(send("POST", address, if (length(order) == 0) "{}" else remelt_text(order), key))
  }

  # Every entry of a list, page after page: remelt$rows("list_lots", status = "hold")
  rows <- function(verb, ...) {
    field <- remelt_rows[[verb]]
    if (is.null(field)) stop(verb, " is not a list with pages")
    answer <- remelt[[verb]](...)
    all <- answer[[field]]
    while (!is.null(following)) {
      answer <- read(following)
      all <- c(all, answer[[field]])
    }
    all
  }

  # What happened, event by event, in the order of the ledger: remelt$feed(function(event) ..., "erp.cursor"). The cursor is written to
  # the file once the function has come back, so an event that was not handled to its end comes again: book each under its `id`.
  # `types` = only these; `follow_s` = waits so long for news at the end, and never ends. Answers the number of events.
  feed <- function(handle, cursor_file = NULL, after = NULL, types = NULL, follow_s = NULL, page = 1000) {
    cursor <- after
    if (!is.null(cursor_file) && is.null(after) && file.exists(cursor_file)) {
      cursor <- paste(readLines(cursor_file, warn = FALSE), collapse = "")
      if (!nzchar(cursor)) cursor <- NULL
    }
    handled <- 0
    repeat {
      query <- list(after = cursor, limit = page, types = if (!is.null(types)) paste(types, collapse = ","))
      response <- send("GET", query_of("/api/feed", query), accept = "application/x-ndjson")
      lines <- strsplit(httr2::resp_body_string(response), "\n", fixed = TRUE)[[1]]
      if (length(lines) == 0 || !grepl("^\\{\"format\":\"remelt-feed-end/1\".*\\}$", lines[[length(lines)]])) {
        Sys.sleep(1) # it was cut off on its way
        next
      }
      events <- lapply(lines, remelt_read)
      end <- events[[length(events)]]
      for (event in events[-length(events)]) {
        handle(event)
        handled <- handled + 1
        cursor <- event$cursor
        remelt_keep(cursor_file, cursor)
      }
      if (!identical(cursor, end$cursor)) {
        cursor <- end$cursor
        remelt_keep(cursor_file, cursor)
      }
      if (isTRUE(end$more)) next
      if (is.null(follow_s)) return(invisible(handled))
      Sys.sleep(follow_s)
    }
  }

  # Calculates on a document, such as "simulate" on a remelt-simulation; nothing is booked.
  calculate <- function(name, document)
    remelt_body(send("POST", paste0("/api/calculations/", curl::curl_escape(name)), remelt_text(document)))

  # Any other address of /openapi.json.
  request <- function(method, path, body = NULL, idempotency_key = NULL)
    remelt_body(send(method, path, if (!is.null(body)) remelt_text(body), idempotency_key))

  remelt <- c(list(url = url, rows = rows, feed = feed, calculate = calculate, request = request), remelt_verbs(read, book))
  class(remelt) <- "remelt_client"
  remelt
}

print.remelt_client <- function(x, ...) cat("<remelt_client ", x$url, ">\n", sep = "")

# A key that nobody uses twice, whatever seed is set: httr2 brings openssl with it.
remelt_key <- function() paste(as.character(openssl::rand_bytes(16)), collapse = "")

# A named list of what is a JSON document; numbers are those of the server, text stays text.
remelt_read <- function(text) jsonlite::fromJSON(text, simplifyVector = FALSE, bigint_as_char = TRUE)
remelt_body <- function(response) remelt_read(httr2::resp_body_string(response))

# JSON with all digits. A vector of one is a single value, save where the contract wants a list.
remelt_text <- function(value) {
  if (is.null(value)) return("null")
  if (is.list(value) && !is.data.frame(value)) {
    below <- vapply(value, remelt_text, "")
    if (is.null(names(value))) return(paste0("[", paste(below, collapse = ","), "]"))
    return(paste0("{", paste0(remelt_quoted(names(value)), ":", below, collapse = ","), "}"))
  }
  if (is.data.frame(value))
    # what is NA in a row is left out of it
    return(remelt_text(lapply(seq_len(nrow(value)), function(i) {
      row <- as.list(value[i, , drop = FALSE])
      row[!vapply(row, function(cell) is.atomic(cell) && anyNA(cell), TRUE)]
    })))
  if (anyNA(value)) stop("NA cannot be sent: leave the field out")
  if (is.factor(value) || inherits(value, c("Date", "POSIXt"))) value <- as.character(value)
  all <- if (is.character(value)) remelt_quoted(value)
    else if (is.logical(value)) ifelse(value, "true", "false")
    else if (is.numeric(value)) remelt_number(unclass(value))
    else stop("a value of the class ", class(value)[[1]], " cannot be sent")
  if (length(all) == 1 && !inherits(value, "AsIs")) all else paste0("[", paste(all, collapse = ","), "]")
}

remelt_quoted <- function(texts) vapply(enc2utf8(as.character(texts)), function(one)
  as.character(jsonlite::toJSON(one, auto_unbox = TRUE)), "", USE.NAMES = FALSE)

remelt_number <- function(numbers) vapply(numbers, function(one) {
  if (!is.finite(one)) stop(one, " is not a finite number")
  short <- sprintf("%.15g", one)
  if (as.numeric(short) == one) short else sprintf("%.17g", one)
}, "")

# Fields that the contract wants as lists, also where one value is given.
remelt_lists <- function(order, lists) {
  for (name in intersect(names(order), lists))
    if (is.atomic(order[[name]])) order[[name]] <- as.list(order[[name]])
    else if (!is.data.frame(order[[name]]) && !is.null(names(order[[name]]))) order[[name]] <- list(order[[name]])
  order
}

# Puts a cursor into its file: the old one or the new one stands there.
remelt_keep <- function(file, cursor) {
  if (is.null(file)) return(invisible())
  draft <- tempfile(".cursor-", tmpdir = dirname(file))
  writeLines(cursor, draft)
  if (!file.rename(draft, file)) stop(file, " cannot be written")
}

# Functions whose answer is a page of a list, each with the field that holds its entries.
remelt_rows <- list(article_list = "rows", customer_list = "rows", disclosure_show = "policies", furnace_list = "furnaces", heat_list = "heats", heat_pieces = "pieces", hosts_list = "hosts", keys_list = "keys", label_list = "labels", ledger_witnesses = "keys", lesson_list = "lessons", list_lots = "lots", list_programmes = "programmes", list_scales = "scales", lot_ordered_analyses = "analyses", order_list = "rows", persons_list = "persons", price_list = "prices", register_list = "entries", release_queue = "waiting", results_list = "arrivals", route_list = "routes", source_list = "sources", spec_list = "specifications", transfer_list = "rows")

remelt_verbs <- function(read, book) list(
  # Add a report of tests, inspections or service to a programme, all or nothing.
  # Who may: analyst, quality.
  # programme: id of a locked programme
  # document: Report
  # places: Places of the rows: in the file that they came from, such as "tensile.csv, row 5"; [text]
  # dryRun: Check only: check everything and book nothing
  # Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256, processSha256,
  #     looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals, service, belowLevel,
  #     added, missing.
  add_evidence = function(programme, document, places = NULL, dryRun = NULL, idempotency_key = NULL)
    book("/api/qualification/add-evidence", list(programme = programme, document = document, places = places, dryRun =
        dryRun), c("places"), idempotency_key),

  # Record whether the melter accepts or declines advice during a heat.
  # Typed as `remelt advise`. Who may: melter.
  # document: Advice: remelt-advise/1 document, as it was asked
  # decision: one of accepted, declined
  # happenedAt: Time: when it happened (ISO 8601 with zone); default now
  # Answer: format, advice, answer, booked.
  advise = function(document, decision, reason = NULL, happenedAt = NULL, idempotency_key = NULL)
    book("/api/heats/answer-advice", list(document = document, decision = decision, reason = reason, happenedAt =
        happenedAt), c(), idempotency_key),

  # Advise on a heat in the furnace from what is recorded of it: pour, wait, sample or add.
  # Who may: any role but inspector and reader.
  # heat: its number
  # at: Moment: the moment that the advice is for (ISO 8601 with zone); default now
  # minutes: Time since it was molten: time since the metal was molten; default since its charge was booked [min]
  # latestMinutes: Held until: until when it may be held, since it was molten; default as long as planned [min]
  # stage: Operation of the route: operation of the route that the bath is in, from 1; default by the furnace log, or
  #     the only bath
  # route: kept route, or a JSON file with its operations, for a heat whose plan names none; not with a furnace log;
  #     [{operation, fidelity?: kinetic|table, settings?: {name: value}, additions?: [{material?, composition_wtpct?:
  #     {name: value}, balance?, mass_kg?: number, wtpct?: number, at_s: number, dissolution_s?: number, recovery?:
  #     number or {name: value}}]}] or string
  # arrived: With what arrived: also on results that arrived and that nobody has taken yet; nothing is booked on it
  # confidence: Sure enough: probability of being inside every limit that is sure enough; default 0.9
  # Answer: format, heat, at, moltenAt, zeroAt, document, advice, rests, on, missing.
  advise_heat = function(heat, at = NULL, minutes = NULL, latestMinutes = NULL, stage = NULL, route = NULL, arrived =
      NULL, confidence = NULL)
    read("/api/heats/advise-heat", list(heat = heat, at = at, minutes = minutes, latestMinutes = latestMinutes, stage =
        stage, route = route, arrived = arrived, confidence = confidence), c()),

  # Enter an article: what a sender calls a material, or change it.
  # Typed as `remelt article enter`. Who may: planner, manager, shipping.
  # article: material number at the sender
  # name: what the sender calls it
  # form: form of what is delivered under it, such as turnings
  # originClass: Origin: origin (ISO 14021) of what is delivered under it; one of post-consumer, pre-consumer-external,
  #     internal-revert, virgin
  # lotClass: Lot class: what kind of return it is; one of internal-revert, customer-return, purchased-scrap,
  #     end-of-life, virgin, addition-alloy, master-heat
  # grade: grade that it is declared to be
  # sender: short name of the system that sends it, such as sap; absent: it is kept here
  # version: a whole number that grows with each change at the sender; a time such as 20261202183000 will do
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, of, entered, taken.
  article_enter = function(article, name, form = NULL, originClass = NULL, lotClass = NULL, grade = NULL, sender = NULL,
      version = NULL, reason = NULL, idempotency_key = NULL)
    book("/api/exchange/enter-article", list(article = article, name = name, form = form, originClass = originClass,
        lotClass = lotClass, grade = grade, sender = sender, version = version, reason = reason), c(), idempotency_key),

  # Enter the articles of a table, all or none; the same table again books nothing.
  # Typed as `remelt article import`. Who may: planner, manager, shipping.
  # file: Table: CSV or XLSX with a row for each, columns in any order, under the number of the sender; {name, base64}
  # sender: short name of the system that sends it, such as sap; absent: it is kept here
  # reason: Why it changes: why it replaces what was entered before
  # dryRun: Show only: say what would become of each row, and book nothing
  # Answer: format, of, entered, taken.
  article_import = function(file, sender = NULL, reason = NULL, dryRun = NULL, idempotency_key = NULL)
    book("/api/exchange/import-articles", list(file = file, sender = sender, reason = reason, dryRun = dryRun), c(),
        idempotency_key),

  # List the articles that were entered or sent, as they are now.
  # Typed as `remelt article list`. Who may: any role but inspector and reader.
  # article: one of them; default all
  # limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
  # after: only the rows after this place
  # Answer: format, of, rows, total, next.
  # All of them: remelt$rows("article_list").
  article_list = function(article = NULL, limit = NULL, after = NULL)
    read("/api/exchange/list-articles", list(article = article, limit = limit, after = after), c()),

  # Show an article with every version of it: who sent it, and what it changed.
  # Typed as `remelt article show`. Who may: any role but inspector and reader.
  # article: its number
  # Answer: format, of, now, versions.
  article_show = function(article)
    read("/api/exchange/show-article", list(article = article), c()),

  # Book the lots of a table on hold with their analyses, all or none.
  # Who may: receiver.
  # rows: one lot each, as the table was read; [{row: number, lotId, mass_g: number, form, originClass, lotClass,
  #     owner?, supplier?, declaredGrade?, receivedOn?, generation?: number, note?, price?, analyses: [{method,
  #     laboratory?, reference?, balance?, results: [{element, text, unit: wt%|ppm}]}]}]
  # leftOut: Rows left out: rows of the table that are not booked, by the word of who books it: said in the answer;
  #     [number]
  # dryRun: Show only: says what would refuse the booking, and books nothing
  # specimen: Demonstration: no such metal exists: every paper that it reaches is marked DEMONSTRATION, NOT A
  #     CERTIFICATE
  # sameNames: Same name: a supplier or laboratory that is written otherwise already: join = the same, booked as known;
  #     apart = another one; one of join, apart
  # asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
  # Answer: format, repeated, mass_g, analyses, balances, leftOut, lots.
  book_returns = function(rows, leftOut = NULL, dryRun = NULL, specimen = NULL, sameNames = NULL, asTyped = NULL,
      idempotency_key = NULL)
    book("/api/yard/book-returns", list(rows = rows, leftOut = leftOut, dryRun = dryRun, specimen = specimen, sameNames
        = sameNames, asTyped = asTyped), c("rows", "leftOut"), idempotency_key),

  # Calibrate the model of a furnace on its recorded heats, and look for drift.
  # Typed as `remelt calibrate`. Who may: any role but inspector and reader.
  # furnace: furnace whose recorded heats are taken from the ledger
  # baselineHeats: First heats: number of first heats that later ones are compared with for drift; default 5
  # Answer: format, manifest, assumed, warnings, furnace, heats, readings, leftOut, strangers, parameters, scales,
  #     identifiability, next, unlocks, drift, calibrated.
  calibrate = function(furnace, baselineHeats = NULL)
    read("/api/heats/calibrate-furnace", list(furnace = furnace, baselineHeats = baselineHeats), c()),

  # Calibrate a furnace on tables of past heats, and judge the calibration on those that it never saw.
  # Typed as `remelt calibrate history`. Who may: any role but inspector and reader.
  # files: Tables: tables of past heats: CSV, XLSX, a folder or an archive (.zip) of them; one row for each heat or for
  #     each sample, joined by the number of the heat; [{name, base64}]
  # furnace: name of the furnace; where a column names several, only its heats are taken
  # operation: what the furnace does: vacuum-induction, electron-beam, electroslag, vacuum-arc; arc = what each class of
  #     scrap brings; default by the tables
  # map: Columns: what a column is: 'Haltezeit=time[min]' 'Pb ein=charged Pb[ppm]' 'Pb aus=Pb[ppm]' 'Notes=-'; [text]
  # set: For all heats: what the tables do not say: time=60 "pressure=0.01 mbar" lining=MgO mass=300 method=ICP-MS;
  #     [text]
  # dates: Order of dates: order of 03/11/2026; one of dmy, mdy
  # decimal: Decimal sign: decimal sign of 1,234; one of comma, point
  # unitChange: Values in another unit: values of a column that are 10,000 times off, as if they were wt% for ppm: left
  #     out (default) or converted; one of leave-out, convert
  # readOnly: Only read: shows what the tables are taken for, and calculates nothing
  # Answer: format, reading, document, scrapDocument, history, scrap.
  calibrate_history = function(files, furnace = NULL, operation = NULL, map = NULL, set = NULL, dates = NULL, decimal =
      NULL, unitChange = NULL, readOnly = NULL, idempotency_key = NULL)
    book("/api/heats/calibrate-history", list(files = files, furnace = furnace, operation = operation, map = map, set =
        set, dates = dates, decimal = decimal, unitChange = unitChange, readOnly = readOnly), c("files", "map", "set"),
        idempotency_key),

  # Record the gate checks of a lot (a missing check keeps it on hold).
  # Who may: receiver, sampler, analyst.
  # lot: its id
  # radiation: {rate_per_s: number, background_per_s: number, counted_s?: number}
  # closedCavities: Closed cavities: closed hollow parts; one of none, found
  # mutilation: Scrapped parts mutilated (made unusable): scrapped parts, and whether a certificate says that they were
  #     mutilated (made unusable); one of not-parts, certified, missing
  # mutilationPaper: Number of the certificate of mutilation
  # exportClass: Export class; one of free, licence-held, licence-missing
  # owner: whose metal it is
  # declared: Declared grade: declared grade against what was found; one of not-declared, fits, doubtful, contradicted
  # coating: coating on the pieces; one of none, metallic, ceramic, unknown
  # oil: Moisture and oil [kg/kg]
  # residues: left on the metal, kg per kg: "silica shell or core=0.002"; [{residue, share: number}]
  # film_m: Oxide film: oxide film on turnings [nm]: 5 bright, 50 tinted
  # despite: Why it is clean without a treatment: why oil or a coating found before is gone, though no treatment was
  #     booked
  # Answer: seq, verdict, checks, note.
  check_gate = function(lot, radiation = NULL, closedCavities = NULL, mutilation = NULL, mutilationPaper = NULL,
      exportClass = NULL, owner = NULL, declared = NULL, coating = NULL, oil = NULL, residues = NULL, film_m = NULL,
      despite = NULL, idempotency_key = NULL)
    book("/api/yard/check-gate", list(lot = lot, radiation = radiation, closedCavities = closedCavities, mutilation =
        mutilation, mutilationPaper = mutilationPaper, exportClass = exportClass, owner = owner, declared = declared,
        coating = coating, oil = oil, residues = residues, film_m = film_m, despite = despite), c("residues"),
        idempotency_key),

  # Record tests of single pieces of a lot and estimate the share of stray pieces.
  # Who may: receiver, sampler, analyst.
  # lot: its id
  # results: Tested pieces: each by its mark, and whether it is a stray; [{piece, stray}]
  # pieces: pieces in the lot
  # allowed: Share allowed: share of strays by pieces that the lot may hold; default 0.01
  # Answer: format, lot, tested, strays, shape, mean, upper95, verdict, reason.
  check_pieces = function(lot, results, pieces = NULL, allowed = NULL, idempotency_key = NULL)
    book("/api/yard/check-pieces", list(lot = lot, results = results, pieces = pieces, allowed = allowed), c("results"),
        idempotency_key),

  # Clear a lot that passed the gate and was identified.
  # Who may: quality. It is signed.
  # lot: its id
  # grade: one of the candidates; default: the first
  # override: a named person takes an ambiguous identification upon himself until a date; {by, reason, expires}
  # Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode, samples,
  #     analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass, originClass,
  #     supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate, ordered,
  #     processed, identification, clearedAs.
  clear_lot = function(lot, grade = NULL, override = NULL, idempotency_key = NULL)
    book("/api/yard/clear-lot", list(lot = lot, grade = grade, override = override), c(), idempotency_key),

  # Clear several lots that passed the gate and were identified.
  # Who may: quality.
  # lots: [text]
  # which: Which lots; one of on-hold, new, identified
  # supplier: only lots of this supplier
  # dryRun: Show only: shows what would happen and books nothing
  # despite: Why they are cleared all the same: of several: why lots in doubt, or identified as another grade than
  #     declared, are cleared too
  # Answer: format, step, booked, lots.
  clear_lots = function(lots = NULL, which = NULL, supplier = NULL, dryRun = NULL, despite = NULL, idempotency_key =
      NULL)
    book("/api/yard/clear-lots", list(lots = lots, which = which, supplier = supplier, dryRun = dryRun, despite =
        despite), c("lots"), idempotency_key),

  # Compare the prediction of a heat with its measurements.
  # Who may: any role.
  # heat: its number
  # asCharged: As charged: also what the charge comes to as it was weighed, which takes seconds through a route
  # Answer: format, heat, compared, asCharged.
  compare_heat = function(heat, asCharged = NULL)
    read("/api/heats/compare-heat", list(heat = heat, asCharged = asCharged), c()),

  # Compare a controlled specification with what an independent person types in again.
  # Who may: planner, certifier, quality.
  # number: Number of the document: of the specification, such as CUST-718-A
  # revision: of the specification
  # specification: its parts stand in /openapi.json
  # Answer: format, name, equal, enteredBy, comparedBy, compared, differences.
  compare_specification = function(number, revision, specification, idempotency_key = NULL)
    book("/api/reference/compare-specification", list(number = number, revision = revision, specification =
        specification), c(), idempotency_key),

  # Take back what was recorded, or put it right; both stay in the ledger.
  # Who may: any role but inspector and reader.
  # of: Of what: lot:R-1001, heat:H26-001 or object:I-1
  # record: receipt, gate, identification, analysis:ID, sample:ID, retest:SAMPLE, stamp:POINT, plan, charge, melting,
  #     casting, loss:NAME, certificate:NUMBER, shipment, cut; default the receipt of a lot, the last step of a heat
  # reason: why
  # values: {mass_g?: number, form?, supplier?, owner?, lotClass?:
  #     internal-revert|customer-return|purchased-scrap|end-of-life|virgin|addition-alloy|master-heat, declaredGrade?,
  #     originClass?: post-consumer|pre-consumer-external|internal-revert|virgin, reference?}
  # contract: How the customer pays: of the plan of a heat: how the customer pays: type, money per kg, day: "fixed 62
  #     USD/kg 2026-11-01"
  # holdPoints: Hold points; [{step: charge|power-on|addition|pour|cast|release, kind: hold|witness, look, role?,
  #     wait_min?: number}]
  # losses: Losses that were forgotten: of the melting or casting of a heat: where metal went that is unaccounted for,
  #     such as skull=2.3; [{to, mass_g: number}]
  # results: of an analysis: contents as printed, Cr=21.9 "Ti=<0.01" S=12ppm; the others stay; [{element, text, unit:
  #     wt%|ppm|ppb}]
  # purpose: of a sample without results: what it is for; one of product, bath, control, check
  # cause: of an analysis that was judged, why it does not count, or reads otherwise; one of test-piece-preparation,
  #     testing-equipment, wrong-specimen, transcription-error
  # document: the paper that shows the cause: the printed result, the log of the instrument
  # repeat_: of a further specimen of a retest: the one in its place
  # supersededBy: Superseded by: of a certificate: the one in its place
  # confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
  # Answer: format, of, record, done, effects, restsOn, reason, shown.
  correct_record = function(of, record = NULL, reason, values = NULL, contract = NULL, holdPoints = NULL, losses = NULL,
      results = NULL, purpose = NULL, cause = NULL, document = NULL, repeat_ = NULL, supersededBy = NULL, confirm =
      NULL, idempotency_key = NULL)
    book("/api/proof/correct-record", list(of = of, record = record, reason = reason, values = values, contract =
        contract, holdPoints = holdPoints, losses = losses, results = results, purpose = purpose, cause = cause,
        document = document, `repeat` = repeat_, supersededBy = supersededBy, confirm = confirm), c("holdPoints",
        "losses", "results"), idempotency_key),

  # Record the signature of the second party: the certificate counts as type 3.2 from then on.
  # Typed as `remelt countersign record`. Who may: receiver, sampler, analyst, planner, melter, certifier, quality.
  # of: Metal: heat:H-1 or object:I-1
  # countersignature: Signature: what the second party handed back; {format: remelt-countersignature/1, subject, number,
  #     payloadSha256, verifierKey, signature}
  # number: Number of the certificate
  # Answer: format, of, number, issuedAs, countsAs, maker, secondParty, failed, suspended, decidedAnew, withdrawn,
  #     withdrawal, missing, recalled, others.
  countersign_record = function(of, countersignature, number, idempotency_key = NULL)
    book("/api/release/countersign-certificate", list(of = of, countersignature = countersignature, number = number),
        c(), idempotency_key),

  # Show who has signed a certificate, and as which type it counts.
  # Typed as `remelt countersign show`. Who may: any role but inspector and reader.
  # of: Metal: heat:H-1 or object:I-1
  # number: Number of the certificate
  # Answer: format, of, number, issuedAs, countsAs, maker, secondParty, failed, suspended, decidedAnew, withdrawn,
  #     withdrawal, missing, recalled, others.
  countersign_show = function(of, number)
    read("/api/release/certificate-standing", list(of = of, number = number), c()),

  # Enter a customer, or change it.
  # Typed as `remelt customer enter`. Who may: planner, manager, shipping.
  # customer: number under which the sender knows it
  # name: name of the firm, as on its papers
  # country: two letters (ISO 3166), such as DE
  # sender: short name of the system that sends it, such as sap; absent: it is kept here
  # version: a whole number that grows with each change at the sender; a time such as 20261202183000 will do
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, of, entered, taken.
  customer_enter = function(customer, name, country = NULL, sender = NULL, version = NULL, reason = NULL,
      idempotency_key = NULL)
    book("/api/exchange/enter-customer", list(customer = customer, name = name, country = country, sender = sender,
        version = version, reason = reason), c(), idempotency_key),

  # Enter the customers of a table, all or none; the same table again books nothing.
  # Typed as `remelt customer import`. Who may: planner, manager, shipping.
  # file: Table: CSV or XLSX with a row for each, columns in any order, under the number of the sender; {name, base64}
  # sender: short name of the system that sends it, such as sap; absent: it is kept here
  # reason: Why it changes: why it replaces what was entered before
  # dryRun: Show only: say what would become of each row, and book nothing
  # Answer: format, of, entered, taken.
  customer_import = function(file, sender = NULL, reason = NULL, dryRun = NULL, idempotency_key = NULL)
    book("/api/exchange/import-customers", list(file = file, sender = sender, reason = reason, dryRun = dryRun), c(),
        idempotency_key),

  # List the customers that were entered or sent, as they are now.
  # Typed as `remelt customer list`. Who may: any role but inspector and reader.
  # customer: one of them; default all
  # limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
  # after: only the rows after this place
  # Answer: format, of, rows, total, next.
  # All of them: remelt$rows("customer_list").
  customer_list = function(customer = NULL, limit = NULL, after = NULL)
    read("/api/exchange/list-customers", list(customer = customer, limit = limit, after = after), c()),

  # Show a customer with every version of it: who sent it, and what it changed.
  # Typed as `remelt customer show`. Who may: any role but inspector and reader.
  # customer: its number
  # Answer: format, of, now, versions.
  customer_show = function(customer)
    read("/api/exchange/show-customer", list(customer = customer), c()),

  # Book that an ingot or bar was cut up: pieces, crops and losses add up to its mass.
  # Typed as `remelt cut`. Who may: melter.
  # object: I-1 or object:I-1
  # pieces: pieces, such as I-1-A=120; another form: I-1-B:bar=118; [{object, form, mass_g: number, readings?:
  #     [{reading, tare?}]}]
  # reverts: Crops: crops that come back as lots on hold, such as I-1-C:crop=4; [{lot, form, mass_g: number, readings?:
  #     [{reading, tare?}]}]
  # losses: such as kerf=0.8; [{to, mass_g: number, readings?: [{reading, tare?}]}]
  # Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode, samples,
  #     analyses, disposition, hands, recalled, type, status, heat, unbalanced_g, release, judged, retests, replaced,
  #     certificates, cut, held, decidedSince, shipment, pieces, reverts, losses.
  cut = function(object, pieces, reverts = NULL, losses = NULL, idempotency_key = NULL)
    book("/api/heats/cut-object", list(object = object, pieces = pieces, reverts = reverts, losses = losses),
        c("pieces", "reverts", "losses"), idempotency_key),

  # Erase a confidential field that no balance, verdict or signature rests on.
  # Typed as `remelt disclosure erase`. Who may: quality. It is signed.
  # of: Of what: lot:R-1001 and the like for all its records, or the number of one record
  # field: supplier, reference, note, certificate, reason, or name of a person who has ended
  # reason: why
  # confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
  # Answer: format, of, field, done, reason, records, elsewhere, shown.
  disclosure_erase = function(of, field, reason, confirm = NULL, idempotency_key = NULL)
    book("/api/proof/erase-field", list(of = of, field = field, reason = reason, confirm = confirm), c(),
        idempotency_key),

  # Say what a customer is shown of their metal.
  # Typed as `remelt disclosure set`. Who may: certifier, quality.
  # customer: name as on their certificates
  # opens: What is opened: with commas: inputs, results, certificate, analyses, draws, suppliers, qualification,
  #     footprint, transfer; none = nothing;
  #     [inputs|results|certificate|analyses|draws|suppliers|qualification|footprint|transfer]
  # reason: why
  # Answer: policies.
  disclosure_set = function(customer, opens, reason = NULL, idempotency_key = NULL)
    book("/api/proof/set-disclosure", list(customer = customer, opens = opens, reason = reason), c("opens"),
        idempotency_key),

  # List what customers are shown of their metal.
  # Typed as `remelt disclosure show`. Who may: any role but inspector and reader.
  # customer: name as on their certificates
  # Answer: policies.
  # All of them: remelt$rows("disclosure_show").
  disclosure_show = function(customer = NULL)
    read("/api/proof/list-disclosures", list(customer = customer), c()),

  # Decide what becomes of metal that did not pass: a FAIL is never overridden.
  # Typed as `remelt dispose`. Who may: quality. It is signed.
  # of: Metal: lot:R-1, heat:H-1 or object:I-1
  # as: What becomes of it; one of notify, rework, regrade, return, sell, scrap, use-as-is
  # reason: Reason of the decision: why
  # concession: {number, customer, scope}
  # Answer: format, subject, as, why.
  dispose = function(of, as, reason, concession = NULL, idempotency_key = NULL)
    book("/api/release/dispose-metal", list(of = of, as = as, reason = reason, concession = concession), c(),
        idempotency_key),

  # Keep a controlled specification as printed: limits, rounding, retest rule and residual.
  # Who may: planner, certifier, quality.
  # number: Number of the document: of the specification, such as CUST-718-A
  # revision: of the specification
  # customer: whose specification it is
  # specification: its parts stand in /openapi.json
  # reason: Why it changes: why it changes what was in use
  # despite: Why another element is found by difference than in the grade
  # asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
  # Answer: format, name, customer, status, enteredBy, checkedBy, specification, lines, retest, changes, before.
  enter_specification = function(number, revision, customer, specification, reason = NULL, despite = NULL, asTyped =
      NULL, idempotency_key = NULL)
    book("/api/reference/enter-specification", list(number = number, revision = revision, customer = customer,
        specification = specification, reason = reason, despite = despite, asTyped = asTyped), c(), idempotency_key),

  # Write what happened to a lot, heat or object as EPCIS 2.0 events.
  # Typed as `remelt epcis export`. Who may: any role but inspector and reader.
  # subject: Metal: H-1, or heat:H-1, lot:R-1 or object:I-1 where several things have the number
  # base: Address under which the plant names its metal: https://id.plant.example
  # customer: who receives it; a shipment to them names them
  # Answer: @context, type, schemaVersion, creationDate, epcisBody.
  epcis_export = function(subject, base, customer = NULL)
    read("/api/proof/export-epcis", list(subject = subject, base = base, customer = customer), c()),

  # Judge the gates of a programme and record what they recommend.
  # Who may: certifier, quality.
  # programme: id of a locked programme
  # Answer: output, document, documentSha256, records, repeated, heats.
  evaluate_programme = function(programme, idempotency_key = NULL)
    book("/api/qualification/evaluate-programme", list(programme = programme), c(), idempotency_key),

  # Show how far predictions were from published heats, by operation and element.
  # Typed as `remelt expected-errors`. Who may: any role.
  # Answer: format, rows, notCompared, coverage.
  expected_errors = function()
    read("/api/reference/expected-errors", list(), c()),

  # Write a certificate as EN 10168 JSON or as a Material Identity passport.
  # Who may: any role but inspector and reader.
  # of: Metal: heat:H-1 or object:I-1
  # number: Number of the certificate
  # as: Format; one of en10168, material-identity
  # parties: addresses, order line and delivery note, as docs/formats/parties.md; its parts stand in /openapi.json
  # Answer: format, number, as, schema, document, notices, leftOut.
  export_certificate = function(of, number, as, parties)
    read("/api/release/export-certificate", list(of = of, number = number, as = as, parties = parties), c()),

  # Enter a furnace of the plant, or change it; what is left out is assumed as of a furnace of its kind.
  # Typed as `remelt furnace enter`. Who may: planner, certifier, quality.
  # furnace: its name, such as VIM-1
  # kind: how it melts; one of vacuum-induction, electron-beam, electroslag, vacuum-arc, cleaning
  # capacity_kg: Largest heat [kg]
  # minimum_kg: Smallest heat [kg]
  # diameter_m: Inner diameter: of crucible, mould or hearth [m]
  # pressure_Pa: Lowest pressure with the melt inside [Pa]
  # leak_Pa_m3_per_s: Leak-up rate: with the pumps shut off; what is measured before a heat counts more [Pa m3/s]
  # leakLimit_Pa_m3_per_s: Leak above which no heat begins [Pa m3/s]
  # skull_kg_per_kg: Metal that stays behind: at each pour, of the heat
  # crucible_m3: Inside of the crucible: up to its rim [m3]
  # mostLoads: Loads of a charge, at most
  # mostTurnings: Turnings in a charge, at most
  # lining: {material, maximumHeats: number, since?}
  # change: It is a change: it replaces what is entered under this name; a reason says so too
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, entries.
  furnace_enter = function(furnace, kind, capacity_kg, minimum_kg, diameter_m = NULL, pressure_Pa = NULL,
      leak_Pa_m3_per_s = NULL, leakLimit_Pa_m3_per_s = NULL, skull_kg_per_kg = NULL, crucible_m3 = NULL, mostLoads =
      NULL, mostTurnings = NULL, lining = NULL, change = NULL, reason = NULL, idempotency_key = NULL)
    book("/api/reference/enter-furnace", list(furnace = furnace, kind = kind, capacity_kg = capacity_kg, minimum_kg =
        minimum_kg, diameter_m = diameter_m, pressure_Pa = pressure_Pa, leak_Pa_m3_per_s = leak_Pa_m3_per_s,
        leakLimit_Pa_m3_per_s = leakLimit_Pa_m3_per_s, skull_kg_per_kg = skull_kg_per_kg, crucible_m3 = crucible_m3,
        mostLoads = mostLoads, mostTurnings = mostTurnings, lining = lining, change = change, reason = reason), c(),
        idempotency_key),

  # List the furnaces with their heats, the age of their linings and their latest leak-up rates.
  # Typed as `remelt furnace list`. Who may: any role.
  # Answer: format, furnaces.
  # All of them: remelt$rows("furnace_list").
  furnace_list = function()
    read("/api/heats/list-furnaces", list(), c()),

  # Show a furnace: its calibration, drift, the life of its lining, and what to do next.
  # Typed as `remelt furnace show`. Who may: any role.
  # furnace: id of a furnace of the plant
  # Answer: format, furnace, kind, minimum_kg, capacity_kg, heats, lastHeat, lastAt, lining, leak, calibrated,
  #     calibration, notCalibrated, expectedErrors, next.
  furnace_show = function(furnace)
    read("/api/heats/show-furnace", list(furnace = furnace), c()),

  # Record the gate checks of several lots together.
  # Who may: receiver, sampler, analyst.
  # findings: What was found: what holds for all; its parts stand in /openapi.json
  # lots: [text]
  # which: Which lots; one of on-hold, new, identified
  # supplier: only lots of this supplier
  # dryRun: Show only: shows what would happen and books nothing
  # byLot: What was found lot by lot: only these lots were looked at; default: all that are selected; its parts stand in
  #     /openapi.json
  # Answer: format, step, booked, lots.
  gate_lots = function(findings, lots = NULL, which = NULL, supplier = NULL, dryRun = NULL, byLot = NULL,
      idempotency_key = NULL)
    book("/api/yard/gate-lots", list(findings = findings, lots = lots, which = which, supplier = supplier, dryRun =
        dryRun, byLot = byLot), c("lots", "byLot"), idempotency_key),

  # Compare what the same material is counted at by the plants of a group.
  # Typed as `remelt group prices`. Who may: any role but inspector and reader.
  # group: file of the group: its plants, where each is asked, and the key that its log counts by (remelt-group/1);
  #     {format: remelt-group/1, plants: [{id, name?, url?, databaseVariable?, folder?, tokenVariable?, trust}]}
  # Answer: format, at, plants, complete, rows.
  group_prices = function(group)
    read("/api/exchange/group-prices", list(group = group), c()),

  # Follow metal through the plants of a group, each hop by the logs of both, and book nothing.
  # Typed as `remelt group recall`. Who may: any role but inspector and reader.
  # of: What is recalled: lot:R-1, heat:H-1, object:I-1, supplier:NAME, laboratory:NAME or certificate:NUMBER
  # group: file of the group: its plants, where each is asked, and the key that its log counts by (remelt-group/1);
  #     {format: remelt-group/1, plants: [{id, name?, url?, databaseVariable?, folder?, tokenVariable?, trust}]}
  # plant: plant where it begins, where several have metal of that name
  # Answer: format, of, at, plants, complete, reached, hops, ends.
  group_recall = function(of, group, plant = NULL)
    read("/api/exchange/group-recall", list(of = of, group = group, plant = plant), c()),

  # Add up what lies in the yards of a group, by plant, grade and status.
  # Typed as `remelt group stock`. Who may: any role but inspector and reader.
  # group: file of the group: its plants, where each is asked, and the key that its log counts by (remelt-group/1);
  #     {format: remelt-group/1, plants: [{id, name?, url?, databaseVariable?, folder?, tokenVariable?, trust}]}
  # Answer: format, at, plants, complete, rows, totals.
  group_stock = function(group)
    read("/api/exchange/group-stock", list(group = group), c()),

  # Hash the events of an EPCIS 2.0 document.
  # Who may: any role.
  # document: a document in JSON-LD or XML; - = standard input
  # Answer: hashes, prehashes.
  hash_epcis = function(document)
    read("/api/proof/hash-epcis", list(document = document), c()),

  # Accept a plan below what was asked, as quality beside its planner, and reserve its lots.
  # Typed as `remelt heat accept`. Who may: quality. It is signed.
  # heat: its number
  # reason: why the heat may be melted below what was asked
  # happenedAt: Time: when it happened (ISO 8601 with zone); default now
  # Answer: format, heat, below, lots, reserved_kg, seq.
  heat_accept = function(heat, reason, happenedAt = NULL, idempotency_key = NULL)
    book("/api/heats/accept-plan", list(heat = heat, reason = reason, happenedAt = happenedAt), c(), idempotency_key),

  # Book metal added to a heat in the furnace; asks when nobody planned it.
  # Typed as `remelt heat add`. Who may: melter.
  # heat: its number
  # lot: cleared lot that it is taken from
  # mass_g: Mass: as weighed: 0.5kg or 500g
  # readings: readings of a scale that the mass comes from; without them it was typed; [{reading, tare?}]
  # reason: why it is added, where nobody planned it or the trim is undecided
  # advice: Trim: the trim after the latest bath sample, worked out with these; in place of a lot; {mass_kg?: number,
  #     furnaceRoom_kg?: number, minutes?: number, confidence?: number, stage?: number, divert?: [text]}
  # weighed: what the scale showed of each lot of the trim; default exactly what was advised; [{lot, mass_g: number,
  #     readings?: [{reading, tare?}]}]
  # confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
  # Answer: format, heat, kind, booked, record, lines, composition, words, shown.
  heat_add = function(heat, lot = NULL, mass_g = NULL, readings = NULL, reason = NULL, advice = NULL, weighed = NULL,
      confirm = NULL, idempotency_key = NULL)
    book("/api/heats/add-to-heat", list(heat = heat, lot = lot, mass_g = mass_g, readings = readings, reason = reason,
        advice = advice, weighed = weighed, confirm = confirm), c("readings", "weighed"), idempotency_key),

  # Show what a poured heat cost, planned against recorded, and its margin under the contract.
  # Typed as `remelt heat cost`. Who may: any role but inspector and reader.
  # heat: its number
  # Answer: format, heat, planned_kg, product_kg, items, planned_usd, recorded_usd, planned_usd_per_kg,
  #     recorded_usd_per_kg, variance, uses, sold, assumed.
  heat_cost = function(heat)
    read("/api/heats/report-heat-cost", list(heat = heat), c()),

  # Hand a heat over to the next shift with a note, or take it over.
  # Typed as `remelt heat hand-over`. Who may: melter.
  # heat: its number
  # note: Note for the next shift: what the next shift must know; samples, additions and the next step are known
  # takeOver: Take over: take the heat over in place of handing it over
  # weighed: Weighed and not charged yet: lines of the make-up sheet that the next shift does not weigh again; [{line:
  #     number, lot, mass_g: number, readings?: [{reading, tare?}]}]
  # Answer: format, heat, status, openSamples, shifts, booked.
  heat_hand_over = function(heat, note = NULL, takeOver = NULL, weighed = NULL, idempotency_key = NULL)
    book("/api/heats/hand-over-heat", list(heat = heat, note = note, takeOver = takeOver, weighed = weighed),
        c("weighed"), idempotency_key),

  # Book the leak-up rate of the furnace, measured before a heat; predictions take it.
  # Typed as `remelt heat leak`. Who may: any role but inspector and reader.
  # heat: its number
  # leak_Pa_m3_per_s: Leak-up rate: as measured, with the pumps shut off [Pa m3/s]
  # furnace: furnace that it was measured on; default that of the plan
  # accepted: Why it is melted above the limit: why the heat is melted above the limit; needs the role quality
  # Answer: format, heat, leak, verdict, plant_Pa_m3_per_s, predicted.
  heat_leak = function(heat, leak_Pa_m3_per_s, furnace = NULL, accepted = NULL, idempotency_key = NULL)
    book("/api/heats/measure-leak", list(heat = heat, leak_Pa_m3_per_s = leak_Pa_m3_per_s, furnace = furnace, accepted =
        accepted), c(), idempotency_key),

  # List the heats, or those that something is still to be done with, the latest change at the end.
  # Typed as `remelt heat list`. Who may: any role.
  # open: Work in progress: work in progress: what each heat waits for, on whom, and since when
  # find: Search: only heats with this in number, grade or customer
  # status: only heats that are planned, charged, melted, cast or cancelled; one of planned, charged, melted, cast,
  #     cancelled
  # latest: Latest first: the latest change first; default: at the end
  # limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
  # after: only the rows after this place
  # number: only the heat of this number, if there is one, and the first number from there on that no heat has
  # Answer: format, heats, next, statuses, freeNumber.
  # All of them: remelt$rows("heat_list").
  heat_list = function(open = NULL, find = NULL, status = NULL, latest = NULL, limit = NULL, after = NULL, number =
      NULL)
    read("/api/heats/list-heats", list(open = open, find = find, status = status, latest = latest, limit = limit, after
        = after, number = number), c()),

  # Cut the log of a heat out of a recorder file, show it with its gaps, and take it as the log of the heat.
  # Typed as `remelt heat log`. Who may: melter.
  # heat: its number
  # file: File of the recorder: CSV of a recorder or historian: a column for each tag, or tag, time, value; default what
  #     the recorder has sent; in base64
  # name: Name of the file
  # map: Map of its tags: remelt-tag-map/1: which setting of which furnace each tag is; its parts stand in /openapi.json
  # source: Recorder: source that the file is of, or that has sent its values: its kept map counts
  # furnace: furnace that the log is of; default that of the heat
  # from: Start: when the heat began, with its zone; default its charge
  # to: End: when it was poured; default as booked, or the end of the file
  # zone: Zone of its clock: such as Europe/Berlin or +01:00; default that of the map
  # dates: Days: what stands first in a day of the file; one of dmy, mdy, ymd
  # decimal: Decimal sign; one of comma, point
  # clockAhead_s: Clock of the recorder ahead by: negative where it is behind; 0 where it is right [s]
  # units: Units that count; one of file, map
  # marks: Marks that count; one of booked, recorder
  # leaveOutRows: Leave out rows without a time
  # asRead: As read: a setting far from the plan is what the furnace showed
  # confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
  # Answer: format, heat, furnace, operation, file, from, to, marks, settings, charts, asks, notes, kept_bytes, shown,
  #     seq.
  heat_log = function(heat, file = NULL, name = NULL, map = NULL, source = NULL, furnace = NULL, from = NULL, to = NULL,
      zone = NULL, dates = NULL, decimal = NULL, clockAhead_s = NULL, units = NULL, marks = NULL, leaveOutRows = NULL,
      asRead = NULL, confirm = NULL, idempotency_key = NULL)
    book("/api/heats/log-heat", list(heat = heat, file = file, name = name, map = map, source = source, furnace =
        furnace, from = from, to = to, zone = zone, dates = dates, decimal = decimal, clockAhead_s = clockAhead_s, units
        = units, marks = marks, leaveOutRows = leaveOutRows, asRead = asRead, confirm = confirm), c(), idempotency_key),

  # List the ingots, bars and cut pieces of a heat, or one of them, with what became of each.
  # Typed as `remelt heat pieces`. Who may: any role.
  # of: Metal: H26-001, or object:I-1 for one piece
  # Answer: format, heat, pieces, pointSteps, noPoint.
  # All of them: remelt$rows("heat_pieces").
  heat_pieces = function(of)
    read("/api/heats/list-pieces", list(of = of), c()),

  # Post what a poured heat cost, item by item, for whoever keeps the books.
  # Typed as `remelt heat post-cost`. Who may: manager, planner.
  # heat: its number
  # confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
  # Answer: format, heat, product_kg, total_usd, costs, before_usd, shown, seq.
  heat_post_cost = function(heat, confirm = NULL, idempotency_key = NULL)
    book("/api/exchange/post-cost", list(heat = heat, confirm = confirm), c(), idempotency_key),

  # Predict what the furnaces make of a planned heat, operation by operation; later samples are compared with it.
  # Typed as `remelt heat predict`. Who may: any role but inspector and reader.
  # heat: its number
  # route: name of a kept route, or a JSON file with its operations; default: as it was logged, else that of its plan;
  #     [{operation, fidelity?: kinetic|table, settings?: {name: value}, additions?: [{material?, composition_wtpct?:
  #     {name: value}, balance?, mass_kg?: number, wtpct?: number, at_s: number, dissolution_s?: number, recovery?:
  #     number or {name: value}}]}] or string
  # at_s: Looks on the way: looks at the metal on the way, from the start of the route; default the ends of operations
  #     alone [s]; [number]
  # Answer: format, manifest, assumed, warnings, expectedErrors, coverage, final, trajectory, exchange, rareEarth,
  #     drivers, metal_yield, energy_kWh, limits.
  heat_predict = function(heat, route = NULL, at_s = NULL, idempotency_key = NULL)
    book("/api/heats/predict-heat", list(heat = heat, route = route, at_s = at_s), c("at_s"), idempotency_key),

  # Show a heat: charge, prediction, measurements, decision and origin of the metal, on one page.
  # Typed as `remelt heat show`. Who may: any role.
  # heat: its number
  # Answer: format, title, verdict, mark, stamp, head, choices, lead, sections, paper.
  heat_show = function(heat)
    read("/api/heats/report-heat", list(heat = heat), c()),

  # Show the furnace log that counts of a heat beside its plan: curves, gaps, its file, and what it is used for.
  # Typed as `remelt heat show-log`. Who may: any role but inspector and reader.
  # heat: its number
  # Answer: format, heat, log.
  heat_show_log = function(heat)
    read("/api/heats/show-log", list(heat = heat), c()),

  # Stamp a hold or witness point of a heat; an open or rejected one keeps the heat from its step.
  # Typed as `remelt heat stamp`. Who may: any role but reader. It is signed.
  # heat: its number
  # point: name of the point, such as pour; its page lists them
  # decision: one of called, accepted, rejected, absent, waived
  # remark: what was seen; needed where it is rejected, and as the reason where it is waived
  # happenedAt: Time: when it happened (ISO 8601 with zone); default now
  # Answer: format, heat, status, holdPoints, points, booked.
  heat_stamp = function(heat, point, decision, remark = NULL, happenedAt = NULL, idempotency_key = NULL)
    book("/api/heats/stamp-heat", list(heat = heat, point = point, decision = decision, remark = remark, happenedAt =
        happenedAt), c(), idempotency_key),

  # Show what was recorded about a thing, by a person, or of all: when, by whom, what.
  # Typed as `remelt history`. Who may: any role.
  # about: lot:R-1001, heat:H26-001, person:p-lab, price:Ni ..., or the name alone; default all
  # since: From: from this day or moment on
  # until: up to the end of this day, or this moment
  # kind: lot.cleared, or all of a type (heat), or one step (analysed)
  # by: recorded by this person
  # limit: At most: at most so many, the latest; default 50 of all, every one of a thing
  # before: only records before this number: the page before
  # Answer: format, about, records, covered, before.
  history = function(about = NULL, since = NULL, until = NULL, kind = NULL, by = NULL, limit = NULL, before = NULL)
    read("/api/proof/show-history", list(about = about, since = since, until = until, kind = kind, by = by, limit =
        limit, before = before), c()),

  # List the hosts that compute parts of large calculations, what waits for them, and what failed.
  # Typed as `remelt hosts list`. Who may: any role but inspector and reader.
  # Answer: format, by, hosts, waiting, failed.
  # All of them: remelt$rows("hosts_list").
  hosts_list = function()
    read("/api/hosts/list-hosts", list(), c()),

  # Have a part that failed computed again.
  # Typed as `remelt hosts retry`. Who may: quality, manager.
  # part: as the list of hosts names it
  # Answer: format, by, hosts, waiting, failed.
  hosts_retry = function(part, idempotency_key = NULL)
    book("/api/hosts/retry-part", list(part = part), c(), idempotency_key),

  # Identify the grade of a lot from all its analyses.
  # Who may: receiver, analyst, planner, quality.
  # lot: its id
  # Answer: id, verdict, candidates, equivalent, askFor, mixture, outside, reasons, declared, imputed, foreign,
  #     declaredUnknown.
  identify_lot = function(lot, idempotency_key = NULL)
    book("/api/yard/identify-lot", list(lot = lot), c(), idempotency_key),

  # Identify the grades of several lots together.
  # Who may: receiver, analyst, planner, quality.
  # lots: [text]
  # which: Which lots; one of on-hold, new, identified
  # supplier: only lots of this supplier
  # dryRun: Show only: shows what would happen and books nothing
  # Answer: format, step, booked, lots.
  identify_lots = function(lots = NULL, which = NULL, supplier = NULL, dryRun = NULL, idempotency_key = NULL)
    book("/api/yard/identify-lots", list(lots = lots, which = which, supplier = supplier, dryRun = dryRun), c("lots"),
        idempotency_key),

  # Make the ledger of a plant.
  # Who may: any role but inspector and reader.
  # plant: short name of the plant, such as works; needed for a real plant, else the site of plant.json
  # name: name of the plant as papers print it; needed for a real plant, else that of the site
  # persons: First persons; [{id, name, roles: [text], token}]
  # Answer: format, head, mayAdmit, releasing, demonstrationFacts.
  init_ledger = function(plant = NULL, name = NULL, persons = NULL, idempotency_key = NULL)
    book("/api/proof/init-ledger", list(plant = plant, name = name, persons = persons), c("persons"), idempotency_key),

  # Issue the certificate (EN 10204) of a measured and released heat or object.
  # Who may: any role but inspector and reader. It is signed.
  # of: Metal: heat:H-1 or object:I-1
  # number: Number of the certificate
  # customer: {name, order?}
  # type: Type (EN 10204): EN 10204; default 3.1; one of 2.1, 2.2, 3.1, 3.2
  # inspector: {name, role, of: purchaser|official}
  # covers_g: Mass that it covers: mass of a heat that it covers; default all that no other certificate covers [g]
  # released: Release: what the release answered; default: judged again from the ledger; {document, output, remarks?:
  #     [text]}
  # accepted: Why it is issued all the same: why it goes to another customer than the specification's, or is of recalled
  #     metal
  # specimen: Demonstration: mark every page DEMONSTRATION, NOT A CERTIFICATE
  # Answer: format, specimen, number, type, issuedAt, maker, customer, product, specification, melting, results,
  #     withdrawn, sums, indices, lots, statement, validators, secondSignature, evidence, manifest.
  issue_certificate = function(of, number, customer, type = NULL, inspector = NULL, covers_g = NULL, released = NULL,
      accepted = NULL, specimen = NULL, idempotency_key = NULL)
    book("/api/release/issue-certificate", list(of = of, number = number, customer = customer, type = type, inspector =
        inspector, covers_g = covers_g, released = released, accepted = accepted, specimen = specimen), c(),
        idempotency_key),

  # Judge the measured analyses of a heat or object, and record nothing.
  # Typed as `remelt release`. Who may: any role.
  # specification: Limits: with --of: the specification alone; its parts stand in /openapi.json
  # of: Metal: heat:H-1 or object:I-1 of the ledger
  # spec: Specification: name of a stored specification, such as "CUST-718-A rev 3"
  # confidence: required conformance probability
  # decisionRule: Decision rule; one of probability, guarded
  # otherGrade: Another grade is meant: the limits are of another grade than the heat was planned for, and meant
  # Answer: document, output, remarks, specimens, retestHolds.
  judge_measured = function(specification = NULL, of, spec = NULL, confidence = NULL, decisionRule = NULL, otherGrade =
      NULL)
    read("/api/release/judge-measured", list(specification = specification, of = of, spec = spec, confidence =
        confidence, decisionRule = decisionRule, otherGrade = otherGrade), c()),

  # Keep the time that an authority states for a checkpoint (RFC 3161).
  # Typed as `remelt ledger timestamp`. Who may: any role but inspector and reader.
  # url: Authority: address of the authority
  # size: Records: how many records the query was made for; default all
  # answer: Answer of the authority: its answer, brought back: DER; in base64
  # roots: certificates that its own must follow from, PEM; [text]
  # Answer: authority, certificate, stated, size, seq, format, trusted.
  keep_timestamp = function(url = NULL, size = NULL, answer = NULL, roots = NULL, idempotency_key = NULL)
    book("/api/proof/keep-timestamp", list(url = url, size = size, answer = answer, roots = roots), c("roots"),
        idempotency_key),

  # List the public keys of the log and of persons.
  # Typed as `remelt keys list`. Who may: any role but inspector and reader.
  # limit: At most: rows of the list; default all
  # after: `next` of the part before
  # Answer: format, keys, total, next, keptIn.
  # All of them: remelt$rows("keys_list").
  keys_list = function(limit = NULL, after = NULL)
    read("/api/proof/list-keys", list(limit = limit, after = after), c()),

  # Make a new key of the log or of a person, in place of the one before.
  # Typed as `remelt keys make`. Who may: any role but inspector and reader. It is signed.
  # person: a key of that person; without, the key of the log
  # cosigner: the key that cosigns checkpoints for the plant by ML-DSA-44 (FIPS 204)
  # origin: Name of the log: name of the log on its checkpoints, for its first key
  # Answer: format, keys, total, next, keptIn.
  keys_make = function(person = NULL, cosigner = NULL, origin = NULL, idempotency_key = NULL)
    book("/api/proof/make-key", list(person = person, cosigner = cosigner, origin = origin), c(), idempotency_key),

  # Record that a key is lost, exposed or retired: it signs no more.
  # Typed as `remelt keys revoke`. Who may: any role but inspector and reader.
  # reason: why
  # person: a key of that person; without, the key of the log
  # cosigner: the key that cosigns checkpoints for the plant by ML-DSA-44 (FIPS 204)
  # ending: What became of it; one of lost, exposed, retired
  # since: Since when: since when what an exposed key signed does not count; default: always
  # Answer: format, keys, total, next, keptIn.
  keys_revoke = function(reason, person = NULL, cosigner = NULL, ending = NULL, since = NULL, idempotency_key = NULL)
    book("/api/proof/revoke-key", list(reason = reason, person = person, cosigner = cosigner, ending = ending, since =
        since), c(), idempotency_key),

  # List the labels that were printed, the latest first, and how often each was.
  # Typed as `remelt label list`. Who may: any role but inspector and reader.
  # of: only labels of this lot, heat or ingot and of its samples and pallets
  # kind: only labels of this kind; one of lot, sample, ingot, pallet
  # again: Printed again: only those that were printed more than once
  # limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
  # after: only the rows after this place
  # Answer: format, labels, next.
  # All of them: remelt$rows("label_list").
  label_list = function(of = NULL, kind = NULL, again = NULL, limit = NULL, after = NULL)
    read("/api/links/list-labels", list(of = of, kind = kind, again = again, limit = limit, after = after), c()),

  # Enter a laboratory with its methods, or change it.
  # Typed as `remelt laboratory enter`. Who may: planner, certifier, quality.
  # laboratory: its short name, such as works
  # name: as its reports print it
  # methods: with commas: pXRF, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion; [text]
  # biasRelative: Bias of the laboratory: standard deviation against certified material, of the content; default that of
  #     the method
  # accreditation: such as ISO/IEC 17025 and its number
  # validUntil: Valid until: last day of the accreditation, or of the latest check on reference material
  # change: It is a change: it replaces what is entered under this name; a reason says so too
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, entries.
  laboratory_enter = function(laboratory, name, methods, biasRelative = NULL, accreditation = NULL, validUntil = NULL,
      change = NULL, reason = NULL, idempotency_key = NULL)
    book("/api/reference/enter-laboratory", list(laboratory = laboratory, name = name, methods = methods, biasRelative =
        biasRelative, accreditation = accreditation, validUntil = validUntil, change = change, reason = reason),
        c("methods"), idempotency_key),

  # Let the server copy the ledger every day, and keep the latest copies.
  # Typed as `remelt ledger backups`. Who may: certifier, quality, manager.
  # hour: Hour of the day: from 0 to 23, by the clock of the computer of the server
  # keep: Copies that stay: the latest copies of this ledger; default 14. Older ones go once the new one is checked
  # off: Copy no more by the clock: the server stops; copies that are there stay
  # Answer: format, folder, by, reached, last, newer, schedule, failed, isDue.
  ledger_backups = function(hour = NULL, keep = NULL, off = NULL, idempotency_key = NULL)
    book("/api/proof/schedule-backup", list(hour = hour, keep = keep, off = off), c(), idempotency_key),

  # Sign size and root of the ledger with the key of the log.
  # Typed as `remelt ledger checkpoint`. Who may: any role but inspector and reader. It is signed.
  # witnesses: Witnesses that are asked to sign it too: witnesses that are asked to sign it too, with commas; [text]
  # Answer: format, origin, size, root, checkpoint.
  ledger_checkpoint = function(witnesses = NULL, idempotency_key = NULL)
    book("/api/proof/sign-checkpoint", list(witnesses = witnesses), c("witnesses"), idempotency_key),

  # Confirm the clock, or correct a ledger that followed a clock that was ahead.
  # Typed as `remelt ledger clock`. Who may: quality.
  # reason: why
  # isRight: The clock is right: the clock is right although the last record is long ago
  # aheadSince: First record that it dated too late: first record that is dated ahead; records are dated by the clock
  #     again
  # Answer: format, said, seq, at, aheadSince.
  ledger_clock = function(reason, isRight = NULL, aheadSince = NULL, idempotency_key = NULL)
    book("/api/proof/settle-clock", list(reason = reason, isRight = isRight, aheadSince = aheadSince), c(),
        idempotency_key),

  # Show size and root of the ledger, to be noted elsewhere.
  # Typed as `remelt ledger head`. Who may: any role.
  # Answer: format, size, root, at.
  ledger_head = function()
    read("/api/proof/ledger-head", list(), c()),

  # Rebuild the balances from the records.
  # Typed as `remelt ledger rebuild`. Who may: any role but inspector and reader.
  # Answer: format, records, equal, differences.
  ledger_rebuild = function(idempotency_key = NULL)
    book("/api/proof/rebuild-ledger", list(), c(), idempotency_key),

  # Show up to which record the ledger is signed, by the plant and by witnesses.
  # Typed as `remelt ledger signed`. Who may: any role.
  # Answer: signed, witnessed, format, records, cure.
  ledger_signed = function()
    read("/api/proof/checkpoint-state", list(), c()),

  # List the keys of the plant, and the witnesses that have signed its ledger.
  # Typed as `remelt ledger witnesses`. Who may: any role but inspector and reader.
  # Answer: format, keys, total, next, witnesses, times, asked, records, uncosigned.
  # All of them: remelt$rows("ledger_witnesses").
  ledger_witnesses = function()
    read("/api/proof/list-witnesses", list(), c()),

  # Say that a lesson is not used any more.
  # Typed as `remelt lesson end`. Who may: analyst, melter, quality.
  # lesson: its name
  # reason: why it is not used any more
  # Answer: format, lessons.
  lesson_end = function(lesson, reason, idempotency_key = NULL)
    book("/api/links/end-lesson", list(lesson = lesson, reason = reason), c(), idempotency_key),

  # Write a lesson to a file, by which results are read where there is no ledger.
  # Typed as `remelt lesson export`. Who may: any role but inspector and reader.
  # lesson: its name
  # Answer: format, name, shape, laboratory, method, sheets, columns, sampleKey, sample, unit, decimal, dates, k, rows,
  #     struck, burns, answers.
  lesson_export = function(lesson)
    read("/api/links/export-lesson", list(lesson = lesson), c()),

  # List the lessons by which files of instruments are read, and those that do not count yet.
  # Typed as `remelt lesson list`. Who may: any role but inspector and reader.
  # Answer: format, lessons.
  # All of them: remelt$rows("lesson_list").
  lesson_list = function()
    read("/api/links/list-lessons", list(), c()),

  # Show what a lesson says, who taught it, and the files that it was tried on.
  # Typed as `remelt lesson show`. Who may: any role but inspector and reader.
  # lesson: its name
  # Answer: format, lessons.
  lesson_show = function(lesson)
    read("/api/links/show-lesson", list(lesson = lesson), c()),

  # Read a file by a lesson, and say that it is read right: three files make a lesson count.
  # Typed as `remelt lesson try`. Who may: analyst, melter, quality.
  # lesson: its name
  # file: a file of results as the instrument wrote it; {name, base64}
  # confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
  # Answer: format, sha256, lesson, reading, tables, offered, tried, kept, shown.
  lesson_try = function(lesson, file, confirm = NULL, idempotency_key = NULL)
    book("/api/links/try-lesson", list(lesson = lesson, file = file, confirm = confirm), c(), idempotency_key),

  # Hold the weights and analyses of a period against its balances, to see which measurement is suspect.
  # Typed as `remelt lifecycle reconcile-plant`. Who may: any role but inspector and reader.
  # from: First day: first day, such as 2026-01-01
  # to: Last day: last day
  # Answer: format, from, to, heats, runs, weights, rules.
  lifecycle_reconcile_plant = function(from, to)
    read("/api/heats/reconcile-plant", list(from = from, to = to), c()),

  # List the lots: what is there, what it is, what is on hold and why.
  # Who may: any role but inspector and reader.
  # status: hold, cleared or void
  # grade: cleared as or, on hold, declared as this grade
  # owner: customer; "plant" = own metal
  # form: turnings, mill-solids ...
  # supplier: only lots of this supplier
  # lots: only these, which are all there; [text]
  # usedUp: Also used up: also lots that are used up or void
  # find: Search: words in number, grade, form, supplier, owner, reference, note or why it waits
  # sort: Sorted by: what it is sorted by; with a minus the largest first; default: as booked; one of booked, -booked,
  #     lot, -lot, grade, -grade, form, -form, mass, -mass, worth, -worth, age, -age, state, -state, why, -why, margin,
  #     -margin
  # limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
  # after: only the rows after this place
  # afterRow: After the row: of a search or a sorted list: only what follows, from `nextRow` of the part before
  # skip: Left out: of a search or a sorted list: so many rows are left out first
  # Answer: format, lots, mass_g, payable_usd, by, hidden, total, next, held_g, laboratories, nextRow.
  # All of them: remelt$rows("list_lots").
  list_lots = function(status = NULL, grade = NULL, owner = NULL, form = NULL, supplier = NULL, lots = NULL, usedUp =
      NULL, find = NULL, sort = NULL, limit = NULL, after = NULL, afterRow = NULL, skip = NULL)
    read("/api/yard/list-lots", list(status = status, grade = grade, owner = owner, form = form, supplier = supplier,
        lots = lots, usedUp = usedUp, find = find, sort = sort, limit = limit, after = after, afterRow = afterRow, skip
        = skip), c("lots")),

  # List every programme and what its gates recommend.
  # Typed as `remelt qualify status`. Who may: any role.
  # limit: At most: rows of the list; default all
  # after: `next` of the part before
  # Answer: format, total, next, programmes.
  # All of them: remelt$rows("list_programmes").
  list_programmes = function(limit = NULL, after = NULL)
    read("/api/qualification/list-programmes", list(limit = limit, after = after), c()),

  # List the scales of the plant, their calibration, and which of them can be read.
  # Who may: any role.
  # Answer: format, scales.
  # All of them: remelt$rows("list_scales").
  list_scales = function()
    read("/api/heats/list-scales", list(), c()),

  # Book a further analysis of a lot; then identify the lot again.
  # Typed as `remelt lot analyse`. Who may: analyst, receiver.
  # lot: its id
  # results: contents as printed: Cr=21.9 "Ti=<0.01" S=12ppm; no unit = wt%; [{element, text, unit: wt%|ppm|ppb, sd?}]
  # method: pXRF, LIBS, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion, or laboratory where nobody says which
  # analysis: Name of the analysis: its own id within the lot: A2
  # basis: Where it comes from: certificate: the result comes from the supplier's certificate; nobody here measured it;
  #     one of measured, certificate
  # laboratory: who measured; default: own
  # sameNames: Same name: a supplier or laboratory that is written otherwise already: join = the same, booked as known;
  #     apart = another one; one of join, apart
  # balance: Element found by difference
  # reference: Number of the report: certificate number, report
  # sample: the specimen that was measured
  # asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
  # Answer: analysis, seq, basis, method, laboratory, place, sample, reference, balance, stage, retest, results,
  #     happenedAt, correctedBy, by, clearedAs.
  lot_analyse = function(lot, results, method, analysis, basis = NULL, laboratory = NULL, sameNames = NULL, balance =
      NULL, reference = NULL, sample = NULL, asTyped = NULL, idempotency_key = NULL)
    book("/api/yard/analyse-lot", list(lot = lot, results = results, method = method, analysis = analysis, basis =
        basis, laboratory = laboratory, sameNames = sameNames, balance = balance, reference = reference, sample =
        sample, asTyped = asTyped), c("results"), idempotency_key),

  # Show what one more analysis of a lot would sharpen: spread before and after; records nothing.
  # Typed as `remelt lot another-analysis`. Who may: any role but inspector and reader.
  # lot: its id
  # method: pXRF, LIBS, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion, or laboratory where nobody says which
  # laboratory: who would measure; default: own
  # increments: increments of the sample
  # Answer: format, lot, method, elements.
  lot_another_analysis = function(lot, method, laboratory = NULL, increments = NULL)
    read("/api/yard/value-analysis", list(lot = lot, method = method, laboratory = laboratory, increments = increments),
        c()),

  # Show the mass of the riffled sample of turnings whose melted button stands for the lot.
  # Typed as `remelt lot button-sample`. Who may: any role.
  # chip_g: Mass of one chip: mass of one chip [g]; default 0.1 [g]
  # strayShare: Share of strays: share of strays by mass; default 0.1
  # accepted: Accepted spread: accepted standard deviation of that share; default 0.003
  # Answer: format, sample_kg.
  lot_button_sample = function(chip_g = NULL, strayShare = NULL, accepted = NULL)
    read("/api/yard/button-sample", list(chip_g = chip_g, strayShare = strayShare, accepted = accepted), c()),

  # Book a virgin metal or addition alloy by its data sheet, cleared.
  # Typed as `remelt lot buy`. Who may: receiver.
  # material: a charge material, such as Ni-electrolytic
  # mass_g: Mass [g]
  # lot: default V-<material>, with a count from the second purchase on
  # supplier: who sold it
  # sameNames: Same name: a supplier or laboratory that is written otherwise already: join = the same, booked as known;
  #     apart = another one; one of join, apart
  # price: {text, currency?, on?, source?}
  # certificate: number of the paper that came with it
  # asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
  # Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode, samples,
  #     analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass, originClass,
  #     supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate, ordered,
  #     processed, identification, clearedAs.
  lot_buy = function(material, mass_g, lot = NULL, supplier = NULL, sameNames = NULL, price = NULL, certificate = NULL,
      asTyped = NULL, idempotency_key = NULL)
    book("/api/yard/buy-material", list(material = material, mass_g = mass_g, lot = lot, supplier = supplier, sameNames
        = sameNames, price = price, certificate = certificate, asTyped = asTyped), c(), idempotency_key),

  # Show which grade a lot may be: candidates, each element against them, what to measure next; books nothing.
  # Typed as `remelt lot explain`. Who may: any role but inspector and reader.
  # lot: its id
  # Answer: format, lot, identification, grades, elements.
  lot_explain = function(lot)
    read("/api/yard/explain-lot", list(lot = lot), c()),

  # Put a lot on hold, or back on hold.
  # Typed as `remelt lot hold`. Who may: receiver, sampler, analyst, planner, melter, certifier, quality, shipping,
  #     manager.
  # lot: its id
  # Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode, samples,
  #     analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass, originClass,
  #     supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate, ordered,
  #     processed, identification, clearedAs.
  lot_hold = function(lot, reason, idempotency_key = NULL)
    book("/api/yard/hold-lot", list(lot = lot, reason = reason), c(), idempotency_key),

  # Write the labels of lots as a PDF, with a QR code that opens the page of each.
  # Typed as `remelt lot label`. Who may: any role but inspector and reader.
  # lots: one lot, or several; [text]
  # sheet: a4 = 24 labels of 70 x 37 mm; single = one of 100 x 50 mm; one of a4, single
  # url: Address of the server: where others reach the server, for a plant.json without a domain; without both the codes
  #     open no page, and only name the lot
  # Answer: format, plant, sheet, madeAt, unopened, labels.
  lot_label = function(lots, sheet = NULL, url = NULL)
    read("/api/yard/label-lots", list(lots = lots, sheet = sheet, url = url), c("lots")),

  # Propose to lift a hold that a person set; another person then clears the lot.
  # Typed as `remelt lot lift`. Who may: analyst, certifier, quality.
  # lot: its id
  # reason: why the hold may be lifted
  # Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode, samples,
  #     analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass, originClass,
  #     supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate, ordered,
  #     processed, identification, clearedAs.
  lot_lift = function(lot, reason, idempotency_key = NULL)
    book("/api/yard/lift-hold", list(lot = lot, reason = reason), c(), idempotency_key),

  # Order analyses of lots from the laboratory; a booked result takes its order off the list.
  # Typed as `remelt lot order-analyses`. Who may: receiver, sampler, analyst, planner, quality.
  # analyses: lot, element and method of each, such as R-1001:Bi:GDMS; [text]
  # heat: For heat: heat whose plan asks for them
  # giveUp: Give up: they are no longer ordered
  # Answer: format, plant, specimen, day, analyses.
  lot_order_analyses = function(analyses, heat = NULL, giveUp = NULL, idempotency_key = NULL)
    book("/api/yard/order-analyses", list(analyses = analyses, heat = heat, giveUp = giveUp), c("analyses"),
        idempotency_key),

  # List the analyses of lots that were ordered and not booked yet, for the laboratory.
  # Typed as `remelt lot ordered-analyses`. Who may: any role but inspector and reader.
  # Answer: format, plant, specimen, day, analyses.
  # All of them: remelt$rows("lot_ordered_analyses").
  lot_ordered_analyses = function()
    read("/api/yard/list-analyses", list(), c()),

  # Show how many pieces of a lot of solids to test so that strays are not missed.
  # Typed as `remelt lot pieces-to-test`. Who may: any role.
  # lot: refuses forms that nobody tests piece by piece
  # pieces: pieces in the lot; default: very many
  # strayShare: Share of strays: share of strays by pieces that must not be missed; default 0.01
  # missProbability: Chance to miss them: largest chance to miss them; default 0.05
  # sensitivity: chance that one test recognises a stray; default 1
  # Answer: format, test, miss, words.
  lot_pieces_to_test = function(lot = NULL, pieces = NULL, strayShare = NULL, missProbability = NULL, sensitivity =
      NULL)
    read("/api/yard/pieces-to-test", list(lot = lot, pieces = pieces, strayShare = strayShare, missProbability =
        missProbability, sensitivity = sensitivity), c()),

  # Prepare a lot on hold (wash, strip, shred) and book what it lost; identify it again afterwards.
  # Typed as `remelt lot process`. Who may: receiver, melter.
  # lot: its id
  # treatment: what was done; one of washing, stripping, blasting, shredding, sorting, drying
  # clean_g: Mass after: on the scale afterwards [g]
  # wet_g: Mass before: on the scale before; default: all that is left of it [g]
  # oil: Moisture and oil afterwards: oil on it afterwards; default after washing: what a usual washing leaves [kg/kg]
  # lostAs: Where the rest went: default: what the treatment takes off
  # asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
  # Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode, samples,
  #     analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass, originClass,
  #     supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate, ordered,
  #     processed, identification, clearedAs.
  lot_process = function(lot, treatment, clean_g, wet_g = NULL, oil = NULL, lostAs = NULL, asTyped = NULL,
      idempotency_key = NULL)
    book("/api/yard/process-lot", list(lot = lot, treatment = treatment, clean_g = clean_g, wet_g = wet_g, oil = oil,
        lostAs = lostAs, asTyped = asTyped), c(), idempotency_key),

  # Book that a lot, or some of it, left the plant.
  # Typed as `remelt lot ship`. Who may: certifier, shipping.
  # lot: its id
  # to: Who gets it: customer who receives it, or the log of the plant that does
  # mass_g: Mass: what left of it; default: all that is free [g]
  # order: Order of the customer
  # accepted: Why it is shipped all the same: why it is shipped although it is not cleared, or was recalled
  # Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode, samples,
  #     analyses, disposition, hands, recalled, type, status, shipments, holdReason, heat, lotClass, originClass,
  #     supplier, declaredGrade, reference, note, price, certificate, receivedAt, specimen, held, gate, ordered,
  #     processed, identification, clearedAs.
  lot_ship = function(lot, to, mass_g = NULL, order = NULL, accepted = NULL, idempotency_key = NULL)
    book("/api/yard/ship-lot", list(lot = lot, to = to, mass_g = mass_g, order = order, accepted = accepted), c(),
        idempotency_key),

  # Show a lot: status and why, masses and where they went, gate, analyses, identification, who decided.
  # Typed as `remelt lot show`. Who may: any role but inspector and reader.
  # lot: its id
  # Answer: format, lot, balance, contents, history, covered.
  lot_show = function(lot)
    read("/api/yard/show-lot", list(lot = lot), c()),

  # Look for steel, tool chips and fixture alloy among turnings.
  # Typed as `remelt lot turnings`. Who may: receiver, sampler, analyst.
  # lot: its id
  # button: Analysis of the button: the lot's analysis that is of the melted button of a riffled sample
  # magnet: {lifted_kg: number, sample_kg: number}
  # grade: compare with this grade; default: identified, else declared
  # Answer: format, lot, checks.
  lot_turnings = function(lot, button = NULL, magnet = NULL, grade = NULL, idempotency_key = NULL)
    book("/api/yard/check-turnings", list(lot = lot, button = button, magnet = magnet, grade = grade), c(),
        idempotency_key),

  # Take back the receipt of several lots, as after a wrong import; both stay in the ledger.
  # Typed as `remelt lot undo`. Who may: quality.
  # lots: ids of the lots; [text]
  # reason: why they were not received so
  # dryRun: Show only: shows what would happen and books nothing
  # Answer: format, step, booked, lots.
  lot_undo = function(lots, reason, dryRun = NULL, idempotency_key = NULL)
    book("/api/yard/void-lots", list(lots = lots, reason = reason, dryRun = dryRun), c("lots"), idempotency_key),

  # Book that oily lots were washed together and not weighed afterwards; identify them again.
  # Typed as `remelt lot wash`. Who may: receiver, melter.
  # lots: lots that were washed; [text]
  # which: Which lots; one of on-hold, new, identified
  # supplier: only lots of this supplier
  # dryRun: Show only: shows what would happen and books nothing
  # Answer: format, step, booked, lots.
  lot_wash = function(lots = NULL, which = NULL, supplier = NULL, dryRun = NULL, idempotency_key = NULL)
    book("/api/yard/wash-lots", list(lots = lots, which = which, supplier = supplier, dryRun = dryRun), c("lots"),
        idempotency_key),

  # Make a bundle by which a customer verifies a heat or object without the ledger.
  # Typed as `remelt bundle`. Who may: certifier, quality.
  # subject: Heat, object or lot: H-1/ingot-1, or heat:H-1, object:H-1 or lot:H-1 where several have the number
  # customer: who receives it; certificates of others stay closed
  # disclose: What is opened: opened beside the policy of the customer, with commas: inputs, results, certificate,
  #     analyses, draws, suppliers, qualification, footprint, transfer; without a policy, inputs, results, certificate
  #     and footprint; [inputs|results|certificate|analyses|draws|suppliers|qualification|footprint|transfer]
  # released: Release: what the release saved; its verdict can then be computed again; {document, output, remarks?:
  #     [text]}
  # since: size of an earlier checkpoint that this one is shown to continue; [number]
  # witnesses: Witnesses that are asked to sign it too: witnesses that are asked to sign it too, with commas; [text]
  # Answer: format, purpose, entries, claims, index, consistency.
  make_bundle = function(subject, customer, disclose = NULL, released = NULL, since = NULL, witnesses = NULL,
      idempotency_key = NULL)
    book("/api/proof/make-bundle", list(subject = subject, customer = customer, disclose = disclose, released =
        released, since = since, witnesses = witnesses), c("disclose", "since", "witnesses"), idempotency_key),

  # Print the charge make-up sheet of a planned heat, in order of charging, to fill in.
  # Typed as `remelt make-up-sheet`. Who may: any role.
  # heat: its number
  # specimen: Mark as demonstration: mark every page DEMONSTRATION, NOT A CERTIFICATE: no metal is melted
  # Answer: format, manifest, assumed, specimen, heat, grade, specification, target_g, furnace, furnaces, furnaceRanges,
  #     madeAt, steps, planned_g, weigh_g, contents, ofSums, through, certificate, open, crucible, holdPoints, warnings.
  make_up_sheet = function(heat, specimen = NULL)
    read("/api/heats/make-up-sheet", list(heat = heat, specimen = specimen), c()),

  # Enter a charge material that the plant buys (virgin metal, master alloy), or change it.
  # Typed as `remelt material enter`. Who may: planner, certifier, quality.
  # material: its short name, such as Ni-cathode
  # name: as its papers print it
  # form: What it is: virgin metal, or a master alloy for additions; one of virgin, addition-alloy
  # balance: Main element: found by difference, such as Ni
  # contents: Contents beside it: from its papers, in wt% unless ppm stands behind: Nb 65, Fe 0.3, S 10 ppm; [text]
  # price_usd_per_kg: Price [USD/kg]
  # stage: When it goes in: default with the charge; one of charge, after-degassing, late, last-under-argon
  # metalYield: Yield: share of its mass that enters the metal; default 99 %
  # change: It is a change: it replaces what is entered under this name; a reason says so too
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, entries.
  material_enter = function(material, name, form, balance, contents, price_usd_per_kg, supplier = NULL, stage = NULL,
      metalYield = NULL, change = NULL, reason = NULL, idempotency_key = NULL)
    book("/api/reference/enter-material", list(material = material, name = name, form = form, balance = balance,
        contents = contents, price_usd_per_kg = price_usd_per_kg, supplier = supplier, stage = stage, metalYield =
        metalYield, change = change, reason = reason), c("contents"), idempotency_key),

  # Enter an order of a customer, or change it.
  # Typed as `remelt order enter`. Who may: planner, manager, shipping.
  # order: number at the sender
  # customer: id of a customer that was entered
  # mass_g: Mass: mass ordered [g]
  # dueOn: Due on: day on which it is due
  # grade: grade that is ordered
  # specification: controlled specification that is ordered, with its revision
  # under_g: Tolerance below: so much less is taken [g]
  # over_g: Tolerance above: so much more is taken [g]
  # priority: 1 = first, 9 = last; default 5
  # owner: Owner of the metal: customer whose metal is melted; absent: the metal of the plant
  # route: route that the customer has approved
  # state: default open; one of open, cancelled, done
  # sender: short name of the system that sends it, such as sap; absent: it is kept here
  # version: a whole number that grows with each change at the sender; a time such as 20261202183000 will do
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, of, entered, taken.
  order_enter = function(order, customer, mass_g, dueOn, grade = NULL, specification = NULL, under_g = NULL, over_g =
      NULL, priority = NULL, owner = NULL, route = NULL, state = NULL, sender = NULL, version = NULL, reason = NULL,
      idempotency_key = NULL)
    book("/api/exchange/enter-order", list(order = order, customer = customer, mass_g = mass_g, dueOn = dueOn, grade =
        grade, specification = specification, under_g = under_g, over_g = over_g, priority = priority, owner = owner,
        route = route, state = state, sender = sender, version = version, reason = reason), c(), idempotency_key),

  # Enter the orders of a table, all or none; the same table again books nothing.
  # Typed as `remelt order import`. Who may: planner, manager, shipping.
  # file: Table: CSV or XLSX with a row for each, columns in any order, under the number of the sender; {name, base64}
  # sender: short name of the system that sends it, such as sap; absent: it is kept here
  # reason: Why it changes: why it replaces what was entered before
  # dryRun: Show only: say what would become of each row, and book nothing
  # Answer: format, of, entered, taken.
  order_import = function(file, sender = NULL, reason = NULL, dryRun = NULL, idempotency_key = NULL)
    book("/api/exchange/import-orders", list(file = file, sender = sender, reason = reason, dryRun = dryRun), c(),
        idempotency_key),

  # List the orders that were entered or sent, as they are now.
  # Typed as `remelt order list`. Who may: any role but inspector and reader.
  # order: one of them; default all
  # limit: Largest number of rows: largest number of rows; the answer names where the rest begins; default: all
  # after: only the rows after this place
  # Answer: format, of, rows, total, next.
  # All of them: remelt$rows("order_list").
  order_list = function(order = NULL, limit = NULL, after = NULL)
    read("/api/exchange/list-orders", list(order = order, limit = limit, after = after), c()),

  # Show an order with every version of it: who sent it, and what it changed.
  # Typed as `remelt order show`. Who may: any role but inspector and reader.
  # order: its number
  # Answer: format, of, now, versions.
  order_show = function(order)
    read("/api/exchange/show-order", list(order = order), c()),

  # Confirm what another person proposed of somebody.
  # Typed as `remelt persons confirm`. Who may: certifier, quality. It is signed.
  # person: id of the person
  # Answer: format, plant, demonstration, signedIn, persons, proposed, releasing, roles, rights.
  persons_confirm = function(person, idempotency_key = NULL)
    book("/api/persons/confirm-person", list(person = person), c(), idempotency_key),

  # Name a deputy for somebody who is away; another person confirms it.
  # Typed as `remelt persons deputy`. Who may: any role but inspector and reader.
  # person: Deputy: id of who stands in
  # until: Last day
  # for_: Stands in for: id of who is away; default: who is signed in
  # roles: Only as: roles of that person with commas; default: all of them; [text]
  # from: First day: default: today
  # Answer: format, plant, demonstration, signedIn, persons, proposed, releasing, roles, rights.
  persons_deputy = function(person, until, for_ = NULL, roles = NULL, from = NULL, idempotency_key = NULL)
    book("/api/persons/name-deputy", list(person = person, until = until, `for` = for_, roles = roles, from = from),
        c("roles"), idempotency_key),

  # List the persons of the plant, their roles, and what waits to be confirmed.
  # Typed as `remelt persons list`. Who may: any role but inspector and reader.
  # Answer: format, plant, demonstration, signedIn, persons, proposed, releasing, roles, rights.
  # All of them: remelt$rows("persons_list").
  persons_list = function()
    read("/api/persons/list-persons", list(), c()),

  # Plan the cheapest charge of a heat from the cleared and free lots, and reserve it.
  # Who may: planner.
  # heat: its number
  # mass_kg: Mass: refined metal wanted [kg]
  # gradeId: Grade: grade of the catalogue; default that of the specification
  # spec: Specification: stored specification in place of the limits of the grade, such as "CUST-718-A rev 3"
  # route: name of a kept route, or a JSON file with its operations; [{operation, fidelity?: kinetic|table, settings?:
  #     {name: value}, additions?: [{material?, composition_wtpct?: {name: value}, balance?, mass_kg?: number, wtpct?:
  #     number, at_s: number, dissolution_s?: number, recovery?: number or {name: value}}]}] or string
  # removalCredit: Removal credit: what the heats of the furnace have unlocked; [text] or {name: value}
  # calibrated: Calibrated furnace: the furnace as its own heats left it; default literature; {furnace, heats: number,
  #     rows: [{name, law: lognormal|normal|logit, central: number, spread: number, heatSpread: number}], correlation?:
  #     [[number]], scatter: number, removalCredit: {name: value}, advice}
  # maxMaterials: Most materials: largest number of materials in the charge
  # jointConfidence: Conformance probability: conformance probability that the plan must reach, all limits together
  # internalShare: Inner share: middle share of every window that the mean contents keep, such as 0.8
  # lots: {without?: [text], only?: [text], atMost_kg?: {name: value}, atLeast_kg?: {name: value}, minPiece_kg?: number}
  # scale: scale of the plant that the charge is weighed on; the plan is rounded to its step
  # owner: customer whose metal it is; default the plant's own
  # furnace: furnace of the plant for the first melt; default the smallest that holds the heat
  # skull: what the heat before left in the crucible; null = it is clean; {mass_kg: number, gradeId?,
  #     composition_wtpct?: {name: value}, sd_wtpct?: {name: value}, balance?} or null
  # recourse: Trims: JSON of the trims that may follow a bath sample, as in a plan document; {method?, sd_wtpct?: {name:
  #     value}, minutes?: number, keptPerHour?: {name: value}, corrections?: number, materials?: [text],
  #     furnaceRoom_kg?: number, confidence?: number, divert?: [{gradeId?, limits_wtpct?: {name: value}, sums?:
  #     [{elements: [text], min?: number, max?: number}], residual_wtpct?: number or null}]}
  # contract: How the customer pays: how the customer pays: type, money per kg, day: "fixed 62 USD/kg 2026-11-01"
  # within: Qualified heats: qualified heats that the plan must not go beyond; {programme?, qualifiedHeats: [{heat,
  #     contents_ppm?: {name: value}, revertShare?: number, lotClasses?: [text], generation?: number, route?: [text],
  #     settings?: {name: value}, lining?, liningAge?: number, furnace?, heatTreatment?, site?, specification?,
  #     laboratory?, at?}], trampSums?: [[text]], furnace?}
  # certificationSamples: Draws of the certificate
  # holdPoints: Hold points; [{step: charge|power-on|addition|pour|cast|release, kind: hold|witness, look, role?,
  #     wait_min?: number}]
  # programme: locked programme that passed gate 1: the plan stays inside what its qualified heats cover; in place of
  #     within
  # dryRun: Show only: show the plan and reserve nothing
  # confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
  # nearest: Nearest plan: where what was asked cannot be reached, take the surest charge that was found
  # acceptBelow: Reason: why a plan below what was asked is taken all the same; quality accepts it after you, and only
  #     then its lots are reserved
  # Answer: format, heat, ordered, sold, dryRun, plan, below, blocked, clearedAs, windows_wtpct, prices_usd_per_kg,
  #     paid, remarks, crucible, shown.
  plan_heat = function(heat, mass_kg, gradeId = NULL, spec = NULL, route = NULL, removalCredit = NULL, calibrated =
      NULL, maxMaterials = NULL, jointConfidence = NULL, internalShare = NULL, lots = NULL, scale = NULL, owner = NULL,
      furnace = NULL, skull = NULL, recourse = NULL, contract = NULL, within = NULL, certificationSamples = NULL,
      holdPoints = NULL, programme = NULL, dryRun = NULL, confirm = NULL, nearest = NULL, acceptBelow = NULL,
      idempotency_key = NULL)
    book("/api/heats/plan-heat", list(heat = heat, mass_kg = mass_kg, gradeId = gradeId, spec = spec, route = route,
        removalCredit = removalCredit, calibrated = calibrated, maxMaterials = maxMaterials, jointConfidence =
        jointConfidence, internalShare = internalShare, lots = lots, scale = scale, owner = owner, furnace = furnace,
        skull = skull, recourse = recourse, contract = contract, within = within, certificationSamples =
        certificationSamples, holdPoints = holdPoints, programme = programme, dryRun = dryRun, confirm = confirm,
        nearest = nearest, acceptBelow = acceptBelow), c("holdPoints"), idempotency_key),

  # Show what a bundle would open for a customer, before it is made.
  # Typed as `remelt bundle`. Who may: any role but inspector and reader.
  # subject: Heat, object or lot: H-1/ingot-1, or heat:H-1, object:H-1 or lot:H-1 where several have the number
  # customer: who receives it; certificates of others stay closed
  # disclose: What is opened: opened beside the policy of the customer, with commas: inputs, results, certificate,
  #     analyses, draws, suppliers, qualification, footprint, transfer; without a policy, inputs, results, certificate
  #     and footprint; [inputs|results|certificate|analyses|draws|suppliers|qualification|footprint|transfer]
  # Answer: subject, customer, opens, policy, records.
  preview_bundle = function(subject, customer, disclose = NULL)
    read("/api/proof/preview-bundle", list(subject = subject, customer = customer, disclose = disclose), c("disclose")),

  # List the prices that plans reckon with: day, age, source.
  # Typed as `remelt price list`. Who may: any role but inspector and reader.
  # limit: At most: rows of the list; default all
  # after: `next` of the part before
  # Answer: format, prices, total, next.
  # All of them: remelt$rows("price_list").
  price_list = function(limit = NULL, after = NULL)
    read("/api/reference/list-prices", list(limit = limit, after = after), c()),

  # Set the price of an element or a charge material; plans reckon with the latest day.
  # Typed as `remelt price set`. Who may: planner, manager.
  # of: Element or charge material: element such as Ni, or charge material such as Ni-electrolytic
  # usd_per_kg: Price: USD per kg, such as 15.40 [USD/kg]
  # source: where the price was read
  # on: Day of the price: day of the price; default today
  # asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
  # Answer: format, prices, total, next.
  price_set = function(of, usd_per_kg, source, on = NULL, asTyped = NULL, idempotency_key = NULL)
    book("/api/reference/set-price", list(of = of, usd_per_kg = usd_per_kg, source = source, on = on, asTyped =
        asTyped), c(), idempotency_key),

  # Print labels with a code, on a label printer or as a PDF; each printing is recorded.
  # Who may: receiver, sampler, analyst, planner, melter, certifier, quality, shipping.
  # lots: one lot, or several; [text]
  # ingots: one ingot, or several; [text]
  # of: Sample of: the heat, lot or ingot that the sample is of: H26-001, lot:R-1001
  # samples: their numbers; default all that were not measured yet; [text]
  # contents: Lots on the pallet: lots and ingots that lie on it; it gets the next number; [text]
  # pallet: number of a pallet that has a label already
  # printer: a source of the plant that is a label printer
  # file: the labels are a file, which is printed elsewhere; one of PDF, ZPL
  # sheet: Size: mm, or a4 = 24 labels of 70 x 37 mm in a PDF; default: that of the printer, else 100x50; one of a4,
  #     single, 100x50, 70x37, 50x25
  # copies: labels of each; default 1
  # reason: Why another one: where it was printed before: torn, lost, a second side
  # url: Address of the server: where others reach the server, for a site without a domain
  # Answer: format, plant, sheet, copies, madeAt, printer, warning, unopened, labels.
  print_labels = function(lots = NULL, ingots = NULL, of = NULL, samples = NULL, contents = NULL, pallet = NULL, printer
      = NULL, file = NULL, sheet = NULL, copies = NULL, reason = NULL, url = NULL, idempotency_key = NULL)
    book("/api/links/print-labels", list(lots = lots, ingots = ingots, of = of, samples = samples, contents = contents,
        pallet = pallet, printer = printer, file = file, sheet = sheet, copies = copies, reason = reason, url = url),
        c("lots", "ingots", "samples", "contents"), idempotency_key),

  # Put together the document of a programme with its qualified heats.
  # Who may: any role but inspector and reader.
  # programme: id of a locked programme
  # Answer: document, heats.
  programme_document = function(programme)
    read("/api/qualification/programme-document", list(programme = programme), c()),

  # Propose a new person, or a change of one; another person confirms it.
  # Who may: certifier, quality.
  # person: id of the person
  # name: name, as it stands on papers
  # roles: roles with commas; [text]
  # validUntil: Last day of the roles
  # deputyFor: Stands in for: has the roles of that person too
  # deputyUntil: Stands in until: and the last day of that
  # ended: Acts no more
  # account: account of the operating system that proves them; {user, machine, uid?}
  # Answer: format, plant, demonstration, signedIn, persons, proposed, releasing, roles, rights.
  propose_person = function(person, name = NULL, roles = NULL, validUntil = NULL, deputyFor = NULL, deputyUntil = NULL,
      ended = NULL, token = NULL, account = NULL, idempotency_key = NULL)
    book("/api/persons/propose-person", list(person = person, name = name, roles = roles, validUntil = validUntil,
        deputyFor = deputyFor, deputyUntil = deputyUntil, ended = ended, token = token, account = account), c("roles"),
        idempotency_key),

  # Replace what proves the person who is signed in.
  # Who may: any role. It is signed.
  # account: account of the operating system that proves them; {user, machine, uid?}
  # Answer: format, plant, demonstration, signedIn, persons, proposed, releasing, roles, rights.
  prove_person = function(token = NULL, account = NULL, idempotency_key = NULL)
    book("/api/persons/prove-person", list(token = token, account = account), c(), idempotency_key),

  # Book the approval of a gate by an authority outside the plant.
  # Typed as `remelt qualify approve`. Who may: certifier, quality. It is signed.
  # programme: id of a locked programme
  # number: Number of the approval
  # approvalType: What it approves: what it approves, such as "part approval"
  # authority: Who approves
  # limitations: Limited to: what it is limited to; "none" where it is not
  # expires: Last day on which it holds
  # gate: Gate that passed: gate that passed; default 2; one of 1, 2, 3
  # Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256, processSha256,
  #     looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals, service, belowLevel,
  #     added, missing.
  qualify_approve = function(programme, number, approvalType, authority, limitations, expires, gate = NULL,
      idempotency_key = NULL)
    book("/api/qualification/approve-programme", list(programme = programme, number = number, approvalType =
        approvalType, authority = authority, limitations = limitations, expires = expires, gate = gate), c(),
        idempotency_key),

  # Exclude values with an assigned cause; they stay, and both results are printed.
  # Typed as `remelt qualify exclude`. Who may: quality.
  # programme: id of a locked programme
  # item: Property
  # specimens: Test pieces: test pieces of one heat, separated by spaces; [text]
  # heat: heat of the test pieces
  # cause: Assigned cause; one of test-piece-preparation, testing-equipment, wrong-specimen, transcription-error
  # reason: what was found
  # Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256, processSha256,
  #     looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals, service, belowLevel,
  #     added, missing.
  qualify_exclude = function(programme, item, specimens, heat, cause, reason, idempotency_key = NULL)
    book("/api/qualification/exclude-evidence", list(programme = programme, item = item, specimens = specimens, heat =
        heat, cause = cause, reason = reason), c("specimens"), idempotency_key),

  # Introduce a material into service under control: gate 2 passed, with an approval that holds.
  # Typed as `remelt qualify introduce`. Who may: certifier, quality. It is signed.
  # programme: id of a locked programme
  # approval: Number of the approval of gate 2
  # fleet: The fleet that it becomes: the fleet that it becomes; default lead; one of lead, extended, general
  # limitations: Limited to: what it is limited to; "none" where it is not
  # Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256, processSha256,
  #     looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals, service, belowLevel,
  #     added, missing.
  qualify_introduce = function(programme, approval, fleet = NULL, limitations = NULL, idempotency_key = NULL)
    book("/api/qualification/introduce-material", list(programme = programme, approval = approval, fleet = fleet,
        limitations = limitations), c(), idempotency_key),

  # Lock a programme before its evidence counts; again with a reason: a revision.
  # Typed as `remelt qualify lock`. Who may: planner, certifier, quality.
  # document: Programme: remelt-programme/1 document without evidence, - = standard input; its parts stand in
  #     /openapi.json
  # reason: Reason of the revision: why a locked programme is changed; what was seen of it becomes exploratory
  # dryRun: Show only: shows the board as it would be, and locks nothing
  # Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256, processSha256,
  #     looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals, service, belowLevel,
  #     added, missing.
  qualify_lock = function(document, reason = NULL, dryRun = NULL, idempotency_key = NULL)
    book("/api/qualification/lock-programme", list(document = document, reason = reason, dryRun = dryRun), c(),
        idempotency_key),

  # Answer for an alarm until a day. Of a property it changes no verdict; no-creep and no-fatigue of the programme end
  #     the HOLD of gate 1.
  # Typed as `remelt qualify override`. Who may: quality. It is signed.
  # programme: id of a locked programme
  # item: Property: property; programme for tests that it does not name
  # alarm: Code of the alarm: code of the alarm, such as heats-differ; no-creep or no-fatigue of the programme
  # reason: why the alarm is accepted
  # expires: Last day on which it holds
  # Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256, processSha256,
  #     looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals, service, belowLevel,
  #     added, missing.
  qualify_override = function(programme, item, alarm, reason, expires, idempotency_key = NULL)
    book("/api/qualification/override-alarm", list(programme = programme, item = item, alarm = alarm, reason = reason,
        expires = expires), c(), idempotency_key),

  # Show the gate report of an evaluation that is on record, with its plots.
  # Typed as `remelt qualify report`. Who may: any role.
  # programme: id of a locked programme
  # record: number of a record of the evaluation; default the latest
  # Answer: output, document, plots, evaluation, isSame.
  qualify_report = function(programme, record = NULL)
    read("/api/qualification/report-gates", list(programme = programme, record = record), c()),

  # Suspend a material that is in service; gate 2 is judged again before it comes back.
  # Typed as `remelt qualify suspend`. Who may: certifier, quality.
  # programme: id of a locked programme
  # reason: what happened
  # Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256, processSha256,
  #     looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals, service, belowLevel,
  #     added, missing.
  qualify_suspend = function(programme, reason, idempotency_key = NULL)
    book("/api/qualification/suspend-service", list(programme = programme, reason = reason), c(), idempotency_key),

  # Read the lots that a supplier announces as EPCIS 2.0 events; books nothing.
  # Who may: any role but inspector and reader.
  # document: a document in JSON-LD or XML; - = standard input
  # form: of lots whose form the document does not say
  # origin: ISO 14021: post-consumer, pre-consumer-external or virgin
  # supplier: who sent it; default who owned it before
  # Answer: lots, events, notes.
  read_epcis = function(document, form = NULL, origin = NULL, supplier = NULL)
    read("/api/yard/read-epcis", list(document = document, form = form, origin = origin, supplier = supplier), c()),

  # Read what happened as events for an ERP, from a cursor on: goods, consumption, heats, results, cost.
  # Who may: any role but inspector and reader.
  # after: Cursor: the cursor of the last event that was booked, as it came; default from the first record on
  # limit: At most: at most so many events
  # types: Types of events: only these types, such as consumption; several with commas; [text]
  # Answer: format, events, cursor, more.
  read_feed = function(after = NULL, limit = NULL, types = NULL)
    read("/api/exchange/read-feed", list(after = after, limit = limit, types = types), c("types")),

  # Read one stable weight from a scale.
  # Who may: any role but inspector and reader.
  # scale: id of a scale of the plant
  # within_s: Time to become stable: how long it may take to become stable; default 5 s [s]
  # Answer: format, reading, scale, capacity_g, division_g, calibratedUntil, warning, protocol, at, shown, net_g.
  read_scale = function(scale, within_s = NULL, idempotency_key = NULL)
    book("/api/heats/read-scale", list(scale = scale, within_s = within_s), c(), idempotency_key),

  # Write the notice of escape of a recall to one customer.
  # Typed as `remelt recall`. Who may: any role but inspector and reader.
  # of: What is recalled: lot:R-1, heat:H-1, object:I-1, supplier:NAME or laboratory:NAME
  # customer: show the notice of escape to this customer alone; with --number that of a recall on record
  # method: Only by this method: of a laboratory: only analyses by this method
  # from: From this day on: of a laboratory: from this day on
  # to: Up to this day: of a laboratory: up to this day
  # report: Only this report: of a laboratory: only this report
  # cutOff: Sum up shares below: smaller shares are summed in one row; default 0.01
  # reason: why; required with --hold and --record
  # answerBy: Customers answer by: by when the customers answer
  # contact: Whom they call
  # number: number of the recall; default the day and a count, and with --letter none
  # Answer: format, of, reason, at, plant, head, begins, totals, cutOff, rows, rest, plans, returns, customers, serials,
  #     letters, answerBy, contact, held, record.
  recall_letter = function(of, customer, method = NULL, from = NULL, to = NULL, report = NULL, cutOff = NULL, reason =
      NULL, answerBy = NULL, contact = NULL, number = NULL)
    read("/api/proof/recall-letter", list(of = of, customer = customer, method = method, from = from, to = to, report =
        report, cutOff = cutOff, reason = reason, answerBy = answerBy, contact = contact, number = number), c()),

  # List everything that metal of a lot, heat, supplier or laboratory run reached, with letters to customers.
  # Typed as `remelt recall`. Who may: any role but inspector and reader.
  # of: What is recalled: lot:R-1, heat:H-1, object:I-1, supplier:NAME or laboratory:NAME
  # method: Only by this method: of a laboratory: only analyses by this method
  # from: From this day on: of a laboratory: from this day on
  # to: Up to this day: of a laboratory: up to this day
  # report: Only this report: of a laboratory: only this report
  # cutOff: Sum up shares below: smaller shares are summed in one row; default 0.01
  # reason: why; required with --hold and --record
  # answerBy: Customers answer by: by when the customers answer
  # contact: Whom they call
  # Answer: format, of, reason, at, plant, head, begins, totals, cutOff, rows, rest, plans, returns, customers, serials,
  #     letters, answerBy, contact, held, record.
  recall_metal = function(of, method = NULL, from = NULL, to = NULL, report = NULL, cutOff = NULL, reason = NULL,
      answerBy = NULL, contact = NULL)
    read("/api/proof/recall-metal", list(of = of, method = method, from = from, to = to, report = report, cutOff =
        cutOff, reason = reason, answerBy = answerBy, contact = contact), c()),

  # Book a delivery of another system as lots on hold, under its number there.
  # Who may: receiver.
  # delivery: its number at the sender
  # sender: short name of the system that sends it, such as sap
  # lines: one lot each; [{line, lot?, article?, mass_g: number, form?, originClass?:
  #     post-consumer|pre-consumer-external|internal-revert|virgin, lotClass?:
  #     internal-revert|customer-return|purchased-scrap|end-of-life|virgin|addition-alloy|master-heat, grade?,
  #     certificate?}]
  # supplier: who delivered it
  # owner: customer whose metal it stays
  # receivedOn: Received on: day of receipt
  # dryRun: Show only: says what would refuse the booking, and books nothing
  # sameNames: Same name: a supplier or laboratory that is written otherwise already: join = the same, booked as known;
  #     apart = another one; one of join, apart
  # asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
  # Answer: format, of, entered, taken.
  receive_delivery = function(delivery, sender, lines, supplier = NULL, owner = NULL, receivedOn = NULL, dryRun = NULL,
      sameNames = NULL, asTyped = NULL, idempotency_key = NULL)
    book("/api/exchange/receive-delivery", list(delivery = delivery, sender = sender, lines = lines, supplier =
        supplier, owner = owner, receivedOn = receivedOn, dryRun = dryRun, sameNames = sameNames, asTyped = asTyped),
        c("lines"), idempotency_key),

  # Book the footprint of a heat, part by part, for bundles.
  # Who may: certifier, quality. It is signed.
  # heat: its number
  # confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
  # Answer: format, heat, method, version, unit, total, product_kg, parts, rules, rests, documentSha256, seq, before,
  #     shown.
  record_footprint = function(heat, confirm = NULL, idempotency_key = NULL)
    book("/api/heats/record-footprint", list(heat = heat, confirm = confirm), c(), idempotency_key),

  # Book what happened to a heat: weights charged, pour, objects, samples, analyses; all or nothing.
  # Who may: any role but inspector and reader.
  # heat: its number
  # by: Person: who did it; parts may name another
  # happenedAt: Time: when it happened (ISO 8601 with zone); default now
  # charge: [{lot, actual_g: number, readings?: [{reading, tare?}]}]
  # notThere: Not there: lots of the plan that are not there, and why: they are put on hold; [{lot, reason}]
  # asPlanned: As planned: the masses are those of the plan: nobody weighed
  # furnace: furnace of the plant that it goes into, where the plan names none
  # unplanned: Reason for metal that nobody planned
  # melt: {process, output_g: number, readings?: [{reading, tare?}], losses?: [{to, mass_g: number, readings?:
  #     [{reading, tare?}]}], tolerance_g?: number, by?}
  # cast: {objects: [{object, form, mass_g: number, readings?: [{reading, tare?}]}], reverts?: [{lot, form, mass_g:
  #     number, readings?: [{reading, tare?}]}], losses?: [{to, mass_g: number, readings?: [{reading, tare?}]}],
  #     tolerance_g?: number, by?}
  # log: Furnace log; its parts stand in /openapi.json
  # used: {energy?: number, argon?: number, refractory?: number, electrode?: number, labour?: number, furnace?: number,
  #     analyses?: number}
  # samples: [{of, sample, place, purpose?: product|bath|control|check, mass_g?: number}]
  # analyses: [{of, analysis?, method, place, sample?, laboratory?, reference?, ofRetest?: true, by?, results:
  #     [{element, text, unit: wt%|ppm|ppb, sd?}]}]
  # retests: [{of, replaces, rule, characteristics: [text], cause, by?, specimens: [text]}]
  # withdraw: Withdrawn analyses; [{of, analysis, reason, cause?:
  #     test-piece-preparation|testing-equipment|wrong-specimen|transcription-error, document?, repeat?, by?}]
  # asCharged: Certificate of the charge: false: answered at once, without the certificate of the charge as weighed,
  #     which may take seconds
  # sameNames: Same name: a supplier or laboratory that is written otherwise already: join = the same, booked as known;
  #     apart = another one; one of join, apart
  # asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
  # Answer: format, heat, compared, asCharged, booked, repeated.
  record_heat = function(heat, format = NULL, by = NULL, happenedAt = NULL, charge = NULL, notThere = NULL, asPlanned =
      NULL, furnace = NULL, unplanned = NULL, melt = NULL, cast = NULL, log = NULL, used = NULL, samples = NULL,
      analyses = NULL, retests = NULL, withdraw = NULL, asCharged = NULL, sameNames = NULL, asTyped = NULL,
      idempotency_key = NULL)
    book("/api/heats/record-heat", list(heat = heat, format = format, by = by, happenedAt = happenedAt, charge = charge,
        notThere = notThere, asPlanned = asPlanned, furnace = furnace, unplanned = unplanned, melt = melt, cast = cast,
        log = log, used = used, samples = samples, analyses = analyses, retests = retests, withdraw = withdraw,
        asCharged = asCharged, sameNames = sameNames, asTyped = asTyped), c("charge", "notThere", "samples", "analyses",
        "retests", "withdraw"), idempotency_key),

  # Recall metal: put what is in the yard on hold, and record what it reached.
  # Typed as `remelt recall`. Who may: certifier, quality. It is signed.
  # of: What is recalled: lot:R-1, heat:H-1, object:I-1, supplier:NAME or laboratory:NAME
  # method: Only by this method: of a laboratory: only analyses by this method
  # from: From this day on: of a laboratory: from this day on
  # to: Up to this day: of a laboratory: up to this day
  # report: Only this report: of a laboratory: only this report
  # cutOff: Sum up shares below: smaller shares are summed in one row; default 0.01
  # answerBy: Customers answer by: by when the customers answer
  # contact: Whom they call
  # hold: put what is still in the yard on hold, all or nothing
  # record: record the recall with the proof that nothing was left out
  # number: number of the recall; default the day and a count, and with --letter none
  # Answer: format, of, reason, at, plant, head, begins, totals, cutOff, rows, rest, plans, returns, customers, serials,
  #     letters, answerBy, contact, held, record.
  record_recall = function(of, reason, method = NULL, from = NULL, to = NULL, report = NULL, cutOff = NULL, answerBy =
      NULL, contact = NULL, hold = NULL, record = NULL, number = NULL, idempotency_key = NULL)
    book("/api/proof/record-recall", list(of = of, reason = reason, method = method, from = from, to = to, report =
        report, cutOff = cutOff, answerBy = answerBy, contact = contact, hold = hold, record = record, number = number),
        c(), idempotency_key),

  # Say that a furnace, scale, laboratory or charge material is not used any more.
  # Typed as `remelt register end`. Who may: planner, certifier, quality.
  # register: one of furnace, scale, laboratory, material
  # id: Name: as it was entered
  # reason: why it is not used any more
  # Answer: format, entries.
  register_end = function(register, id, reason, idempotency_key = NULL)
    book("/api/reference/end-register", list(register = register, id = id, reason = reason), c(), idempotency_key),

  # List what the plant consists of: what it entered, since when, and what is still assumed of ours.
  # Typed as `remelt register list`. Who may: any role but inspector and reader.
  # register: one of them; default all; one of site, furnace, scale, laboratory, material, source, tags
  # Answer: format, entries.
  # All of them: remelt$rows("register_list").
  register_list = function(register = NULL)
    read("/api/reference/list-registers", list(register = register), c()),

  # Release a heat or object: judge its measured analyses and record the verdict.
  # Typed as `remelt release`. Who may: certifier. It is signed.
  # specification: Limits: with --of: the specification alone; its parts stand in /openapi.json
  # of: Metal: heat:H-1 or object:I-1 of the ledger
  # spec: Specification: name of a stored specification, such as "CUST-718-A rev 3"
  # confidence: required conformance probability
  # decisionRule: Decision rule; one of probability, guarded
  # otherGrade: Another grade is meant: the limits are of another grade than the heat was planned for, and meant
  # Answer: document, output, remarks.
  release_measured = function(specification = NULL, of, spec = NULL, confidence = NULL, decisionRule = NULL, otherGrade
      = NULL, idempotency_key = NULL)
    book("/api/release/release-measured", list(specification = specification, of = of, spec = spec, confidence =
        confidence, decisionRule = decisionRule, otherGrade = otherGrade), c(), idempotency_key),

  # List the metal that waits for its release, with results, verdicts and who may sign.
  # Typed as `remelt release`. Who may: any role.
  # limit: At most: rows of the list; default all
  # after: `next` of the part before
  # Answer: format, total, next, waiting, freeCertificate, specifications, grades, elements.
  # All of them: remelt$rows("release_queue").
  release_queue = function(limit = NULL, after = NULL)
    read("/api/release/release-queue", list(limit = limit, after = after), c()),

  # Show the metal that came in, was melted, went out and was lost between two days.
  # Who may: any role but inspector and reader.
  # from: First day: first day, such as 2026-01-01
  # to: Last day: last day
  # Answer: format, from, to, nodes, flows, elements, by, recycled, losses, unexplained_kg, rules.
  report_flows = function(from, to)
    read("/api/heats/report-flows", list(from = from, to = to), c()),

  # Show the footprint of a heat, and what of it is measured, modelled and assumed.
  # Who may: any role.
  # heat: its number
  # Answer: format, heat, functionalUnit, product_kg, charged_kg, operations, consumables, parts, total, allVirgin,
  #     recycled, rests, boundary, missing.
  report_footprint = function(heat)
    read("/api/heats/report-footprint", list(heat = heat), c()),

  # Keep a file of results as it arrived and match its samples; the same file again changes nothing.
  # Typed as `remelt results arrive`. Who may: any role but inspector and reader.
  # bytes: File: file of an instrument, as it wrote it; its bytes are kept; string or {name, base64}
  # source: instrument that it is from, as the plant names it; default upload
  # file: Name of the file: as the instrument named it; default that of the file
  # at: Arrived: when it came (ISO 8601 with zone); default now
  # method: how it was measured; default that of the source or its lesson
  # laboratory: who measured; default that of the source or its lesson
  # Answer: format, arrival, source, file, at, sha256, status, method, laboratory, lesson, rows, matched, samples,
  #     controls, asks, left.
  results_arrive = function(bytes, source = NULL, file = NULL, at = NULL, method = NULL, laboratory = NULL,
      idempotency_key = NULL)
    book("/api/links/arrive-results", list(bytes = bytes, source = source, file = file, at = at, method = method,
        laboratory = laboratory), c(), idempotency_key),

  # Say what a control sample holds: its charts have these limits, and rules rest on it.
  # Typed as `remelt results control`. Who may: planner, certifier, quality.
  # control: Control sample: its name, as the instrument prints it
  # results: contents as printed: Cr=21.9 "Ti=<0.01" S=12ppm; no unit = wt%; [{element, text, unit: wt%|ppm|ppb, sd?}]
  # method: pXRF, LIBS, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion, or laboratory where nobody says which
  # spread: Standard deviation: of each content, where none is printed with it; default that of the method
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, method, charts, rules.
  results_control = function(control, results, method, spread = NULL, reason = NULL, idempotency_key = NULL)
    book("/api/links/enter-control", list(control = control, results = results, method = method, spread = spread, reason
        = reason), c("results"), idempotency_key),

  # Show the control samples of a method: a chart for each element, and the rules that rest on them.
  # Typed as `remelt results controls`. Who may: any role but inspector and reader.
  # method: such as OES
  # Answer: format, method, charts, rules.
  results_controls = function(method)
    read("/api/links/show-controls", list(method = method), c()),

  # List files of results that arrived, those that wait first.
  # Typed as `remelt results list`. Who may: any role but inspector and reader.
  # limit: At most: rows of the list; default all
  # after: `next` of the part before
  # settled: Settled too: also files of which everything was taken or refused
  # heat: files with a sample of this heat alone
  # Answer: format, arrivals, controls, total, next.
  # All of them: remelt$rows("results_list").
  results_list = function(limit = NULL, after = NULL, settled = NULL, heat = NULL)
    read("/api/links/list-results", list(limit = limit, after = after, settled = settled, heat = heat), c()),

  # Say whose sample a name in a file of results is; it is then taken by a person.
  # Typed as `remelt results match`. Who may: analyst, melter, receiver, quality.
  # arrival: File: number of the file, or its name, as the list has it
  # name: Name in the file: sample as the file names it
  # of: Metal: heat:H-1, object:I-1, lot:R-1, or its number
  # sample: number of the sample that was taken
  # Answer: format, arrival, source, file, at, sha256, status, method, laboratory, lesson, rows, matched, samples,
  #     controls, asks, left.
  results_match = function(arrival, name, of, sample, idempotency_key = NULL)
    book("/api/links/match-results", list(arrival = arrival, name = name, of = of, sample = sample), c(),
        idempotency_key),

  # Write a file of results byte for byte as the instrument wrote it.
  # Typed as `remelt results raw`. Who may: any role but inspector and reader.
  # arrival: File: number of the file, or its name, as the list has it
  # Answer: format, arrival, file, sha256, size, bytes.
  results_raw = function(arrival)
    read("/api/links/raw-results", list(arrival = arrival), c()),

  # Refuse results that arrived, with a reason: all of a file that wait, or some samples.
  # Typed as `remelt results refuse`. Who may: analyst, melter, receiver, quality.
  # arrival: File: number of the file, or its name, as the list has it
  # reason: why they are no results of this plant, such as "trial of the instrument"
  # samples: samples of the file as it names them; default all that wait; [text]
  # Answer: format, arrival, source, file, at, sha256, status, method, laboratory, lesson, rows, matched, samples,
  #     controls, asks, left.
  results_refuse = function(arrival, reason, samples = NULL, idempotency_key = NULL)
    book("/api/links/refuse-results", list(arrival = arrival, reason = reason, samples = samples), c("samples"),
        idempotency_key),

  # Set a rule by which results of an instrument are taken without a person, or end it.
  # Typed as `remelt results rule`. Who may: quality.
  # rule: its short name, such as spark
  # source: instrument whose files it takes, as the plant names it
  # method: method of its results
  # k: Control within: standard deviations that a control sample may be off; default 2
  # hours: Control within the last: how old the last control sample may be; default 8 h, a shift [h]
  # end: End it: results of this source are taken by a person again
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, method, charts, rules.
  results_rule = function(rule, source, method, k = NULL, hours = NULL, end = NULL, reason = NULL, idempotency_key =
      NULL)
    book("/api/links/set-taking-rule", list(rule = rule, source = source, method = method, k = k, hours = hours, end =
        end, reason = reason), c(), idempotency_key),

  # Show a file of results: whose its samples are, what would be booked, and what is asked.
  # Typed as `remelt results show`. Who may: any role but inspector and reader.
  # arrival: File: number of the file, or its name, as the list has it
  # Answer: format, arrival, source, file, at, sha256, status, method, laboratory, lesson, rows, matched, samples,
  #     controls, asks, left.
  results_show = function(arrival)
    read("/api/links/show-results", list(arrival = arrival), c()),

  # Book results that arrived as analyses of the samples they are of: all of a file, or some samples.
  # Typed as `remelt results take`. Who may: any role but inspector and reader.
  # arrival: File: number of the file, or its name, as the list has it
  # samples: samples of the file as it names them; default all of which nothing is asked; [text]
  # method: how it was measured; default that of the source or its lesson
  # laboratory: who measured; default that of the source or its lesson
  # Answer: format, arrival, source, file, at, sha256, status, method, laboratory, lesson, rows, matched, samples,
  #     controls, asks, left.
  results_take = function(arrival, samples = NULL, method = NULL, laboratory = NULL, idempotency_key = NULL)
    book("/api/links/take-results", list(arrival = arrival, samples = samples, method = method, laboratory =
        laboratory), c("samples"), idempotency_key),

  # Teach how the files of an instrument are read, on one of them; shown first, kept under a name.
  # Typed as `remelt results teach`. Who may: analyst, melter, quality.
  # file: a file of results as the instrument wrote it; {name, base64}
  # lesson: name to keep it under, such as "carbon"; without it nothing is kept
  # columns: what columns hold, by their headings: Probe=sample "Cr2O3=content" ±=spread Ref=ignore; [{heading, role:
  #     sample|element|content|unit|spread|relative-spread|k|mass|volume|dilution|mark|burn|type|date|ignore, element?,
  #     unit?, k?: number}]
  # unit: of contents that stand without one
  # k: Standard deviations of a printed spread: how many standard deviations a printed spread is, where nothing else
  #     says it
  # decimal: Decimal sign; one of point, comma
  # dates: Order of dates: day, month or year first; one of day-first, month-first, year-first
  # burns: Taken of several burns: the burns, or their printed mean; one of burns, mean
  # rows: {controls?: [text], samples?: [text], blanks?: [text], means?: [text], spreads?: [text], ignored?: [text]}
  # struck: Struck out: marks of a burn that does not count; [text]
  # sampleKey: Word before the sample: on a line of its own, such as Sample
  # sample: The one sample: of each such file, where it names none
  # sheets: sheets of a workbook that hold results; default all; [text]
  # laboratory: whose results such files hold
  # method: of the results in such files
  # answers: to the questions that are asked: date-order=day-first, or of one sample CODE@SAMPLE=ANSWER; [{code, answer,
  #     sample?, element?}]
  # reason: Why it changes: why it replaces what was entered before
  # confirm: What was shown: the field "shown" of the answer that is confirmed; without it nothing is booked
  # Answer: format, sha256, lesson, reading, tables, offered, tried, kept, shown.
  results_teach = function(file, lesson = NULL, columns = NULL, unit = NULL, k = NULL, decimal = NULL, dates = NULL,
      burns = NULL, rows = NULL, struck = NULL, sampleKey = NULL, sample = NULL, sheets = NULL, laboratory = NULL,
      method = NULL, answers = NULL, reason = NULL, confirm = NULL, idempotency_key = NULL)
    book("/api/links/teach-lesson", list(file = file, lesson = lesson, columns = columns, unit = unit, k = k, decimal =
        decimal, dates = dates, burns = burns, rows = rows, struck = struck, sampleKey = sampleKey, sample = sample,
        sheets = sheets, laboratory = laboratory, method = method, answers = answers, reason = reason, confirm =
        confirm), c("columns", "struck", "sheets", "answers"), idempotency_key),

  # Keep a route under a name, for plans and predictions; the latest counts.
  # Typed as `remelt route enter`. Who may: planner.
  # name: Name of the route: such as triple-melt
  # route: Operations: JSON list of operations, or a document with a route; [{operation, fidelity?: kinetic|table,
  #     settings?: {name: value}, additions?: [{material?, composition_wtpct?: {name: value}, balance?, mass_kg?:
  #     number, wtpct?: number, at_s: number, dissolution_s?: number, recovery?: number or {name: value}}]}]
  # reason: Why it changes: why it replaces the one before
  # Answer: format, name, enteredBy, at, route, changes, before.
  route_enter = function(name, route, reason = NULL, idempotency_key = NULL)
    book("/api/reference/enter-route", list(name = name, route = route, reason = reason), c("route"), idempotency_key),

  # List the routes that are kept under a name.
  # Typed as `remelt route list`. Who may: any role.
  # Answer: format, routes.
  # All of them: remelt$rows("route_list").
  route_list = function()
    read("/api/reference/list-routes", list(), c()),

  # Show a route that is kept under a name.
  # Typed as `remelt route show`. Who may: any role.
  # name: Name of the route: such as triple-melt
  # Answer: format, name, enteredBy, at, route, changes, before.
  route_show = function(name)
    read("/api/reference/show-route", list(name = name), c()),

  # Enter a scale of the plant, or change it.
  # Typed as `remelt scale enter`. Who may: planner, certifier, quality.
  # scale: its name, such as floor-1
  # capacity_g: Largest load [g]
  # resolution_g: Division: smallest step of its display [g]
  # repeatability_g: Scatter of a repeated weighing: standard deviation, as on its certificate; default half a division
  #     [g]
  # calibratedUntil: Calibrated until: last day of its calibration
  # change: It is a change: it replaces what is entered under this name; a reason says so too
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, entries.
  scale_enter = function(scale, capacity_g, resolution_g, repeatability_g = NULL, calibratedUntil = NULL, change = NULL,
      reason = NULL, idempotency_key = NULL)
    book("/api/reference/enter-scale", list(scale = scale, capacity_g = capacity_g, resolution_g = resolution_g,
        repeatability_g = repeatability_g, calibratedUntil = calibratedUntil, change = change, reason = reason), c(),
        idempotency_key),

  # Book that a released object left the plant.
  # Typed as `remelt ship`. Who may: certifier, shipping.
  # object: I-1 or object:I-1
  # to: Who gets it: customer who receives it
  # order: Order of the customer
  # certificate: Certificate that goes with it: certificate that goes with it, of the object or of its heat: its number,
  #     or its file
  # accepted: Why it is shipped all the same: why it is shipped although the certificate names another customer or lacks
  #     a signature
  # Answer: id, subject, node, mass_g, reserved_g, drawn_g, free_g, owner, form, generation, from, fromNode, samples,
  #     analyses, disposition, hands, recalled, type, status, heat, unbalanced_g, release, judged, retests, replaced,
  #     certificates, cut, held, decidedSince, shipment, checkpoint.
  ship = function(object, to, order = NULL, certificate = NULL, accepted = NULL, idempotency_key = NULL)
    book("/api/release/ship-object", list(object = object, to = to, order = order, certificate = certificate, accepted =
        accepted), c(), idempotency_key),

  # Show a certificate as it was issued.
  # Who may: any role but inspector and reader.
  # of: Metal: heat:H-1 or object:I-1
  # number: Number of the certificate: default the latest that stands
  # Answer: format, specimen, number, type, issuedAt, maker, customer, product, specification, melting, results,
  #     withdrawn, sums, indices, lots, statement, validators, secondSignature, evidence, manifest.
  show_certificate = function(of, number = NULL)
    read("/api/release/show-certificate", list(of = of, number = number), c()),

  # Show a programme as a board of properties and gates.
  # Typed as `remelt qualify status`. Who may: any role.
  # programme: id of a locked programme
  # Answer: format, programme, title, level, status, fleet, lockedOn, dryRun, revision, documentSha256, processSha256,
  #     looks, rows, heats, revisions, reports, exclusions, overrides, evaluations, approvals, service, belowLevel,
  #     added, missing.
  show_programme = function(programme)
    read("/api/qualification/show-programme", list(programme = programme), c()),

  # Enter the site of the plant as its papers print it, or change it.
  # Typed as `remelt site enter`. Who may: planner, certifier, quality.
  # name: as papers print it
  # country: two letters, such as DE
  # address: lines with commas between them
  # region: Power comes from the grid of: EU, US or China; default EU
  # domain: Host name on labels: that the codes of labels lead to, such as id.plant.example
  # gs1Prefix: GS1 company prefix: digits that GS1 gave the plant: codes of labels are then GS1 Digital Links (GIAI,
  #     SSCC)
  # names: Names of alloys: IN718 or GH4169; default western; one of western, chinese
  # certificateShows: Certificates also show: lots: every lot behind the metal by its number; [lots]
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, entries.
  site_enter = function(name, country, address = NULL, region = NULL, domain = NULL, gs1Prefix = NULL, names = NULL,
      certificateShows = NULL, reason = NULL, idempotency_key = NULL)
    book("/api/reference/describe-site", list(name = name, country = country, address = address, region = region, domain
        = domain, gs1Prefix = gs1Prefix, names = names, certificateShows = certificateShows, reason = reason),
        c("certificateShows"), idempotency_key),

  # Say that a source is not used any more.
  # Typed as `remelt source end`. Who may: planner, certifier, quality.
  # source: as it was entered
  # reason: why it is not used any more
  # Answer: format, entries.
  source_end = function(source, reason, idempotency_key = NULL)
    book("/api/links/end-source", list(source = source, reason = reason), c(), idempotency_key),

  # Enter a source of figures or a device that is written to, or change it.
  # Typed as `remelt source enter`. Who may: planner, certifier, quality.
  # source: its name, such as oes-1
  # driver: What it is: how it is read or written; one of folder, tcp-line, serial-line, upload, recorder-csv, modbus,
  #     mqtt, mt-sics, sma, toledo, and, zpl, webhook
  # address: a folder, tcp://HOST:PORT, serial:DEVICE, mqtt://HOST or https://HOST/PATH, as its driver is reached; none
  #     for upload
  # laboratory: whose results it sends
  # method: of its results, where its files do not say it
  # lesson: by which its files are read; default: the one that fits
  # furnace: that it records
  # scale: of the plant that it is; default: the one of its own name
  # files: Names of its files: such as "*.csv, *.txt"; default: all files
  # subfolders: Look into folders of the folder
  # settle_s: Time to settle: how long a file must not have changed before it is read; default 2 s [s]
  # quietAfter_s: Longest usual silence: when it has been silent for longer, Today says so; without it, silence says
  #     nothing
  # hours: Working hours: in which silence counts, such as "Mon-Fri 06:00-22:00", by the clock of the server; default:
  #     always
  # change: It is a change: it replaces what is entered under this name; a reason says so too
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, entries.
  source_enter = function(source, driver, address = NULL, laboratory = NULL, method = NULL, lesson = NULL, furnace =
      NULL, scale = NULL, files = NULL, subfolders = NULL, settle_s = NULL, quietAfter_s = NULL, hours = NULL, change =
      NULL, reason = NULL, idempotency_key = NULL)
    book("/api/links/enter-source", list(source = source, driver = driver, address = address, laboratory = laboratory,
        method = method, lesson = lesson, furnace = furnace, scale = scale, files = files, subfolders = subfolders,
        settle_s = settle_s, quietAfter_s = quietAfter_s, hours = hours, change = change, reason = reason), c(),
        idempotency_key),

  # List the sources of the plant: how each is, what it said last and how long ago.
  # Typed as `remelt source list`. Who may: any role but inspector and reader.
  # Answer: format, sources.
  # All of them: remelt$rows("source_list").
  source_list = function()
    read("/api/links/list-sources", list(), c()),

  # Keep a file of a recorder for the logs of heats, 30 days; the same file again changes nothing.
  # Typed as `remelt source log`. Who may: any role but inspector and reader.
  # source: a recorder, as it was entered
  # bytes: File: CSV of the recorder, as it wrote it; in base64
  # file: Name of the file: as the recorder named it
  # at: Arrived: when it came (ISO 8601 with zone); default now
  # Answer: format, source, file, sha256, kept, from, to, mapped, unmapped, asks.
  source_log = function(source, bytes, file = NULL, at = NULL, idempotency_key = NULL)
    book("/api/links/arrive-log", list(source = source, bytes = bytes, file = file, at = at), c(), idempotency_key),

  # Show one source: how it is, and what it said last as it said it.
  # Typed as `remelt source show`. Who may: any role but inspector and reader.
  # source: as it was entered
  # Answer: format, sources.
  source_show = function(source)
    read("/api/links/show-source", list(source = source), c()),

  # Say once which setting of which furnace each tag of a recorder is, or change it.
  # Typed as `remelt source tags`. Who may: planner, certifier, quality.
  # source: a recorder, as it was entered
  # map: Map of its tags: remelt-tag-map/1: tag, furnace, setting, unit; and where a driver reads it; its parts stand in
  #     /openapi.json
  # reason: Why it changes: why it replaces what was entered before
  # Answer: format, entries.
  source_tags = function(source, map, reason = NULL, idempotency_key = NULL)
    book("/api/links/map-tags", list(source = source, map = map, reason = reason), c(), idempotency_key),

  # Listen to a source for at most 5 s and say what it said; nothing is booked.
  # Typed as `remelt source test`. Who may: planner, certifier, quality.
  # source: as it was entered
  # Answer: format, source, heard, words, raw.
  source_test = function(source, idempotency_key = NULL)
    book("/api/links/try-source", list(source = source), c(), idempotency_key),

  # Derive the specification of remelt stock from that of its product and the route that remelts it.
  # Typed as `remelt spec derive`. Who may: planner, certifier, quality.
  # number: Number of the document: of the specification, such as CUST-718-A
  # revision: of the specification
  # customer: who buys the stock
  # route: name of the kept route that the stock is remelted by
  # mass_kg: Mass: stock in one charge of that route [kg]
  # from: Specification of the product: specification of the product, such as "CUST-718-A rev 3"
  # gradeId: Grade of the product: in its place: grade of the catalogue
  # composition_ppm: Contents: contents of the stock that the product does not limit: O=12ppm N=45ppm; {name: value}
  # confidence: probability with which the product keeps each limit; default 0.95
  # dryRun: Try it: show it, and keep nothing
  # Answer: format, name, kept, derivedFrom, derived.
  spec_derive = function(number, revision, customer, route, mass_kg, from = NULL, gradeId = NULL, composition_ppm =
      NULL, confidence = NULL, dryRun = NULL, idempotency_key = NULL)
    book("/api/reference/derive-specification", list(number = number, revision = revision, customer = customer, route =
        route, mass_kg = mass_kg, from = from, gradeId = gradeId, composition_ppm = composition_ppm, confidence =
        confidence, dryRun = dryRun), c(), idempotency_key),

  # List the controlled specifications, and whether each may be used.
  # Typed as `remelt spec list`. Who may: any role.
  # limit: At most: rows of the list; default all
  # after: `next` of the part before
  # Answer: format, specifications, retests, total, next.
  # All of them: remelt$rows("spec_list").
  spec_list = function(limit = NULL, after = NULL)
    read("/api/reference/list-specifications", list(limit = limit, after = after), c()),

  # Show a controlled specification: its limits, who entered it and who compared it.
  # Typed as `remelt spec show`. Who may: any role.
  # name: Specification: number and revision, such as "CUST-718-A rev 3"
  # Answer: format, name, customer, status, enteredBy, checkedBy, specification, lines, retest, changes, before.
  spec_show = function(name)
    read("/api/reference/show-specification", list(name = name), c()),

  # Make the query by which an authority states the time of a checkpoint (RFC 3161).
  # Typed as `remelt ledger timestamp`. Who may: any role.
  # size: Records: how many records the query was made for; default all
  # Answer: format, size, root, query.
  timestamp_query = function(size = NULL)
    read("/api/proof/timestamp-query", list(size = size), c()),

  # Show what the plant holds, what is on hold and what that costs, what waits on whom, heats, prices.
  # Typed as `remelt today`. Who may: any role but inspector and reader.
  # days: days of heats to look back on; default 7
  # rate: Cost of money: what money tied up costs per year, such as 0.08
  # Answer: format, on, stock, trends, holds, waits, lotSteps, analyses, sources, backup, arrivals, shipped, bottleneck,
  #     heats, margin, prices, stale, assumed.
  today = function(days = NULL, rate = NULL)
    read("/api/heats/plant-today", list(days = days, rate = rate), c()),

  # Show the account of a customer whose metal is melted here, by element; a monthly statement.
  # Typed as `remelt toll`. Who may: any role but inspector and reader.
  # customer: owner of lots, as they were booked
  # month: statement of one month, such as 2026-10; default since the first booking
  # fee: fee for melting, such as "4.20 USD/kg" or "3 %" of the metal; default by the contracts of the heats
  # Answer: format, customer, from, to, opening_kg, closing_kg, entries, elements, places, fee, notAnalysed_kg, rules,
  #     specimen, madeAt.
  toll = function(customer, month = NULL, fee = NULL)
    read("/api/heats/report-toll", list(customer = customer, month = month, fee = fee), c()),

  # Trace metal back to its sources or forward to its products.
  # Typed as `remelt trace`. Who may: any role.
  # subject: What is traced: H-1, or heat:H-1, lot:R-1 or object:I-1 where several things have the number
  # direction: one of up, down
  # Answer: format, subject, direction, rows, notices, edges.
  trace = function(subject, direction = NULL)
    read("/api/proof/trace-metal", list(subject = subject, direction = direction), c()),

  # Take in the receipt of metal that was shipped to another plant, by the bundle of its lot there.
  # Typed as `remelt transfer confirm`. Who may: certifier, shipping.
  # bundle: Bundle of the other plant: bundle that the other plant made of the metal
  # trust: Trust document of the other plant: trust document of the other plant, which came by another way than the
  #     bundle
  # of: Which metal: lot:ID or object:ID of the sender, where the bundle shows several shipments
  # accepted: Why it is taken all the same: why it is taken although both weights differ, the metal was recalled, or the
  #     bundle leaves something out
  # Answer: shipment, way, state, other, there, here, at, seq, said_g, weighed_g, within_g, accepted, format, notes,
  #     analyses.
  transfer_confirm = function(bundle, trust, of = NULL, accepted = NULL, idempotency_key = NULL)
    book("/api/exchange/confirm-transfer", list(bundle = bundle, trust = trust, of = of, accepted = accepted), c(),
        idempotency_key),

  # List what was sent to other plants and received from them.
  # Typed as `remelt transfer list`. Who may: any role but inspector and reader.
  # of: Of this metal: only transfers of these lots and objects, and their shipments that nobody confirmed yet; [text]
  # certificate: also the metal that a certificate of this number was issued for
  # prove: With proof: the records under a signed checkpoint, where the key of the log is at hand
  # Answer: format, origin, rows, certified, proof.
  # All of them: remelt$rows("transfer_list").
  transfer_list = function(of = NULL, certificate = NULL, prove = NULL)
    read("/api/exchange/list-transfers", list(of = of, certificate = certificate, prove = prove), c("of")),

  # Receive metal that another plant shipped, by its bundle, as a lot on hold.
  # Typed as `remelt transfer receive`. Who may: receiver.
  # bundle: Bundle of the other plant: bundle that the other plant made of the metal
  # trust: Trust document of the other plant: trust document of the other plant, which came by another way than the
  #     bundle
  # lot: id of the lot here
  # weighed_g: Weighed here: what it weighs on the scale of this plant [g]
  # of: Which metal: lot:ID or object:ID of the sender, where the bundle shows several shipments
  # scale: id of the scale that weighed it; without, both weights may differ by 2 % or 10 g
  # form: form of stock; default that of the lot of the sender
  # originClass: Origin: ISO 14021; default that of the lot of the sender, of a piece of a heat none; one of
  #     post-consumer, pre-consumer-external, internal-revert, virgin
  # lotClass: Class of the lot: default that of the lot of the sender, of a piece of a heat master-heat; one of
  #     internal-revert, customer-return, purchased-scrap, end-of-life, virgin, addition-alloy, master-heat
  # accepted: Why it is taken all the same: why it is taken although both weights differ, the metal was recalled, or the
  #     bundle leaves something out
  # Answer: shipment, way, state, other, there, here, at, seq, said_g, weighed_g, within_g, accepted, format, notes,
  #     analyses.
  transfer_receive = function(bundle, trust, lot, weighed_g, of = NULL, scale = NULL, form = NULL, originClass = NULL,
      lotClass = NULL, accepted = NULL, idempotency_key = NULL)
    book("/api/exchange/receive-transfer", list(bundle = bundle, trust = trust, lot = lot, weighed_g = weighed_g, of =
        of, scale = scale, form = form, originClass = originClass, lotClass = lotClass, accepted = accepted), c(),
        idempotency_key),

  # Read a newer bundle of metal that was received, and hold the lot where the sender recalled it or took it back.
  # Typed as `remelt transfer review`. Who may: receiver, sampler, analyst, planner, melter, certifier, quality,
  #     shipping, manager.
  # bundle: Bundle of the other plant: bundle that the other plant made of the metal
  # trust: Trust document of the other plant: trust document of the other plant, which came by another way than the
  #     bundle
  # of: Which metal: lot:ID or object:ID of the sender, where the bundle shows several shipments
  # Answer: format, shipment, origin, of, here, sizeThen, sizeNow, news, held.
  transfer_review = function(bundle, trust, of = NULL, idempotency_key = NULL)
    book("/api/exchange/review-transfer", list(bundle = bundle, trust = trust, of = of), c(), idempotency_key),

  # Plan the heats and samples that would teach the plant each factor of a route that nobody has proven.
  # Typed as `remelt trial`. Who may: any role but inspector and reader.
  # route: name of a kept route, or a JSON file with its operations; string or [{operation, fidelity?: kinetic|table,
  #     settings?: {name: value}, additions?: [{material?, composition_wtpct?: {name: value}, balance?, mass_kg?:
  #     number, wtpct?: number, at_s: number, dissolution_s?: number, recovery?: number or {name: value}}]}]
  # mass_kg: Charge: charge of one heat [kg]
  # gradeId: Grade: product: a grade of the catalogue
  # spec: Specification: in its place: a stored specification
  # methods: method of an element; default the laboratory method that is surest there; {name: value}
  # wanted: {ratio?: number, factor?: number}
  # most: {heats?: number, samples?: number}
  # cost: {heat_usd?: number, analysis_usd?: number}
  # composition_ppm: Contents of the charge: contents of the charge in place of typical ones: S=25ppm Mg=20ppm; {name:
  #     value}
  # Answer: format, manifest, assumed, warnings, operations, wanted, plan, table, factors, decidable.
  trial = function(route, mass_kg, gradeId = NULL, spec = NULL, methods = NULL, wanted = NULL, most = NULL, cost = NULL,
      composition_ppm = NULL)
    read("/api/heats/plan-trial", list(route = route, mass_kg = mass_kg, gradeId = gradeId, spec = spec, methods =
        methods, wanted = wanted, most = most, cost = cost, composition_ppm = composition_ppm), c()),

  # Calculate the trim of a heat after its latest bath sample: what to add.
  # Who may: any role but inspector and reader.
  # heat: its number
  # mass_kg: Metal in the furnace: metal in the furnace; default: what was poured, else what was charged [kg]
  # furnaceRoom_kg: Room left in the furnace: room left in the furnace; default: its capacity less the metal in it, or 5
  #     % of the metal where no furnace is known [kg]
  # minutes: Time since the sample: time since the sample was taken; default 30 [min]
  # confidence: Conformance probability: required conformance probability after the additions; default 0.99
  # stage: Operation of the route: operation of the route that the bath is in, from 1; default by the furnace log, or
  #     the only bath
  # divert: Other grades: grades that the heat may become; [text]
  # Answer: format, manifest, assumed, verdict, words, additions, cost_usd, mass_kg, time_min, z, composition,
  #     certificate, asItIs, risks, unknown, ways.
  trim_heat = function(heat, mass_kg = NULL, furnaceRoom_kg = NULL, minutes = NULL, confidence = NULL, stage = NULL,
      divert = NULL)
    read("/api/heats/trim-heat", list(heat = heat, mass_kg = mass_kg, furnaceRoom_kg = furnaceRoom_kg, minutes =
        minutes, confidence = confidence, stage = stage, divert = divert), c("divert")),

  # Write the keys of the log and of persons as a trust document for customers.
  # Who may: any role but inspector and reader.
  # askCosigner: Ask for the cosigner: its policy asks for the signature of the plant by ML-DSA-44 too
  # Answer: format, date, policy, persons.
  trust_document = function(askCosigner = NULL)
    read("/api/proof/trust-document", list(askCosigner = askCosigner), c()),

  # Say what a lot is worth to the orders of the plant, and the most that may be paid for it.
  # Who may: any role but inspector and reader.
  # lot: its id
  # orders: What is to be melted: remelt-yard-orders/1: what is to be melted; default the planned heats; its parts stand
  #     in /openapi.json
  # Answer: format, manifest, assumed, lot, available_kg, asked_usd_per_kg, without_usd, curve, most_usd_per_kg,
  #     atPrice, alternatives, words.
  value_lot = function(lot, orders = NULL)
    read("/api/yard/value-lot", list(lot = lot, orders = orders), c()),

  # Rank the lots of the yard by unpaid Re, Hf, Ta and Nb, with what one may pay for each.
  # Who may: any role but inspector and reader.
  # orders: What is to be melted: remelt-yard-orders/1: what is to be melted; default the planned heats; its parts stand
  #     in /openapi.json
  # Answer: format, orders, lots, unknown, assumed, rules.
  value_yard = function(orders = NULL)
    read("/api/yard/value-yard", list(orders = orders), c()),

  # Verify the ledger: recompute every hash, link and balance.
  # Who may: any role.
  # noted: {size: number, root, later?: true}
  # Answer: format, ok, head, from, records, problems.
  verify_ledger = function(noted = NULL)
    read("/api/proof/verify-ledger", list(noted = noted), c()),

  # Compare the plan of a heat with itself under other prices, limits, shares or lots; nothing is booked.
  # Who may: any role but inspector and reader.
  # heat: its number
  # mass_kg: Mass: refined metal wanted [kg]
  # changes: prices, limits, shares and lots that are changed; [text]
  # gradeId: Grade: grade of the catalogue; default that of the specification
  # spec: Specification: stored specification in place of the limits of the grade, such as "CUST-718-A rev 3"
  # route: name of a kept route, or a JSON file with its operations; [{operation, fidelity?: kinetic|table, settings?:
  #     {name: value}, additions?: [{material?, composition_wtpct?: {name: value}, balance?, mass_kg?: number, wtpct?:
  #     number, at_s: number, dissolution_s?: number, recovery?: number or {name: value}}]}] or string
  # removalCredit: Removal credit: what the heats of the furnace have unlocked; [text] or {name: value}
  # calibrated: Calibrated furnace: the furnace as its own heats left it; default literature; {furnace, heats: number,
  #     rows: [{name, law: lognormal|normal|logit, central: number, spread: number, heatSpread: number}], correlation?:
  #     [[number]], scatter: number, removalCredit: {name: value}, advice}
  # maxMaterials: Most materials: largest number of materials in the charge
  # jointConfidence: Conformance probability: conformance probability that the plan must reach, all limits together
  # internalShare: Inner share: middle share of every window that the mean contents keep, such as 0.8
  # lots: {without?: [text], only?: [text], atMost_kg?: {name: value}, atLeast_kg?: {name: value}, minPiece_kg?: number}
  # scale: scale of the plant that the charge is weighed on; the plan is rounded to its step
  # owner: customer whose metal it is; default the plant's own
  # furnace: furnace of the plant for the first melt; default the smallest that holds the heat
  # skull: what the heat before left in the crucible; null = it is clean; {mass_kg: number, gradeId?,
  #     composition_wtpct?: {name: value}, sd_wtpct?: {name: value}, balance?} or null
  # recourse: Trims: JSON of the trims that may follow a bath sample, as in a plan document; {method?, sd_wtpct?: {name:
  #     value}, minutes?: number, keptPerHour?: {name: value}, corrections?: number, materials?: [text],
  #     furnaceRoom_kg?: number, confidence?: number, divert?: [{gradeId?, limits_wtpct?: {name: value}, sums?:
  #     [{elements: [text], min?: number, max?: number}], residual_wtpct?: number or null}]}
  # contract: How the customer pays: how the customer pays: type, money per kg, day: "fixed 62 USD/kg 2026-11-01"
  # within: Qualified heats: qualified heats that the plan must not go beyond; {programme?, qualifiedHeats: [{heat,
  #     contents_ppm?: {name: value}, revertShare?: number, lotClasses?: [text], generation?: number, route?: [text],
  #     settings?: {name: value}, lining?, liningAge?: number, furnace?, heatTreatment?, site?, specification?,
  #     laboratory?, at?}], trampSums?: [[text]], furnace?}
  # certificationSamples: Draws of the certificate
  # holdPoints: Hold points; [{step: charge|power-on|addition|pour|cast|release, kind: hold|witness, look, role?,
  #     wait_min?: number}]
  # programme: locked programme that passed gate 1: the plan stays inside what its qualified heats cover; in place of
  #     within
  # asTyped: Right as typed: what is asked about because it is far from what is known is right as it is typed
  # Answer: format, manifest, assumed, heat, mass_kg, z, changes, unused, before, after, difference_usd, lots,
  #     materials, windows_wtpct, planned_usd.
  what_if_heat = function(heat, mass_kg, changes, gradeId = NULL, spec = NULL, route = NULL, removalCredit = NULL,
      calibrated = NULL, maxMaterials = NULL, jointConfidence = NULL, internalShare = NULL, lots = NULL, scale = NULL,
      owner = NULL, furnace = NULL, skull = NULL, recourse = NULL, contract = NULL, within = NULL, certificationSamples
      = NULL, holdPoints = NULL, programme = NULL, asTyped = NULL)
    read("/api/heats/what-if-heat", list(heat = heat, mass_kg = mass_kg, changes = changes, gradeId = gradeId, spec =
        spec, route = route, removalCredit = removalCredit, calibrated = calibrated, maxMaterials = maxMaterials,
        jointConfidence = jointConfidence, internalShare = internalShare, lots = lots, scale = scale, owner = owner,
        furnace = furnace, skull = skull, recourse = recourse, contract = contract, within = within,
        certificationSamples = certificationSamples, holdPoints = holdPoints, programme = programme, asTyped = asTyped),
        c("changes", "holdPoints")),

  # Learn metal yields by form and supplier from the recorded heats.
  # Typed as `remelt yields`. Who may: any role but inspector and reader.
  # Answer: format, leastHeats, yields.
  yields = function()
    read("/api/heats/learn-yields", list(), c())
)
