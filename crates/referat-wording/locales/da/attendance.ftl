# Fremmøde, beslutningsdygtighed, afstemning, mindretalsudtalelser og inhabilitet.

attendance-title = Fremmøde: { $meeting }
attendance-link = Fremmøde
attendance-lead = Ét tryk pr. person. Afbud er kendt på forhånd, og alt kan rettes, også efter mødet.
attendance-is-off = Forummet noterer ikke fremmøde. Det ændres i forummets regler.
attendance-not-now = Mødet er ikke åbnet. Åbn det på mødets side, før fremmøde og stemmer noteres.
attendance-people = Deltagere
attendance-nobody = Ingen er indkaldt, og ingen har en rolle i forummet på dagen.
attendance-column-noted = Fremmøde
attendance-not-noted = Ikke noteret endnu
attendance-instead-of = Stedfortræder for { $name }
attendance-undo = Fortryd
attendance-clear = Slet noteringen
attendance-late-or-early = Kom senere eller gik før
attendance-came-at = Kom til
attendance-left-after = Gik efter
attendance-from-start = Mødets begyndelse
attendance-to-end = Mødets slutning
attendance-stay-save = Gem
attendance-stay-noted = Det er noteret, hvilke punkter personen deltog i.
attendance-from = Var med fra punkt { $from }.
attendance-until = Var med til og med punkt { $until }.
attendance-from-until = Var med fra punkt { $from } til og med punkt { $until }.
attendance-out-in-between = Var ude ved enkelte punkter.
attendance-note-rest = Notér resten
attendance-note-rest-hint = De, der ikke er noteret, står som til stede; de, der har sendt afbud, som afbud.
attendance-rest-noted = Alle er noteret.
attendance-substitute-save = Notér stedfortræderen
attendance-substitute-noted = Stedfortræderen er noteret.
attendance-away = Deltog ikke
attendance-quorum = { $there } til stede med stemmeret af { $members } medlemmer. Forummet er beslutningsdygtigt.
attendance-no-quorum = Kun { $there } til stede med stemmeret af { $members } medlemmer. Forummet er ikke beslutningsdygtigt: mindst { $needed } skal være til stede (kommunestyrelsesloven § 11).

attended-present = Til stede
attended-absent = Fraværende
attended-apology = Afbud
attended-substitute = Til stede som stedfortræder
away-cause-away = ude
away-cause-disqualified = inhabil

part-title = Fremmøde og afstemning, punkt { $number }: { $title }, { $meeting }
part-link = Ret fremmøde og afstemning
part-heading = Fremmøde og afstemning
part-is-off = Forummet noterer hverken fremmøde pr. punkt eller stemmer. Det ændres i forummets regler.
part-people = Deltagere i punktet
part-column-state = Deltagelse
part-out = Var ude
part-back = Var med
part-noted = Deltagelsen er noteret.
part-has-left = forlod lokalet
part-disqualified = Inhabil
part-disqualified-change = Ret inhabiliteten
part-disqualified-reason = Hvorfor
part-disqualified-hint = Ses kun af forummets medlemmer og sekretariat, og trykkes ikke. Forummet afgør, om nogen er inhabil (kommunestyrelsesloven § 14).
part-left-the-room = Forlod lokalet
part-disqualified-save = Notér som inhabil
part-disqualified-why = { $name } er inhabil, fordi: { $reason } (Ses kun af forummet.)
part-reason = Begrundelse: { $reason }
part-guests = Gæster under punktet
part-no-guests = Ingen gæster.
part-guest-name = Gæstens navn
part-guest-add = Tilføj gæst
part-guest-noted = Gæsterne er rettet.
part-take-back = Fortryd

voted-for = For
voted-against = Imod
voted-abstained = Undlod
vote-heading = Afstemning
vote-none = Der er ikke noteret stemmer.
vote-tally = For: { $for }. Imod: { $against }. Undlod: { $abstained }.
vote-silent = { $count ->
    [one] Mangler én stemme: { $names }.
   *[other] Mangler { $count } stemmer: { $names }.
 }
vote-who = Hvem
vote-what = Stemme
vote-everyone = Alle, der ikke har stemt
vote-party = Gruppe { $party }
vote-hint = Et tryk på en gruppe gælder dem i gruppen, der er til stede og ikke har stemt. Et tryk på en afgivet stemme tager den tilbage.
vote-noted = Stemmerne er noteret.

