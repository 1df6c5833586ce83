# The command line: help, progress and errors.

cli-about = Referat remembers for the municipality's forums: old minutes in, a living archive out.
    .after = Begin with "referat demo" to see it with a made-up municipality, or with "referat import FOLDER" to bring your own minutes in. "referat help COMMAND" tells about a command.

## Headings and placeholders of the help
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-value-options = [OPTIONS]
cli-value-command = COMMAND
cli-value-file = FILE
cli-value-folder = DIR
cli-value-path = PATH
cli-value-name = NAME
cli-value-user = USER
cli-value-format = FORMAT
cli-value-language = LANGUAGE
cli-value-address = ADDRESS
cli-value-words = WORDS
cli-value-clause = CLAUSE
cli-value-tense = TENSE
cli-value-voice = VOICE
cli-value-style = STYLE
cli-value-shell = SHELL
cli-value-number = NUMBER
cli-value-reason = REASON
cli-value-meeting = MEETING

## Options that several commands have
cli-option-language = The language of help and messages: da or en. Without it, LANG decides
cli-option-help = Show help
cli-option-version = Show the version of the program
cli-option-data = The folder with the municipality's data. Without it, the platform's own folder for data of programs
cli-option-municipality = The municipality, where there are several
cli-option-as = Who does it, by what they sign in by, with what they may. Without it, whoever is logged in on the computer
cli-option-format = How it is written: table, an overview for people (the default), or json

## Commands
cli-parse = Read documents and show them as data
    .after = Nothing is kept. With --format json one array is written, one document per file. Ends with 1 if a file can't be read; the others are shown all the same. "-" reads standard input.
cli-files = The files
cli-check = Look documents over before others do
    .after = Nothing is kept. Each finding stands with its place, what was seen and how to mend it. Ends with 1 if there is an error or a file can't be read; warnings and remarks are no errors.
cli-option-known = Short forms everybody knows, divided by commas: ØS,KKR
cli-draft = Draft the decision from the clauses of the recommendation
    .after = Nothing is kept. A clause's outcome may stand before it ("adopted: at …"), and after a vertical bar what is said beyond the outcome ("at … | med den bemærkning, at …"). What the rules can't write for certain stands as it was written, with [?] before it; why is said in the messages. Without clauses and without --file standard input is read.
cli-draft-clauses = The clauses, each in quotation marks
cli-option-clauses-file = A file with a clause on each line
cli-option-draft-forum = The forum that decides
cli-option-tense = The tense: past, godkendte (as usual), or present, godkender
cli-option-voice = Who does it: keep, as the clause says (as usual), or active, the forum
cli-option-style = How: auto, as it fits (as usual), one, one sentence for all clauses, sentences, a sentence for each, or rows, Ad 1: …
cli-draft-as-written = Clause { $number } stands as it was written: { $why }
not-drafted-empty = there is no text
not-drafted-no-verb = there is no verb that the rules know
not-drafted-no-subject = it doesn't say who or what it is about
not-drafted-no-forum = it doesn't say who does it; give --forum
not-drafted-two-readings = it can be read in two ways
not-drafted-word-order = where a word goes in the sentence isn't certain
not-drafted-other = the rules can't write it
cli-render = Write documents in another format
cli-option-to = The format: txt or json. html, pdf and docx come later
cli-option-out-folder = The folder to write in: one file for each document
cli-import = Bring documents into the municipality's database
    .after = In a folder, and in the folders in it, files ending in .txt are documents; the files in "NAME.bilag" are attachments of "NAME.txt". The same document twice changes nothing. If the meeting is here already, it becomes a proposal and not another meeting. The first time, --municipality names the municipality. Ends with 1 if something can't be read; the rest is brought in all the same.
cli-paths = Files and folders
cli-option-dry-run = Do it as a trial: show what would happen and keep nothing
cli-search = Search what has been brought in
cli-search-words = What is sought: words, a "fixed phrase", or sag: and a journal number
cli-search-page = The page of hits, counted from 1
cli-serve = Show the municipality's pages in a browser
    .after = Only the computer itself is listened on, unless a certificate or a proxy encrypts the way there. The rest, signing in at a provider too, stands in referat.toml in the data folder. Where there is no municipality in the folder yet, the one named by --municipality is made. Where nobody can sign in yet, a link is shown that makes one the administrator. Stop with Ctrl-C.
