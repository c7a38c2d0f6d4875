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
