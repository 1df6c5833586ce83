# Filer man får: HTML og arkivpakker.

form-table = Tabel { $number }

bundle-lead = { $count ->
    [one] Her er 1 fil.
   *[other] Her er { $count } filer.
}
bundle-date = Pakken er fra { $date }.
bundle-files = Filer
bundle-file = Fil
bundle-what = Hvad det er
bundle-size = Størrelse
bundle-checksum = Kontrolsum (SHA-256)
bundle-bytes = { $count } byte
bundle-verify = Er filerne uændrede?
bundle-verify-lead = Hver fil har en kontrolsum. Er bare ét tegn i filen ændret, bliver kontrolsummen en anden.
bundle-verify-open = Åbn en terminal i den mappe, som denne side ligger i.
bundle-verify-type = Skriv linjen for dit system:
bundle-verify-linux = På Linux: sha256sum -c { $checksums }
bundle-verify-macos = På macOS: shasum -a 256 -c { $checksums }
bundle-verify-answer = Der skal stå OK ud for hver fil.
bundle-verify-windows = På Windows: skriv certutil -hashfile, filens navn og SHA256, og sammenlign med kontrolsummen her på siden.
bundle-reading = Hvad der skal bruges
bundle-reading-words = Pakken kan læses uden Referat. Denne side åbnes i en browser. Filerne åbnes i de programmer, de altid åbnes i. { $manifest } siger det samme til programmer.
