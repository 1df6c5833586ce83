# The check-up of a meeting: what should be looked at, and what somebody let stand.

checkup-title = Check-up
checkup-page-title = Check-up of { $meeting }
checkup-lead = What should be looked at in agenda and minutes. Only the forum's secretariat sees it.
checkup-load = { $minutes ->
    [one] { $minutes } minute's reading
   *[other] { $minutes } minutes' reading
} ({ $words } words) and { $attachments ->
    [0] no attachments
    [one] { $attachments } attachment
   *[other] { $attachments } attachments
}
checkup-none = Nothing to remark on
checkup-see = See what was found
checkup-silence = Let it stand
checkup-silence-do = Let it stand
checkup-reason = Why?
checkup-reason-hint = The reason goes into the journal. If the text changes, the finding returns.
checkup-unsilence = Show it again
checkup-silenced-count = { $count ->
    [one] { $count } place that somebody let stand
   *[other] { $count } places that somebody let stand
}
checkup-silenced-by = { $by } let it stand { $when }:
checkup-codes-title = What the findings mean
checkup-codes-lead = Errors must be mended, warnings looked at, hints are good to know.
checkup-example = Example
