# Mødesager på vej: skrive, aflevere, godkende.

way-papers = Mødesager
papers-title = Mødesager
papers-lead = Det, der er på vej til et møde, og det, der venter på dig.
papers-to-approve = Til din godkendelse
papers-to-approve-none = Ingen mødesager venter på din godkendelse.
papers-to-place = Klar til en dagsorden
papers-to-place-none = Ingen mødesager venter på en plads.
papers-own = Mine mødesager
papers-own-none = Du skriver ikke på nogen mødesag.
papers-meetings = Kommende møder, du bygger dagsorden til
papers-column-title = Overskrift
papers-column-forum = Forum
papers-column-state = Status
papers-column-author = Forfatter
papers-column-due = Frist

paper-new-title = Ny mødesag
paper-new = Begynd en mødesag
paper-new-lead = Vælg forum og slags. Resten skrives på næste side og gemmes undervejs.
paper-new-none = Du skriver ikke for noget forum. Bed forummets sekretær om rollen som sagsforfatter.
paper-new-forum = Forum
paper-new-kind = Slags
paper-new-number-hint = Nummeret fra journalplanen, for eksempel 00.30.00-P00-5-26. Det kan vente.
paper-new-due = Skal være klar
paper-new-due-hint = Dagen, teksten skal være færdig.
paper-begin = Begynd at skrive

paper-untitled = Uden overskrift
paper-write-title = Skriv: { $title }
paper-write = Skriv
paper-write-lead = Hvert felt gemmes for sig, mens du skriver.
paper-write-closed = Mødesagen er afleveret og skrives ikke i nu.
paper-not-plain = Teksten har tabeller eller andet, som kun kan rettes i editoren. Slå JavaScript til for at rette den.
paper-save = Gem
paper-field-title = Overskrift
paper-field-journal-number = Journalnummer
paper-field-recommenders = Hvem indstiller
paper-field-clauses = Indstilling, punkt for punkt
paper-see = Se mødesagen
paper-kind = Slags
paper-state = Status
paper-author = Forfatter
paper-due = Frist
paper-number = Journalnummer
paper-placed = Dagsordener
paper-placed-issued = udsendt
paper-placed-open = under opbygning
paper-waits-for = Venter på { $step }
paper-missing = Før mødesagen kan afleveres, mangler:
paper-empty = Der er ikke skrevet noget endnu.
paper-submit = Aflever
paper-submit-hint = Teksten fryses som en version. Den kan ikke rettes, mens den er til godkendelse.
paper-approve = Godkend
paper-return = Returnér
paper-return-hint = Skriv, hvad der skal rettes. Forfatteren ser det.
paper-reopen = Åbn for rettelser
paper-reopen-hint = Mødesagen skal afleveres igen bagefter.
paper-withdraw = Træk tilbage
paper-take-up = Genoptag
paper-approvals = Godkendelse
paper-approvals-none = Ingen har taget stilling endnu.
paper-step-approved = Godkendt
paper-step-returned = Returneret
paper-remarks = Bemærkninger
paper-remarks-hint = Bemærkninger ses af dem, der arbejder med mødesagen. De trykkes aldrig.
paper-remarks-none = Ingen bemærkninger.
paper-remark = Bemærkning
paper-remark-write = Skriv bemærkningen
paper-remark-settle = Klaret
paper-remark-unsettle = Ikke klaret alligevel
paper-remark-settled = klaret
paper-files = Bilag
paper-files-none = Ingen bilag.
paper-files-add = Tilføj bilag
paper-files-hint = PDF, Word, Excel, PowerPoint, billeder og tekst, højst 32 MB pr. fil. En fil med samme navn bliver en ny version.
paper-file-version = version { $version }
paper-file-up = Flyt op
paper-file-down = Flyt ned
paper-file-off = Tag af
paper-file-rename = Ret titel
paper-file-title = Titel
paper-file-close = Luk bilaget
paper-file-open = Åbn bilaget
paper-files-refused = Disse filer kom ikke med:
paper-closure = Lukket for offentligheden
paper-closure-is = Mødesagen skal behandles for lukkede døre.
paper-closure-none = Mødesagen er åben.
paper-closure-ground = Hjemmel
paper-closure-ground-hint = For eksempel kommunestyrelsesloven § 10, stk. 1.
paper-closure-title = Neutral overskrift
paper-closure-title-hint = Det, andre ser. Tomt giver "Lukket punkt".
paper-close = Luk mødesagen
paper-open = Gør mødesagen åben