cli-serve-listen = The address to listen on. Without it, 127.0.0.1:8088
cli-serve-tls-cert = The certificate with its chain (PEM), where the program encrypts by itself
cli-serve-tls-key = The certificate's key (PEM)
cli-serve-public-address = The address others find the pages by, where the program encrypts by itself: https://referat.kommune.dk
cli-serve-behind-proxy = The address others find the pages by, where a proxy encrypts. No other is answered then
cli-serve-staff-header = The header in which the proxy writes whom it has recognised
cli-demo = See the program with Sandved Kommune, which is made up
    .after = The address is written on standard output when the pages are ready. Stop with Ctrl-C; then everything is gone again, unless --data keeps it.
cli-demo-listen = The address to listen on. Without it, a free port of the computer itself
cli-demo-data = The folder to keep the municipality's data in. Without it, they are removed afterwards
cli-kle = The KLE register
cli-kle-load = Load the register from a file in the form of OS2KLE or of KL
cli-kle-file = The file
cli-case = Cases: join two, or take one apart
cli-case-merge = Join a case with another
cli-case-from = The number of the case that goes into the other
cli-case-into = The number of the case that stays
cli-case-split = Take an item out of its case as a case of its own
cli-case-paper = The number of the item's paper
cli-case-reason = Why; it stands in the journal
cli-items = Who may see an item: close it, open it, or keep a person out
cli-item-close = Close an item or one of its attachments to the public
    .after = Documents that were issued to the public aren't changed; those that show what is closed are named.
cli-item-open = Open an item or one of its attachments again
cli-item-exclude = Keep a person out of an item
cli-item-admit = Let a person see an item again
cli-item-number = The item's number on the agenda
cli-item-ground = The paragraph or rule it is closed by
cli-item-title = The neutral title that those see who may not see the rest
cli-item-decision = What may be said of the decision
cli-item-attachment = The attachment's number in the item's list; then it is about the attachment alone
cli-proposals = Proposals that wait for a decision
cli-proposals-list = Show the proposals
cli-proposals-accept = Join what is proposed
cli-proposals-decline = Keep what is proposed apart
cli-findings = What should be looked at in a meeting that has been imported
cli-findings-list = Show what was found in a meeting, and what somebody let stand
cli-findings-silence = Let a finding stand, with a reason
cli-findings-unsilence = Show a finding again that somebody let stand
cli-findings-meeting = The meeting's number, or its date such as 2025-01-15
cli-findings-forum = The forum's name, where more than one met that day
cli-findings-finding = The finding's number, as "referat findings list" shows it
cli-findings-reason = Why it may stand; the reason goes into the journal
cli-abbreviations = The short forms that everybody in a forum knows
cli-abbreviations-list = Show the forum's short forms
cli-abbreviations-explain = Add a short form to the forum's list, or explain it anew
cli-abbreviations-forget = Remove a short form from the forum's list
cli-abbreviations-forum = The forum's name
cli-abbreviations-short = The short form
cli-abbreviations-meaning = What it stands for
cli-proposal-number = The proposal's number, as "referat proposals list" shows it
cli-verify = See that nothing has been changed or lost
    .after = The journal's chain, every row, every reference and every file are looked at. Ends with 1 if something is wrong. With --head or --issued, a chain that was rewritten or cut short is found too: every issued document says how far the journal had come. With --issued it is seen, too, whether the document is as it was issued.
cli-verify-head = A file of "referat head" that was written earlier
cli-verify-issued = An issued document (PDF) as it was sent out; can be given several times
cli-head = Write down how far the journal's chain has come
    .after = Keep the file elsewhere than the database: "referat verify --head FILE" can then show that nothing has been rewritten since.
cli-head-out = The file to write. Without it, standard output
cli-backup = Make a backup, even while the pages are shown
cli-backup-to = A new folder for the backup
cli-restore = Put a backup in place and look it over
cli-restore-from = The folder with the backup
cli-restore-data = The folder that becomes the municipality's. It must be empty or not exist
cli-export = Write everything as JSON and files
cli-export-to = A new folder for it
cli-completions = Write what a shell needs to complete commands
    .after = For example: referat completions bash > /etc/bash_completion.d/referat
cli-completions-shell = The shell: bash, zsh, fish, elvish or powershell
cli-man = Write the manual page
    .after = Read it with: referat man | man -l -
