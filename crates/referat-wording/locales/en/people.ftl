# Persons, positions and units.

directory-title = Names
directory-lead = Who has recommended, presented and spoken.
directory-units = Units
directory-positions = Positions
directory-persons = Persons
directory-empty = No names yet. They come with the minutes that are imported.
named-person = Person
named-position = Position
named-unit = Unit
named-of-unit = In the unit
named-positions = Positions:
named-aliases = Also written:
named-alias-proposed = proposed, not decided
named-empty = No items that you can see mention this name.
named-recommended = { $count ->
    [one] { $count } item. This became of its clauses:
   *[other] { $count } items. This became of their clauses:
}
