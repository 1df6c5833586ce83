# Det, der står omkring alle sider.

program-name = Referat
skip-to-content = Gå til sidens indhold
ways-label = Hovedmenu
way-front = Forside
way-journal-numbers = Journalnumre
way-names = Navne
way-imports = Import
way-proposals = Afklaring
crumbs-label = Brødkrumme
local-only = Referat kan kun åbnes på denne computer.
print = Udskriv
pages-label = Sider
pages-previous = Forrige
pages-next = Næste
pages-number = Side { $number }
dead-link-note = linkets adresse er gået tabt

journal-number-label = { -journal-number }
outcomes-label = Udfald
items-count = { $count ->
    [0] ingen punkter
    [one] { $count } punkt
   *[other] { $count } punkter
}
meetings-count = { $count ->
    [0] Ingen møder endnu
    [one] { $count } møde
   *[other] { $count } møder
}
attachments-count = { $count ->
    [one] { $count } bilag
   *[other] { $count } bilag
}
cases-and-items = { $cases ->
    [one] { $cases } sag
   *[other] { $cases } sager
}, { $items ->
    [one] { $items } punkt
   *[other] { $items } punkter
}

## Kommandoer, der vises, hvor der ikke er noget endnu
command-import = referat import MAPPE
command-kle-load = referat kle load FIL