cli-man-out = The folder that gets a page for each command. Without it, the program's page is written on standard output
cli-help = Show help for a command
cli-help-command = The command

## Headings of the manual page
cli-man-name = NAME
cli-man-synopsis = SYNOPSIS
cli-man-description = DESCRIPTION
cli-man-more = MORE
cli-man-version = VERSION

## Command lines that can't be understood
cli-wrong-command = there is no command "{ $command }"
cli-missing-command = a command is missing: { $known }
cli-wrong-argument = "{ $argument }" was not expected here
cli-missing-argument = { $argument } is missing
cli-missing-value = something is missing after { $argument }
cli-wrong-choice = { $argument } can't be "{ $value }", only one of these: { $known }
cli-wrong-value = { $argument } can't be "{ $value }"
cli-too-many-values = there is too much after { $argument }
cli-argument-twice = { $argument } can stand only once
cli-argument-conflict = { $argument } and { $other } can't stand together
cli-wrong-letters = the command line holds something that isn't text
cli-meant = Did you mean "{ $word }"?
cli-see-help = Try --help to see more.

## Overviews of documents
cli-parse-counts = { $items ->
    [0] No items
    [one] { $items } item
   *[other] { $items } items
}, { $read } of the text was read
cli-parse-findings = { $count ->
    [one] { $count } finding:
   *[other] { $count } findings:
}
cli-no-forum = no forum
cli-no-date = no date
cli-outcome-open = not settled
cli-outcome-none = see the text
cli-column-item = Item
cli-column-journal-number = { -journal-number }
cli-column-subject = Subject
cli-column-decision = { -decision }
cli-check-none = No findings
cli-check-load = { $minutes ->
    [one] { $minutes } minute of reading
   *[other] { $minutes } minutes of reading
} ({ $words } words) and { $attachments ->
    [one] { $attachments } attachment
   *[other] { $attachments } attachments
}
cli-line = line { $line }
cli-item = item { $item }

## Progress
cli-progress-documents = { $done } of { $total } documents
cli-progress-entries = { $done } of { $total } entries of the journal
cli-progress-rows = { $done } rows
cli-progress-files = { $done } of { $total } files
cli-progress-index = Making what is new findable
cli-progress-backup = Making a backup
cli-progress-restore = Putting the backup in place and looking it over
cli-progress-export = Writing everything
cli-rate-second = { $count } a second
cli-rate-minute = { $count } a minute
cli-time-left = { $time } left
cli-seconds = { $count } s
cli-minutes = { $count } min
cli-hours = { $hours } h { $minutes } min

## Bringing in
cli-import-trial = This was a trial: nothing is kept.
cli-import-new = New meetings
cli-import-items = Items of them
cli-import-unchanged = Brought in before
cli-import-late-files = Attachments that have their file now
cli-import-proposed = Proposals, because the meeting is here already
    .hint = See the proposals with "referat proposals list".
cli-import-unreadable = Not brought in
cli-import-passed-over = Other files in the folders, not read
cli-import-findings = Findings:
cli-import-took = It took { $time }, { $rate }.
cli-import-indexed-elsewhere = Another program keeps the search up to date and makes what is new findable.
cli-trial = Trial

## Search
cli-search-hits = { $count ->
    [0] No hits
    [one] { $count } hit
   *[other] { $count } hits
}
cli-search-page-of = Page { $page } of { $pages }
cli-search-suggestion = Did you mean "{ $words }"?

## Showing in a browser
cli-first-administrator = Nobody can sign in yet. Open this link before tomorrow to become the administrator:
    { $link }
cli-serving = { $municipality } is at { $address } on this computer. Stop with Ctrl-C.
cli-serving-others = { $municipality } is at { $address }; { $listen } is listened on. Stop with Ctrl-C.
cli-demo-serving = Open { $address } in a browser on this computer: it is { $municipality }, which is made up. Stop with Ctrl-C.
cli-demo-actor = demo

## Upkeep
cli-verify-sound = Everything is as it was written.
cli-verify-damaged = { $count ->
    [one] { $count } place is not as it was written.
   *[other] { $count } places are not as they were written.
}
    .hint = Don't touch the database. Make a copy of the folder, and put a backup in place elsewhere with "referat restore".
