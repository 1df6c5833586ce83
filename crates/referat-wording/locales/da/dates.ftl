# Datoer, klokkeslæt og størrelser.

date = { $day }. { $month } { $year }
date-in-year = { $day }. { $month }
date-with-weekday = { $weekday } den { $date }
date-unknown = uden dato
moment = { $date } kl. { $time }
time-at = kl. { $time }
time-from-to = kl. { $start }–{ $end }
years = { $first }–{ $last }
size-bytes = { $count } byte
names-and-last = { $names } og { $last }

month-1 = januar
month-2 = februar
month-3 = marts
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

weekday-monday = mandag
weekday-tuesday = tirsdag
weekday-wednesday = onsdag
weekday-thursday = torsdag
weekday-friday = fredag
weekday-saturday = lørdag
weekday-sunday = søndag
