//! The Danish language: dates, verb forms, names, sorting and folding. Knows no municipality.
