# Indlæste dokumenter og det, der blev fundet i dem.

imports-title = Import
imports-lead = Dokumenter, der er læst ind, de nyeste først. Se, hvad hvert af dem blev til, og hvad der bør ses efter.
imports-done = Læst ind
imports-empty = Ingen dokumenter er læst ind endnu.
import-report = Indlæst dokument
import-file = Fil
import-kind = Art
import-when = Læst ind
import-coverage = Andel læst
import-coverage-short = Noget af teksten hører ikke til noget punkt. Den er gemt, og stederne står nedenfor.
import-findings = Fund
import-no-findings = Ingen
import-became = Blev til
import-meeting = Mødet
import-proposed = Et forslag, der venter
import-nothing = Intet endnu
import-joins = Dokumentet kan være fra { $meeting }.
import-joins-decide = Se forslaget
import-findings-count = { $count ->
    [0] Intet at se efter
    [one] { $count } sted at se efter
   *[other] { $count } steder at se efter
}
import-findings-none = Dokumentet er læst, uden at noget faldt i øjnene.
import-findings-note = Dokumentet er gemt, som det var. Hvert sted vises sammen med linjerne i kilden.
import-line = linje { $line }
import-source = Linjer i kilden
import-here = Stedet:
import-undo = Fortryd indlæsningen
import-undo-words = Mødet tages væk med sine punkter og alt andet, som kun denne fil har ført ind. Intet slettes helt: journalen viser, at det var her. Filen kan læses ind igen bagefter.
import-undo-reason = Grund
import-undo-reason-hint = Den skrives i journalen.
import-undo-do = Fortryd
import-undone = Indlæsningen er fortrudt.
import-accepted = Mødet er læst ind.
import-accepted-proposals = { $count ->
    [0] Der er ingen forslag at tage stilling til.
    [one] Der er { $count } forslag at tage stilling til.
   *[other] Der er { $count } forslag at tage stilling til.
}
import-known = Filen var læst ind i forvejen; intet er ændret.
import-mended-by = Rettet af
