# Et møde.

meeting-crumb = Mødet { $date }
meeting-crumb-undated = Mødet uden dato
meeting-whole-title = { $meeting }, hele mødet
meeting-time = Tid
meeting-place = Sted
meeting-state = Status
meeting-approved = Referatet
meeting-approved-at = godkendt på mødet { $date }
meeting-read-from = Læst ind fra
meeting-contents = Indhold
meeting-empty = Mødet har ingen punkter.
meeting-schedule = Dagens rækkefølge
meeting-schedule-time = Kl.
meeting-schedule-note = Punkterne blev behandlet efter klokken, ikke efter deres numre.
meeting-show-whole = Vis hele mødet på én side
meeting-show-contents = Vis kun indholdet
meeting-previous = Forrige møde
meeting-next = Næste møde
meeting-steps-label = Forummets møder før og efter
