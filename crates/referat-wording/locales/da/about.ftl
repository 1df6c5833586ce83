# Om programmet.

about-title = Om Referat
about-lead = Referat husker for kommunens forummer: hvad der var på dagsordenen, hvad der blev indstillet, og hvad der blev besluttet.
about-access = Hvem kan se det her
about-access-words = Forbindelser fra andre computere afvises. Lukkede punkter vises derfor også; de er mærket.
about-keyboard = Tastatur
about-key = Tast
about-key-does = Gør
about-key-search = Går til søgefeltet
about-key-next = Går til næste punkt eller møde
about-key-previous = Går til forrige punkt eller møde
about-key-sheet = Viser sidens egne taster (i mødelokalet)
about-key-leave = Forlader søgefeltet
about-letter-keys = Brug /, J og K samt L og M som genveje (piletasterne virker altid)
about-licences = Version og licenser
about-version = Version { $version }.
about-licence-words = Programmet er fri software under Mozilla Public License 2.0. Udseendet bygger på Det Fælles Designsystem.
about-licences-all = Alle licenser