cli-verify-unlisted = { $count ->
    [one] And { $count } finding more.
   *[other] And { $count } findings more.
}
cli-verify-entries = Entries of the journal
cli-verify-rows = Rows
cli-verify-files = Files
cli-verify-issued-held = Issued documents looked at
    .hint = The database is as it was written. Fetch the document anew with "referat issued get", and compare.
cli-verify-end = End of the chain
cli-grave = wrong
cli-not-grave = note
cli-backed-up = The backup is in { $folder }: { $files ->
    [one] the database and { $files } file
   *[other] the database and { $files } files
}.
cli-restored = The backup has been put in { $folder } and looked over.
cli-exported = Everything is in { $folder }: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} and { $files ->
    [one] { $files } file
   *[other] { $files } files
}.
cli-head-written = The end of the chain is written in { $file }. Keep it elsewhere than the database.

## What verification may find
verify-database-broken = The database file is broken
verify-entry-missing = An entry of the journal is missing
verify-chain-broken = The chain is broken
verify-entry-changed = An entry of the journal was changed
verify-cover-missing = An entry of the journal has lost some of what it covers
verify-words-changed = The words of an entry were changed
verify-words-missing = The words of an entry are missing
verify-head-differs = The end of the chain is not its last entry
verify-chain-cut = The chain was cut short
verify-chain-rewritten = The chain was rewritten
verify-row-changed = A row was changed
verify-row-missing = A row is missing
verify-row-uncovered = A row was written past the journal
verify-row-unreadable = A row can't be read
verify-salt-missing = A salt is missing
verify-unknown-table = An entry covers a table the program doesn't know
verify-reference-broken = A reference leads nowhere
verify-file-missing = A file is missing
verify-file-changed = A file was changed
verify-issued-changed = The document is not as it was issued
verify-issued-unknown = The document was not issued here
verify-issued-elsewhere = The document was issued by another municipality
verify-row-erased = Erased by the rules
verify-words-erased = The words of an entry were erased by the rules
verify-index-behind = The search is not up to date yet
verify-index-outdated = The search is to be built anew

## KLE
cli-kle-subjects = Subjects
cli-kle-expired = Expired numbers
cli-kle-unknown = Numbers in use here that the register doesn't have:
cli-kle-warnings = To look at in the file:
cli-kle-no-subject = the line is no subject and is not read
cli-kle-no-keywords = the subject has no keywords
cli-kle-no-weight = the keyword has no weight and was given the usual one
cli-kle-repeated = the number stands here once more
cli-kle-no-number = that is no number, and what is under it is not read
cli-kle-no-title = the subject has no title
cli-kle-elsewhere = the number stands under another group
cli-kle-no-date = that is no date
cli-kle-no-successor = the successor is no number and is not read
cli-kle-unknown-element = the element is unknown and is not read
cli-kle-unknown-reference = the character is unknown and stands as it stood
cli-kle-too-long = a text is too long and was cut
cli-kle-expired-in-use = Numbers in use here that have expired:
cli-kle-ended = { $number }, without a successor
cli-kle-followed = { $number }, followed by { $followed }

## Cases and proposals
cli-case-merged = The cases are joined.
cli-case-was-split = The item is now a case of its own: { $case }
cli-proposal-accepted = The proposal has been followed.
cli-proposal-declined = The proposal has been turned down; it is not proposed again.
cli-finding-silenced = The finding stands; the reason is in the journal.
cli-finding-unsilenced = The finding is shown again.
cli-abbreviation-explained = The short form is on the forum's list.
cli-abbreviation-forgotten = The short form has been removed from the list.
cli-abbreviations-none = No short forms on the list.
cli-proposals-none = No proposals wait.
cli-proposal-case = Belongs to the same case as: { $beside }
cli-proposal-meeting = The document { $document } may be of { $meeting }
cli-proposal-alias = { $one } and { $other } may be the same

