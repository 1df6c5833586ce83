# Personer, stillinger og enheder.

directory-title = Navne
directory-lead = Hvem der har indstillet, fremlagt og udtalt sig.
directory-units = Enheder
directory-positions = Stillinger
directory-persons = Personer
directory-empty = Ingen navne endnu. De kommer med de referater, der læses ind.
named-person = Person
named-position = Stilling
named-unit = Enhed
named-of-unit = I enheden
named-positions = Stillinger:
named-aliases = Skrives også:
named-alias-proposed = foreslået, ikke afgjort
named-empty = Ingen punkter, du kan se, nævner dette navn.
named-recommended = { $count ->
    [one] { $count } punkt. Det blev der af indstillingens led:
   *[other] { $count } punkter. Det blev der af indstillingernes led:
}
