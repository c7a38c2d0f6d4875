# What a person does with the client, for test/clients/clients.test.ts: URL FOLDER STEP; prints one JSON document.
source(file.path(Sys.getenv("REMELT_CLIENTS"), "remelt.R"))
given <- commandArgs(trailingOnly = TRUE)
url <- given[[1]]
folder <- given[[2]]
step <- given[[3]]
set.seed(1)

signed_in <- function(person, at = url, ...) remelt_client(at, sprintf("remelt_token-of-%s-long-enough-to-be-one", person), ...)
remelt <- signed_in("gus")

refused <- function(work) tryCatch({
  work
  NULL
}, remelt_error = function(e) list(code = e$code, words = e$words, cure = e$cure, status = e$status, whole = conditionMessage(e)))

# Five lots, one with a content that no number of R keeps.
book <- function() {
  results <- list(
    list(element = "Cr", text = "21.900000000000000000000000001", unit = "wt%"),
    list(element = "S", text = "<0.0010", unit = "wt%")
  )
  rows <- lapply(1:5, function(n) list(
    row = 1, lotId = paste0("L-", n), mass_g = 1e5, form = "turnings", originClass = "post-consumer", lotClass = "purchased-scrap",
    analyses = if (n == 1) list(list(method = "OES", balance = "Ni", results = results)) else list()
  ))
  booked <- remelt$book_returns(rows = rows)
  remelt$lot_hold("L-1", "torn \"label\" \u00fc")
  lapply(booked$lots, function(one) one$id)
}

read <- function() {
  shown <- signed_in("lea")$lot_show("L-1")$lot
  lots <- remelt$rows("list_lots", limit = 2)
  list(
    results = shown$analyses[[1]]$results,
    held = shown$holdReason,
    pages = lapply(lots, function(one) one$id),
    masses = lapply(lots, function(one) one$mass_g)
  )
}

refuse <- function() list(
  missing = refused(remelt$lot_hold("L-99", "torn")),
  wrong = refused(remelt$lot_buy("Ni-electrolytic", mass_g = -1)),
  forbidden = refused(signed_in("rita")$lot_hold("L-1", "torn")),
  nowhere = refused(signed_in("gus", "http://127.0.0.1:9", retries = 0)$ledger_head())
)

# What is sent of values of all kinds: rows of a table without what is not there.
digits <- function() remelt_text(list(
  text = "0.10", mass_g = 0.1 + 0.2, share = 1e-7, count = 3L, is = TRUE, at = I("0.10"), none = list(),
  rows = data.frame(lot = c("L-1", "L-2"), mass_g = c(5, NA))
))

# A server that cuts the feed off, and asks for an hour.
busy <- function() {
  events <- list()
  remelt$feed(function(event) events[[length(events) + 1]] <<- event$id)
  list(events = events, refused = refused(remelt$ledger_head()))
}

# One lot over a line that loses answers.
lost <- function() {
  remelt$lot_buy("Ni-electrolytic", mass_g = 500000, lot = "V-1")
  lapply(remelt$rows("list_lots", find = "V-1"), function(one) one$id)
}

sign <- function() {
  said <- list()
  prove <- function(sentence) {
    said[[length(said) + 1]] <<- sentence
    "remelt_token-of-anna-long-enough-to-be-one"
  }
  unsigned <- refused(signed_in("anna")$dispose("lot:L-5", as = "scrap", reason = "oil"))
  answer <- signed_in("anna", sign = prove)$dispose("lot:L-5", as = "scrap", reason = "oil")
  list(unsigned = unsigned, answer = answer, said = said)
}

# Books events into a file as an ERP would; falls over at the third where it is told to.
feed <- function() {
  paul <- signed_in("paul")
  count <- 0
  try(silent = TRUE, paul$feed(cursor_file = file.path(folder, "cursor"), page = 2, handle = function(event) {
    count <<- count + 1
    if (step == "feed-falls" && count == 3) stop("the ERP is gone")
    cat(event$id, "\n", sep = "", file = file.path(folder, "booked"), append = TRUE)
  }))
  all <- list()
  paul$feed(function(event) all[[length(all) + 1]] <<- event$id)
  list(booked = as.list(readLines(file.path(folder, "booked"))), all = all)
}

steps <- list(busy = busy, digits = digits, book = book, read = read, refuse = refuse, lost = lost, sign = sign, feed = feed, "feed-falls" = feed)
cat(jsonlite::toJSON(steps[[step]](), auto_unbox = TRUE, null = "null", digits = NA), "\n", sep = "")
