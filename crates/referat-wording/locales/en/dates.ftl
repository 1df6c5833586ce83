# Dates, times and sizes.

date = { $day } { $month } { $year }
date-in-year = { $day } { $month }
date-with-weekday = { $weekday } { $date }
date-unknown = undated
moment = { $date } at { $time }
time-at = at { $time }
time-from-to = { $start }–{ $end }
years = { $first }–{ $last }
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
names-and-last = { $names } and { $last }

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