## Errors: what has happened and what one can do
cli-unknown-user = unknown
cli-error-path-missing = { $path } doesn't exist
cli-error-path-denied = { $path } may not be read or written here
cli-error-path-is-folder = { $path } is a folder; name a file
cli-error-path-is-no-folder = { $path } is no folder
cli-error-path-taken = { $path } exists already; choose another name
cli-error-path-full = There is no room for { $path }
cli-error-path-trouble = { $path } can't be read or written: { $cause }
cli-error-address-taken = { $path } is taken by another program; choose another port
cli-error-too-large = { $name } is too large to be minutes: { $size }, at most { $limit } are read
cli-error-not-text = { $name } is not text; save the document as plain text (.txt)
cli-error-layout-unknown = { $name } has a layout the program doesn't know; it knows { $known }
cli-error-pdf-without-record = { $name } is a PDF, and its text was not read
cli-error-pdf-without-text = There is no text in { $name }; it is probably scanned and needs text recognition (OCR) first
cli-error-carried-too-new = The meeting in { $name } was written by a newer version of the program (schema { $schema }, known here: { $known }); update the program
cli-error-carried-refused = The meeting in { $name } can't be right; use another copy, or save the document as plain text (.txt)
cli-error-without-forum = { $name } doesn't say which forum met, and can't get a place
cli-error-without-date = { $name } doesn't say on which day the meeting was, and can't get a place
cli-error-nothing-to-read = there are no documents to bring in
    .hint = In a folder, files ending in .txt are documents. A file that is named itself is read whatever it is called.
cli-error-over-source = { $target } is one of the documents itself and isn't written over
cli-error-same-target = { $source } isn't written: { $target } has just been written from another document
cli-error-no-home = the user has no folder for data of programs
    .hint = Choose a folder with --data.
cli-error-no-municipality = there is no municipality here yet
    .hint = Name it with --municipality the first time something is brought in.
cli-error-which-municipality = there are several municipalities here
    .hint = Choose one with --municipality: { $known }.
cli-error-unknown-municipality = there is no municipality "{ $name }" here
    .hint = There is: { $known }.
cli-error-database-missing = there is no database in { $folder }
    .hint = Begin with "referat import DIR --municipality NAME", or without old minutes with "referat serve --municipality NAME", or choose another folder with --data.
cli-error-database-newer = the database is of a newer version of the program ({ $found }; this one knows { $known })
    .hint = Use the newest version of the program. Nothing was changed.
cli-error-database-unusable = the database in { $folder } can't be opened: { $cause }
    .hint = If another program keeps it busy, wait for that. If it is damaged, put a backup in place in a new folder with "referat restore".
cli-error-address = "{ $address }" is no address to listen on
    .hint = Write it as 127.0.0.1:8088 or localhost:8088.
cli-error-not-loopback = { $address } can be reached from other computers
    .hint = The way there is not encrypted. Use an address that begins with 127. or [::1], give a certificate, or put a proxy before it (--behind-proxy).
cli-error-settings = { $path } cannot be understood, line { $line }
    .hint = The names that may stand in it are described in docs/operating.md.
cli-error-secret-empty = { $path } is empty, and a secret should stand in it
cli-error-tls-pair = A certificate and its key belong together
    .hint = Give both --tls-cert and --tls-key.
cli-error-tls-or-proxy = Either the program encrypts by itself, or a proxy does
    .hint = Give either --tls-cert and --tls-key or --behind-proxy.
cli-error-public-missing = With a certificate it must be said what the address is to others
    .hint = Give --public-address https://referat.kommune.dk.
cli-error-public-unencrypted = An address for others demands that the way there is encrypted
    .hint = Give a certificate (--tls-cert and --tls-key), or use --behind-proxy where a proxy encrypts.
cli-error-public-address = “{ $address }” cannot be the address for others
    .hint = Write it as https://referat.kommune.dk, with nothing after it.
cli-error-proxies = An address is listened on that others can reach, but it is not said where the proxy asks from
    .hint = Write proxies = ["10.0.0.5"] under [serve] in referat.toml, or listen on 127.0.0.1.
cli-error-staff-header = The staff's way in demands a proxy that has recognised them
    .hint = Use --staff-header together with --behind-proxy.
cli-error-staff-secret = Others than the proxy could write who somebody is
    .hint = Set staff_secret_header and staff_secret_file under [serve] in referat.toml, or listen on 127.0.0.1.
cli-error-header = “{ $name }” is not the name of a header
cli-error-certificate = { $path } and the key cannot be used together
    .hint = Both must be PEM and belong together; the certificate first, then the rest of its chain.
cli-error-provider = { $address } cannot be a provider of logins
    .hint = The address must begin with https://. Only on the computer itself may it begin with http://.