paper-kind-decision = Beslutning
paper-kind-discussion = Drøftelse
paper-kind-information = Orientering
paper-kind-theme = Temadrøftelse
paper-kind-approval = Godkendelse af dagsorden og referat
paper-kind-miscellaneous = Meddelelser og eventuelt
paper-state-drafting = Skrives
paper-state-in_approval = Til godkendelse
paper-state-ready = Klar
paper-state-withdrawn = Trukket tilbage

guidance-title = Kort og så andre kan finde sagen igen. Forum, tid og oplægsholder sættes på af sig selv.
guidance-journal-number = Nummeret fra journalplanen. Feltet kan stå tomt.
guidance-recommenders = En stilling på hver linje, for eksempel Chefen for Økonomi & Stab.
guidance-clauses = Et punkt for hver ting, der skal besluttes, for eksempel "at Chefforum godkender planen". Begynd med "at".
guidance-section-occasion = Hvorfor kommer sagen nu? Et par linjer.
guidance-section-statement = Fortæl sagen, så den kan læses uden bilag: baggrund, muligheder, følger. Nævn de nøgletal, der betyder noget.
guidance-section-recommendation = Skriv kun noget her, hvis der skal stå mere end hvem der indstiller hvad.
guidance-section-attachments = Bilag lægges på mødesagens side. Skriv kun noget her, hvis listen skal forklares.
guidance-section-history = Hvad andre fora har besluttet før.
guidance-section-decision = Skrives på mødet.
guidance-section-other = Det, der hører under overskriften. Udfyldes kun, hvis det betyder noget for beslutningen.

not-now-paper-not-drafting = Mødesagen er afleveret og skrives ikke i nu. Åbn den for rettelser først.
not-now-paper-not-in-approval = Mødesagen venter ikke på en godkendelse. Hent siden igen og se, hvor langt den er.
not-now-paper-withdrawn = Mødesagen er trukket tilbage. Genoptag den først.
not-now-paper-not-withdrawn = Mødesagen er ikke trukket tilbage.
not-now-paper-not-ready = Mødesagen er ikke klar endnu. Den skal afleveres og godkendes først.
not-now-paper-incomplete = Der mangler noget, før mødesagen kan afleveres. Listen står på mødesagens side.
not-now-own-paper = Man kan ikke godkende det, man selv har skrevet. Bed en anden godkender om det.
not-valid-return-reason = Skriv, hvorfor mødesagen returneres, så forfatteren ved, hvad der skal rettes.
not-valid-remark-empty = Skriv bemærkningen.
not-valid-paper-title = Skriv en overskrift.
not-valid-paper-kind = Vælg, hvilken slags mødesag det er.
not-valid-forum = Vælg et forum.
not-valid-case = Sagen findes ikke. Skriv dens journalnummer i stedet.
not-valid-journal-number = Det er ikke et journalnummer. Et journalnummer ser sådan ud: 00.30.00-P00-5-26.
not-valid-field-form = Teksten kunne ikke læses. Hent siden igen.
not-valid-field-too-long = Teksten er for lang. Del den op, eller læg noget af den i et bilag.
not-valid-closure-ground = Skriv hjemlen for at lukke. Den må højst være 300 tegn.
not-valid-attachment-title = Skriv en titel på højst 200 tegn.
not-kept-active-content = Filen har indhold, som en browser ville køre (HTML eller SVG). Gem den som PDF.
not-kept-kind-of-file = Den slags fil kan ikke være bilag. Brug PDF, Word, Excel, PowerPoint, billeder eller tekst.
not-kept-too-large-unpacked = Filen fylder alt for meget, når den pakkes ud. Gem den som PDF.
not-kept-macros = Filen har makroer. Gem den uden, for eksempel som .docx, eller som PDF.

action-write-paper = skrive mødesager til forummet
action-approve-paper = godkende mødesager på vej til forummet
action-build-agenda = bygge forummets dagsordener

rule-name-approval-steps = Godkendelsestrin
    .hint = Hvem der skal godkende en mødesag, før den er klar: et trin på hver linje. Tomt giver ingen trin.

journal-action-begin-paper = Begyndte en mødesag
journal-action-close-paper = Ændrede, om en mødesag er lukket
journal-action-attach-to-paper = Lagde bilag på en mødesag
journal-action-change-paper-file = Ændrede et bilag til en mødesag
journal-action-submit-paper = Afleverede en mødesag
journal-action-approve-paper = Godkendte en mødesag
journal-action-return-paper = Returnerede en mødesag
journal-action-reopen-paper = Åbnede en mødesag for rettelser
journal-action-withdraw-paper = Trak en mødesag tilbage
journal-action-take-up-paper = Genoptog en mødesag
journal-action-remark-on-paper = Skrev en bemærkning til en mødesag
journal-action-settle-remark = Klarede en bemærkning
journal-action-begin-agenda = Begyndte en dagsorden
journal-action-place-on-agenda = Satte en mødesag på en dagsorden
journal-action-issue-agenda = Udsendte en dagsorden
journal-kind-paper = Mødesag