dissent-heading = Mindretalsudtalelser og ført til referat
dissent-none = Ingen.
dissent-is-dissent = mindretalsudtalelse
dissent-is-recorded = ført til referat
dissent-by = Af
dissent-kind = Art
dissent-words = Ordlyd
dissent-words-hint = Enhver, der deltager, kan få sin afvigende mening kort tilført beslutningsprotokollen (kommunestyrelsesloven § 13).
dissent-add = Tilføj
dissent-noted = Udtalelserne er rettet.

party-label = Parti eller liste
party-hint = Bogstavet efter navnet: »Danni Olsen (O)«. Tomt, hvis der ikke er noget.
party-save = Gem bogstavet
party-saved = Bogstavet er gemt.

not-now-attendance-off = Forummet noterer ikke fremmøde.
not-now-attendance-not-per-item = Forummet noterer ikke fremmøde for hvert punkt.
not-now-attendance-all-noted = Alle er noteret.
not-now-attendance-has-voted = Personen har stemt ved et punkt og var altså til stede. Tag stemmen tilbage først.
not-now-attendance-member-there = Der kan kun noteres en stedfortræder for et medlem, der ikke er til stede.
not-now-attendance-not-there = Personen er ikke noteret som til stede på mødet.
not-now-guest-noted = Gæsten står der allerede.
not-now-votes-off = Forummet noterer ikke stemmer og mindretalsudtalelser.
not-valid-attendance-substitute-of = Vælg, hvem stedfortræderen kommer i stedet for.
not-valid-attendance-backwards = Personen kan ikke være gået, før vedkommende kom.
not-valid-disqualified-reason = Skriv, hvorfor personen er inhabil.
not-valid-guest-name = Skriv gæstens navn, højst 100 tegn.
not-valid-vote-no-seat = Kun medlemmer og deres stedfortrædere kan stemme.
not-valid-vote-not-there = Personen var ikke til stede ved punktet og kan ikke stemme.
not-valid-vote-disqualified = Personen er inhabil ved punktet og kan ikke stemme.
not-valid-vote-twice = Ingen kan stemme to gange.
not-valid-vote-nobody = Ingen i gruppen kan stemme: de har stemt eller er ikke til stede.
not-valid-dissent-empty = Skriv udtalelsens ordlyd.
not-valid-dissent-too-long = Udtalelsen skal være kort: højst 2.000 tegn.
not-valid-dissent-not-there = Kun den, der har stemmeret og deltager i punktet, kan få noget ført til referat.
not-valid-party = Skriv et bogstav eller en kort betegnelse, højst ti bogstaver og tal uden mellemrum.

rule-name-attendance = Fremmøde noteres
    .hint = Forretningsordenen kan kræve, at det står ved hvert punkt, hvem der ikke deltog.
rule-name-quorum = Beslutningsdygtighed
    .hint = Mangler der medlemmer, advares der ved punktet. Det forhindrer ikke, at en beslutning skrives.
rule-name-votes = Stemmer og mindretalsudtalelser noteres
    .hint = Det skal fremgå af beslutningsprotokollen, hvordan medlemmerne stemte. Gruppernes bogstaver er nok, når de stemmer samlet.
rule-choice-none = Nej
rule-choice-meeting = Én gang for mødet
rule-choice-item = For hvert punkt
rule-choice-half = Mindst halvdelen af medlemmerne er til stede

journal-action-note-attendance = Noterede fremmøde
journal-action-note-substitute = Noterede en stedfortræder
journal-action-note-stay = Noterede, hvornår en deltager kom eller gik
journal-action-note-item-attendance = Noterede deltagelse i et punkt
journal-action-note-item-guest = Noterede en gæst under et punkt
journal-action-forget-item-guest = Fjernede en gæst under et punkt
journal-action-record-votes = Noterede stemmer
journal-action-record-dissent = Tilføjede en mindretalsudtalelse
journal-action-record-statement = Førte en udtalelse til referat
journal-action-forget-dissent = Fjernede en udtalelse fra beslutningen
journal-action-set-party = Satte et medlems parti eller liste
covered-item-absence = { $count ->
    [one] én deltagelse i et punkt
   *[other] { $count } deltagelser i punkter
 }