cli-error-role-rule = “{ $word }” cannot give the role “{ $role }”
    .hint = Roles in a forum must have forum = "name"; administrator must not.
cli-error-not-a-number = "{ $given }" is no number of that kind
    .hint = A number has 32 digits and letters from 0 to f, as "referat proposals list" and the addresses of the pages show them.
cli-error-place-taken = { $path } exists already and is not empty
    .hint = Choose a folder that doesn't exist yet.
cli-error-no-backup = { $path } is no backup
    .hint = A backup is a folder of "referat backup" with referat.db and head.json in it.
cli-error-server-tools = the database is PostgreSQL, which has its own tools for this
    .hint = Use pg_dump for the database, and copy the folder of files beside it. "referat export" works on both.
cli-error-restored-damaged = { $count ->
    [one] one place in the backup is not as it was written: { $first }
   *[other] { $count } places in the backup are not as they were written: { $first }
}
    .hint = Use an older backup, and keep this one.
cli-error-no-register = { $name } is no KLE register
    .hint = Use the list of OS2KLE or the XML of KL.
cli-error-register-broken = { $name } can't be read from line { $line } on: { $cause }
    .hint = The file is broken. Fetch it again.
cli-error-register-declares = { $name } has a document type of its own on line { $line }, and such files are not read
    .hint = Use the file of KL.
cli-error-register-deep = { $name } is deeper on line { $line } than any register
    .hint = Use the file of KL.
cli-error-not-allowed = you may not { $action }; the { $who } may
    .hint = Ask whoever runs the program.
cli-error-not-found = that isn't here
    .hint = See whether the number is right, and whether the municipality is the right one.
cli-error-internal = something went wrong ({ $id })
    .hint = The mistake is ours, and it stands in the log under that number. Give it to whoever runs the program.
cli-error-unexpected = something went wrong: { $cause }
cli-error-not-printed = the output couldn't be written: { $cause }
cli-value-copy = COPY
cli-option-copy = members (the default: with closed items) or public (without)
cli-option-look = A file with the look (colours, typeface, logo), as JSON
cli-error-look = { $file } is no look that can be used: { $cause }
cli-error-no-typesetter = referat-typesetter is missing beside this program; no PDF can be made without it. Build it with: cargo build -p referat-typesetter
cli-error-not-typeset = { $file } could not be set as PDF: { $cause }
cli-characters-replaced = no typeface has the characters { $characters }; they are printed as their numbers
cli-value-choice = CHOICE
cli-value-year = YEAR
cli-print = Prints a meeting, an item, a packet or a year's volume
cli-print-what = document (the default: as the meeting is kept), agenda (without decisions) or packet (with all attachments)
cli-print-item = Only the item of this number, as an extract
cli-print-year = The forum's whole year in one file; name the forum with --forum
cli-print-to = pdf (the default), html, docx, txt, json, xlsx (decisions) or zip (archive)
cli-print-reading = { $done } of { $total } meetings read
cli-print-attachment = attachment { $done } of { $total }
cli-print-setting = the document is being set
cli-print-joining = the parts are being joined
cli-print-left-out = { $name }: { $why }
cli-print-untagged = { $name }: the file has no tags, so a screen reader can't follow it
cli-issue = Issues a document: printed once, kept for ever
cli-issue-reason = Why; stands in the journal
cli-issued-done = { $name } is issued as issue { $version }
cli-issued = Issued documents: list, files and differences
cli-issued-list = Lists what was issued of a meeting
cli-issued-get = Fetches an issued document, byte for byte
cli-issued-compare = Shows what an issue says otherwise than the one before
cli-issued-document = The document's number, as the list shows it
cli-issued-none = Nothing has been issued of the meeting.
cli-look = The documents' look: colour, typeface, logo, order
cli-look-show = Shows the look as JSON
cli-look-set = Sets the look from a file
cli-look-reset = Goes back to the standard look
cli-look-is-set = The look is set. What is issued already stays as it is.
cli-look-is-standard = The documents have the standard look again.
cli-error-year-without-forum = a volume is a forum's: name it with --forum
cli-error-no-meeting = name the meeting's day or number, or a year with --year
cli-error-no-item = the meeting has no item { $number }
cli-error-no-document = { $given } is no document's number
    .hint = The numbers are in: referat issued list MEETING