covered-approval = { $count ->
    [one] 1 godkendelse
   *[other] { $count } godkendelser
}
covered-paper-attachment = { $count ->
    [one] 1 bilag til en mødesag
   *[other] { $count } bilag til mødesager
}
covered-paper-remark = { $count ->
    [one] 1 bemærkning
   *[other] { $count } bemærkninger
}
covered-paper-template = { $count ->
    [one] 1 skabelon
   *[other] { $count } skabeloner
}

templates-title = Skabeloner: { $forum }
templates-link = Skabeloner
templates-lead = Hvilke afsnit en mødesag har, i hvilken rækkefølge, og hvad forfatteren får at vide. Mødesager, der er begyndt, beholder deres afsnit.
template-change = Ret skabelonen
template-hint = Afsnittene står i rækkefølge efter plads. Et afsnit uden overskrift tages ud.
template-is-required = skal udfyldes
template-new-section = Nyt afsnit
template-place = Plads
template-heading = Overskrift
template-kind = Afsnittet er
template-guidance = Vejledning til forfatteren (trykkes aldrig)
template-required = Skal udfyldes, før mødesagen afleveres
template-keep = Gem skabelonen
template-kept = Skabelonen er gemt.
action-keep-templates = rette skabelonerne til forummets mødesager
journal-action-keep-template = Rettede en skabelon
not-valid-template-headings = Hvert afsnit skal have sin egen overskrift på højst 120 tegn.
not-valid-template-count = En skabelon har mellem 1 og 20 afsnit.
not-valid-template-kinds = En skabelon kan kun have én indstilling og ét afsnit med bilag.
not-valid-template-guidance = Vejledningen er for lang. Den må højst være 2.000 tegn.
not-now-template-unchanged = Skabelonen er allerede sådan.

cli-demo-paper-placed = Strategi for ledelsesinformation
cli-demo-paper-waiting = Fælles velkomst til nye ledere
cli-demo-paper-written = Husregler for mødelokalerne
cli-demo-paper-occasion = Direktionen bad i efteråret om et oplæg, som Chefforum kan drøfte, før der lægges en plan.
cli-demo-paper-recommender = Kommunaldirektøren
cli-demo-paper-clause = at Chefforum drøfter oplægget
journal-action-explain-late = Skrev, hvorfor et punkt kom efter fristen

# Hvilken sag mødesagen hører til
case-title = Sagen
case-choose = Vælg sag
case-choose-title = Vælg sag til { $title }
case-choose-lead = Mødesagen følger sagen gennem årene. Vælg den sag, den hører til, eller begynd en ny. Det kan ændres, indtil den har stået på en dagsorden.
case-search = Find en sag
case-search-hint = Et journalnummer, begyndelsen af et, eller ord fra sagen.
case-search-new-hint = Et journalnummer, begyndelsen af et, eller ord fra sagen. Tomt søger på overskriften.
case-find = Find
case-which = Hvilken sag
case-new = En ny sag
case-new-number = Den nye sags journalnummer
case-none-found = Ingen sag ligner. Begynd en ny, eller søg med andre ord.
kle-suggested = Emner i KLE, teksten peger på
kle-suggested-hint = Et forslag: du vælger. Sagssystemet giver nummeret dets løbenummer og år.
kle-points = Peger på det:
kle-precedent = Sådan blev det journaliseret før:
paper-versions = Versioner
paper-versions-count =
    { $count ->
        [one] 1 version
       *[other] { $count } versioner
    }
versions-title = Versioner af { $title }
versions-lead = En version fryses, når mødesagen afleveres eller kommer på en dagsorden. Sammenlign to af dem ord for ord.
versions-one = Der er kun én version at se.
versions-from = Fra
versions-to = Til
versions-compare = Sammenlign
versions-version = Version { $number }, { $when }
versions-now = Som den er nu
versions-same = De to siger det samme.
journal-action-choose-case = Valgte en mødesags sag
not-now-paper-has-stood = Mødesagen har stået på en dagsorden og hører til den sag, den blev behandlet under.
not-valid-case-is-its-own = Mødesagen hører allerede til den sag.
