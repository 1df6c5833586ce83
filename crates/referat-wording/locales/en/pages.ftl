# What stands around every page.

program-name = Referat
skip-to-content = Skip to the content
ways-label = Main menu
way-front = Front page
way-journal-numbers = Journal numbers
way-names = Names
way-imports = Imports
way-proposals = To decide
crumbs-label = Breadcrumbs
local-only = Referat can be opened on this computer only.
print = Print
pages-label = Pages
pages-previous = Previous
pages-next = Next
pages-number = Page { $number }
dead-link-note = the link's address has been lost

journal-number-label = { -journal-number }
outcomes-label = Outcomes
items-count = { $count ->
    [0] no items
    [one] { $count } item
   *[other] { $count } items
}
meetings-count = { $count ->
    [0] No meetings yet
    [one] { $count } meeting
   *[other] { $count } meetings
}
attachments-count = { $count ->
    [one] { $count } attachment
   *[other] { $count } attachments
}
cases-and-items = { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
}, { $items ->
    [one] { $items } item
   *[other] { $items } items
}

## Commands that are shown where there is nothing yet
command-import = referat import FOLDER
command-kle-load = referat kle load FILE
