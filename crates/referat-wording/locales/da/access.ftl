# Roller og handlinger: tabellen over, hvem der må hvad.

role-staff = Enhver, der er logget ind
role-reader = Læser
role-author = Sagsforfatter
role-approver = Godkender
role-substitute = Stedfortræder
role-member = Medlem
role-chair = Formand
role-secretary = Sekretær
role-administrator = Administrator

## Handlinger: »Du må ikke …«
action-look-around = se det, der er åbent
action-print-document = trykke det, man må se
action-keep-own-data = se og rette sine egne oplysninger
action-answer-invitation = svare på indkaldelser
action-check-up = se eftersynet af et møde
action-silence-finding = lade et fund stå
action-explain-abbreviation = rette forummets forkortelser
action-plan-meetings = planlægge, flytte og aflyse forummets møder
action-invite-to-meeting = indkalde til møder og notere afbud for andre
action-keep-rooms = rette listen over lokaler
action-issue-document = udstede dokumenter
action-set-openness = lukke og åbne punkter og bilag
action-import-minutes = indlæse gamle referater
action-decide-proposal = afgøre forslag
action-join-cases = lægge sager sammen og skille dem ad
action-read-journal = læse forummets journal
action-read-whole-journal = læse hele kommunens journal
action-appoint-to-forum = give og afslutte roller i forummet
action-appoint-officer = udpege formand, sekretær og administrator
action-keep-people = rette personer, stillinger og enheder
action-keep-accounts = invitere folk og lukke konti
action-keep-forums = oprette forummer og sætte deres regler
action-set-configuration = sætte kommunens regler
action-set-look = sætte dokumenternes udseende
action-load-register = indlæse KL's emnesystematik
action-see-as = se siderne som en anden rolle

either = { $those } eller { $last }

access-title = Hvem må hvad
access-lead = Tabellen er den, programmet selv slår op i. En rolle gælder i det forum, den er givet i; administratorens gælder overalt.
access-yes = må
access-no = må ikke