cli-error-pdf-reader-missing = { $name } is a PDF without the meeting as data in it, and its text can't be read, because pdftotext is missing
    .hint = Install the package poppler-utils.
cli-error-pdf-unreadable = the text of { $name } can't be read: the file is damaged, needs a password or takes too long

# referat journal
cli-journal = Show the journal: who did what, when and why
cli-journal-since = From this day on, as 2025-01-15
cli-journal-until = Until this day, and on it
cli-journal-who = Only what this one has done
cli-journal-action = Only this action, as issue_document
cli-journal-thing = Only about this thing: the number of an item, a meeting, a case, a forum or a person
cli-journal-reads = Show instead who has read what is closed
cli-journal-format = As table, csv or json (table if nothing is said)
cli-value-day = DAY
cli-value-action = ACTION
cli-error-journal-day = { $given } is not a day such as 2025-01-15.
cli-error-journal-thing = { $given } is not the number of a thing.

# referat imports
cli-imports = The documents that were imported
cli-imports-list = Show the documents that were imported, with their numbers
cli-imports-undo = Take an import back while nothing later builds on it
cli-imports-document = The document's number, as "referat imports list" shows it
cli-imports-reason = Why; it stands in the journal
cli-imports-undone = The import has been taken back.
cli-imports-none = No documents have been imported.
cli-value-person = PERSON
cli-value-date = DATE
cli-value-email = EMAIL
cli-value-role = ROLE
cli-value-rule = RULE
cli-value-value = VALUE
cli-user = Persons, their accounts and roles
cli-user-list = List those who have an account
cli-user-all = All persons, also without account and those who left
cli-user-add = Make a person
cli-user-name = The person's name
cli-user-email = The person's e-mail
cli-user-invite = Invite a person: gives a link that works once
cli-user-login = What the person signs in by; else their e-mail
cli-user-person = The person's name, e-mail or number
cli-user-reset = Give a link for a new password
cli-user-shut = Shut an account
cli-user-open = Open an account that is shut
cli-user-role = Give a role, or end it with --end
cli-user-which-role = reader, author, approver, substitute, member, chair, secretary or administrator
cli-user-forum = The forum the role is held in
cli-user-from = First day
cli-user-until = Last day
cli-user-end = End the role with that day
cli-user-leave = Record that a person has left
cli-user-day = Last day
cli-user-none = Nobody has an account yet.
cli-user-link = Pass the link on, after the server's address. It works once and is shown only now.
cli-user-import = Take in a list of persons, positions and roles (CSV)
    .after = The first line names the columns: name; e-mail; unit; position; forum; role; from; until. Without --apply it is only shown.
cli-user-file = The list
cli-option-apply = Do it; else it is only shown
cli-user-import-unsound = Nothing was taken in. Correct the lines, and try again.
cli-user-import-done = The list is taken in.
cli-user-import-shown = Nothing is changed yet. Use --apply to take the list in.
cli-forum = Forums and their rules
cli-forum-list = List the forums
cli-forum-add = Make a forum
cli-forum-correct = Correct a forum's name, short form or kind
cli-forum-rule = Show a forum's rules, or set one
cli-forum-name = The forum's name
cli-forum-new-name = The forum's new name
cli-forum-which = The forum's name or short form
cli-forum-short = The short form that stands in routes
cli-forum-profile = political, administrative or med
cli-rule-name = The rule's name
cli-rule-value = What it is set to; \n stands between lines
cli-rule-standard = Take it back to the standard
cli-config = The configuration as one readable file
cli-config-export = Write the configuration out
cli-config-out = The file it is written to; else it is shown
cli-config-compare = Show what a file would change
cli-config-apply = Take a file in: all or nothing
cli-config-rule = Show the municipality's rules, or set one
cli-config-file = The file, as "referat config export" writes it
cli-config-written = The configuration is written to { $path }.
cli-config-applied = The configuration is taken in.
cli-config-same = The file says what is here already.
cli-config-compared = Nothing is changed yet.

cli-report = Reports about meetings
cli-report-time = How long the items took, measured in the meeting room
cli-report-from = From this day on; otherwise from the beginning of the year
cli-report-to = Until this day; otherwise today
cli-report-forum = This forum's meetings only
cli-report-by = Divided by case, forum, kind (of item) or number (group of journal numbers)
cli-report-format = A table (table), JSON (json) or CSV (csv)
